"""The clinical colours (after Okabe and Ito, 2008): fixed, whatever the theme of the app.

Those of therapies are chosen so that any two differ by at least 16 (CIE 1976, L*a*b*) also where
red and green are not told apart, as Machado, Oliveira and Fernandes (2009) simulate it.

A colour is six hexadecimal digits without "#". What changes between a light and a dark
page is only the page: paper, ink, grid and bands. No meaning rests on colour alone: each
series has its marker and dash, each mark its shape, each bar its label.
"""

from typing import Literal

import msgspec

Role = Literal[
    "value", "second", "third", "fourth", "limit", "reference", "grade", "therapy", "muted"
]
"""What a line of a chart stands for."""
BarRole = Literal[
    "chemotherapy", "immunotherapy", "antibody", "cells", "transplant", "radiation", "surgery",
    "targeted", "intrathecal", "supportive", "remission", "goal", "other",
    "toxicity", "toxicity mild", "toxicity severe", "toxicity grave",
]  # fmt: skip
MarkRole = Literal[
    "relapse", "progression", "death", "response", "remission", "mrd negative", "mrd positive",
    "mrd indeterminate", "cns", "goal", "diagnosis", "follow-up", "evaluation", "tissue",
    "toxicity", "toxicity mild", "toxicity severe", "toxicity grave",
]  # fmt: skip

BLACK, WHITE = "000000", "FFFFFF"
BLUE, SKY, GREEN, ORANGE = "0072B2", "56B4E9", "009E73", "E69F00"
VERMILLION, PURPLE, YELLOW = "D55E00", "CC79A7", "F0E442"
OLIVE, ROSE = "8A7F4A", "B5447E"
"""Of a fourth series, and of grade limits: vermillion is for relapse and progression alone."""
TOXICITY = ("8A8A6A", "D276A6", "A13070", "4F0B34")
"""Of complications: without a stated grade, of grade 1 or 2, of 3, of 4 or 5, ever darker.

Their lane and their label tell them from therapies, and the label tells the grade."""
TURN_TEXT, GREEN_TEXT = "A84300", "00694C"
"""Vermillion and green, dark enough for text on white (contrast ≥ 4.5)."""
NAVY = "12355B"
"""Of titles and heads, as in the design of the slides."""
_DARK_GREY, _GREY = "333333", "8C8C8C"

Marker = Literal["circle", "square", "diamond", "triangle"]


class Paint(msgspec.Struct, frozen=True):
    """A fill, and the colour of text on it (contrast ≥ 4.5)."""

    fill: str
    text: str


class Pen(msgspec.Struct, frozen=True):
    """How a series is drawn: colour, and the marker that tells it apart without colour."""

    colour: str
    marker: Marker


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What the theme may change."""

    paper: str
    ink: str
    muted: str
    grid: str
    lane: str
    reference: str
    outline: str


BARS: dict[BarRole, Paint] = {
    "chemotherapy": Paint(BLUE, WHITE),
    "immunotherapy": Paint("2DDA9F", BLACK),
    "antibody": Paint(ORANGE, BLACK),
    "cells": Paint("7221E7", WHITE),
    "transplant": Paint("1A1A1A", WHITE),
    "radiation": Paint(YELLOW, BLACK),
    "intrathecal": Paint(SKY, BLACK),
    "surgery": Paint("652A04", WHITE),
    "targeted": Paint("0B1A5E", WHITE),
    "supportive": Paint("9FB3C8", BLACK),
    "remission": Paint(GREEN, BLACK),
    "toxicity": Paint(TOXICITY[0], BLACK),
    "toxicity mild": Paint(TOXICITY[1], BLACK),
    "toxicity severe": Paint(TOXICITY[2], WHITE),
    "toxicity grave": Paint(TOXICITY[3], WHITE),
    "goal": Paint("F2F2F2", BLACK),
    "other": Paint(_GREY, BLACK),
}

MARKS: dict[MarkRole, str] = {
    "relapse": VERMILLION,
    "progression": VERMILLION,
    "death": BLACK,
    "response": GREEN,
    "remission": GREEN,
    "mrd negative": BLUE,
    "mrd positive": VERMILLION,
    "mrd indeterminate": "595959",
    "cns": PURPLE,
    "toxicity": TOXICITY[0],
    "toxicity mild": TOXICITY[1],
    "toxicity severe": TOXICITY[2],
    "toxicity grave": TOXICITY[3],
    "goal": BLACK,
    "diagnosis": BLACK,
    "follow-up": "595959",
    "evaluation": "595959",
    "tissue": "652A04",
}

_LEAST_CONTRAST = 3.0
_GUIDES: set[Role] = {"limit", "reference", "therapy", "muted"}
PENS: dict[Role, Pen] = {
    "value": Pen(BLUE, "circle"),
    "second": Pen(GREEN, "square"),
    "third": Pen(PURPLE, "diamond"),
    "fourth": Pen(OLIVE, "triangle"),
    "limit": Pen("595959", "circle"),
    "reference": Pen("595959", "circle"),
    "grade": Pen(ROSE, "circle"),
    "therapy": Pen("595959", "circle"),
    "muted": Pen("767676", "circle"),
}

LIGHT = Page(
    paper=WHITE,
    ink="1A1A1A",
    muted="595959",
    grid="D9D9D9",
    lane="F4F6F8",
    reference="D3EBE2",
    outline=_DARK_GREY,
)
DARK = Page(
    paper="161616",
    ink="F0F0F0",
    muted="B8B8B8",
    grid="3A3A3A",
    lane="1F1F1F",
    reference="12291F",
    outline="B8B8B8",
)


def pen_colour(role: Role, page: Page) -> str:
    """The colour of a line: clinical and fixed, or the page's grey for what only guides."""
    return page.muted if role in _GUIDES else PENS[role].colour


def seen(colour: str, page: Page) -> str:
    """A clinical colour on a page: fixed, but for the ink where it would drown in dark paper."""
    is_drowned = contrast(WHITE, page.paper) > _LEAST_CONTRAST > contrast(colour, page.paper)
    return page.ink if is_drowned else colour


def tint(colour: str, share: float, paper: str = WHITE) -> str:
    """The colour thinned with that of the paper: `share` 1 is the colour, 0 is the paper."""
    pairs = ((int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(under + (part - under) * share):02X}" for part, under in pairs)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
