"""The slides of the options: columns without a rank, and behind them their basis in full."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from boardapp.deck.outline import goals
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.outline.room import has_room
from boardapp.deck.slides import Block, FigureBlock, Slide, TableBlock
from boardapp.deck.titles import options_title
from boardapp.figures.cards.cards import Card, Cards, Row, Tone, Words
from boardapp.review.model.meeting import OptionEntry
from boardapp.words.lists import listed, parted
from boardapp.words.sentences import sentences, shortened, split_sentences
from boardapp.words.vital import options_name

_MOST_COLUMNS = 4
_ALL = {1: "Needs", 2: "Both"}
_LONGEST = (2_000, 320, 280, 250, 220, 200, 180, 165, 150, 135, 120)
"""Characters of each part of an option: as many as the columns have room for."""


class _Basis(Struct, frozen=True):
    """The parts of an option's basis, or of what all options share of it."""

    evidence: tuple[str, ...]
    prior_exposure: tuple[str, ...]
    risks: tuple[str, ...]
    conditions: tuple[str, ...]


_PARTS = _Basis.__struct_fields__


def options_slide(material: Material) -> Slide | None:
    """Each option in a column of its own, in the order stated.

    Where the case says what this course says for and against them, that is shown, and the basis
    stands in the backup; else the basis itself.
    """
    options = material.review.options
    if not options:
        return None
    joined = _with_goal(material)
    block = joined or _options_block(material, options)
    facts = option_facts(material)
    if joined:
        wanted = goals.goal_facts(material)
        facts = Facts(lines=(*wanted.lines, *facts.lines), shown=(*wanted.shown, *facts.shown))
    title = options_title([option.name for option in options], is_dead=_is_dead(material))
    return slide(material, "options", "Discussion", title, (block,), facts)


def goals_apart_slide(material: Material) -> Slide | None:
    """The goals on a slide of their own; none where a single one stands elsewhere.

    That is above the options, or with the question above the form where there are none.
    """
    is_joined = joins_form(material) or _with_goal(material)
    return None if is_joined else goals.goals_slide(material)


def joins_form(material: Material) -> bool:
    """Whether a single goal stands above the form: no option has a slide that could bear it."""
    return len(material.review.goals) == 1 and not material.review.options


def options_backup_slide(material: Material) -> Slide | None:
    """For the short deck: the basis of the options, behind the names on the main slide."""
    options = material.review.options
    if not options:
        return None
    title = "Basis of the options as stated" if _is_dead(material) else _BASIS
    block = _options_table(material, options)
    return slide(material, "options", "Backup", title, (block,), option_facts(material))


def options_in_full_slide(material: Material) -> Slide | None:
    """Backup: the options word by word, where the columns did not show all of them."""
    if _are_whole(material, material.review.options):
        return None
    made = options_backup_slide(material)
    return replace(made, key="options-in-full") if made else None


def heading(material: Material) -> str:
    """What the options of the case are called."""
    return options_name(is_dead=_is_dead(material))


def _is_dead(material: Material) -> bool:
    return material.review.status.death is not None


_BASIS = "Basis of the options (unranked)"


def option_facts(material: Material) -> Facts:
    """Each option as stated, for the notes."""
    options = material.review.options
    return Facts(lines=tuple(fact(o, _told(o)) for o in options), shown=options)


def _options_block(material: Material, options: Sequence[OptionEntry]) -> Block:
    """Columns where there are few options, their long texts openly shortened; else the table."""
    is_weighed = _are_weighed(options)
    listed_too = (_weighed_table if is_weighed else _options_table)(material, options)
    if len(options) > _MOST_COLUMNS:
        return listed_too
    tried = (_options_columns(material, options, listed_too, most) for most in _LONGEST)
    return next((block for block in tried if has_room(material, block)), listed_too)


