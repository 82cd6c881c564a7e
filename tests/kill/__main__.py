"""`python -m tests.kill TIMES [SEED]`: see tests.kill.trials."""

from __future__ import annotations

import json
import sys

from tests.kill.trials import run

if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    print(json.dumps(run(words[0], words[1] if len(words) > 1 else 20261105)))
