"""Specimens: what was seen in them, and their stages."""

from typing import Any

from boardapp.case.pathology import PathologyReport, Staging, Stain
from boardapp.importers.phenopacket.gathering import Gathering, class_of_onset, sentence
from boardapp.importers.phenopacket.measurements import read_measurement
from boardapp.importers.phenopacket.subject import read_feature
from boardapp.importers.phenopacket.terms import code_of, inner, label, objects

_NOTES = (
    ("tumorProgression", ""),
    ("materialSample", ""),
    ("sampleProcessing", "processing"),
    ("sampleStorage", "storage"),
)


def read_biosample(sample: dict[str, Any], where: str, gathered: Gathering) -> str:
    """A specimen, with its stages, and with its own measurements and features, told apart."""
    gathered.ledger.put("specimens")
    tissue = label(sample.get("sampledTissue")) or label(sample.get("sampleType"))
    when = gathered.when(sample.get("timeOfCollection"), where)
    notes = [f"{word}: {text}" if word else text for text, word in _told(sample)]
    gathered.draft.pathology.append(
        PathologyReport(
            when=when,
            specimen=tissue,
            procedure=label(inner(sample, "procedure").get("code")),
            histology=label(sample.get("histologicalDiagnosis")),
            grade=label(sample.get("tumorGrade")),
            stains=tuple(
                Stain(name=label(one)) for one in objects(sample.get("diagnosticMarkers"))
            ),
            conclusion=gathered.words(sample.get("description")),
            codes=code_of(sample.get("histologicalDiagnosis")),
            source=gathered.cite(where),
            note=sentence([class_of_onset(sample.get("timeOfCollection")), *notes]),
        )
    )
    stages = [sample.get("pathologicalStage"), *objects(sample.get("pathologicalTnmFinding"))]
    for term in filter(label, stages):
        gathered.draft.staging.append(
            Staging(
                when=when,
                system="stage" if term is stages[0] else "TNM",
                stage=label(term),
                basis="pathological",
                codes=code_of(term),
                source=gathered.cite(where),
            )
        )
    _read_contents(sample, where, tissue, gathered)
    return ""


def _told(sample: dict[str, Any]) -> list[tuple[str, str]]:
    return [(text, word) for key, word in _NOTES if (text := label(sample.get(key)))]


def _read_contents(sample: dict[str, Any], where: str, tissue: str, gathered: Gathering) -> None:
    for number, one in enumerate(objects(sample.get("measurements"))):
        place = f"{where}.measurements[{number}]"
        _tell("measurements", read_measurement(one, place, gathered, tissue), gathered)
    for number, one in enumerate(objects(sample.get("phenotypicFeatures"))):
        place = f"{where}.phenotypicFeatures[{number}]"
        outcome = read_feature(one, place, gathered, is_main=False)
        _tell("phenotypicFeatures", outcome, gathered)


def _tell(kind: str, outcome: str, gathered: Gathering) -> None:
    gathered.ledger.read(kind)
    if outcome:
        gathered.ledger.left_out(kind, outcome)
    else:
        gathered.ledger.kept(kind)
