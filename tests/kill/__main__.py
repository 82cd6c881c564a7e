"""`python -m tests.kill TIMES [SEED]` kills the store's worker, `python -m tests.kill app TIMES [SEED]` the real window. Prints JSON."""

from __future__ import annotations

import json
import sys

if __name__ == "__main__":
    words = sys.argv[1:]
    if words[0] == "app":
        from tests.kill.app_trials import run
    else:
        from tests.kill.trials import run
    times, seed, *_ = [*(int(word) for word in words if word != "app"), 20261105]
    print(json.dumps(run(times, seed)))
