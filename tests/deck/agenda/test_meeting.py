"""A meeting as one deck: agenda, sections, links both ways, banners, cases left out."""

from pathlib import Path

import pptx
import pytest
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from boardapp.deck.agenda.export import AgendaReport, export_agenda
from boardapp.deck.agenda.meeting import AgendaCase, LeftOut, agenda_deck
from boardapp.deck.errors import DeckError, ExportCancelled
from boardapp.deck.slides import Deck, Section, Slide, TableBlock, TextBlock
from boardapp.deck.writing.writer import write_deck
from boardapp.resources import example_case

CASES = (example_case("letter"), Path("gone.board.json"), example_case("minimal"))
JUMP = "ppaction://hlinksldjump"


def slide(key: str, section: Section = "Case") -> Slide:
    return Slide(key=key, section=section, title=key.capitalize(), blocks=())


def case(label: str = "Patient 1", minutes: int = 5, banner: str = "") -> AgendaCase:
    deck = Deck(
        title=f"About {label}",
        subject="",
        footer=f"{label} · as of today",
        banner=banner,
        slides=(slide("question"), slide("goals", "Discussion"), slide("doubts", "Backup")),
        content_hash=label,
    )
    return AgendaCase(label=label, question="What next?", minutes=minutes, deck=deck)


def keys(deck: Deck) -> list[str]:
    return [item.key for item in deck.slides]


# As data


def test_the_agenda_comes_first_then_the_cases_then_what_backs_them() -> None:
    assert keys(agenda_deck([case("A"), case("B")])) == [
        "agenda", "question@1", "goals@1", "question@2", "goals@2", "doubts@1", "doubts@2",
    ]  # fmt: skip


def test_every_case_has_a_section_and_one_for_its_backup() -> None:
    sections = [item.section_name for item in agenda_deck([case("A"), case("B")]).slides]
    assert list(dict.fromkeys(sections)) == ["Agenda", "1 A", "2 B", "Backup 1 A", "Backup 2 B"]


def test_a_row_names_case_subject_question_and_time_and_leads_to_the_first_slide() -> None:
    table = agenda_deck([case("A", 3), case("B", 10)]).slides[0].blocks[0]
    assert isinstance(table, TableBlock)
    assert table.rows == (
        ("1", "A", "About A", "What next?", "3 min"),
        ("2", "B", "About B", "What next?", "10 min"),
    )
    assert table.row_links == (("1", "question@1"), ("2", "question@2"))


def test_the_title_counts_cases_minutes_and_what_is_left_out() -> None:
    gone = (LeftOut(name="x.json", reason="x.json is empty."),)
    assert agenda_deck([case("A", 3), case("B", 3)]).slides[0].title == (
        "Tumor board: two cases, 6 minutes"
    )
    assert agenda_deck([case("A", 1)], gone).slides[0].title == (
        "Tumor board: one case, 1 minute; one case left out"
    )


def test_what_is_left_out_is_named_on_the_agenda_and_whole_in_its_notes() -> None:
    reason = "x.json has 9 faults: " + "labs[0].value: found nothing here. " * 9
    first = agenda_deck([case()], [LeftOut(name="x.json", reason=reason)]).slides[0]
    block = first.blocks[1]
    assert isinstance(block, TextBlock)
    assert block.heading == "Left out"
    assert block.paragraphs[0].text.startswith("x.json has 9 faults")
    assert f"Left out: {reason}" in [note.text for note in first.notes]


def test_titles_begin_with_the_label_and_never_repeat() -> None:
    titles = [item.title for item in agenda_deck([case("A"), case("B"), case("A")]).slides]
    assert titles[1] == "A (case 1) – Question"
    assert "B – Question" in titles
    assert len(set(titles)) == len(titles)


def test_a_case_without_a_label_is_a_patient_and_a_long_label_is_cut() -> None:
    deck = agenda_deck([case(""), case("Patient with a label that goes on and on and on")])
    assert deck.slides[1].title == "Patient – Question"
    assert deck.slides[3].title == "Patient with a label that goes … – Question"


def test_banner_and_footer_stay_with_their_case() -> None:
    deck = agenda_deck([case("A", banner="SYNTHETIC"), case("B")])
    banners = {item.key: deck.banner_of(item) for item in deck.slides}
    assert deck.has_banner
    assert [key for key, text in banners.items() if text] == ["question@1", "goals@1", "doubts@1"]
    assert [deck.footer_of(item) for item in deck.slides[:4:3]] == [
        "Tumor board · agenda",
        "B · as of today",
    ]
    assert not agenda_deck([case()]).has_banner


