"""A fixed piece of work, to tell how fast this machine is just now.

A limit in seconds says more about the machine than about the program. So what is measured is held
against this work, done in the same run: a limit of 10 means ten times as long as the yardstick.
Seconds are those of the processor: what other programs on the machine do is left out.
"""

import json
import time
from collections.abc import Callable

_WORK = {
    f"result {number}": {"value": number / 7, "unit": "10*9/L", "words": ["low", "as printed"]}
    for number in range(20_000)
}
_TURNS = 3


def yardstick_seconds() -> float:
    """How long the fixed work takes: a document of about 2 MB is written, read and sorted."""
    return best_seconds(_fixed_work, _TURNS)


def best_seconds(work: Callable[[], object], rounds: int) -> float:
    """The best of several rounds: the first ones fill caches."""
    return min(processor_seconds(work) for _ in range(rounds))


def processor_seconds(work: Callable[[], object]) -> float:
    """The time that this process works, in all its threads."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _fixed_work() -> None:
    read = json.loads(json.dumps(_WORK))
    sorted(read.items(), key=lambda item: -item[1]["value"])
