"""`python -m moothall` is `moothall`. Starts the app's main and does nothing else."""

import sys

from moothall.app import main

if __name__ == "__main__":
    sys.exit(main())
