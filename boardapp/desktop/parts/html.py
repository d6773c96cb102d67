"""HTML for the reading panels: escaped text in the few shapes that they share.

Qt's rich text knows tables and a little CSS. Every fact is wrapped in an anchor named by
its place in the case file, so that a panel can lead to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QPalette

from boardapp.case.source import citations
from boardapp.desktop.parts.unit_breaks import hold_units
from boardapp.review.model.base import Moment, Row
from boardapp.words.times import age_text, derived_text, short_text

LABEL_SHARE = 23  # per cent of the width, so that the values of all tables line up
_GUTTER = 28
"""Between two columns, in device-independent pixels."""
FACT_SCHEME = "fact"
"""Links of the form "fact:therapies[3]" ask for that fact."""
PANEL_SCHEME = "panel"
"""Links of the form "panel:labs" ask for the current fact in that panel."""
FIX_SCHEME = "fix"
"""Links of the form "fix:0" ask for the mend of that finding of the page."""
REASON_SCHEME = "reason"
"""Links of the form "reason:0" ask why that finding of the page stands."""
SOURCE_SCHEME = "source"
"""Links of the form "source:letter%20¶7" ask for that source, and what was read from there."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What the palette of the moment gives a page; the warning's hue is fixed."""

    text: str
    muted: str
    rule: str
    card: str
    accent: str
    warning: str

    @classmethod
    def of(cls, palette: QPalette) -> "Colours":
        """The colours of a page under this palette."""
        text = palette.color(QPalette.ColorRole.Text)
        base = palette.color(QPalette.ColorRole.Base)
        is_dark = base.lightness() < 128
        return cls(
            text=text.name(),
            muted=mixed(text, base, 0.26).name(),
            rule=mixed(text, base, 0.82).name(),
            card=palette.color(QPalette.ColorRole.AlternateBase).name(),
            accent=palette.color(QPalette.ColorRole.Link).name(),
            warning="#f0b440" if is_dark else "#8a5300",
        )


def page(body: Iterable[str], colours: Colours) -> str:
    """A whole document."""
    style = (
        f"body {{ color: {colours.text}; }}"
        f"h2 {{ color: {colours.accent}; font-size: large; margin-top: 18px; margin-bottom: 6px; }}"
        f".muted {{ color: {colours.muted}; }}"
        f"a.door {{ color: {colours.muted}; }}"
        f".warning {{ color: {colours.warning}; }}"
        "p { margin-top: 3px; margin-bottom: 3px; line-height: 130%; }"
        "td { padding: 4px 14px 4px 0px; }"
    )
    return f"<html><head><style>{style}</style></head><body>{''.join(body)}</body></html>"


def heading(text: str) -> str:
    """The heading of a section."""
    return f"<h2>{escape(text)}</h2>"


def paragraph(
    text: str, *, kind: str = "", place: str = "", is_large: bool = False, source: str = ""
) -> str:
    """A paragraph that can be led to by its place; `kind` is "muted", "warning" or empty."""
    told = (f"<big>{_lines(text)}</big>" if is_large else _lines(text)) + cited(source)
    return f'<p class="{kind}">{anchored(place, told)}</p>' if text or source else ""


def anchored(place: str, content: str) -> str:
    """Content (HTML of one paragraph) that can be led to by its place.

    Qt keeps an anchor only where text follows in the same paragraph.
    """
    return f'<a name="{escape(place)}"></a>{content}' if place else content


def cited(source: str) -> str:
    """Where a fact stands, small behind it: each citation is a door to its source."""
    doors = "; ".join(door(str(one), str(one)) for one in citations(source))
    return f' <span class="muted"><small>[{doors}]</small></span>' if doors else ""


def door(citation: str, text: str) -> str:
    """A text that leads to the source of a citation ("letter ¶7")."""
    return f'<a class="door" href="{SOURCE_SCHEME}:{quote(citation)}">{escape(text)}</a>'


def is_door(link: str) -> bool:
    """Whether a link leads to a source."""
    return link.startswith(f"{SOURCE_SCHEME}:")


def asked_of(link: QUrl) -> str:
    """What a link asks for: a place, a panel's id or a citation."""
    return link.path(QUrl.ComponentFormattingOption.FullyDecoded)


def card(content: str, colours: Colours) -> str:
    """Content (HTML) on a ground of its own."""
    return (
        f'<table width="100%" cellspacing="0" cellpadding="12" bgcolor="{colours.card}">'
        f"<tr><td>{content}</td></tr></table>"
    )


def two_columns(left: Iterable[str], right: Iterable[str]) -> str:
    """Two columns of a page, the first of them read first; each holds whole sections."""
    cells = "".join(
        f'<td width="50%" valign="top" style="padding-right: {_GUTTER}px">{"".join(column)}</td>'
        for column in (left, right)
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'


def rows_table(rows: Iterable[Row], label_share: int = LABEL_SHARE) -> str:
    """Labels with their values, notes and sources; what is missing is set back.

    `label_share` is that of the labels in the width, in per cent.
    """
    cells = "".join(_row(row, label_share) for row in rows)
    return f'<table width="100%" cellspacing="0" cellpadding="0">{cells}</table>' if cells else ""


def time_text(moment: Moment) -> str:
    """A moment in one line: the date or the statement, and what the clock makes of it."""
    stated = short_text(moment)
    told = age_text(moment.age)
    age = f"age {told}" if told else ""
    derived = [text if (text := derived_text(moment)) != stated else "", age]
    return f"{stated} ({'; '.join(filter(None, derived))})" if any(derived) else stated


def link(place: str, text: str, scheme: str = FACT_SCHEME, detail: str = "") -> str:
    """A paragraph that leads to a fact, or to a panel; the detail stands behind it."""
    behind = f' <span class="muted">{escape(detail)}</span>' if detail else ""
    return f'<p><a href="{scheme}:{escape(place)}">{escape(text)}</a>{behind}</p>'


def _row(row: Row, label_share: int) -> str:
    kind = "muted" if row.is_missing else ""
    note = f' <span class="muted">({_lines(row.note)})</span>' if row.note else ""
    value = f'<span class="{kind}">{_lines(row.value or "not reported")}</span>'
    label = anchored(row.place, _lines(row.label))
    return (
        f'<tr><td class="muted" valign="top" width="{label_share}%">{label}</td>'
        f"<td>{value}{note}{cited(row.source)}</td></tr>"
    )


def _lines(text: str) -> str:
    return escape(hold_units(text)).replace("\n", "<br>")


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two; `share` is that of the second."""
    return QColor(
        *(round(a + (b - a) * share) for a, b in zip(_rgb(first), _rgb(second), strict=True))
    )


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
