"""What one look found, in words: marrow and spinal fluid as far as they are stated."""

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.said import said
from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.clinical.specimens import is_other_than_marrow
from boardapp.review.course.mrd_results import mrd_text
from boardapp.words.looks import chimerism_text


def says(look: Assessment, words: DiseaseWords) -> str:
    """What a look says of itself beside a response: its summary, else what it found.

    MRD is told apart from it, with its method and its limit.
    """
    found = look.marrow and replace(look.marrow, mrd=())
    marrow = marrow_text(replace(look, marrow=found), words)
    texts = (look.summary, chimerism_text(look.chimerism), marrow, cns_text(look))
    return next(filter(None, texts), "")


def marrow_text(assessment: Assessment, words: DiseaseWords) -> str:
    """Blasts, stated class and MRD of the marrow; empty where none is reported.

    The blasts are called by the word of the disease. MRD that was looked for in the blood says
    nothing of the marrow: `mrd_elsewhere` tells it.
    """
    marrow = assessment.marrow
    if marrow is None:
        return ""
    is_counted = marrow.blasts is not None and marrow.blasts.is_numeric
    parts = [f"{words.cells} {marrow.blasts.text} %"] if marrow.blasts and is_counted else []
    if marrow.status:
        parts.append(marrow.status)
    parts += [mrd_text(mrd) for mrd in marrow.mrd if not is_other_than_marrow(mrd.specimen)]
    return ", ".join(parts)


def mrd_elsewhere(assessment: Assessment) -> str:
    """MRD of a specimen that is stated and none of the marrow, with its specimen; else empty."""
    found = assessment.marrow.mrd if assessment.marrow else ()
    return ", ".join(mrd_text(mrd) for mrd in found if is_other_than_marrow(mrd.specimen))


def cns_text(assessment: Assessment) -> str:
    """The CNS status as stated, with the counts (per µL) where given; empty without one."""
    cns = assessment.cns
    if cns is None:
        return ""
    return ", ".join(filter(None, (said(cns.status), *cns_details(assessment))))


def cns_details(assessment: Assessment) -> tuple[str, ...]:
    """What a CNS status rests on: counts per µL, blasts and signs, as far as they are stated."""
    cns = assessment.cns
    if cns is None:
        return ()
    parts = []
    if cns.leukocytes:
        parts.append(f"leukocytes {cns.leukocytes.text}/µL")
    if cns.erythrocytes:
        parts.append(f"erythrocytes {cns.erythrocytes.text}/µL")
    if cns.blasts in ("present", "absent"):
        parts.append(f"blasts {cns.blasts}")
    if cns.signs:
        parts.append(cns.signs)
    return tuple(parts)
