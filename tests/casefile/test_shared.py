"""A case of very many results holds what they say alike once."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from boardapp.case.laboratory import LabResult
from boardapp.casefile import shared
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case


def _results(letter_path: Path, count: int) -> tuple[tuple[LabResult, ...], bytes]:
    stated = {"test": "platelets", "unit": "10*9/L", "value": 12, "low": 150.5, "source": "letter"}
    others = {"test": "ALT", "unit": "U/L", "value": "<5", "high": 0.0}
    case = json.loads(letter_path.read_bytes())
    case["labs"] = [stated, *({**others, "id": f"r{n}"} for n in range(count)), stated]
    data = json.dumps(case).encode()
    decoded = decode_case(data, "case")
    return decoded.labs, encode_case(decoded)


def test_results_share_what_they_say_alike_and_are_written_as_before(
    letter_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart, written = _results(letter_path, 10)
    monkeypatch.setattr(shared, "MANY", 12)
    together, written_again = _results(letter_path, 10)

    assert together == apart
    assert written_again == written
    assert together[0].test is together[-1].test is not apart[-1].test
    assert together[0].low is together[-1].low
    assert together[0].unknown is together[1].unknown
    assert all(one.unit is other.unit for one, other in pairwise(together[1:-1]))


def test_fewer_results_are_left_as_they_were_read(
    letter_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "MANY", 13)
    results, _ = _results(letter_path, 10)
    assert results[0].low is not results[-1].low
