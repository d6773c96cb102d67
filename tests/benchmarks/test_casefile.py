"""How long a case of 100,000 results takes to read, against the plain JSON reader."""

import gc
import json
from collections.abc import Callable

import pytest

from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from tests.benchmarks.yardstick import processor_seconds

RESULTS = 100_000
ROUNDS = 5
TESTS = [
    # name, unit, low, high
    ("platelets", "10*9/L", 150, 400),
    ("leukocytes", "10*9/L", 4, 11),
    ("ALT", "U/L", 0, 40),
    ("hemoglobin", "g/dL", 10.5, 14),
]

pytestmark = pytest.mark.bench


def _content() -> dict[str, object]:
    """A case of made-up results over 15 years, most numbers, some limits."""
    labs = [
        {
            "test": TESTS[i % 4][0],
            "when": f"{2005 + i % 15}-{1 + i % 12:02d}-{1 + i % 28:02d}",
            "value": "<0.5" if i % 10 == 0 else (i * 7919 % 4000) / 10,
            "unit": TESTS[i % 4][1],
            "low": TESTS[i % 4][2],
            "high": TESTS[i % 4][3],
            "source": "sheet ¶7",
        }
        for i in range(RESULTS)
    ]
    return {
        "format": "boardapp-case",
        "version": 2,
        "title": "A case of many results",
        "sources": [{"id": "sheet", "citation": "Made up."}],
        "diagnosis": {"when": "age 9 mo", "disease": {"text": "B-ALL"}},
        "labs": labs,
    }


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The same case as boardapp writes it and as other programs do."""
    content = _content()
    compact = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return {
        "ours": encode_case(decode_case(compact, "x")),
        "compact": compact,
        "spaced": json.dumps(content, ensure_ascii=False, indent=4).encode(),
        "escaped": json.dumps(content).encode(),
    }


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    return processor_seconds(work)


@pytest.mark.parametrize("form", ["ours", "compact", "spaced", "escaped"])
def test_a_large_case_is_read_in_twice_the_time_of_plain_json(
    files: dict[str, bytes], form: str
) -> None:
    data = files[form]
    plain, whole = [], []
    for _ in range(ROUNDS):
        plain.append(_seconds(lambda: json.loads(data)))
        whole.append(_seconds(lambda: decode_case(data, "x")))
    ratio = min(whole) / min(plain)
    print(f"{form}: {len(data) / 1e6:.1f} MB in {min(whole):.3f} s, {ratio:.2f} × json.loads")  # noqa: T201
    assert ratio < 2


def test_a_large_case_is_written_in_a_few_times_plain_json(files: dict[str, bytes]) -> None:
    case, plain = decode_case(files["ours"], "x"), json.loads(files["ours"])
    written = min(_seconds(lambda: encode_case(case)) for _ in range(ROUNDS))
    ratio = written / min(_seconds(lambda: json.dumps(plain, indent=2)) for _ in range(ROUNDS))
    print(f"written in {written:.3f} s, {ratio:.2f} × json.dumps")  # noqa: T201
    assert ratio < 2
