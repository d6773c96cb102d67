"""The end of the process, also where a thread waits for a disk that never answers."""

import os
import sys

from boardapp.desktop.system.jobs import are_threads_done


def end(code: int) -> int:
    """Give back the exit code; where a thread hangs, end the process with it here and now.

    Qt and Python wait for every thread at their end. One that a dead network drive holds never
    comes back, and all that it could still do is no longer wanted: every window has let go of it.
    """
    if not are_threads_done():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
