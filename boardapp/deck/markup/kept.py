"""What was found of a piece of XML before: a deck that is written again has mostly the same pieces.

A finding may be kept only where it follows from the bytes alone, and from what is given beside.
"""

import hashlib
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
SIGN_LENGTH = 16
"""Of a sign, in bytes: among a billion pieces two of one sign are not to be expected."""


def sign_of(data: bytes) -> bytes:
    """By which bytes are known again."""
    return hashlib.blake2b(data, digest_size=SIGN_LENGTH).digest()


class Kept(Generic[T]):
    """The latest findings, up to `most` of them, each by what it follows from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[Hashable, T] = {}
        self._lock = Lock()  # decks are written in threads of a window

    def of(self, key: Hashable, find: Callable[[], T]) -> T:
        """The finding that was kept under this key, else a new one."""
        with self._lock:
            if key in self._found:
                found = self._found[key] = self._found.pop(key)  # the latest stand last
                return found
        found = find()
        with self._lock:
            self._found[key] = found
            while len(self._found) > self._most:
                del self._found[next(iter(self._found))]
        return found
