# Find a Python that can run boardapp. Sourced by the other scripts.
# $PYTHON names one; otherwise the first of the usual names that runs and is new enough.

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() { # sets $python
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        is_new_enough "$python" && return
    done
    python=
    return 1
}

explain_python() {
    found=$(python3 --version 2>/dev/null || echo "no python3")
    echo "boardapp needs Python 3.11 or newer; here is ${PYTHON:-$found}." >&2
    echo "Install one, or name it: make demo PYTHON=/path/to/python3.12" >&2
}
