"""Bytes to a case: what is read, what is refused, and the sentence that says why."""

import json
from pathlib import Path

import pytest

from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile import decode
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.faults import CaseFileError

from .builders import TREE, Tree, encoded, faults_of, tree

PATH = Path("x.board.json")


def test_a_file_is_read_as_stated() -> None:
    read = decode_case(encoded(TREE), PATH)
    assert read.title == "A course"
    assert read.diagnosis.when == When.parse("age 9 mo")
    assert read.labs[0].value == Value("40..50")
    assert (read.labs[1].low, read.labs[1].high) == (25.0, 35.0)
    assert read.therapies[0].courses[0].start == When.parse("blina + 1 d")


@pytest.mark.parametrize("form", ["compact", "spaced", "escaped", "explicit", "marked"])
def test_a_sound_file_takes_the_quick_way_however_it_is_laid_out(form: str) -> None:
    content = tree()
    if form == "explicit":
        content["labs"][0]["note"] = ""
    data = {
        "compact": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        "spaced": json.dumps(content, ensure_ascii=False, indent=3, separators=(" , ", " : ")),
        "escaped": json.dumps(content),
        "explicit": json.dumps(content, ensure_ascii=False),
        "marked": "\ufeff" + json.dumps(content, ensure_ascii=False),
    }[form].encode()
    assert decode_case(data, PATH) == decode_case(encoded(TREE), PATH)
    assert decode._read_quickly(data.removeprefix("\ufeff".encode())) is not None


def test_a_version_that_is_no_whole_number_is_refused_in_a_sound_file_too() -> None:
    assert faults_of(tree(version=1.0)) == [
        "version: expected a whole number, found the number 1.0"
    ]


@pytest.mark.parametrize("key", ["format", "version"])
def test_a_header_is_missed_even_where_a_default_is_spelled_in_its_place(key: str) -> None:
    content = tree(work_ups=[])
    del content[key]
    assert len(faults_of(content)) == 1


def test_both_ways_read_the_same() -> None:
    data = encoded(TREE)
    assert decode._read_quickly(data) == decode._read_carefully(data, PATH)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"[]", 'is no boardapp case: "format": "boardapp-case" is missing'),
        (b"5", 'is no boardapp case: "format": "boardapp-case" is missing'),
        (b"{}", 'is no boardapp case: "format": "boardapp-case" is missing'),
        (b'{"format": "labelme"}', 'is no boardapp case: its format is "labelme"'),
        (b'{"format": ["x"]}', "is no boardapp case: its format is a list"),
        (b'{"format": "boardapp-case"}', "version: is missing; write 2"),
        (
            b'{"format": "boardapp-case", "version": "1"}',
            'version: expected a whole number, found "1"',
        ),
        (
            b'{"format": "boardapp-case", "version": true}',
            "version: expected a whole number, found true",
        ),
        (
            b'{"format": "boardapp-case", "version": 1.0}',
            "version: expected a whole number, found the number 1.0",
        ),
        (
            b'{"format": "boardapp-case", "version": 0}',
            "version: there is no version 0; write 2",
        ),
        (
            b'{"format": "boardapp-case", "version": 3, "labs": "otherwise"}',
            (
                "was written by a newer boardapp: its version is 3, "
                "and this boardapp reads up to 2; "
                "install the newer boardapp to open it"
            ),
        ),
        (
            b'{"a": 1,\n "b": tru}',
            (
                "is not valid JSON in line 2, column 7: expecting value; "
                "correct it there, or use another copy of it"
            ),
        ),
        (
            b'{"a": 1,\n "b": "x',
            (
                "ends in line 2 before the case is complete; "
                "it may have been cut off; use another copy of it"
            ),
        ),
        (
            b'{"a": 1,\n "b":\n\n',
            (
                "ends in line 2 before the case is complete; "
                "it may have been cut off; use another copy of it"
            ),
        ),
        (b"[" * 100_000 + b"]" * 100_000, "nests deeper than any case does"),
        (b"[" * 100_000, "nests deeper than any case does"),
        (
            '{"a": "é"}'.encode("latin-1"),
            (
                "holds a character in line 1 that is not encoded in UTF-8; "
                "open it in a text editor and save it in the encoding UTF-8"
            ),
        ),
        (
            '{"a": 1}'.encode("utf-16"),
            (
                "is not encoded in UTF-8 but in UTF-16; "
                "open it in a text editor and save it in the encoding UTF-8"
            ),
        ),
        (
            '{"a": 1}'.encode("utf-16-be"),
            (
                "is not encoded in UTF-8 but in UTF-16; "
                "open it in a text editor and save it in the encoding UTF-8"
            ),
        ),
    ],
)
def test_what_is_no_case_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    assert faults_of(content) == [sentence]


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_BYTES", 200_000)
    assert faults_of(b" " * 300_000) == ["has 0.3 MB, and 0 MB are the most it may have"]