def _with_goal(material: Material) -> FigureBlock | None:
    """The columns whole below the only goal; None where there are more goals, or no room."""
    options = material.review.options
    if len(material.review.goals) != 1 or not 0 < len(options) <= _MOST_COLUMNS:
        return None
    listed_too = (_weighed_table if _are_weighed(options) else _options_table)(material, options)
    rows = (Row(cards=(goals.goal_line(material),)), *_option_rows(material, options, _LONGEST[0]))
    wanted = goals.goals_table(material)
    summary = f"{wanted.summary}. {listed_too.summary}"
    figure = Cards(name="Goal and options", summary=summary, rows=rows)
    block = FigureBlock(figure=figure, otherwise=(wanted, listed_too))
    return block if has_room(material, block) else None


def _are_whole(material: Material, options: Sequence[OptionEntry]) -> bool:
    """Whether the columns show every word of the options."""
    if _are_weighed(options):
        return not any(o.evidence or o.prior_exposure or o.risks for o in options)
    if not 0 < len(options) <= _MOST_COLUMNS:
        return True
    table_too = _options_table(material, options)
    return has_room(material, _options_columns(material, options, table_too, _LONGEST[0]))


def _are_weighed(options: Sequence[OptionEntry]) -> bool:
    """Whether the case says of some option what this course says for or against it."""
    return any(option.in_this_patient or option.against for option in options)


def _options_columns(
    material: Material, options: Sequence[OptionEntry], listed_too: TableBlock, most: int
) -> FigureBlock:
    rows = _option_rows(material, options, most)
    figure = Cards(name="Options", summary=listed_too.summary, rows=rows)
    return FigureBlock(figure=figure, otherwise=(listed_too,))


def _option_rows(material: Material, options: Sequence[OptionEntry], most: int) -> tuple[Row, ...]:
    """The columns, and below them what all options share."""
    shared = _shared(options)
    if _are_weighed(options):
        cited = _cited_by_all(material, options)
        columns = tuple(_weighed_card(material, option, shared, cited) for option in options)
        common = (*shared.conditions, cited)
    else:
        columns = tuple(_basis_card(material, option, shared, most) for option in options)
        common = tuple(dict.fromkeys(text for name in _PARTS for text in getattr(shared, name)))
    rows = [Row(cards=columns)]
    if any(common):
        told = Words(text=shortened(_run(common), most))
        head = _ALL.get(len(options), "All")
        rows.append(Row(cards=(Card(head=head, head_at="left", words=(told,)),)))
    return tuple(rows)


def _shared(options: Sequence[OptionEntry]) -> _Basis:
    """The sentences of each part that all options state in the same words: they are told once."""
    return _Basis(*(_common([getattr(option, name) for option in options]) for name in _PARTS))


def _common(texts: Sequence[str]) -> tuple[str, ...]:
    told = [split_sentences(text) for text in texts]
    common = set(told[0]).intersection(*told[1:]) if len(texts) > 1 else set()
    return tuple(sentence for sentence in told[0] if sentence in common)


def _own(text: str, shared: Sequence[str]) -> str:
    """What a text says beside the sentences that all options share."""
    return " ".join(sentence for sentence in split_sentences(text) if sentence not in shared)


def _run(texts: Sequence[str]) -> str:
    """Sentences in a row, with the numbers of references behind them."""
    return " ".join(text if text.startswith("[") else sentences(text) for text in texts if text)


def _cited_by_all(material: Material, options: Sequence[OptionEntry]) -> str:
    """The references of all options, where they are the same for each."""
    cited = {_references_text(material, option) for option in options}
    return cited.pop() if len(cited) == 1 and len(options) > 1 else ""


