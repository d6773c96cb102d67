"""The style of an institution's template: its places, colours and fonts, made legible.

Text keeps a contrast of 4.5 to 1 to what is behind it, large text of 3 to 1 (WCAG 2.2,
1.4.3): where the template's own colour does not, another of its colours is taken.
"""

from collections.abc import Iterable

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from boardapp.deck.errors import DeckError
from boardapp.deck.fitting.design import INK, LAYOUTS, WHITE, type_scale
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.stage import TITLE_INSETS, Colour, Palette, Stage, Style, TextLook
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.backdrop import Backdrop, Layer, ground_of, scaled, shown_layers
from boardapp.deck.template.layouts import TITLES, choose_layouts, placeholders
from boardapp.deck.template.logos import marks_of
from boardapp.deck.template.notes_page import notes_room
from boardapp.deck.template.places import LEAST_BODY, Known, Places, is_wide_enough
from boardapp.deck.template.theme_colours import A, P, ThemeColours, mixed, theme_colours
from boardapp.figures.palette import contrast
from boardapp.words.lists import listed

TEXT_CONTRAST, LARGE_CONTRAST = 4.5, 3.0
WIDENESS = {"calibri": 1.0, "carlito": 1.0, "arial": 1.19, "helvetica": 1.19,
            "liberation sans": 1.19, "times new roman": 1.08, "aptos": 1.19,
            "calibri light": 1.0, "arial narrow": 1.0, "liberation serif": 1.08,
            "aptos display": 1.19, "helvetica neue": 1.19, "segoe ui": 1.19,
            "roboto": 1.19}  # fmt: skip
"""How much wider than Calibri a text may be in fonts whose letters are known."""
UNKNOWN_WIDENESS = 1.27
"""As wide as DejaVu Sans and Verdana, the widest fonts in use for text."""
_EMU = 12700
_LEAST_TITLE = 0.6
"""The part of a slide's width that a title keeps beside a logo."""
_LIGHT_ENOUGH = 1.2
"""The contrast to white up to which charts and timelines need no sheet of their own."""
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_ON_SHEET = TextLook(colour=INK, fill=WHITE)
_SHEETED = (
    "Behind the template's text lies a picture or a fill on which no colour is legible, so the "
    "text has a light sheet under it."
)
_SHEET = Palette(ink=INK, strong=INK, pale="EDF3F8", accent="0072B2", line="BFC5CB")


def template_style(
    presentation: Presentation, name: str, *, has_banner: bool
) -> tuple[Style, dict[str, SlideLayout]]:
    """The style of a template, and its layout for each layout of a `Slide`.

    Raises DeckError where no layout has a title or the slides are too small.
    """
    size = (presentation.slide_width or 0) / _EMU, (presentation.slide_height or 0) / _EMU

    scale = type_scale(*size)

    known: Known = {}

    def has_room(layout: SlideLayout) -> bool:
        return Places(layout, size, scale, known, has_banner=has_banner).has_room()

    layouts, notes = choose_layouts(presentation, has_room)
    if not layouts:
        raise DeckError(
            f"The template {name}", "has no slide layout with a title.",
            "Add one named “Title Only” in PowerPoint, or choose another template.",
        )  # fmt: skip
    wideness, told = _wideness(layouts["stack"])
    notes += told
    stages = dict[str, Stage]()
    for wanted in LAYOUTS:
        places = Places(layouts[wanted], size, scale, known, has_banner=has_banner)
        stage, found = _stage(places.raised(), scale)
        if not is_wide_enough(stage.body):
            raise DeckError(
                f"The template {name}",
                f"leaves no room for text on its layout “{layouts[wanted].name}”.",
                "Choose a template with larger slides.",
            )  # fmt: skip
        stages[wanted] = stage
        notes += [note for note in found if note not in notes]
    style = Style(
        stages=stages,
        width=size[0] / scale,
        wideness=wideness,
        scale=scale,
        notes=tuple(notes),
        notes_room=notes_room(presentation),
    )
    return style, layouts


