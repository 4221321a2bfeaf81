// Copyright 2026 the softbon authors
// SPDX-License-Identifier: Apache-2.0

import Certification
import Documents
import Enclosures
import ExactArithmetic
import SoftBestOfN
import Tables

print("The softbon libraries can be imported.")
