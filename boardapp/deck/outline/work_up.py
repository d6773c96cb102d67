"""The slides of work-ups: what was looked for to answer a question, done and not done."""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import FigureBlock, Note, Slide, TableBlock
from boardapp.deck.titles import work_up_title
from boardapp.figures.cards.cards import Card, Cards, Rank, Row, Tone, Words
from boardapp.review.model.labs import WorkUpRow, WorkUpTable
from boardapp.words.capitals import capitalised
from boardapp.words.lists import extended, listed
from boardapp.words.missing import stated


def brief_work_up(material: Material) -> tuple[FigureBlock, ...]:
    """The first work-up that names tests, by what they showed; () without one."""
    with_tests = [work_up for work_up in material.review.work_ups if work_up.rows]
    return tuple(map(_brief_cards, with_tests[:1]))


def work_up_slides(material: Material) -> Iterator[Slide]:
    """Backup: each work-up with every test, its result, range and meaning."""
    for number, work_up in enumerate(material.review.work_ups, start=1):
        rows = [
            (row.test, _result_text(row), row.reference, row.meaning or "none stated")
            for row in work_up.rows
        ]
        columns = ("Test", "Result", "Reference range", "Meaning as stated")
        block = table(
            columns,
            rows or [("",) * len(columns)],
            (2, 1.4, 1.4, 3),
            f"Work-up: {work_up.question}",
            places=[row.place for row in work_up.rows] or [work_up.place],
        )
        not_done = [row.test for row in work_up.rows if row.state == "not done"]
        title = work_up_title(work_up.question, work_up.conclusion, not_done)
        facts = Facts(lines=work_up_facts(work_up), shown=work_up.rows)
        yield slide(material, f"work-up-{number}", "Backup", title, (block,), facts)


def work_up_facts(work_up: WorkUpTable) -> tuple[Note, ...]:
    """Each test with its result, then the conclusion."""
    results = tuple(fact(row, f"{row.test}: {_brief_result(row)}") for row in work_up.rows)
    concluded = fact(work_up, f"Conclusion as stated: {work_up.conclusion}")
    return (*results, concluded) if work_up.conclusion else results


def _brief_cards(work_up: WorkUpTable) -> FigureBlock:
    """A card for what was measured, for each result in words, and for what was not done."""
    measured, in_words, missing = list[str](), dict[str, list[str]](), dict[str, list[str]]()
    for row in work_up.rows:
        if row.state != "done":
            missing.setdefault(row.state, []).append(row.test)
        elif row.reference or row.meaning:
            measured.append(f"{row.test}: {_brief_result(row)}")
        else:
            in_words.setdefault(stated(row.result), []).append(row.test)
    listed_too = _brief_table(work_up)
    cards = [
        *([_card("Results", measured, "strong", is_bulleted=True)] if measured else ()),
        *(_card(result, [_names(tests)], "strong") for result, tests in in_words.items()),
        *(_card(state, [_names(tests)], "muted") for state, tests in missing.items()),
    ]
    rows = tuple(Row(cards=(card,)) for card in cards)
    figure = Cards(name="Work-up", summary=listed_too.summary, rows=rows)
    return FigureBlock(figure=figure, caption=listed_too.caption, otherwise=(listed_too,))


def _card(head: str, texts: Sequence[str], tone: Tone, *, is_bulleted: bool = False) -> Card:
    rank: Rank = "bullet" if is_bulleted else "text"
    return Card(
        head=capitalised(head),
        head_at="left",
        words=tuple(Words(text=text, rank=rank) for text in texts),
        tone=tone,
        is_dashed=tone == "muted",
    )


def _brief_table(work_up: WorkUpTable) -> TableBlock:
    groups: dict[str, list[str]] = {}
    for row in work_up.rows:
        groups.setdefault(_brief_result(row), []).append(row.test)
    rows = [(_names(tests), result) for result, tests in groups.items()]
    summary = f"{work_up.question} " + "; ".join(f"{a}: {b}" for a, b in rows)
    return table(("Work-up", "Result"), rows, (1.4, 1.2), summary, work_up.question)


def _names(tests: list[str]) -> str:
    """The tests as a list; "factor VIII, IX and XI" where neighbours share their first word."""
    short = [
        test.partition(" ")[2] if n and _shares_first_word(tests[n - 1], test) else test
        for n, test in enumerate(tests)
    ]
    return listed(short)


def _shares_first_word(before: str, test: str) -> bool:
    first, _, rest = test.partition(" ")
    return bool(rest) and before.partition(" ")[0] == first


def _brief_result(row: WorkUpRow) -> str:
    reference = f"(reference {row.reference})" if row.reference else ""
    result = f"{_result_text(row)} {reference}".strip()
    if row.state != "done":
        return result
    return extended(result, row.meaning)


def _result_text(row: WorkUpRow) -> str:
    return stated(row.result) if row.state == "done" else row.state
