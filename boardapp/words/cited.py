"""Where a fact stands, with what that source is: "letter ¶7: Lattupally A, …"."""

from collections.abc import Iterator, Mapping

from boardapp.case.source import citations


def cited_text(source: str, documents: Mapping[str, str]) -> str:
    """A line for each citation of a `source` text; `documents` are what is cited, by their ids.

    A source that the case does not list has its citation alone.
    """
    return "\n".join(_lines(source, documents))


def _lines(source: str, documents: Mapping[str, str]) -> Iterator[str]:
    for citation in citations(source):
        document = documents.get(citation.source, "")
        yield f"{citation}: {document}" if document else str(citation)
