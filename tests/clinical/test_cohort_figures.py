"""Figures of cohorts are references: cited, with their numbers, and never a forecast."""

import re

import pytest

from boardapp.clinical.cohort_figures import FIGURES, WARNING, CohortFigure, figures_of


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: f"{one.cohort} {one.end_point}")
def test_each_figure_tells_of_whom_from_when_to_which_end_and_where(figure: CohortFigure) -> None:
    assert re.search(r"\d{4}", figure.citation)
    assert figure.time_zero
    assert figure.end_point.endswith(("EFS", "DFS", "OS"))
    assert re.match(r"\d+(\.\d)? %", figure.figure)
    assert figure.n is None or figure.n > 0


@pytest.mark.parametrize(
    ("cohort", "end_point", "n", "figure"),
    [
        ("MLL-10, KMT2A-r (intermediate and high risk)", "3-year EFS", 75, "66.2 % (SE 5.6)"),
        ("MLL-10, high risk", "3-year EFS", 56, "56.6 % (SE 6.8)"),
        ("Ponte di Legno, KMT2A-r beyond infancy", "5-year EFS", 629, "69.1 % ± 1.9"),
        ("AIEOP-BFM ALL 2000, MRD-HR", "5-year EFS", 189, "50.1 % (SE 4.1)"),
        ("marrow MRD ≥ 1×10⁻⁴ at the relapse", "EFS", 46, "30 % (SE 9)"),
    ],
)
def test_the_figures_are_those_of_their_abstracts(
    cohort: str, end_point: str, n: int, figure: str
) -> None:
    found = [one for one in FIGURES if (one.cohort, one.end_point) == (cohort, end_point)]
    assert [(one.n, one.figure) for one in found] == [(n, figure)]


def test_the_groups_of_mll_10_are_its_ninety_patients() -> None:
    groups = [
        one for one in FIGURES if one.cohort.startswith("MLL-10") and "KMT2A-r" not in one.cohort
    ]
    assert sum(one.n or 0 for one in groups) == 90


def test_the_table_says_that_it_forecasts_nothing() -> None:
    assert "no forecast" in WARNING


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("Tomizawa D, Miyamura T, et al. A risk-stratified therapy. Blood. 2020;136:1813-1823.", 4),
        ("Blood 2020; 136(16): 1813", 4),
        ("Blood. 2020;136:1814.", 0),
        ("Blood. 2010;136:1813.", 0),
        ("N Engl J Med. 2023;388:1572-1581.", 8),
        ("Leukemia. 2016;30:1184-1187.", 0),
        ("Tomizawa D. Blood, October 2020", 0),
    ],
)
def test_a_paper_is_known_by_year_volume_and_first_page(citation: str, expected: int) -> None:
    assert len(figures_of(citation)) == expected


def test_every_figure_is_found_by_its_own_citation() -> None:
    assert all(figure in figures_of(figure.citation) for figure in FIGURES)
