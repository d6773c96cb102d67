"""The digest of a shape as people see it, by which a touched shape is known.

Only what is listed here counts: place, form, fill, line, text and its look, cells, pictures,
the values of charts, alt text. Everything else may change when PowerPoint merely opens and
saves a file (ids, names, namespaces, extensions, languages, proofing marks, how a text is cut
into runs, the heights of rows), so it must not make a shape look touched.
"""

import hashlib
import re
from functools import cache
from itertools import chain, zip_longest

from lxml.etree import XPath, fromstring, tostring
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, qn

from boardapp.deck.marking.digest import short_digest
from boardapp.deck.markup.kept import Kept
from boardapp.deck.markup.xml import Element

DIGEST_LENGTH = 10
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CELL, _CELL_LOOK = qn("a:tc"), qn("a:tcPr")
_WORDS = re.compile("<a:t>([^<]+)</a:t>")
_STAND_IN = re.compile("\ue000(\\d+)\ue000")
"""The words of a cell, and what stands for them while the form of a cell is read."""
_ELSEWHERE = re.compile(":(id|embed|link)=")
"""By these a cell leads to another part, whatever the prefix."""
_POINT = qn("c:pt")
_NUMBERS = {qn("c:numCache"), qn("c:numLit")}
_INDICES = XPath("c:pt/@idx", namespaces=namespaces("c"), smart_strings=False)
_VALUES = XPath("c:pt/c:v/text()", namespaces=namespaces("c"), smart_strings=False)
_COLOURS = (
    "srgbClr",
    "schemeClr",
    "sysClr",
    "prstClr",
    "alpha",
    "lumMod",
    "lumOff",
    "tint",
    "shade",
)
_SHOWN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_COLOURS, ("val",)),
    **dict.fromkeys(("noFill", "solidFill", "gradFill", "highlight", "custGeom", "tr"), ()),
    **dict.fromkeys(("outerShdw", "innerShdw", "glow", "softEdge", "reflection"), ()),
    **dict.fromkeys(("sp", "pic", "cxnSp", "grpSp", "graphicFrame"), ()),
    "xfrm": ("rot", "flipH", "flipV"),
    "off": ("x", "y"),
    "ext": ("cx", "cy"),
    "prstGeom": ("prst",),
    "gd": ("name", "fmla"),
    "pattFill": ("prst",),
    "ln": ("w",),
    "lnB": ("w",),
    "prstDash": ("val",),
    "bodyPr": ("anchor", "vert", "rot"),
    "pPr": ("lvl", "algn"),
    "buChar": ("char",),
    "buAutoNum": ("type",),
    "rPr": ("sz", "b", "i", "u", "strike", "baseline"),
    "latin": ("typeface",),
    "cNvPr": ("descr", "hidden"),
    "ph": ("type", "idx"),
    "srcRect": ("l", "t", "r", "b"),
    "gridCol": ("w",),
    "tc": ("gridSpan", "rowSpan", "hMerge", "vMerge"),
    "tcPr": ("anchor",),
    "tblPr": ("firstRow", "bandRow", "firstCol"),
}
"""The attributes that count, by the local name of their element."""
_SKIPPED = {
    "extLst",
    "endParaRPr",
    "lstStyle",
    "style",
    "lnL",
    "lnR",
    "lnT",
    "lnTlToBr",
    "lnBlToTr",
}
_DEFAULTS = {
    ("b", "0"), ("i", "0"), ("u", "none"), ("strike", "noStrike"), ("baseline", "0"),
    ("rot", "0"), ("flipH", "0"), ("flipV", "0"), ("hidden", "0"), ("anchor", "t"),
    ("vert", "horz"), ("lvl", "0"), ("algn", "l"), ("gridSpan", "1"), ("rowSpan", "1"),
    ("bandRow", "0"), ("firstCol", "0"), ("descr", ""), ("idx", "0"),
}  # fmt: skip
"""Stated or not, these are the same."""
_CHART_SHOWN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("lineChart", "scatterChart", "barChart", "areaChart", "pieChart"), ()),
    **dict.fromkeys(("ser", "tx", "cat", "xVal", "val", "yVal", "plus", "minus"), ()),
    **dict.fromkeys(("logBase", "min", "max", "symbol"), ("val",)),
    "pt": ("idx",),
}
_CHART_LOOK = {
    **dict.fromkeys(("srgbClr", "schemeClr", "prstDash", "symbol", "size"), ("val",)),
    "ln": ("w",),
}
_CHART_SKIPPED = {
    "extLst", "AlternateContent", "externalData", "printSettings", "txPr", "userShapes",
}  # fmt: skip