def test_the_hash_changes_with_every_case() -> None:
    hashes = {agenda_deck(cases).content_hash for cases in ([case("A")], [case("A"), case("B")])}
    assert len(hashes) == 2


# As a file


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> AgendaReport:
    return export_agenda(CASES, tmp_path_factory.mktemp("board") / "board.pptx", "short")


@pytest.fixture(scope="module")
def written(board: AgendaReport) -> Presentation:
    return pptx.Presentation(str(board.path))


def titles_of(presentation: Presentation) -> list[str]:
    holders = [item.shapes.title for item in presentation.slides]
    return [holder.text_frame.text for holder in holders if holder is not None]


def jumps(presentation: Presentation, number: int) -> dict[str, str]:
    """The linked words of a slide, each with the title of the slide it leads to."""
    found = presentation.slides[number]
    by_part = {s.part: t for s, t in zip(presentation.slides, titles_of(presentation), strict=True)}
    links = {}
    for run in found.element.iter(qn("a:r")):
        for link in run.iter(qn("a:hlinkClick")):
            assert link.get("action") == JUMP
            relation = found.part.rels[link.get(qn("r:id"))]
            assert relation.reltype == RELATIONSHIP_TYPE.SLIDE
            links[run.findtext(qn("a:t"))] = by_part[relation.target_part]
    return links


def test_a_case_that_can_not_be_read_is_reported_and_the_others_are_written(
    board: AgendaReport,
) -> None:
    assert [item.name for item in board.left_out] == ["gone.board.json"]
    assert "gone.board.json is not there" in board.left_out[0].reason
    assert board.cases == 2


def test_agenda_and_cases_are_linked_both_ways(written: Presentation) -> None:
    asked = "Bleeding under long inotuzumab: what explains it, and which place has the drug?"
    first, second = f"Patient 1 – {asked}", "Patient – Which treatment should follow?"
    assert jumps(written, 0) == {"1": first, "Patient 1": first, "2": second, "Patient": second}
    agenda = titles_of(written)[0]
    for title, text in (
        (first, "Case 1 of 2, 3 minutes: back to the agenda"),
        (second, "Case 2 of 2, 3 minutes: back to the agenda"),
    ):
        assert jumps(written, titles_of(written).index(title)) == {text: agenda}


def test_only_the_slides_of_a_made_up_case_say_so(written: Presentation) -> None:
    for found, title in zip(written.slides, titles_of(written), strict=True):
        says_so = any("SYNTHETIC CASE –" in s.text_frame.text for s in found.placeholders
                      if s.name == "Banner")  # fmt: skip
        assert says_so == title.startswith("Patient –"), title


def test_every_slide_has_a_title_of_its_own(written: Presentation) -> None:
    titles = titles_of(written)
    assert len(titles) == len(written.slides)
    assert len(set(titles)) == len(titles)


def test_the_deck_is_the_same_for_the_same_cases(board: AgendaReport, tmp_path: Path) -> None:
    again = tmp_path / "again.pptx"
    export_agenda(CASES, again, "short")
    assert again.read_bytes() == board.path.read_bytes()


def test_time_and_length_can_be_set(minimal_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "board.pptx"
    read: list[tuple[int, int]] = []
    report = export_agenda(
        [minimal_path], target, minutes=7, reading=lambda n, total: read.append((n, total))
    )
    assert titles_of(pptx.Presentation(str(target)))[0] == "Tumor board: one case, 7 minutes"
    assert read == [(0, 1), (1, 1)]
    assert report.slides == 5


def test_where_no_case_can_be_shown_no_deck_is_written(tmp_path: Path) -> None:
    target = tmp_path / "board.pptx"
    with pytest.raises(DeckError, match=r"no case that can be shown\. gone\.json is not there"):
        export_agenda([Path("gone.json")], target)
    assert not target.exists()


def test_a_cancelled_agenda_leaves_no_file(minimal_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "board.pptx"
    with pytest.raises(ExportCancelled):
        export_agenda([minimal_path], target, cancelled=lambda: True)
    assert not target.exists()


def test_a_link_to_a_slide_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    deck = agenda_deck([case()])
    target = tmp_path / "deck.pptx"
    write_deck(replace(deck, slides=deck.slides[:1]), target)
    assert jumps(pptx.Presentation(str(target)), 0) == {}
