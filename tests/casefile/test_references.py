"""What records say of one another: ids, times that name events, sources."""

import pytest

from boardapp.casefile.decode import decode_case

from .builders import Tree, encoded, faults_of, tree


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("after", 'labs[0].id: "after" is a word of the grammar of times; choose another id'),
        ("age", 'labs[0].id: "age" is a word of the grammar of times; choose another id'),
        ("not", 'labs[0].id: "not" is a word of the grammar of times; choose another id'),
        ("7a", "7a"),
        ("a b", "a b"),
        ("é", "é"),
        ("-a", "-a"),
        ("a.b", "a.b"),
        ("a" * 81, "a" * 40 + "…"),
    ],
)
def test_a_malformed_or_reserved_id_is_refused(name: str, sentence: str) -> None:
    content = tree()
    content["labs"][0]["id"] = name
    if not sentence.startswith("labs"):
        sentence = (
            f'labs[0].id: "{sentence}" is no id; '
            "use letters, digits, - and _, beginning with a letter, at most 80"
        )
    assert faults_of(content) == [sentence]


@pytest.mark.parametrize("name", ["a", "A-1_b", "after-hsct", "Age", "a" * 80])
def test_a_well_formed_id_is_read(name: str) -> None:
    content = tree()
    content["labs"][0]["id"] = name
    assert decode_case(encoded(content), "x").labs[0].id == name


def test_each_repetition_of_an_id_names_the_first() -> None:
    content = tree(
        goals=[{"id": "blina", "text": "cure"}],
        doubts=[{"id": "blina", "about": "dx", "text": "?"}],
        references=[{"id": "letter", "citation": "The same letter."}],
    )
    assert faults_of(content) == [
        'goals[0].id: "blina" is the id of therapies[0] already; give each its own',
        'references[0].id: "letter" is the id of sources[0] already; give each its own',
        'doubts[0].id: "blina" is the id of therapies[0] already; give each its own',
    ]


def test_the_diagnosis_and_each_source_need_an_id() -> None:
    content = tree()
    content["diagnosis"]["id"] = ""
    content["sources"].append({"id": "", "citation": "x"})
    assert faults_of(content) == [
        "sources[1].id: is empty; write an id",
        "diagnosis.id: is empty; write an id",
        'assessments[0].when: "dx" is no event of this case; write one of the ids there are',
    ]


def _timed(when: str) -> Tree:
    content = tree()
    content["labs"][0]["when"] = when
    return content


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        ("after relapse-2", '"relapse-2" is no event of this case; did you mean "relapse-1"?'),
        ("blin + 3 d", '"blin" is no event of this case; did you mean "blina"?'),
        ("zzz", '"zzz" is no event of this case; write one of the ids there are'),
        ("letter", '"letter" is no event of this case; write one of the ids there are'),
        (
            "dx.end + 3 d",
            '"dx.end" asks for the end of an event that happens at one time; write "dx"',
        ),
        (
            "after relapse-1.end",
            (
                '"relapse-1.end" asks for the end of an event that happens at one time; '
                'write "relapse-1"'
            ),
        ),
    ],
)
def test_a_time_must_name_an_event_of_the_case(when: str, fault: str) -> None:
    assert faults_of(_timed(when)) == [f"labs[0].when: {fault}"]


@pytest.mark.parametrize("when", ["blina.end", "dx.start", "after blina, before relapse-1", "2019"])
def test_a_time_may_name_any_event_of_the_case(when: str) -> None:
    assert str(decode_case(encoded(_timed(when)), "x").labs[0].when) == when


def test_times_are_checked_wherever_they_stand() -> None:
    content = tree(meeting={"as_of": "after nothing"}, work_ups=[{"question": "?", "items": []}])
    content["work_ups"][0]["items"].append({"test": "x", "when": "nowhere"})
    content["therapies"][0]["courses"][0]["start"] = "nothing + 1 d"
    assert [fault.partition(":")[0] for fault in faults_of(content)] == [
        "meeting.as_of",
        "therapies[0].courses[0].start",
        "work_ups[0].items[0].when",
    ]


def test_a_source_that_is_not_listed_is_refused_with_the_one_that_was_meant() -> None:
    content = tree()
    content["labs"][1]["source"] = "letter ¶7; leter ¶8"
    assert faults_of(content) == [
        'labs[1].source: "leter" is not the id of a source; did you mean "letter"?'
    ]


def test_a_source_needs_the_list_of_sources() -> None:
    content = tree(sources=[])
    content["labs"] = []
    assert faults_of(content) == [
        (
            'diagnosis.source: "letter" is not the id of a source; '
            "the case has none yet: add a source with this id"
        )
    ]


def test_a_doubt_may_be_about_anything() -> None:
    content = tree(doubts=[{"about": "nothing.at.all", "text": "?"}])
    assert decode_case(encoded(content), "x").doubts[0].about == "nothing.at.all"
