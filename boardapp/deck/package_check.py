"""Stub."""


def check_package(data: bytes) -> list[str]:
    return []
