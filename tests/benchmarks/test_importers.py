"""How long an import takes, against the plain reading of the same bytes."""

import csv
import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from boardapp.importers.import_source import import_source
from tests.benchmarks.yardstick import best_seconds
from tests.importers.fhir.making import (
    LOINC,
    PATIENT,
    RXNORM,
    bundle,
    coded,
    observation,
    quantity,
    resource,
)

pytestmark = pytest.mark.bench
BYTES, ROWS = 10_000_000, 100_000
ROUNDS, RESULTS = 4, 5300
TESTS = [
    ("6690-2", "Leukocytes [#/volume] in Blood by Automated count", "10*3/uL", 4, 11),
    ("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", 150, 400),
    ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 10.5, 14),
    ("1742-6", "Alanine aminotransferase [Enzymatic activity/volume]", "U/L", 0, 40),
]
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
NARRATIVE = {
    "status": "generated",
    "div": f"<div>{'A result, told in words for people. ' * 12}</div>",
}


def _resources() -> list[dict[str, Any]]:
    """Made-up results, orders and visits as an export of a hospital has them."""
    made: list[dict[str, Any]] = []
    for number in range(RESULTS):
        code, name, unit, low, high = TESTS[number % 4]
        day = f"20{10 + number % 12}-{1 + number % 12:02d}-{1 + number % 28:02d}T08:30:00+02:00"
        made.append(
            observation(
                f"result-{number}",
                coded(LOINC, code, name, name),
                text=NARRATIVE,
                category=[coded(CATEGORY, "laboratory", "Laboratory")],
                encounter={"reference": f"Encounter/visit-{number % 400}"},
                performer=[{"reference": "Organization/laboratory", "display": "Laboratory"}],
                issued=day,
                effectiveDateTime=day,
                valueQuantity=quantity((number * 7919 % 4000) / 7, unit),
                referenceRange=[{"low": quantity(low, unit), "high": quantity(high, unit)}],
            )
        )
        if not number % 5:
            made.append(
                resource(
                    "MedicationRequest",
                    f"order-{number}",
                    text=NARRATIVE,
                    status="completed",
                    intent="order",
                    medicationCodeableConcept=coded(RXNORM, "6851", "Methotrexate 2.5 MG Tablet"),
                    authoredOn=day,
                )
            )
            made.append(resource("Encounter", f"visit-{number}", text=NARRATIVE, status="finished"))
    return made


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "export.json"
    path.write_text(json.dumps(bundle(PATIENT, *_resources())))
    assert 0.9 * BYTES < path.stat().st_size < 1.2 * BYTES
    return path


def test_a_bundle_of_10_mb_takes_at_most_five_times_its_plain_reading(export: Path) -> None:
    data = export.read_bytes()
    plain = best_seconds(lambda: json.loads(data), ROUNDS)
    ours = best_seconds(lambda: import_source(export), ROUNDS)
    assert ours / plain < 5


def test_it_takes_at_most_six_times_the_file_in_memory(export: Path) -> None:
    import_source(export)  # loads modules and fills caches
    tracemalloc.start()
    imported = import_source(export)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert imported.report.case["labs"] == RESULTS
    assert peak / export.stat().st_size < 6


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "labs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(["Date", "Time", "Test", "Result", "Unit", "Low", "High", "Flag"])
        for n in range(ROWS):
            _, name, unit, low, high = TESTS[n % 4]
            day = f"20{10 + n % 12}-{1 + n % 12:02d}-{1 + n % 28:02d}"
            value, flag = round((n * 7919 % 4000) / 70, 1), "H" if n % 9 == 0 else ""
            test = name.partition(" ")[0]
            written.writerow([day, f"{n % 24:02d}:30", test, value, unit, low, high, flag])
    return path


def test_a_table_of_100_000_rows_takes_at_most_three_times_its_plain_reading(table: Path) -> None:
    text = table.read_text("utf-8")
    plain = best_seconds(lambda: list(csv.reader(io.StringIO(text))), ROUNDS)
    ours = best_seconds(lambda: import_source(table), ROUNDS)
    print(f"{ROWS} rows: {ours / plain:.2f} × their plain reading")  # noqa: T201
    assert ours / plain < 3
