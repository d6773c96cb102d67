"""Measured text: widths, lines, and what is cut."""

import pytest

from boardapp.deck.fitting.measure import line_count, longest_word, pitch, shorten, text_width, wrap


def test_widths_are_those_of_calibri() -> None:
    # Calibri's advance widths in 2048ths: H 1276, e 1019, l 470, o 1080.
    assert text_width("Hello", 20) == pytest.approx(
        (1276 + 1019 + 2 * 470 + 1080) / 2048 * 20, 0.01
    )


def test_bold_is_wider() -> None:
    assert text_width("MRD negative", 20, is_bold=True) > text_width("MRD negative", 20)


def test_lines_break_at_blanks_and_keep_all_words() -> None:
    text = "Marrow MRD negative since the second cycle of inotuzumab ozogamicin"
    lines = wrap(text, 20, 200)
    assert len(lines) > 2
    assert " ".join(lines) == text
    assert all(text_width(line, 20) <= 200 for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("one", 1),
        ("one\ntwo", 2),
        ("one\n\ntwo", 3),
        ("10\u00a0mg", 1),
    ],
)
def test_lines_are_counted(text: str, lines: int) -> None:
    assert line_count(text, 20, 400) == lines


def test_a_no_break_space_holds_its_words_together() -> None:
    assert wrap("aaaaaa 10\u00a0mg", 20, 100) == ["aaaaaa", "10\u00a0mg"]


def test_a_word_longer_than_a_line_is_broken_within() -> None:
    lines = wrap("x" * 100, 20, 200)
    assert "".join(lines) == "x" * 100
    assert len(lines) == 5


def test_a_label_counts_as_bold() -> None:
    assert line_count("text", 20, 90, label="Diagnosis:") == 2


@pytest.mark.parametrize(("text", "expected"), [("×10⁹/L ≥ 40 →", 1.22), ("ok 😀", 1.5)])
def test_letters_from_other_fonts_need_higher_lines(text: str, expected: float) -> None:
    assert pitch(text) == expected


def test_what_fits_is_not_shortened() -> None:
    assert shorten("short", 20, 400, 1) == "short"


def test_what_does_not_fit_ends_after_a_word() -> None:
    assert shorten("alpha beta gamma delta", 20, 120, 1) == "alpha beta …"
    assert shorten("alpha beta gamma delta", 20, 150, 1, tail=" (1 of 2)") == "alpha … (1 of 2)"


@pytest.mark.parametrize("text", ["word " * 5000, "x" * 20_000, "😀" * 9000, "a\n" * 5000])
def test_the_shortened_text_fits(text: str) -> None:
    short = shorten(text, 20, 300, 3)
    assert short.endswith("…")
    assert line_count(short, 20, 300) <= 3
    assert text.startswith(short.removesuffix("…").rstrip())


def test_the_widest_word_is_found() -> None:
    assert longest_word("a thrombocytopenia b", 20) == text_width("thrombocytopenia", 20)


def test_chinese_is_broken_between_any_two_characters() -> None:
    text = "自体造血干细胞移植（清髓性预处理）后继续使用 inotuzumab ozogamicin，然后 CAR-T 治疗。"
    lines = wrap(text, 20, 200)
    assert lines == [
        "自体造血干细胞移植", "（清髓性预处理）后", "继续使用 inotuzumab", "ozogamicin，然后",
        "CAR-T 治疗。",
    ]  # fmt: skip


def test_no_line_begins_with_a_mark_that_ends_and_none_ends_with_one_that_begins() -> None:
    text = "患者（再発）、次は「移植」です。検査ー結果、「良好」。" * 6
    for width in range(100, 260, 10):
        lines = wrap(text, 20, width)
        assert "".join(lines) == text
        assert not [line for line in lines if line[0] in "、。）」ー"]
        assert not [line for line in lines if line[-1] in "（「"]


def test_the_longest_word_of_a_chinese_sentence_is_no_sentence() -> None:
    assert longest_word("自体造血干细胞移植后继续使用", 20) < 25