_LEADING = frozenset({"blip", "chart"})
"""What leads to another part."""
_RUNS = frozenset({"r", "br", "fld"})

JUMP, OWN_JUMP = "ppaction://hlinksldjump", "Go to this slide"
"""What a link to another slide of the deck does, and by which words ours is known."""

Form = list[str]
"""What counts of a shape, item by item."""
_FORMS_OF_CELLS = Kept[tuple[str, ...]](200)
"""The form of cells between their words, by their XML between the words: a deck has few."""


def shape_form(element: Element, part: Part) -> Form:
    """What counts of a shape; `part` is the slide's, for its pictures and charts."""
    return _Reader(part, is_table=element.find(f".//{_A}tbl") is not None).read(element)


def form_digest(form: Form) -> str:
    """The digest of what counts of a shape."""
    return short_digest("\n".join(form), DIGEST_LENGTH)


def is_own_jump(link: Element) -> bool:
    """Whether boardapp made a link: set when all slides are there, it is no part of a look."""
    return (link.get("action"), link.get("tooltip")) == (JUMP, OWN_JUMP)


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return _local(element.tag)


@cache
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def chart_part(element: Element, part: Part) -> Part | None:
    """The part of the chart in a graphic frame; None if it holds none that can be read."""
    chart = element.find(".//{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")
    return None if chart is None else _related(chart.get(f"{_R}id"), part)


class _Reader:
    """Reads one shape into its form.

    A deck has some twenty thousand elements to be read so: what has no children costs no call,
    and the looks of runs and cells are read once for all of a shape that are written alike.
    """

    def __init__(self, part: Part, *, is_table: bool) -> None:
        self._part = part
        self._is_table = is_table
        self._looks: dict[bytes, str] = {}
        self._cells: dict[bytes, Form] = {}
        self._ways = {_CELL: self._add_cell, _CELL_LOOK: self._add_cell_look}

    def read(self, element: Element) -> Form:
        form: Form = []
        self._add(element, form)
        return form

    def _add(self, element: Element, form: Form) -> None:
        name, shown = _counted(element.tag)
        if shown is not None:
            form.append(_item(element, name, ("cx",) if self._is_width(name) else shown))
        elif name == "p":
            self._add_paragraph(element, form)
            return
        elif not name:
            return
        elif name in _LEADING:
            form.append(_target(element, name, self._part))
        for child in element:
            if len(child):
                self._ways.get(child.tag, self._add)(child, form)
                continue
            name, shown = _counted(child.tag)
            if shown is not None:
                form.append(_item(child, name, ("cx",) if self._is_width(name) else shown))
            elif name == "p" or name in _LEADING:
                self._add(child, form)

    def _add_cell(self, cell: Element, form: Form) -> None:
        """What counts of a cell; of those that differ in their words alone one is read."""
        pieces = _WORDS.split(tostring(cell, encoding="unicode", with_tail=False))
        frame, words = tuple(pieces[::2]), pieces[1::2]
        between: tuple[str, ...] = ()
        if not any("&" in one for one in words):
            between = _FORMS_OF_CELLS.of(frame, lambda: self._between(frame))
        if between:
            form.append("".join(chain.from_iterable(zip_longest(between, words, fillvalue=""))))
        else:
            self._add(cell, form)

    def _between(self, frame: tuple[str, ...]) -> tuple[str, ...]:
        """What the form of a cell says between its words; empty where it must be read itself."""
        if any(map(_ELSEWHERE.search, frame)):
            return ()
        texts = (
            f"<a:t>\ue000{number}\ue000</a:t>{piece}" for number, piece in enumerate(frame[1:])
        )
        form: Form = []
        self._add(fromstring("".join((frame[0], *texts))), form)
        found = _STAND_IN.split("\n".join(form))
        is_in_order = found[1::2] == [str(number) for number in range(len(frame) - 1)]
        return tuple(found[::2]) if is_in_order else ()

    def _add_cell_look(self, properties: Element, form: Form) -> None:
        key = tostring(properties, with_tail=False)
        if key not in self._cells:
            self._add(properties, self._cells.setdefault(key, []))
        form += self._cells[key]

    def _is_width(self, name: str) -> bool:
        """Whether it is the size of a table, whose height follows from its rows."""
        return self._is_table and name == "ext"

    def _add_paragraph(self, paragraph: Element, form: Form) -> None:
        """Text with its look; neighbouring runs of one look are one, however they are cut."""
        form.append("p")
        runs: list[tuple[str, str]] = []
        for child in paragraph:
            name = _local(child.tag)
            if name == "pPr":
                self._add(child, form)
            elif name == "br" and runs:
                runs[-1] = (runs[-1][0], runs[-1][1] + "\v")
            elif name in _RUNS:
                look, text = self._run(child, name)
                if runs and runs[-1][0] == look:
                    runs[-1] = (look, runs[-1][1] + text)
                elif text:
                    runs.append((look, text))
        form.extend(f"{look}: {text}" for look, text in runs)

    def _run(self, run: Element, name: str) -> tuple[str, str]:
        """The look and the text of a run; the text of a field is made anew by PowerPoint."""
        if name == "br":
            return "", "\v"
        if name == "fld":
            return f"fld {run.get('type')}", "field"
        properties = run.find(f"{_A}rPr")
        return self._look(properties), run.findtext(f"{_A}t") or ""

    def _look(self, properties: Element | None) -> str:
        if properties is None:
            return ""
        key = tostring(properties, with_tail=False)
        if key not in self._looks:
            look: Form = []
            self._add(properties, look)
            link = properties.find(f"{_A}hlinkClick")
            if link is not None and not is_own_jump(link):
                look.append(_target(link, "link", self._part))
            self._looks[key] = "; ".join(item for item in look if item != "rPr")
        return self._looks[key]


