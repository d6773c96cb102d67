"""The slide of relapses and remissions: every one with its times, as stated and derived."""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import Slide, TableBlock
from boardapp.deck.titles import relapses_title
from boardapp.review.course.relapses import until_text
from boardapp.review.model.course import Relapse, Remission
from boardapp.words.capitals import capitalised
from boardapp.words.inferred import COUNTED_BY_US
from boardapp.words.looks import remission_length_told, remission_name
from boardapp.words.times import duration_text

_RELAPSE_COLUMNS = (
    ("Relapse", 0.9),
    ("Sites", 1.6),
    ("Since diagnosis", 1.4),
    ("Since start of line", 1.8),
    ("Marrow", 2.9),
    ("CNS", 2.2),
)
_MARROW, _CNS = 4, 5
_DERIVED = "Lengths of time are derived from the stated times; a range is all that they allow."


def relapses_slide(material: Material) -> Slide | None:
    """Backup: every relapse with its times, and every stated stretch of remission."""
    review = material.review
    blocks = (*_relapse_tables(material), *_remission_tables(material))
    if not blocks:
        return None
    facts = Facts(
        lines=(
            *(fact(r, f"{capitalised(r.turn)} {r.number}: {r.summary}") for r in review.relapses),
            *(fact(r, f"{_remission_name(r)}: {r.evidence}") for r in review.remissions),
        ),
        shown=(*review.relapses, *review.remissions),
        rules=("clock", "remission", "MRD"),
    )
    called = sum(remission.is_called_remission for remission in review.remissions)
    free = len(review.remissions) - called
    title = relapses_title(len(review.relapses), called, free, review.disease.words)
    return slide(material, "relapses", "Backup", title, blocks, facts)


def _relapse_tables(material: Material) -> Iterator[TableBlock]:
    relapses = material.review.relapses
    if relapses:
        told = (f"{r.number}: {' + '.join(r.sites) or 'site not reported'}" for r in relapses)
        shown = _relapse_columns(relapses)
        rows = [[_relapse_cells(material, one)[n] for n in shown] for one in relapses]
        turn = capitalised(material.review.disease.words.turn)
        columns = [_RELAPSE_COLUMNS[n][0] if n else turn for n in shown]
        widths = [_RELAPSE_COLUMNS[n][1] for n in shown]
        places = [one.place for one in relapses]
        yield table(columns, rows, widths, f"{turn}s: {'; '.join(told)}", _DERIVED, places)


def _relapse_columns(relapses: Sequence[Relapse]) -> list[int]:
    """The columns that have something to say: no relapse may be one of marrow or CNS."""
    is_told = {
        _MARROW: any(relapse.has_marrow for relapse in relapses),
        _CNS: any(relapse.has_cns for relapse in relapses),
    }
    return [n for n in range(len(_RELAPSE_COLUMNS)) if is_told.get(n, True)]


def _remission_tables(material: Material) -> Iterator[TableBlock]:
    remissions = material.review.remissions
    if remissions:
        names = dict.fromkeys(_remission_name(remission) for remission in remissions)
        columns = (f"{' or '.join(names)} stated", "Until", "Duration", "Evidence")
        rows = [_remission_cells(material, remission) for remission in remissions]
        turn = material.review.disease.words.turn
        summary = f"{' or '.join(names)} as stated, to the next {turn}"
        places = [remission.place for remission in remissions]
        yield table(columns, rows, (2, 2, 1.4, 4.4), summary, places=places)


def _relapse_cells(material: Material, relapse: Relapse) -> tuple[str, ...]:
    sites = " + ".join(relapse.sites) or relapse.told
    line = f"line {relapse.line}" if relapse.line else ""
    since = duration_text(relapse.since_line_start)
    since = f"{since} ({line})" if line and since else line
    return (
        f"{relapse.number} ({COUNTED_BY_US})" if relapse.is_counted else str(relapse.number),
        f"{sites} (isolated)" if sites and relapse.is_isolated else sites,
        material.doubts.mark(duration_text(relapse.since_diagnosis), relapse.place / "when"),
        since,
        relapse.marrow,
        relapse.cns,
    )


def _remission_name(remission: Remission) -> str:
    return capitalised(remission_name(is_called_remission=remission.is_called_remission))


def _remission_cells(material: Material, remission: Remission) -> tuple[str, ...]:
    return (
        material.times.of(remission.start),
        until_text(remission),
        remission_length_told(remission),
        material.doubts.mark(remission.evidence, remission.place / "response"),
    )