def layers_of(layout: SlideLayout) -> list[Layer]:
    """The master and the layout, with the colours that each sees."""
    master = layout.slide_master
    theme_part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Element = parse_xml(theme_part.blob)
    master_tree: Element = master._element  # noqa: SLF001 - python-pptx has no call for it
    layout_tree: Element = layout._element  # noqa: SLF001 - nor for this
    mapping = master_tree.find(f"{P}clrMap")
    colours = theme_colours(theme, mapping)
    own = layout_tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    own_colours = colours if own is None else theme_colours(theme, own)
    layers = [Layer(master_tree, colours, theme), Layer(layout_tree, own_colours, theme)]
    return shown_layers(layers)


def _stage(places: Places, scale: float) -> tuple[Stage, list[str]]:
    layout = places.layout
    layers = layers_of(layout)
    marks = marks_of(layers, scale, places.width * places.height)
    number = marks.moved(places.number(), places.width)
    title, footer = places.title(), places.footer(number)
    title = marks.beside(title, (places.width * _LEAST_TITLE, title.height))
    body = marks.beside(places.body(title, places.foot()), LEAST_BODY)
    footer = marks.beside(footer, (places.width / 2, footer.height))
    colours, ground = layers[-1].colours, ground_of(layers)

    def under(frame: Frame) -> Backdrop:
        return ground.behind(scaled(frame, (0.0, 0.0, scale, scale)))

    palette = _palette(under(body), colours)
    if palette is None:  # a smaller room without a sheet is better than a larger one with it
        cleared = marks.clear(body, LEAST_BODY)
        palette = _palette(under(cleared), colours)
        body = cleared if palette else body
    notes = _missing(places)
    title_behind = own_fill(placeholders(layout, TITLES)[0], colours) or under(title)
    own = title_colour(layout, colours)
    title_look = _legible(own, title_behind, colours, LARGE_CONTRAST)
    footer_look = _legible(None, under(footer), colours, TEXT_CONTRAST)
    number_look = _legible(None, under(number), colours, TEXT_CONTRAST)
    if number_look == _ON_SHEET:
        number = places.short(number)
    if palette is None or _ON_SHEET in (title_look, footer_look, number_look):
        notes.append(_SHEETED)
    stage = Stage(
        title=_inner(title),
        title_frame=title,
        body=body,
        footer=footer,
        footer_frame=footer,
        number=number,
        palette=palette or _SHEET,
        title_look=title_look,
        footer_look=footer_look,
        number_look=number_look,
        has_sheet=palette is None,
        has_card=palette is not None
        and any(contrast(colour, WHITE) > _LIGHT_ENOUGH for colour in under(body).colours),
    )
    return stage, notes


def _inner(title: Frame) -> Frame:
    """The room of the title's text."""
    across, down = TITLE_INSETS
    return Frame(left=title.left + across / 2, top=title.top + down / 2,
                 width=title.width - across, height=title.height - down)  # fmt: skip


def _missing(places: Places) -> list[str]:
    """Sentences on what stands at the foot of every other template."""
    lacking = (
        ("footer", places.has_footer),
        ("slide number", places.has_number),
    )
    return [
        f"The template has no {what} on some of its layouts; there a text box stands in."
        for what, has in lacking
        if not has
    ]


def _palette(behind: Backdrop, colours: ThemeColours) -> Palette | None:
    """Colours that are legible on the body; None where none is."""
    ink = _first(("tx1", "tx2", "bg1", INK, WHITE), behind, colours, TEXT_CONTRAST)
    if ink is None:
        return None
    base = behind.colours[0]
    ink_seen = seen_colour(ink, colours)
    strong = _first(("tx2", "accent1", ink), behind, colours, TEXT_CONTRAST) or ink
    pale = _pale(ink_seen, seen_colour(strong, colours), base, colours)
    accent = _first(_ACCENTS, behind, colours, LARGE_CONTRAST) or ink
    return Palette(ink=ink, strong=strong, pale=pale, accent=accent,
                   line=mixed(ink_seen, base, 0.3))  # fmt: skip


