"""How many there are."""

_COUNTS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def noun(number: int, one: str, many: str = "") -> str:
    """The noun for so many: "result", "results"; `many` where it takes no s."""
    return one if number == 1 else many or f"{one}s"


def numbered(number: int, one: str, many: str = "") -> str:
    """A number with its noun in figures: "1 slide", "23 slides", "no slides"."""
    return f"{number or 'no'} {noun(number, one, many)}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, as a sentence begins: "Four relapses", "13 results"."""
    return f"{number_word(number).capitalize()} {noun(number, one, many)}"


def number_word(number: int) -> str:
    """A small number as a word: "no", "four", "13"."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def times(number: int) -> str:
    """How often, from the second time on: "", "twice", "three times", "13 times"."""
    if number < 2:
        return ""
    return "twice" if number == 2 else f"{number_word(number)} times"


def stated_count(number: str, one: str) -> str:
    """A number as stated with its noun: "1 cycle", "2–3 cycles"."""
    return f"{number} {one if number == '1' else f'{one}s'}"
