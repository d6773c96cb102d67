"""What a field is for, in the words in which its struct is described."""

import inspect
import re
from functools import cache

from boardapp.case.fields import Field
from boardapp.words.facts import list_name

_SENTENCE = re.compile(r"(?<=[.;])\s+")
_CODE = re.compile(r"`([^`]+)`")


@cache
def field_help(field: Field) -> str:
    """The sentences of the struct's description that name the field; empty where none does."""
    for kind in field.holder.__mro__:
        told = " ".join((inspect.cleandoc(kind.__doc__ or "")).split())
        named = [one for one in _SENTENCE.split(told) if f"`{field.name}`" in one]
        if named:
            return " ".join(_plain(one) for one in named)
    return ""


def _plain(sentence: str) -> str:
    """The sentence with the fields by their names, as a form shows them."""
    return _CODE.sub(lambda code: _named(code[1]), sentence).rstrip(";")


def _named(code: str) -> str:
    return f"“{list_name(code)}”" if code.isidentifier() and code != "_" else code