def _with(place: str, value: Tree) -> Tree:
    """The sound tree with another value at a place such as labs.0.when."""
    content = tree()
    *path, last = [int(key) if key.isdigit() else key for key in place.split(".")]
    target = content
    for key in path:
        target = target[key]
    target[last] = value
    return content


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("title", 5, "title: expected a text in quotes, found the number 5"),
        ("title", None, "title: expected a text in quotes, found null"),
        ("labs", {}, "labs: expected a list in [ ], found an object"),
        ("labs.1", 5, "labs[1]: expected an object in { }, found the number 5"),
        (
            "labs.1.when",
            "dx + 3 moons",
            'labs[1].when: "moons" is no unit of time; use d, wk, mo or y',
        ),
        (
            "labs.1.when",
            2019,
            (
                'labs[1].when: expected a time in quotes such as "2019-03" or "dx + 5 mo", '
                "found the number 2019"
            ),
        ),
        (
            "labs.1.value",
            "50..40",
            'labs[1].value: "50..40" is a range upside down; the lower number comes first',
        ),
        ("labs.1.value", True, "labs[1].value: expected a number or a text, found true"),
        ("labs.1.value", [1], "labs[1].value: expected a number or a text, found a list"),
        ("labs.1.value", None, "labs[1].value: expected a number or a text, found null"),
        ("labs.1.low", "n.d.", 'labs[1].low: expected a number, found "n.d."'),
        (
            "assessments.0.finding",
            "relaps",
            (
                'assessments[0].finding: "relaps" is none of the words for this; '
                'did you mean "relapse"?'
            ),
        ),
        (
            "assessments.0.marrow.mrd.0.result",
            "?",
            (
                'assessments[0].marrow.mrd[0].result: "?" is none of the words for this; '
                "write negative, positive, indeterminate, not done, not reported"
            ),
        ),
        (
            "therapies.0.courses.0.number",
            1.5,
            "therapies[0].courses[0].number: expected a whole number, found the number 1.5",
        ),
        (
            "assessments.0.isolated",
            "no",
            'assessments[0].isolated: expected true or false, found "no"',
        ),
        (
            "assessments.0.sites",
            ["CNS", 5],
            "assessments[0].sites[1]: expected a text in quotes, found the number 5",
        ),
        (
            "assessments.0.cns",
            "CNS2",
            'assessments[0].cns: expected an object in { }, found "CNS2"',
        ),
        (
            "title",
            "a\x00b",
            (
                "title: holds a control character (U+0000) after 1 others; "
                "delete it; a new line is written \\n"
            ),
        ),
        (
            "labs.0.note",
            "\ud800",
            (
                "labs[0].note: holds a control character (U+D800) after 0 others; "
                "delete it; a new line is written \\n"
            ),
        ),
    ],
)
def test_a_fault_has_its_place_and_says_what_was_expected(
    place: str, value: Tree, sentence: str
) -> None:
    assert faults_of(_with(place, value)) == [sentence]


