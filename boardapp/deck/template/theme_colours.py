"""The colours of a theme, as a slide names them and as they are seen.

By ISO/IEC 29500-1, 20.1.2.3 (colour types and their transforms) and 20.1.6 (themes).
"""

import colorsys

import msgspec

from boardapp.deck.markup.xml import Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
Colours = tuple[str, ...]

_PRESET = {"white": "FFFFFF", "black": "000000", "red": "FF0000", "blue": "0000FF"}
_FILLS = tuple(f"{A}{kind}" for kind in ("solidFill", "gradFill", "pattFill", "blipFill"))
_OPAQUE = 0.9
"""What lets more through counts as unknown: what lies behind it is seen too."""


class ThemeColours(msgspec.Struct, frozen=True):
    """A theme's colours ("dk1": "1F2A37"), and which of them a slide calls "tx1" and so on."""

    theme: dict[str, str]
    names: dict[str, str]

    def of(self, name: str) -> str | None:
        """A colour by the name a slide has for it, as six hexadecimal digits."""
        return self.theme.get(self.names.get(name, name))

    def resolve(self, parent: Element | None, placeholder: str | None = None) -> str | None:
        """The colour stated in an element such as `a:solidFill`; None where it can't be told.

        `placeholder` is what `phClr` stands for in a style of the theme.
        """
        for element in parent if parent is not None else ():
            base = self._base(element, placeholder)
            return None if base is None else _transformed(base, element)
        return None

    def fill(self, parent: Element | None, placeholder: str | None = None) -> Colours | None:
        """The colours of the fill stated in a shape's properties; None where they can't be told.

        Empty where nothing is filled, or no fill is stated.
        """
        for element in parent.iterchildren(*_FILLS) if parent is not None else ():
            match element.tag.removeprefix(A):
                case "solidFill":
                    return _known([self.resolve(element, placeholder)])
                case "gradFill":
                    stops = element.iterfind(f"{A}gsLst/{A}gs")
                    return _known([self.resolve(stop, placeholder) for stop in stops])
                case "pattFill":
                    parts = (element.find(f"{A}fgClr"), element.find(f"{A}bgClr"))
                    return _known([self.resolve(part, placeholder) for part in parts])
                case "blipFill":
                    return None
        return ()

    def _base(self, element: Element, placeholder: str | None) -> str | None:
        value = element.get("val", "")
        match element.tag.removeprefix(A):
            case "srgbClr":
                return str(value).upper()
            case "schemeClr":
                return placeholder if value == "phClr" else self.of(value)
            case "sysClr":
                return str(element.get("lastClr", "")).upper() or None
            case "prstClr":
                return _PRESET.get(value)
            case "scrgbClr":
                parts = [_share(element.get(part, "0")) for part in "rgb"]
                return _digits([_encoded(part) for part in parts])
            case _:
                return None


def theme_colours(theme: Element, mapping: Element | None) -> ThemeColours:
    """The colours of a theme part under a colour map (`p:clrMap`)."""
    found: dict[str, str] = {}
    plain = ThemeColours({}, {})
    for item in theme.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        colour = plain.resolve(item)
        if colour:
            found[item.tag.removeprefix(A)] = colour
    names = dict(mapping.attrib) if mapping is not None else {}
    return ThemeColours(found, {str(key): str(value) for key, value in names.items()})


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two: `share` of the first, the rest of the second."""
    pairs = zip(_parts(first), _parts(second), strict=True)
    return _digits([a * share + b * (1 - share) for a, b in pairs])


def _known(colours: list[str | None]) -> Colours | None:
    kept = tuple(colour for colour in colours if colour is not None)
    return kept if kept and len(kept) == len(colours) else None


def _transformed(colour: str, element: Element) -> str | None:
    """The colour after the transforms that change how light it is; changes of hue are slight."""
    if not len(element):
        return colour.upper()
    parts = _parts(colour)
    for change in element:
        value = _share(change.get("val", "100000"))
        match change.tag.removeprefix(A):
            case "alpha" if value < _OPAQUE:
                return None
            case "lumMod" | "lumOff" as kind:
                hue, light, full = colorsys.rgb_to_hls(*parts)
                light = light * value if kind == "lumMod" else light + value
                parts = list(colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))
            case "shade":
                parts = [_encoded(_linear(part) * value) for part in parts]
            case "tint":
                parts = [_encoded(_linear(part) * value + 1 - value) for part in parts]
    return _digits(parts)


def _share(value: str) -> float:
    """A percentage as the format has it: "50000" or "50%"."""
    return float(value[:-1]) / 100 if value.endswith("%") else float(value) / 100_000


def _parts(colour: str) -> list[float]:
    return [part / 255 for part in bytes.fromhex(colour)]


def _digits(parts: list[float]) -> str:
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in parts)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    part = min(max(part, 0), 1)
    return float(part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055)
