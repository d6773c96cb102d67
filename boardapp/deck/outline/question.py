"""The first slide: what the board is asked, about whom, and why now."""

from collections.abc import Iterator

from msgspec.structs import replace

from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide
from boardapp.deck.outline.room import has_room
from boardapp.deck.slides import Block, FigureBlock, Paragraph, Slide, TextBlock
from boardapp.deck.titles import question_title
from boardapp.figures.cards.cards import Card, Cards, Row, Words
from boardapp.review.model.base import Row as Stated
from boardapp.words.capitals import capitalised
from boardapp.words.missing import stated
from boardapp.words.sentences import shortened

_LONGEST = 420
"""Characters of a statement that the first slide has room for beside two others."""
_LONGEST_IN_CELL = (190, 150, 120)
"""Characters of a statement in one of four cells side by side: as many as there is room for."""
_SHARES = (100, 160)
"""A cell is as wide as its text is long, within these bounds in characters."""


def question_slide(material: Material) -> Slide:
    """The question first; then who it is about, the course, the problem and how it stands.

    What is longer than the slide has room for is shortened openly; the notes have it whole.
    """
    review = material.review
    rows = (review.question, *review.questions, review.reason, review.new_problem)
    asked = "" if review.question.is_missing else review.question.value
    title = question_title(asked)
    is_in_title = title == asked
    numbered = _numbered(review.questions)
    headline = _headline(review.question)
    block = _first_block(material, numbered if is_in_title else (*headline, *numbered))
    lines = (*row_facts(rows), fact(review, f"Patient: {_about(material)}"))
    made = slide(material, "question", "Case", title, (block,), Facts(lines=lines, shown=rows))
    if not is_in_title:
        return made
    return replace(made, retitled=(_first_block(material, (*headline, *numbered)),))


def question_cards(material: Material) -> FigureBlock:
    """The question as cards, as it stands on the first slide, again before the recommendation."""
    review = material.review
    cards = _numbered(review.questions) or _headline(review.question)
    return FigureBlock(figure=_figure(material, cards), otherwise=(_call_out(material),))


def _figure(material: Material, rows: tuple[Row, ...]) -> Cards:
    text = stated(material.review.question.value)
    return Cards(name="Question", summary=f"Question for the board: {text}", rows=rows)


def _first_block(material: Material, asked: tuple[Row, ...]) -> FigureBlock:
    """The questions above cells of who it is about; as paragraphs where they find no room."""
    told: tuple[Block, ...] = (
        _call_out(material),
        TextBlock(paragraphs=_paragraphs(material), is_bulleted=False),
    )
    tried = [
        FigureBlock(figure=_figure(material, _with_cells(material, asked, most)), otherwise=told)
        for most in _LONGEST_IN_CELL
    ]
    return next((block for block in tried if has_room(material, block)), tried[-1])


def _with_cells(material: Material, asked: tuple[Row, ...], most: int) -> tuple[Row, ...]:
    cells = tuple(_cells(material, most))
    return (*asked, Row(cards=cells)) if cells else asked


def _headline(question: Stated) -> tuple[Row, ...]:
    """The whole question in one card."""
    words = (Words(text=stated(question.value).strip()),)
    is_open = question.is_missing
    card = Card(
        head="?",
        head_at="left",
        words=words,
        tone="muted" if is_open else "strong",
        is_dashed=is_open,
        place=question.place,
    )
    return (Row(cards=(card,)),)


def _numbered(questions: tuple[Stated, ...]) -> tuple[Row, ...]:
    """A card for each part of the question, by its number."""
    return tuple(Row(cards=(_part(number, row),)) for number, row in enumerate(questions, start=1))


def _part(number: int, row: Stated) -> Card:
    words = (Words(text=row.value),)
    return Card(head=str(number), head_at="left", words=words, place=row.place)


def _cells(material: Material, most: int) -> Iterator[Card]:
    """Who it is about, the course, why it is presented and how it stands, as far as stated."""
    review = material.review
    told = review.undated
    reason = review.reason if review.new_problem.is_missing else review.new_problem
    problem = "" if reason.is_missing else reason.value
    label = "Problem" if reason is review.new_problem else "Why now"
    who, course, now = (told.who, " ".join(told.course), told.now) if told else ("", "", "")
    if told and not now:
        now = told.status
    state = "Death" if review.status.death else "Now"
    for head, text in (("Who", who), ("Course", course), (label, problem), (state, now)):
        if text:
            short = shortened(capitalised(text), most)
            yield Card(
                head=head,
                words=(Words(text=short),),
                tone="warning" if head == "Problem" else "strong",
                share=min(max(len(short), _SHARES[0]), _SHARES[1]),
            )


def _call_out(material: Material) -> TextBlock:
    """The question as a paragraph that stands out, with its parts below it."""
    review = material.review
    parts = (f"{n}. {row.value}" for n, row in enumerate(review.questions, start=1))
    paragraphs = tuple(Paragraph(text=text) for text in (stated(review.question.value), *parts))
    return TextBlock(paragraphs=paragraphs, is_bulleted=False, is_emphasised=True)


def _paragraphs(material: Material) -> tuple[Paragraph, ...]:
    review = material.review
    return (
        Paragraph(
            label="Patient",
            text=shortened(stated(_about(material)), _LONGEST),
            role="patient",
        ),
        *(
            Paragraph(label=row.label, text=shortened(stated(row.value), _LONGEST))
            for row in (review.reason, review.new_problem)
        ),
    )


def _about(material: Material) -> str:
    """Who it is about, without the question: that stands above it."""
    review = material.review
    return review.undated.about if review.undated else review.one_liner
