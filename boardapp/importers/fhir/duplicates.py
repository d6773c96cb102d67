"""Resources that say exactly what another one says, under another id."""

import hashlib

import msgspec

from boardapp.importers.fhir.resources import Located

_SAYS_NOTHING = frozenset({"id", "meta", "text", "identifier", "language", "implicitRules"})
"""Fields that name a resource or show it, and state nothing of the patient."""
_JUDGED = frozenset({"Observation", "Condition", "Procedure"})


class Duplicates:
    """Remembers what was said, so that it is taken once.

    Records of drugs are never judged: two doses on one day are two doses.
    """

    def __init__(self) -> None:
        self._said: set[bytes] = set()
        self._encode = msgspec.json.Encoder(order="sorted").encode

    def is_known(self, located: Located) -> bool:
        """Whether an earlier resource says the same in every field; else it is remembered."""
        if located.kind not in _JUDGED:
            return False
        said = {key: value for key, value in located.resource.items() if key not in _SAYS_NOTHING}
        mark = hashlib.blake2b(self._encode(said), digest_size=16).digest()
        if mark in self._said:
            return True
        self._said.add(mark)
        return False
