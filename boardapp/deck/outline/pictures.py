"""The slides of key images; none where the case has none."""

from collections.abc import Iterator

from boardapp.deck.outline.material import Facts, Layout, Material, fact, slide
from boardapp.deck.slides import PictureBlock, Slide
from boardapp.deck.titles import images_title
from boardapp.review.model.meeting import ImageEntry
from boardapp.words.lists import parted
from boardapp.words.studies import study_title

_PER_SLIDE = 2


def image_slides(material: Material) -> Iterator[Slide]:
    """Two pictures a slide; those without a file are named "to be shown by radiology"."""
    images = material.review.images
    for start in range(0, len(images), _PER_SLIDE):
        shown = images[start : start + _PER_SLIDE]
        blocks = [_picture(material, image) for image in shown]
        title = images_title([i.caption for i in shown], sum(b.data is None for b in blocks))
        lines = tuple(fact(i, f"{_caption(material, i)}: {i.description}") for i in shown)
        key = "images" if not start else f"images-{start // _PER_SLIDE + 1}"
        layout: Layout = "two" if len(shown) > 1 else "visual"
        yield slide(material, key, "Course", title, blocks, Facts(lines=lines, shown=shown), layout)


def _picture(material: Material, image: ImageEntry) -> PictureBlock:
    return PictureBlock(
        caption=_caption(material, image),
        description=image.description,
        data=material.images.get(image.file) if image.file else None,
    )


def _caption(material: Material, image: ImageEntry) -> str:
    """Caption, modality and time, as far as they are reported; of a study what it is called.

    "Axial section (CT: chest, month 4.1: PR by RECIST 1.1)".
    """
    study = next((s for s in material.review.studies if image.key in s.record.key_images), None)
    if study is None:
        details = parted((image.modality, material.times.told(image.when)), ", ")
    else:
        time = material.times.told(study.when) or material.times.told(image.when)
        named = parted((study_title(study.record), time), ", ")
        response = material.doubts.mark(study.told, study.place / "response")
        details = parted((named, response), ": ")
    return f"{image.caption} ({details})" if details else image.caption
