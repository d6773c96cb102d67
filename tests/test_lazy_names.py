import subprocess
import sys

import pytest

import boardapp.casefile
import boardapp.resources
from boardapp.lazy_names import lazy_names


def test_a_name_is_taken_from_its_module() -> None:
    find = lazy_names("boardapp", {"asset": "resources"})
    assert find("asset") is boardapp.resources.asset


def test_a_name_that_is_not_offered_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'no'"):
        boardapp.casefile.no  # noqa: B018


def test_saving_a_deck_loads_no_reader_of_cases() -> None:
    code = "import sys, boardapp.deck.writing.saving; print('boardapp.case.case' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