def _weighed_card(material: Material, option: OptionEntry, shared: _Basis, cited: str) -> Card:
    """What speaks for an option in this patient, what against it or is open, and what it needs."""
    references = _references_text(material, option) if not cited else ""
    needs = parted((_own(option.conditions, shared.conditions), references), " ")
    lists: tuple[tuple[str, Tone, tuple[str, ...]], ...] = (
        ("In this patient", "good", option.in_this_patient),
        ("Against, or open", "warning", option.against),
        ("Conditions", "strong", (needs,) if needs else ()),
    )
    words: list[Words] = []
    for heading, tone, texts in lists:
        if texts:
            words.append(Words(text=heading, rank="heading", tone=tone))
            words += [Words(text=text, rank="bullet") for text in texts]
    return Card(head=option.name, words=tuple(words), place=option.place)


def _basis_card(material: Material, option: OptionEntry, shared: _Basis, most: int) -> Card:
    """The parts of an option that are stated, each under its heading in up to `most` letters."""
    words = tuple(_basis(material, option, shared, most))
    return Card(head=option.name, words=words, place=option.place)


def _basis(material: Material, option: OptionEntry, shared: _Basis, most: int) -> Iterator[Words]:
    evidence, prior, risks, conditions = (
        shortened(_own(getattr(option, name), getattr(shared, name)), most) for name in _PARTS
    )
    marked = material.doubts.mark(prior, option.place / "prior_exposure") if prior else ""
    told: tuple[tuple[str, Tone, str], ...] = (
        ("Evidence", "good", parted((evidence, _references_text(material, option)), " ")),
        ("Prior exposure", "strong", marked),
        ("Risks", "warning", risks),
        ("Conditions", "strong", conditions),
    )
    for heading, tone, text in told:
        if text:
            yield Words(text=heading, rank="heading", tone=tone)
            yield Words(text=text, rank="detail")


_LONG_CONDITIONS = 90
"""Letters beyond which the conditions of an option need a column as wide as its risks."""


def _options_table(material: Material, options: Sequence[OptionEntry]) -> TableBlock:
    columns = {"Option": 1.4, "Evidence": 3.6, "Prior exposure": 1.9, "Risks": 2.9}
    longest = max((len(option.conditions) for option in options), default=0)
    if longest:
        columns["Conditions"] = 2.4 if longest > _LONG_CONDITIONS else 1.6
    rows = [_option_cells(material, option)[: len(columns)] for option in options]
    summary = f"{heading(material)}: {listed([option.name for option in options])}"
    places = [option.place for option in options]
    return table(tuple(columns), rows, tuple(columns.values()), summary, places=places)


def _weighed_table(material: Material, options: Sequence[OptionEntry]) -> TableBlock:
    rows = [
        (
            option.name,
            "; ".join(option.in_this_patient),
            "; ".join(option.against),
            parted((option.conditions, _references_text(material, option)), " "),
        )
        for option in options
    ]
    columns = ("Option", "In this patient", "Against, or open", "Conditions")
    summary = f"{heading(material)}: {listed([option.name for option in options])}"
    places = [option.place for option in options]
    return table(columns, rows, (1.4, 3, 3, 1.8), summary, places=places)


def _option_cells(material: Material, option: OptionEntry) -> tuple[str, ...]:
    return (
        option.name,
        parted((option.evidence, _references_text(material, option)), " "),
        material.doubts.mark(option.prior_exposure, option.place / "prior_exposure"),
        option.risks,
        option.conditions,
    )


def _references_text(material: Material, option: OptionEntry) -> str:
    """The references by the numbers they have in the backup; an id is no number."""
    numbers = {row.label for row in material.review.references}
    cited = [name for name in option.references if name in numbers]
    return f"[{', '.join(cited)}]" if cited else ""


def _told(option: OptionEntry) -> str:
    labelled = (
        ("In this patient", "; ".join(option.in_this_patient)),
        ("Against, or open", "; ".join(option.against)),
        ("Evidence", option.evidence),
        ("Prior exposure", option.prior_exposure),
        ("Risks", option.risks),
        ("Conditions", option.conditions),
        ("References", ", ".join(option.references)),
    )
    told = (f"{label}: {text.rstrip('.')}." for label, text in labelled if text)
    return " ".join((f"{option.name}.", *told))
