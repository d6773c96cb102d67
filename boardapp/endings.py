"""How the names of files end: case files, plain and packed, and what is made of them."""

CASE, PACKED = ".board.json", ".board"
CASE_ENDINGS = (CASE, PACKED)
DECK, PDF = ".pptx", ".pdf"


def case_stem(name: str) -> str:
    """The name of a case file without its ending: "letter" of "letter.board.json"."""
    for ending in (*CASE_ENDINGS, ".json"):
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending)
    return name