@pytest.mark.parametrize(
    ("character", "is_kept"),
    [
        ("\n", True),
        ("\t", True),
        ("\r", False),
        ("\x1f", False),
        (" ", True),
        ("~", True),
        ("\x7f", False),
        ("\x80", False),
        ("\x9f", False),
        ("\xa0", True),
        ("¶", True),
        ("\ufffd", True),
        ("\ufffe", False),
        ("\uffff", False),
        ("\U0001f642", True),
        ("\\u000a", True),
        ('":', True),
        ("\\", True),
    ],
)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_control_characters_are_refused_and_all_others_kept(
    character: str, is_kept: bool, ascii_only: bool
) -> None:
    data = json.dumps(tree(title=f"a{character}b"), ensure_ascii=ascii_only).encode()
    if is_kept:
        assert decode_case(data, PATH).title == f"a{character}b"
    else:
        assert faults_of(data)[0].startswith("title: holds a control character")


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "-1e999", "9" * 5000])
def test_a_number_that_cannot_be_kept_is_refused_with_its_place(number: str) -> None:
    data = encoded(_with("labs.1.value", 4444)).replace(b"4444", number.encode())
    shown = number if len(number) < 41 else number[:40] + "…"
    assert faults_of(data) == [f'labs[1].value: "{shown}" is no number that can be kept']


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b'"title": "A course"', b'"title": "A course", "title": "B"', "title"),
        (b'"title": "A course"', b'"title" : "A course", "title"\n:"A course"', "title"),
        (b'"test": "aPTT"', b'"test": "aPTT", "te\\u0073t": "PTT"', "labs[1].test"),
        (b'"blasts": 80', b'"blasts": 80, "blasts": 8', "assessments[0].marrow.blasts"),
    ],
)
def test_a_key_that_stands_twice_is_refused(old: bytes, new: bytes, place: str) -> None:
    data = encoded(TREE)
    assert old in data
    assert faults_of(data.replace(old, new)) == [
        f"{place}: stands more than once; keep one of them"
    ]


def test_a_key_that_stands_twice_is_found_beside_texts_that_look_like_keys() -> None:
    content = tree(title=':"a":', remarks=[{"text": '"x": 5, "x": 6'}])
    assert decode_case(encoded(content), PATH).title == ':"a":'
    doubled = encoded(content).replace(b'"version"', b'"version": 1, "version"')
    assert faults_of(doubled) == ["version: stands more than once; keep one of them"]


def test_every_fault_of_a_file_is_listed() -> None:
    content = tree()
    content["labs"][0] = {"when": "dx + 5 moons", "value": "", "tset": "platelets"}
    content["labs"].append("n.d.")
    content["diagnosis"]["disease"] = {"codes": [{"system": "ICD-O-3"}, 7]}
    content["assessments"][0]["number"] = "two"
    content["therapies"][0]["start"] = "after relaps-1"
    assert faults_of(content) == [
        "diagnosis.disease.text: is missing; add it",
        "diagnosis.disease.codes[0].code: is missing; add it",
        "diagnosis.disease.codes[1]: expected an object in { }, found the number 7",
        'assessments[0].number: expected a whole number, found "two"',
        'labs[0].test: is missing; did you mean it by "tset"?',
        'labs[0].when: "moons" is no unit of time; use d, wk, mo or y',
        'labs[0].value: is empty; write a value, "not done" or "not reported"',
        'labs[2]: expected an object in { }, found "n.d."',
        'therapies[0].start: "relaps-1" is no event of this case; did you mean "relapse-1"?',
    ]


def test_a_file_without_diagnosis_says_so_and_nothing_else() -> None:
    content = {"format": "boardapp-case", "version": 1, "title": "x"}
    assert faults_of(content) == ["diagnosis: is missing; add it"]


