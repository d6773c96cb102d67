#!/bin/sh
# Show what boardapp does with the example case: write its deck, open its window.
set -eu
cd "$(dirname "$0")/.."

case=cases/letter.board.json
deck=out/letter.pptx

mkdir -p out
.venv/bin/boardapp export "$case" -o "$deck"
echo "The deck is $deck: open it with PowerPoint or LibreOffice."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    echo "Opening the window; close it to end."
    exec .venv/bin/boardapp "$case"
fi
echo "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so no window opens."
echo "With a screen, run: .venv/bin/boardapp $case"
