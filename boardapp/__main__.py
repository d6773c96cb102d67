"""`python -m boardapp`, the same as `boardapp`."""

import sys

from boardapp.cli import main

if __name__ == "__main__":  # a process for many files reads this file too
    sys.exit(main())
