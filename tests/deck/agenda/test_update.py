"""The edited deck of a meeting, brought up to date with its cases."""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn

from boardapp import cli
from boardapp.case.case import Case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.files import read_case
from boardapp.deck.agenda.export import export_agenda
from boardapp.deck.agenda.update import update_agenda
from boardapp.deck.errors import DeckError
from boardapp.deck.export import export_deck
from boardapp.deck.marking.marker import read_deck_mark, read_mark, write_deck_mark, write_mark
from boardapp.deck.update.belonging import ANOTHER
from boardapp.deck.update.update import update_deck
from boardapp.resources import example_case

NAMES = ("Ann", "Bob")


def _case(label: str, question: str = "") -> Case:
    case = read_case(example_case("minimal"))
    asked = replace(case.meeting.question, text=question or f"What helps {label}?")
    return replace(
        case,
        title=f"The course of {label}",
        patient=replace(case.patient, label=label),
        meeting=replace(case.meeting, question=asked),
    )


def _save(folder: Path, case: Case) -> Path:
    path = folder / f"{case.patient.label}.board.json"
    path.write_bytes(encode_case(case))
    return path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("meeting")
    files = [_save(folder, _case(name)) for name in NAMES]
    export_agenda(files, folder / "board.pptx", "short", 4)
    return (folder / "board.pptx").read_bytes()


