"""The first slide: what the board is asked, about whom, and why now."""

from msgspec.structs import replace

from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide
from boardapp.deck.slides import Block, Paragraph, Slide, TextBlock
from boardapp.deck.titles import question_title
from boardapp.words.missing import stated
from boardapp.words.sentences import shortened

_LONGEST = 420
"""Characters of a statement that the first slide has room for beside two others."""


def question_slide(material: Material) -> Slide:
    """The question first; then who it is about, the reason and the new problem.

    What is longer than the slide has room for is shortened openly; the notes have it whole.
    """
    review = material.review
    rows = (review.question, review.reason, review.new_problem)
    asked = "" if review.question.is_missing else review.question.value
    title = question_title(asked)
    about = TextBlock(paragraphs=_paragraphs(material), is_bulleted=False)
    is_in_title = title == asked
    told: tuple[Block, ...] = (question_block(material), about)
    lines = (*row_facts(rows), fact(review, f"Patient: {_one_liner(material)}"))
    blocks = (about,) if is_in_title else told
    made = slide(material, "question", "Case", title, blocks, Facts(lines=lines, views=rows))
    return replace(made, retitled=told) if is_in_title else made


def question_block(material: Material) -> TextBlock:
    """The question as a call-out, for the first slide and again before the recommendation."""
    text = stated(material.review.question.value)
    return TextBlock(paragraphs=(Paragraph(text=text),), is_bulleted=False, is_emphasised=True)


def _paragraphs(material: Material) -> tuple[Paragraph, ...]:
    review = material.review
    return (
        Paragraph(
            label="Patient",
            text=shortened(stated(_one_liner(material)), _LONGEST),
            role="patient",
        ),
        *(
            Paragraph(label=row.label, text=shortened(stated(row.value), _LONGEST))
            for row in (review.reason, review.new_problem)
        ),
    )


def _one_liner(material: Material) -> str:
    """Who it is about, without the question: that stands above it."""
    review = material.review
    told = review.undated_one_liner or review.one_liner
    return told.removesuffix(review.question.value).strip()
