"""`python -m boardapp`, the same as `boardapp`."""

import sys

from boardapp.cli import main

sys.exit(main())
