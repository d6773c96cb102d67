"""The type of an XML element: lxml and the elements of python-pptx have none to check by."""

from typing import Any, TypeAlias

Element: TypeAlias = Any
