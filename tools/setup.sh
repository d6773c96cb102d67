#!/bin/sh
# Make .venv and install boardapp into it with the pinned versions.
#
#   tools/setup.sh             what the app needs
#   tools/setup.sh test,dev    and what its tests and lints need
set -eu
cd "$(dirname "$0")/.."
. tools/python.sh

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1
extras=${1:+[$1]}

# A .venv whose Python has gone (an upgrade, a moved folder) is made anew.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    find_python || { explain_python; exit 1; }
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

echo "Installing boardapp$extras into .venv"
# The build tools come first and pinned, so that the build itself needs nothing else.
.venv/bin/python -m pip install -q -c constraints.txt hatchling editables
.venv/bin/python -m pip install -q -c constraints.txt --no-build-isolation -e ".$extras"
