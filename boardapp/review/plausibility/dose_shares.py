"""Shares of the standard dose that nobody gives.

Rule "share of the standard dose, version 1": more than 200 %, or less than 1 %, is doubted (limits
of ours). Less than 1 is often a fraction that was meant as such.
"""

from collections.abc import Iterator

from boardapp.case.place import placed
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.doses import share_text

SOURCE = "1 to 200 % of the standard dose (limits of ours)"
LEAST, MOST = 1.0, 200.0


def shares(scene: Scene) -> Iterator[Alarm]:
    """A share of the standard dose that is surely above or below what is given."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        for n, agent in enumerate(therapy.agents):
            share = agent.share
            if share is None or not share.is_numeric:
                continue
            is_more = share.low is not None and share.low > MOST
            is_less = share.high is not None and share.high < LEAST
            if is_more or is_less:
                told = "more than is ever given" if is_more else "less than is ever given"
                guess = "" if is_more else "; a fraction is written in %"
                yield Alarm(
                    severity="warning",
                    place=place / "agents" / n / "share",
                    title=f"{capitalised(therapy.name)}: {agent.name}",
                    sentence=f"{capitalised(agent.name)}: {share_text(share)} is stated, "
                    f"{told}{guess}.",
                    to_do="Look up the share; it is what was given of the standard dose, in %.",
                    source=agent.source or therapy.source,
                )
