"""Write the made-up case and its pictures, the same bytes each time.

    python tools/make_synthetic_case.py [-o PATH] [--results 100000]

With `--results`, the laboratory draws so often that the case holds that many: for
measuring the program's speed, not for the repository.
"""

import argparse
from pathlib import Path

from synthetic_case import make_case
from synthetic_case.pictures import draw_pictures

from boardapp.casefile.files import write_case

DEFAULT = Path(__file__).resolve().parent.parent / "cases" / "synthetic.board.json"


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description="Write the made-up case and its pictures.")
    parser.add_argument("-o", "--output", type=Path, default=DEFAULT, help="the case file to write")
    parser.add_argument("--results", type=int, default=0, help="number of laboratory results")
    arguments = parser.parse_args()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    write_case(arguments.output, make_case(arguments.results))
    draw_pictures(arguments.output.parent / "images")


if __name__ == "__main__":
    main()