def _pale(ink: str, strong: str, base: str, colours: ThemeColours) -> Colour:
    """A fill for headers: the theme's second background, else a shade of what is behind."""
    for colour in ("bg2", mixed(ink, base, 0.08), base):
        seen = seen_colour(colour, colours)
        if min(contrast(ink, seen), contrast(strong, seen)) >= TEXT_CONTRAST:
            return colour
    return ""


def _first(
    wanted: Iterable[Colour], behind: Backdrop, colours: ThemeColours, least: float
) -> Colour | None:
    """The first colour that is legible."""
    return next((c for c in wanted if behind.carries(seen_colour(c, colours), least)), None)


def seen_colour(colour: Colour, colours: ThemeColours) -> str:
    """A colour of a style as six hexadecimal digits."""
    return colours.of(colour) or (colour if len(colour) == 6 else INK)


def _legible(own: str | None, behind: Backdrop, colours: ThemeColours, least: float) -> TextLook:
    """The layout's own colour where it will do, else one that will, else dark text on a sheet."""
    if behind.carries(own, least):
        return TextLook()
    colour = _first(("tx1", "tx2", "bg1", INK, WHITE), behind, colours, least)
    return TextLook(colour=colour) if colour else _ON_SHEET


def title_colour(layout: SlideLayout, colours: ThemeColours) -> str | None:
    """The colour of a title by layout, master and the master's style of titles."""
    master = layout.slide_master
    shapes = [*placeholders(layout, TITLES), *placeholders(master, TITLES)]
    found = [shape._element.find(f".//{A}lstStyle/{A}lvl1pPr/{A}defRPr") for shape in shapes]  # noqa: SLF001
    tree: Element = master._element  # noqa: SLF001 - python-pptx has no call for it
    found.append(tree.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr"))
    for properties in found:
        if properties is None:
            continue
        fill = properties.find(f"{A}solidFill")
        if fill is not None:
            return colours.resolve(fill)
        if properties.find(f"{A}gradFill") is not None:
            return None
    return colours.of("tx1")


def own_fill(holder: Element, colours: ThemeColours) -> Backdrop | None:
    """What a placeholder is filled with, if it is."""
    for shape in (holder, _master_title(holder)):
        properties = shape._element.find(f"{P}spPr") if shape is not None else None  # noqa: SLF001
        found = colours.fill(properties)
        if found is None:
            return Backdrop((), is_known=False)
        if found:
            return Backdrop(found)
    return None


def _master_title(holder: Element) -> Element | None:
    found = placeholders(holder.part.slide_layout.slide_master, TITLES)
    return found[0] if found else None


def _wideness(layout: SlideLayout) -> tuple[float, list[str]]:
    """How wide the template's letters may be, and what to say of unknown fonts."""
    fonts = sorted(set(_fonts(layout)))
    unknown = [font for font in fonts if font.casefold() not in WIDENESS]
    known = [WIDENESS[font.casefold()] for font in fonts if font.casefold() in WIDENESS]
    if not unknown:
        return max(known, default=1.0), []
    names = listed([f"“{font}”" for font in unknown])
    told = (
        f"How wide the letters of the template's font {names} are is not known to boardapp, so "
        "texts were given the room of a wide font."
    )
    return UNKNOWN_WIDENESS, [told]


def _fonts(layout: SlideLayout) -> Iterable[str]:
    """The Latin fonts of theme, master and layout."""
    layers = layers_of(layout)
    theme = layers[0].theme
    for kind in ("majorFont", "minorFont"):
        font = theme.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin")
        if font is not None and font.get("typeface"):
            yield font.get("typeface")
    roots = [layer.tree for layer in layers]
    for root in roots:
        for font in root.iter(f"{A}latin"):
            name = font.get("typeface", "")
            if name and not name.startswith("+"):
                yield name
