"""What one look found, in words: marrow and spinal fluid as far as they are stated."""

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.said import said
from boardapp.review.course.mrd_results import mrd_text
from boardapp.words.looks import chimerism_text


def says(look: Assessment) -> str:
    """What a look says of itself beside a response: its summary, else what it found.

    MRD is told apart from it, with its method and its limit.
    """
    marrow = marrow_text(replace(look, marrow=replace(look.marrow, mrd=()))) if look.marrow else ""
    texts = (look.summary, chimerism_text(look.chimerism), marrow, cns_text(look))
    return next(filter(None, texts), "")


def marrow_text(assessment: Assessment) -> str:
    """Blasts, stated class and MRD of the marrow; empty where none is reported."""
    marrow = assessment.marrow
    if marrow is None:
        return ""
    parts = [f"blasts {marrow.blasts.text} %"] if marrow.blasts and marrow.blasts.is_numeric else []
    if marrow.status:
        parts.append(marrow.status)
    parts += map(mrd_text, marrow.mrd)
    return ", ".join(parts)


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
