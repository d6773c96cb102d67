#!/bin/sh
# See that the system has what boardapp needs beside Python, by groups of needs.
#
#   tools/system.sh python offscreen    a Python with venv, and Qt without a screen
#   tools/system.sh window              Qt with a screen
#   tools/system.sh office              LibreOffice and poppler, to draw decks and minutes as pictures
#   tools/system.sh screen              a virtual screen with a window manager
#
# On Debian and Ubuntu root gets what is missing; anyone else is told the one line to run.
# Needs are looked for by library and program, not by package, because package names change.
set -eu
cd "$(dirname "$0")/.."
. tools/python.sh

missing= # Debian packages
lacking= # libraries and programs, for a system that is not Debian

need() { # what it is, its Debian package
    lacking="$lacking $1"
    missing="$missing $2"
}

need_library() {
    printf '%s\n' "$libraries" | grep -qF "$1 " || need "$1" "$2"
}

need_program() {
    command -v "$1" >/dev/null || need "$1" "$2"
}

need_font() {
    { command -v fc-list >/dev/null && [ -n "$(fc-list "$1" | head -n 1)" ]; } || need "$1" "$2"
}

need_python() {
    [ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null && return
    if ! find_python; then
        command -v python3 >/dev/null || need python3 "python3 python3-venv"
        return 0
    fi
    "$python" -c 'import venv, ensurepip' 2>/dev/null || need venv "$(basename "$python")-venv"
}

need_offscreen() {
    need_library libglib-2.0.so.0 libglib2.0-0
    need_library libEGL.so.1 libegl1
    need_library libGL.so.1 libgl1
    need_library libfontconfig.so.1 libfontconfig1
    need_library libxkbcommon.so.0 libxkbcommon0
    need_library libdbus-1.so.3 libdbus-1-3
}

need_window() {
    need_offscreen
    need_library libxcb-cursor.so.0 libxcb-cursor0
    need_library libxcb-icccm.so.4 libxcb-icccm4
    need_library libxcb-keysyms.so.1 libxcb-keysyms1
    need_library libxcb-shape.so.0 libxcb-shape0
    need_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
}

need_office() {
    need_program soffice libreoffice-impress
    need_program lowriter libreoffice-writer
    need_program pdftoppm poppler-utils
    # With another font than Calibri's twin, LibreOffice draws every line longer than it was measured.
    need_font Carlito fonts-crosextra-carlito
}

need_screen() {
    need_window
    need_program Xvfb xvfb
    need_program xauth xauth
    need_program openbox openbox
}

get_missing() {
    install="apt-get install -y --no-install-recommends$missing"
    if ! command -v apt-get >/dev/null; then
        echo "This system lacks:$lacking. Install them, then run make again." >&2
        exit 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        echo "Some system packages are missing. Run this line, then make again:" >&2
        echo "  sudo $install" >&2
        exit 1
    fi
    echo "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    $install -qq </dev/null >/dev/null
}

[ "$(uname)" = Linux ] || exit 0 # elsewhere the wheels bring all they need
PATH=$PATH:/sbin:/usr/sbin       # where ldconfig is, for those who are not root
libraries=$(ldconfig -p) || exit 0 # no such list (musl, NixOS): Qt itself will say what it lacks

for group in "$@"; do
    "need_$group"
done
[ -z "$missing" ] || get_missing