@cache
def _counted(tag: object) -> tuple[str, tuple[str, ...] | None]:
    """The local name of an element, empty where it is skipped, and the attributes that count."""
    name = _local(tag)
    return ("", None) if name in _SKIPPED else (name, _SHOWN.get(name))


def _item(element: Element, name: str, names: tuple[str, ...]) -> str:
    item = name
    for key in names:
        value = element.get(key)
        if value is not None and (key, value) not in _DEFAULTS:
            item += f" {key}={value}"
    return item


def _target(element: Element, name: str, part: Part) -> str:
    """A picture by its bytes, a chart by what it shows, a link by where it leads."""
    identity = element.get(f"{_R}embed" if name == "blip" else f"{_R}id")
    if name == "link":
        relation = part.rels[identity] if identity and identity in part.rels else None
        return (
            f"link {relation.target_ref}"
            if relation is not None and relation.is_external
            else "link"
        )
    found = _related(identity, part)
    if found is None:
        return f"{name} missing"
    if name == "blip":
        return f"blip {hashlib.sha256(found.blob).hexdigest()}"
    form: Form = []
    _read_chart(root_of(found), form, has_look=False)
    return "\n".join(["chart", *form])


def _related(identity: str | None, part: Part) -> Part | None:
    if not identity or identity not in part.rels or part.rels[identity].is_external:
        return None
    return part.rels[identity].target_part


def root_of(part: Part) -> Element:
    """The XML of a part, whether python-pptx knows its kind or not."""
    root = getattr(part, "_element", None)
    return parse_xml(part.blob) if root is None else root


def _read_chart(element: Element, form: Form, *, has_look: bool) -> None:
    """Values, axes, words, and the colours of the series: not what PowerPoint fills in."""
    name = local_name(element)
    if not name or name in _CHART_SKIPPED:
        return
    if name in {"v", "t"}:
        form.append(f"{name}: {_number(element.text or '')}")
    elif has_look and name in _CHART_LOOK:
        form.append(_item(element, name, _CHART_LOOK[name]))
    elif name in _CHART_SHOWN:
        form.append(_item(element, name, _CHART_SHOWN[name]))
    begins = name in {"spPr", "marker"} and local_name(element.getparent()) in {"ser", "dPt"}
    if element.tag in _NUMBERS and _read_numbers(element, form):
        return
    for child in element:
        _read_chart(child, form, has_look=has_look or begins)


def _read_numbers(cache: Element, form: Form) -> bool:
    """The values of a series with their numbers; False, and nothing read, if some lack either.

    A chart has a thousand, which take as long as all else on its slide one by one.
    """
    indices, values = _INDICES(cache), _VALUES(cache)
    if not len(indices) == len(values) == sum(1 for _ in cache.iterchildren(_POINT)):
        return False
    for index, value in zip(indices, values, strict=True):
        form.append("pt" if index == "0" else f"pt idx={index}")
        form.append(f"v: {_number(value)}")
    return True


def _number(text: str) -> str:
    """A number as it is meant: PowerPoint writes more digits than it was given."""
    try:
        return f"{float(text):.9g}"
    except ValueError:
        return text
