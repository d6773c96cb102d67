"""Whatever stands in a file: a case or a list of faults, and the same by both ways."""

import json
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.case import Case
from boardapp.casefile import decode
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import content_hash, encode_case
from boardapp.casefile.faults import CaseFileError
from boardapp.resources import example_case

from .builders import TREE, Tree, encoded, tree

PATH = Path("x.board.json")
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=True),
        st.text(max_size=8),
        st.sampled_from(["dx", "blina", "dx + 5 mo", "not done", "<5", "relapse", "\x00", "$"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "when", "value", "test", "text", "$unknown", "note", "x"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=5,
)


def _paths(content: Tree, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(content, dict | list):
        items = content.items() if isinstance(content, dict) else enumerate(content)
        for key, value in items:
            yield from _paths(value, (*path, key))


def _put(content: Tree, path: tuple[str | int, ...], value: Tree) -> Tree:
    target = content
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return content


def _outcome(data: bytes) -> Case | CaseFileError:
    try:
        return decode_case(data, PATH)
    except CaseFileError as error:
        return error


def _check(data: bytes) -> None:
    """A case, which by the careful way is the same and comes back from its bytes; or faults."""
    outcome = _outcome(data)
    if isinstance(outcome, CaseFileError):
        assert outcome.faults
        assert str(outcome).startswith("x.board.json ")
    else:
        assert decode._read_carefully(data.removeprefix(b"\xef\xbb\xbf"), PATH) == outcome
        written = encode_case(outcome)
        assert decode_case(written, PATH) == outcome
        assert encode_case(decode_case(written, PATH)) == written


@settings(max_examples=300)
@given(st.sampled_from(list(_paths(TREE))), JSON)
def test_any_json_in_any_place_gives_a_case_or_faults(
    path: tuple[str | int, ...], value: Tree
) -> None:
    _check(encoded(_put(tree(), path, value)))


@settings(max_examples=100)
@given(st.sampled_from(["", "labs.0", "diagnosis", "assessments.0.cns"]), st.text(max_size=9), JSON)
def test_any_key_anywhere_gives_a_case_or_faults(place: str, key: str, value: Tree) -> None:
    content = target = tree()
    for part in place.split(".") if place else []:
        target = target[int(part) if part.isdigit() else part]
    target.setdefault(key, value)
    _check(encoded(content))


@settings(max_examples=200)
@given(st.data())
def test_any_edit_of_bytes_gives_a_case_or_faults(data: st.DataObject) -> None:
    content = encoded(TREE)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 5, len(content))))
    inserted = data.draw(
        st.one_of(
            st.binary(max_size=4),
            st.sampled_from([b'"', b"{", b"}", b"\\u00", b'":', b",", b"1e999", b"\xef\xbf\xbe"]),
        )
    )
    _check(content[:start] + inserted + content[end:])


@settings(max_examples=60)
@given(st.integers(0, len(encoded(TREE)) - 1))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    assert isinstance(_outcome(encoded(TREE)[:length]), CaseFileError)


@settings(max_examples=60)
@given(st.binary(max_size=60))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert isinstance(_outcome(content), CaseFileError)


def test_every_single_part_of_an_example_may_be_missing_or_null() -> None:
    content = json.loads(example_case("minimal").read_bytes())
    for path in list(_paths(content)):
        _check(encoded(_put(json.loads(json.dumps(content)), path, None)))


def test_equal_cases_have_equal_bytes_and_hashes_however_they_were_written() -> None:
    spelled = tree()
    spelled["labs"][0] |= {"when": "during  blina", "value": " 40..50 ", "note": "", "unit": ""}
    spelled["patient"] = {"sex": "not reported"}
    first, second = decode_case(encoded(TREE), PATH), decode_case(encoded(spelled), PATH)
    assert first == second
    assert encode_case(first) == encode_case(second)
    assert content_hash(first) == content_hash(second)
