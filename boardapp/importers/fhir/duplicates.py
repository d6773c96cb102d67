"""Resources that say exactly what another one says, under another id."""

from typing import Any

from boardapp.importers.fhir.resources import Located

_SAYS_NOTHING = frozenset({"id", "meta", "text", "identifier", "language", "implicitRules"})
"""Fields that name a resource or show it, and state nothing of the patient."""
_JUDGED = frozenset({"Observation", "Condition", "Procedure"})


class Duplicates:
    """Remembers what was said, so that it is taken once.

    Only what states a time or a value is judged: two visits to an empty panel are two.
    Records of drugs are never judged: two doses on one day are two doses.
    """

    def __init__(self) -> None:
        self._said: set[tuple[Any, ...]] = set()

    def is_known(self, located: Located) -> bool:
        """Whether an earlier resource says the same in every field; else it is remembered."""
        if located.kind not in _JUDGED:
            return False
        resource = located.resource
        said = tuple(
            (key, _frozen(value))
            for key, value in sorted(resource.items())
            if key not in _SAYS_NOTHING
        )
        if said in self._said:
            return True
        self._said.add(said)
        return False


def _frozen(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return tuple((key, _frozen(inner)) for key, inner in sorted(value.items()))
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value
