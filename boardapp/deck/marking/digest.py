"""Digests for marks: short, since they tell versions apart and guard nothing."""

import hashlib


def short_digest(text: str, length: int) -> str:
    """The beginning of the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