@pytest.fixture
def deck(written: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "board.pptx"
    path.write_bytes(written)
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [_save(tmp_path, _case(name)) for name in NAMES]


def _slides(deck: Path) -> dict[str, Any]:
    marked = ((read_mark(slide), slide) for slide in Presentation(str(deck)).slides)
    return {mark.key: slide for mark, slide in marked if mark}


def _words(slide: Any) -> str:
    texts = (text.text or "" for text in slide.element.iter(qn("a:t")))
    return " ".join(" ".join(texts).split())


def _led_to(deck: Path, key: str) -> list[str]:
    """The keys of the slides to which the links of a slide lead, in their order."""
    slides = _slides(deck)
    keys = {slide.part.partname: key for key, slide in slides.items()}
    part = slides[key].part
    links = slides[key].element.iter(qn("a:hlinkClick"))
    found = (part.rels[link.get(qn("r:id"))].target_part.partname for link in links)
    return list(dict.fromkeys(keys[name] for name in found))


def _delete(deck: Path, number: int) -> None:
    """Delete all slides of a case, as a person does."""
    presentation = Presentation(str(deck))
    listed = presentation.slides._sldIdLst
    for item, slide in zip(list(listed), list(presentation.slides), strict=True):
        mark = read_mark(slide)
        if mark and mark.key.endswith(f"@{number}"):
            presentation.part.drop_rel(item.get(qn("r:id")))
            listed.remove(item)
    presentation.save(str(deck))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_unchanged_meeting_stays_the_same_to_the_byte_in_any_order(
    order: Sequence[int], deck: Path, files: list[Path], written: bytes
) -> None:
    report = update_agenda([files[n] for n in order], deck)
    assert report.lines[0] == "Nothing had changed in the case since the deck was written."
    assert deck.read_bytes() == written


def test_a_changed_case_reaches_its_slides_and_the_agenda_and_no_other_case(
    deck: Path, files: list[Path], tmp_path: Path
) -> None:
    before = {key: _words(slide) for key, slide in _slides(deck).items()}
    _save(tmp_path, _case("Bob", "Is a transplant possible for Bob?"))
    report = update_agenda(files, deck)
    after = {key: _words(slide) for key, slide in _slides(deck).items()}
    assert after.keys() == before.keys()
    changed = {key for key in before if after[key] != before[key]}
    assert "agenda" in changed
    assert {key.rpartition("@")[2] for key in changed - {"agenda"}} == {"2"}
    assert "Is a transplant possible for Bob?" in after["agenda"]
    assert len(report.updated) == len(changed)
    assert report.kept == ()


def test_the_links_lead_where_they_did(deck: Path, files: list[Path], tmp_path: Path) -> None:
    firsts = ["question@1", "question@2"]
    assert _led_to(deck, "agenda") == firsts
    _save(tmp_path, _case("Bob", "Is a transplant possible for Bob?"))
    update_agenda(files, deck)
    assert _led_to(deck, "agenda") == firsts
    assert [_led_to(deck, key) for key in firsts] == [["agenda"], ["agenda"]]


def test_what_a_person_wrote_stays_and_is_told(
    deck: Path, files: list[Path], tmp_path: Path
) -> None:
    presentation = Presentation(str(deck))
    slide = next(s for s in presentation.slides if read_mark(s).key == "question@1")  # type: ignore[union-attr]
    slide.shapes.title.text_frame.text = "Ann, who came by herself"
    presentation.save(str(deck))
    _save(tmp_path, _case("Ann", "What else helps Ann?"))
    report = update_agenda(files, deck)
    words = _words(_slides(deck)["question@1"])
    assert "Ann, who came by herself" in words
    assert "What else helps Ann?" in words
    assert [kept.what[0] for kept in report.kept] == ["Title: as edited."]


def test_a_new_case_comes_last_with_a_number_of_its_own(
    deck: Path, files: list[Path], tmp_path: Path
) -> None:
    report = update_agenda([_save(tmp_path, _case("Cleo")), *files], deck)
    assert "What helps Cleo?" in _words(_slides(deck)["question@3"])
    assert "What helps Ann?" in _words(_slides(deck)["question@1"])
    assert _led_to(deck, "agenda") == ["question@1", "question@2", "question@3"]
    assert len(report.added) == sum(key.endswith("@3") for key in _slides(deck))


def test_a_case_that_is_not_named_is_asked_for(
    deck: Path, files: list[Path], written: bytes
) -> None:
    with pytest.raises(DeckError, match="has slides of 1 case that was not named"):
        update_agenda(files[:1], deck)
    assert deck.read_bytes() == written


def test_a_case_whose_slides_were_deleted_need_not_be_named(
    deck: Path, files: list[Path], tmp_path: Path
) -> None:
    _delete(deck, 1)
    report = update_agenda(files[1:], deck)
    agenda = _words(_slides(deck)["agenda"])
    assert "What helps Ann?" not in agenda
    assert "What helps Bob?" in agenda
    assert {key.rpartition("@")[2] for key in _slides(deck)} == {"agenda", "2"}
    assert report.removed == report.added == ()
    update_agenda([*files[1:], _save(tmp_path, _case("Cleo"))], deck)
    assert "What helps Cleo?" in _words(_slides(deck)["question@3"])


def test_a_slide_of_another_meeting_stays_as_it_is(
    deck: Path, files: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "other.pptx"
    export_agenda([_save(tmp_path, _case("Zoe"))], other, "short")
    presentation, source = Presentation(str(deck)), _slides(other)["question@1"]
    copy = presentation.slides.add_slide(presentation.slide_layouts[0])
    for shape in list(copy.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in source.shapes:
        copy.shapes._spTree.append(deepcopy(shape._element))
    for link in list(copy.element.iter(qn("a:hlinkClick"))):
        link.getparent().remove(link)
    mark = read_mark(source)
    assert mark is not None
    write_mark(copy, mark)
    presentation.save(str(deck))
    report = update_agenda(files, deck)
    assert [kept.what for kept in report.kept] == [(ANOTHER,)]
    assert "What helps Zoe?" in _words(list(Presentation(str(deck)).slides)[-1])


def test_length_and_time_are_those_asked_for_before(deck: Path, files: list[Path]) -> None:
    assert "4 min" in _words(_slides(deck)["agenda"])
    update_agenda(files, deck, preset="full", minutes=7)
    assert "7 min" in _words(_slides(deck)["agenda"])
    longer = len(_slides(deck))
    update_agenda(files, deck)
    assert "7 min" in _words(_slides(deck)["agenda"])
    assert len(_slides(deck)) == longer > 6


def test_a_case_that_can_not_be_read_leaves_the_deck_as_it_is(
    deck: Path, files: list[Path], written: bytes
) -> None:
    files[1].write_text("{")
    with pytest.raises(DeckError, match=r"The agenda: was left as it is\. .*Bob"):
        update_agenda(files, deck)
    assert deck.read_bytes() == written


def test_a_case_named_twice_is_told(deck: Path, files: list[Path]) -> None:
    with pytest.raises(DeckError, match="would hold the case “The course of Ann” twice"):
        update_agenda([*files, files[0]], deck)


def test_the_deck_of_one_case_is_none_of_a_meeting(files: list[Path], tmp_path: Path) -> None:
    single = tmp_path / "single.pptx"
    export_deck(_case("Ann"), None, single, "short")
    with pytest.raises(DeckError, match="is the deck of one case"):
        update_agenda(files, single)


def test_with_one_case_the_deck_of_a_meeting_is_refused_and_the_way_told(deck: Path) -> None:
    with pytest.raises(DeckError, match=r"holds 2 cases of a meeting\. .*boardapp board CASE"):
        update_deck(_case("Ann"), None, deck)


def test_a_meeting_that_an_older_boardapp_wrote_is_refused(deck: Path, files: list[Path]) -> None:
    presentation = Presentation(str(deck))
    mark = read_deck_mark(presentation)
    assert mark is not None
    write_deck_mark(presentation, replace(mark, cases=()))
    presentation.save(str(deck))
    with pytest.raises(DeckError, match="of a meeting that an older boardapp wrote"):
        update_agenda(files, deck)
    with pytest.raises(DeckError, match="by an older boardapp, which did not note whose"):
        update_deck(_case("Ann"), None, deck)


def test_the_command_updates_and_reports(
    deck: Path, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _save(tmp_path, _case("Bob", "Is a transplant possible for Bob?"))
    names = [str(file) for file in files]
    assert cli.main(["board", *names, "--update", str(deck)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"{deck}: {len(_slides(deck))} slides"
    assert told[1].startswith("  Updated: slide 1, “Tumor board")
    assert cli.main(["board", *names]) == 2
    assert "--update DECK.pptx" in capsys.readouterr().err
    assert cli.main(["board", *names, "--update", str(deck), "--template", "x.potx"]) == 2
    assert "--template goes with a new deck" in capsys.readouterr().err
