"""How high a block of text is, where it is split, and how it is shortened."""

from msgspec.structs import replace

from boardapp.deck.fitting.measure import line_count, pitch, shorten, text_height
from boardapp.deck.fitting.page import Sizes
from boardapp.deck.slides import Paragraph, TextBlock

BULLET_INDENT = 18.0
"""How far each level of bullets is set in, in points."""
SPACE_BEFORE = (6.0, 3.0)
"""Above a paragraph of each level, in points."""
CALL_OUT_INSET = (18.0, 10.0)
"""Left and right, above and below, in a call-out."""
TEXT_INSET = 2.0
"""Above and below a text in its frame, in points: letters reach a little out of their line."""
SPARE = 2.0
"""Left free below a text, in points."""


def text_block_height(block: TextBlock, width: float, sizes: Sizes) -> float:
    """The height a block of text needs in a frame of `width`, in points."""
    inner = _inner_width(block, width)
    height = SPARE + 2 * (CALL_OUT_INSET[1] if block.is_emphasised else TEXT_INSET)
    if block.heading:
        height += text_height(block.heading, sizes.body, inner, is_bold=True)
    return height + sum(_paragraph_height(item, block, inner, sizes) for item in block.paragraphs)


def split_text(
    block: TextBlock, width: float, height: float, sizes: Sizes
) -> tuple[TextBlock | None, TextBlock | None]:
    """Part a block after the last paragraph that fits; None where a side is empty.

    The heading is repeated. A paragraph is not left behind by its own sub-points.
    """
    count = len(block.paragraphs)
    while count and text_block_height(_first(block, count), width, sizes) > height:
        count -= 1
    if 1 < count < len(block.paragraphs) and _parts_point(block, count):
        count -= 1
    head = _first(block, count) if count else None
    rest = replace(block, paragraphs=block.paragraphs[count:])
    return head, rest if rest.paragraphs else None


def clip_text(
    block: TextBlock, width: float, height: float, sizes: Sizes
) -> tuple[TextBlock, dict[str, str]]:
    """Shorten what alone is higher than `height`; the dict has the short text of each full one."""
    inner, full = _inner_width(block, width), dict[str, str]()
    heading = shorten(block.heading, sizes.body, inner, 2, is_bold=True)
    if heading != block.heading:
        full[block.heading] = heading
        block = replace(block, heading=heading)
    room = height - text_block_height(replace(block, paragraphs=()), width, sizes)
    paragraphs = []
    for paragraph in block.paragraphs:
        paragraphs.append(_clip_paragraph(paragraph, block, inner, room, sizes))
        if paragraphs[-1] != paragraph:
            full[f"{paragraph.label} {paragraph.text}".strip()] = paragraphs[-1].text
    return replace(block, paragraphs=tuple(paragraphs)), full


def is_bulleted(block: TextBlock) -> bool:
    """Whether bullets are drawn: a call-out of one paragraph is a statement, not a list."""
    return block.is_bulleted and not (block.is_emphasised and len(block.paragraphs) == 1)


def indent(paragraph: Paragraph, block: TextBlock) -> float:
    """How far the text of a paragraph is set in, in points."""
    return BULLET_INDENT * (paragraph.level + (1 if is_bulleted(block) else 0))


def label_text(paragraph: Paragraph) -> str:
    """The label as it is set: with a colon, unless it ends in a mark of its own."""
    label = paragraph.label.strip()
    return f"{label}:" if label and paragraph.text and label[-1] not in ".:;?!–-=" else label


def _inner_width(block: TextBlock, width: float) -> float:
    return width - 2 * CALL_OUT_INSET[0] if block.is_emphasised else width


def _points(paragraph: Paragraph, sizes: Sizes) -> float:
    return sizes.sub if paragraph.level else sizes.body


def _paragraph_height(item: Paragraph, block: TextBlock, inner: float, sizes: Sizes) -> float:
    width = inner - indent(item, block)
    height = text_height(item.text, _points(item, sizes), width, label=label_text(item))
    return height + SPACE_BEFORE[item.level]


def _clip_paragraph(
    item: Paragraph, block: TextBlock, inner: float, room: float, sizes: Sizes
) -> Paragraph:
    if _paragraph_height(item, block, inner, sizes) <= room:
        return item
    points, width = _points(item, sizes), inner - indent(item, block)
    label = shorten(item.label, points, width, 2, is_bold=True)
    line = points * pitch(label + item.text)
    lines = int((room - SPACE_BEFORE[item.level]) // line)
    lines -= line_count(label, points, width, is_bold=True) if label else 0
    return replace(item, label=label, text=shorten(item.text, points, width, lines))


def _first(block: TextBlock, count: int) -> TextBlock:
    return replace(block, paragraphs=block.paragraphs[:count])


def _parts_point(block: TextBlock, count: int) -> bool:
    """Whether the paragraph before the split is the point of the one after it."""
    return block.paragraphs[count - 1].level == 0 and block.paragraphs[count].level == 1
