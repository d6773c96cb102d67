"""A small invented phenopacket for the tests of the importer."""

import json
from pathlib import Path
from typing import Any

from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions

Json = dict[str, Any]


def term(identifier: str, label: str = "") -> Json:
    """A term of an ontology."""
    return {"id": identifier} | ({"label": label} if label else {})


def aged(duration: str) -> Json:
    """A time told as an age."""
    return {"age": {"iso8601duration": duration}}


def dated(day: str) -> Json:
    """A time told as a moment."""
    return {"timestamp": f"{day}T00:00:00Z"}


def packet(**fields: object) -> Json:
    """A phenopacket of a child with leukemia, with more fields or others."""
    made: Json = {
        "id": "packet-1",
        "subject": {"id": "P-4711", "sex": "FEMALE", "dateOfBirth": "2010-03-14T00:00:00Z"},
        "diseases": [
            {
                "term": term("NCIT:C3167", "Acute Lymphoblastic Leukemia"),
                "onset": dated("2019-03-14"),
            }
        ],
        "metaData": {"phenopacketSchemaVersion": "2.0.2", "resources": []},
    }
    return made | fields


def imported(content: object, folder: Path, **options: Any) -> Imported:
    """What is imported of this packet, or of this text."""
    path = folder / "packet.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return import_source(path, ImportOptions(**options))


def told(found: Imported) -> str:
    """All that the import asked about, in one text."""
    return "\n".join(f"{one.where}: {one.what}" for one in found.report.warnings)
