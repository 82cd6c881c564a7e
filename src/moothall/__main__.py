"""`python -m moothall` is the command `moothall`."""

import sys

from moothall.app import main

if __name__ == "__main__":
    sys.exit(main())
