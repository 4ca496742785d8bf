"""Runs a command in a terminal of its own and types a line at each prompt: COMMAND ANSWERS, both as JSON lists."""

import json
import os
import pty
import re
import select
import signal
import sys

command, answers = json.loads(sys.argv[1]), json.loads(sys.argv[2])
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)

seen, answered = "", 0
while True:
    ready, _, _ = select.select([terminal], [], [], 60)
    if not ready:
        os.kill(child, signal.SIGKILL)
        break
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break  # Linux says so where the other side has ended.
    if not data:
        break
    seen += re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", data.decode("utf8", "replace"))
    if seen[answered:].endswith("> "):
        answered = len(seen)
        # Ctrl-D where there is nothing left to say.
        os.write(terminal, (answers.pop(0) + "\r" if answers else "\x04").encode())

_, status = os.waitpid(child, 0)
sys.stdout.write(seen)
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 99)