def test_unknown_keys_survive_at_any_depth() -> None:
    content = tree(**{"$schema": "case.schema.json", "extra": [1, {"deep": [None, 1.5, "ü"]}]})
    content["patient"] = {"shoe size": 38}
    content["labs"][1]["panel"] = {"coagulation": True}
    content["assessments"][0]["marrow"]["mrd"][0]["kit"] = 12345678901234567890123
    read = decode_case(encoded(content), PATH)
    written = json.loads(encode_case(read))
    assert written["extra"] == [1, {"deep": [None, 1.5, "ü"]}]
    assert written["patient"] == {"shoe size": 38}
    assert written["labs"][1]["panel"] == {"coagulation": True}
    assert written["assessments"][0]["marrow"]["mrd"][0]["kit"] == 12345678901234567890123
    assert list(written)[:3] == ["$schema", "format", "version"]


def test_the_key_that_boardapp_keeps_for_itself_is_refused() -> None:
    content = tree()
    content["labs"][0]["$unknown"] = {"a": 1}
    assert faults_of(content) == [
        "labs[0].$unknown: is a name that boardapp keeps for itself; rename it"
    ]


def test_unknown_content_is_checked_too() -> None:
    assert faults_of(tree(extra={"a": ["\x00"]})) == [
        (
            "extra.a[0]: holds a control character (U+0000) after 0 others; "
            "delete it; a new line is written \\n"
        )
    ]
    deep: Tree = 1
    for _ in range(70):
        deep = [deep]
    assert faults_of(tree(extra=deep)) == [f"extra{'[0]' * 64}: nests more than 64 levels deep"]


def test_a_number_in_quotes_stays_a_text_and_a_whole_float_a_float() -> None:
    content = tree()
    content["labs"] = [
        {"test": "a", "value": value} for value in (1, 1.0, "1", 0.0, -0.0, 0, True and 1)
    ]
    stated = [lab.value.stated for lab in decode_case(encoded(content), PATH).labs]
    assert [repr(value) for value in stated] == ["1", "1.0", "'1'", "0.0", "-0.0", "0", "1"]


def test_garbage_collection_is_left_as_it_was() -> None:
    import gc

    decode_case(encoded(TREE), PATH)
    assert gc.isenabled()
    gc.disable()
    try:
        with pytest.raises(CaseFileError):
            decode_case(b"{", PATH)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_number_that_is_none_is_named_in_plain_words() -> None:
    data = b'{"format": "boardapp-case", "version": NaN, "title": "x"}'
    with pytest.raises(CaseFileError) as caught:
        decode_case(data, "x")
    assert str(caught.value).splitlines()[1] == (
        'version: expected a whole number, found "NaN", which is no number.'
    )


# Many records with keys that no record has are read at once, and one by one where more is wrong


def _results(**changed: object) -> bytes:
    labs = [{"test": "ALT", "value": n, "analyser": {"no": n}} for n in range(1, 50)]
    labs[30] |= changed
    tree = {
        "format": "boardapp-case", "version": 1, "title": "A case",
        "diagnosis": {"disease": {"text": "B-ALL"}}, "labs": labs,
    }  # fmt: skip
    return json.dumps(tree).encode()


def test_each_of_many_records_keeps_the_keys_it_alone_has() -> None:
    case = decode_case(_results(batch="7"), "x")
    assert [lab.unknown["analyser"]["no"] for lab in case.labs] == list(range(1, 50))
    assert [n for n, lab in enumerate(case.labs) if "batch" in lab.unknown] == [30]
    assert [lab.value.low for lab in case.labs] == list(range(1, 50))


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"low": "x"}, "labs[30].low"),
        ({"when": "some day"}, "labs[30].when"),
        ({"analyser": "a\x01b"}, "labs[30].analyser"),
        ({"analyser": {"deep": ["\x7f"]}}, "labs[30].analyser.deep[0]"),
    ],
)
def test_the_one_of_many_records_that_is_wrong_is_named(
    changed: dict[str, object], place: str
) -> None:
    with pytest.raises(CaseFileError) as caught:
        decode_case(_results(**changed), "x")
    assert [fault.place for fault in caught.value.faults] == [place]
