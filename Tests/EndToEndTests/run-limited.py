#!/usr/bin/env python3
# Copyright 2026 the softbon authors
# SPDX-License-Identifier: Apache-2.0
"""Runs commands and tells what they took.

Each line of standard input is a JSON object with `folder` (where to run), `seconds` (after which the command is
killed), `streams` (paths for standard input, output and error, or `closed`) and `command` (absolute path and
arguments). Each is answered by a line with `status` (the exit code, or minus the signal), `processor` (user and system
time in seconds) and `memory` (the largest resident set in bytes).

A process of its own does this because the peak that Linux reports for a program includes that of the process that
started it, and a test runner is large.
"""

import json
import os
import signal
import sys

MODES = [os.O_RDONLY] + 2 * [os.O_WRONLY | os.O_CREAT | os.O_TRUNC]
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


def become(request):
    os.chdir(request["folder"])
    for number, (path, mode) in enumerate(zip(request["streams"], MODES)):
        os.close(number)
        if path != "closed":
            descriptor = os.open(path, mode, 0o666)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
            os.set_inheritable(number, True)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.execv(request["command"][0], request["command"])


def run(request):
    child = os.fork()
    if child == 0:
        try:
            become(request)
        finally:
            os._exit(127)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, request["seconds"])
    _, status, usage = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "processor": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss * MEMORY_UNIT,
    }


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
