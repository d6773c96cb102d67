"""The slide of minimal residual disease, and its table in the backup."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.mrd_titles import mrd_said, mrd_title
from boardapp.deck.outline.material import Facts, Material, row_facts, slide, table
from boardapp.deck.outline.mrd_facts import mrd_slide_facts, told_rows
from boardapp.deck.slides import ChartBlock, Note, Slide, TableBlock
from boardapp.figures.charts.chart import Chart, Fact
from boardapp.figures.charts.mrd import mrd_chart
from boardapp.review.course.mrd_trend import RULE, MrdTrend, mrd_trend
from boardapp.review.model.course import MrdPoint
from boardapp.words.capitals import capitalised
from boardapp.words.lists import parted
from boardapp.words.plurals import counted

RULES = ("MRD",)
"""The definitions that a slide with MRD on it relies on."""
_MOST_RESULTS = 5


def mrd_slide(material: Material) -> Slide | None:
    """MRD over the course; none where fewer than two results have a place on the chart."""
    chart = drawn_mrd(material)
    if chart is None:
        return None
    results, trend = material.review.mrd, mrd_trend(material.review)
    rows = told_rows(material)
    told = mrd_slide_facts(material, trend) if trend else ()
    summary = f"{chart.summary} {_spoken(told)}".strip()
    block = ChartBlock(chart=replace(chart, facts=told, summary=summary), caption=chart.thinned)
    facts = Facts(
        lines=(*mrd_facts(results), *row_facts(rows), Note(text=f"Rule: {RULE}")),
        shown=(*results, *rows),
        rules=RULES,
    )
    title = _title(material, trend)
    made = slide(material, "mrd", "Course", title, (block,), facts, "visual")
    return replace(made, say=(f"{title}.", *_said(material, trend, told)))


def mrd_table_slide(material: Material) -> Slide | None:
    """Backup: all MRD results by method; none where the status has the only one."""
    results = material.review.mrd
    if len(results) < 2:
        return None
    methods = list(dict.fromkeys(_method(r) for r in results))
    by_time: dict[tuple[str, str], dict[str, str]] = {}
    places: dict[tuple[str, str], Place] = {}
    for result in results:
        places.setdefault((result.key, material.times.of(result.when)), result.place)
        cells = by_time.setdefault((result.key, material.times.of(result.when)), {})
        cells[_method(result)] = material.doubts.mark(_level(result), result.place)
    rows = [
        (when, *(cells.get(method, "no result") for method in methods))
        for (_, when), cells in by_time.items()
    ]
    columns = ("When", *map(capitalised, methods))
    block = table(columns, rows, (1, *(1.4 for _ in methods)), "All MRD results by method",
                  places=places.values())  # fmt: skip
    facts = Facts(lines=mrd_facts(results), shown=results, rules=RULES)
    title = f"{counted(len(results), 'MRD result')} by method and specimen"
    return slide(material, "mrd-table", "Backup", title, (block,), facts)


def drawn_mrd(material: Material) -> Chart | None:
    """The MRD chart, where at least two results have a place on it."""
    chart = mrd_chart(material.review)
    points = sum(len(series.points) for series in chart.series) if chart else 0
    return chart if points > 1 else None


def few_results_table(material: Material) -> tuple[TableBlock, ...]:
    """The last results where there are too few for a chart; () where one alone is known."""
    results = material.review.mrd
    if len(results) < 2 or drawn_mrd(material):
        return ()
    rows = [
        (material.times.of(r.when), material.doubts.mark(_result(r), r.place))
        for r in results[-_MOST_RESULTS:]
    ]
    summary = "MRD results: " + "; ".join(f"{when}: {text}" for when, text in rows)
    places = [result.place for result in results[-_MOST_RESULTS:]]
    return (table(("When", "MRD result"), rows, (1, 1.2), summary, places=places),)


def mrd_facts(results: tuple[MrdPoint, ...]) -> tuple[Note, ...]:
    """Each result in full with its source, for the notes."""
    return tuple(Note(text=r.text, place=r.place, source=r.source) for r in results)


def _said(material: Material, trend: MrdTrend | None, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What to say to the chart: what makes its title so, and how things stand beside it."""
    found = mrd_said(trend, material.times) if trend else ()
    return (*found, *([_spoken(facts)] if facts else ()))


def _spoken(facts: Sequence[Fact]) -> str:
    """The facts over the chart, for who can't see them."""
    return " ".join(f"{fact.label}: {fact.text}." for fact in facts)


def _title(material: Material, trend: MrdTrend | None) -> str:
    """What the last results say together; the doubts about them stand behind it."""
    if trend is None:
        return "MRD: no outcome stated"
    told = (*trend.values, *trend.beside, *trend.elsewhere)
    places = [result.place for result in told]
    return mrd_title(trend, material.times, lambda text: material.doubts.mark(text, *places))


def _result(result: MrdPoint) -> str:
    """The result with what is known of its limit, method and specimen; what is not, once."""
    has_limit = result.outcome != "negative" or result.limit is not None
    if has_limit or result.method:
        return result.result
    if not result.specimen:
        return f"{result.outcome} (limit, method and specimen not reported)"
    return f"{result.outcome} (limit and method not reported, {result.specimen})"


def _method(result: MrdPoint) -> str:
    return parted((result.method, result.specimen), ", ") or "method not reported"


def _level(result: MrdPoint) -> str:
    """Outcome and level without method and specimen: "negative, < 1×10⁻⁶"."""
    return f"{result.outcome}, {result.level}"
