"""Names of drugs, assays, protocols and diseases that are nearly right."""

import re
from collections.abc import Iterator

from boardapp.clinical.names import Misspelling, misspellings
from boardapp.review.model.fixes import Fix, Put
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.review.plausibility.texts import Text, result_texts
from boardapp.words.fixes import read_as, stood_as


def spelling(scene: Scene) -> Iterator[Alarm]:
    """One alarm for each misspelling, with all its places."""
    found: dict[str, tuple[Misspelling, list[Text]]] = {}
    for text in (*scene.texts, *result_texts(scene.case)):
        for misspelling in misspellings(text.text):
            places = found.setdefault(misspelling.printed.casefold(), (misspelling, []))[1]
            if not places or places[-1].place != text.place:
                places.append(text)
    for misspelling, places in found.values():
        first, *others = places
        more = f" (in {len(places)} places)" if others else ""
        yield Alarm(
            severity="warning",
            place=first.place,
            title="Spelling",
            sentence=f'"{misspelling.printed}"{more} is no {misspelling.kind} of the list; '
            f'"{misspelling.meant}" is very likely meant.',
            to_do="Keep what the source prints and add a doubt, or correct a slip of the hand.",
            source=first.source,
            also_at=tuple(text.place for text in others),
            fix=_respelled(misspelling, places),
        )


def _respelled(misspelling: Misspelling, places: list[Text]) -> Fix:
    """The name that is very likely meant, in each place."""
    printed, meant = f"“{misspelling.printed}”", f"“{misspelling.meant}”"
    pattern = re.compile(re.escape(misspelling.printed), re.IGNORECASE)
    return Fix(
        text=read_as(printed, meant),
        changes=tuple(
            Put(place=one.place, stated=pattern.sub(lambda _: misspelling.meant, one.text))
            for one in places
        ),
        about=places[0].place,
        doubt=stood_as(printed, meant),
    )
