# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "examples"))
pytest_plugins = ["pytester"]
