"""Runs a Python program with its arguments, and says on the last line of stderr what the process took."""

import json
import resource
import runpy
import sys
from pathlib import Path

sys.argv = sys.argv[1:]
sys.path.insert(0, str(Path(sys.argv[0]).parent))
runpy.run_path(sys.argv[0], run_name="__main__")
took = resource.getrusage(resource.RUSAGE_SELF)
print("\n" + json.dumps({"cpu": took.ru_utime + took.ru_stime, "peak": took.ru_maxrss / 1024}), end="", file=sys.stderr)
