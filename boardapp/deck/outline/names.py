"""Short names of therapies on a slide, and the key that says once what they stand for."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.deck.fitting.text import texts_of
from boardapp.deck.slides import Block, Note, TableBlock
from boardapp.review.model.course import Phase, ShortName
from boardapp.words.short_names import named_in, short_names_key

BY_US = "numbered by us"


def called(phase: Phase) -> str:
    """What a slide calls a phase: by its short name, where it has one."""
    return phase.short or phase.name


def with_key(blocks: Sequence[Block], names: Sequence[ShortName]) -> tuple[Block, ...]:
    """The blocks with the key of their short names below their last table; as they are without."""
    tables = [place for place, block in enumerate(blocks) if isinstance(block, TableBlock)]
    if not tables or not (key := names_key(names, [*texts_of(tuple(blocks))])):
        return tuple(blocks)
    found = list(blocks)
    last = found[tables[-1]]
    if isinstance(last, TableBlock):
        found[tables[-1]] = replace(last, caption=f"{last.caption} {key}".strip())
    return tuple(found)


def key_notes(title: str, blocks: Sequence[Block], names: Sequence[ShortName]) -> tuple[Note, ...]:
    """The key of the short names for the notes, where no table of the slide has it below."""
    if any(isinstance(block, TableBlock) for block in blocks):
        return ()
    key = names_key(names, [title, *texts_of(tuple(blocks))])
    return (Note(text=f"Short names: {key}", kind="rule"),) if key else ()


def names_key(names: Sequence[ShortName], texts: Sequence[str]) -> str:
    """What the short names in these texts stand for, each once; empty where there are none."""
    used = [name for name in names if named_in(name.short, texts)]
    numbered = [f"{name.short}: {name.full}" for name in used if name.is_numbered]
    others = short_names_key(name.full for name in used if not name.is_numbered)
    told = [f"{'; '.join(numbered)} ({BY_US})" if numbered else "", "; ".join(others)]
    return f"{'; '.join(filter(None, told))}." if any(told) else ""
