"""An older file is brought up to the present version on reading."""

import pytest

from boardapp.case.case import VERSION
from boardapp.casefile import header
from boardapp.casefile.decode import decode_case

from .builders import Tree, encoded, faults_of, tree


@pytest.fixture
def _older_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that version 0 called the title a name."""

    def rename(content: Tree) -> Tree:
        return {("title" if key == "name" else key): value for key, value in content.items()}

    monkeypatch.setitem(header.MIGRATIONS, 0, rename)


@pytest.mark.usefixtures("_older_version")
def test_an_older_file_is_migrated() -> None:
    content = tree(version=0, name="From version 0")
    del content["title"]
    case = decode_case(encoded(content), "x")
    assert (case.title, case.version) == ("From version 0", VERSION)


@pytest.mark.usefixtures("_older_version")
def test_the_faults_of_an_older_file_have_places_in_the_present_version() -> None:
    content = tree(version=0, name=5)
    del content["title"]
    assert faults_of(content) == ["title: expected a text in quotes, found the number 5"]
