"""The jobs in processes of this computer; one that dies takes no other with it."""

import gc
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from boardapp.cli.many.job import Job, Outcome, done, outcome

_AHEAD = 2
"""Jobs that wait at each process: enough that none is idle, few enough to be tried one by one."""
DIED = (
    "The process that worked on it ended: it may need more memory than there is, or a library "
    "failed on it."
)


def by_processes(jobs: Iterable[Job], count: int) -> Iterator[Outcome]:
    """Do the jobs in `count` processes; each outcome as it comes.

    Where a process dies, nobody knows on which of the jobs at hand: each of them is tried again
    in a process of its own.
    """
    waiting = iter(jobs)
    while True:
        suspects: list[Job] = []
        yield from _until_one_dies(waiting, count, suspects)
        if not suspects:
            return
        for job in suspects:
            yield _alone(job)


def _until_one_dies(waiting: Iterator[Job], count: int, suspects: list[Job]) -> Iterator[Outcome]:
    """Outcomes until all are done or a process dies; `suspects` are then the jobs at hand."""
    with _pool(count) as pool:
        at_hand: dict[Future[Outcome], Job] = {}
        try:
            while True:
                for job in islice(waiting, count * _AHEAD - len(at_hand)):
                    at_hand[_submitted(pool, job)] = job
                if not at_hand:
                    return
                for future in wait(at_hand, return_when=FIRST_COMPLETED).done:
                    yield future.result()
                    del at_hand[future]
        except BrokenProcessPool:
            suspects += at_hand.values()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _submitted(pool: ProcessPoolExecutor, job: Job) -> "Future[Outcome]":
    """The future of a job; a pool that is broken already gives one that says so."""
    try:
        return pool.submit(_worked, job)
    except BrokenProcessPool as error:
        future: Future[Outcome] = Future()
        future.set_exception(error)
        return future


def _alone(job: Job) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(_worked, job).result()
        except BrokenProcessPool:
            return outcome(job, "failed", DIED)


def _pool(count: int) -> ProcessPoolExecutor:
    """Processes that begin anew, as on every system: none inherits a lock or a thread."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """In a new process: Ctrl-C is for the program that began it; garbage waits for a job's end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _worked(job: Job) -> Outcome:
    found = done(job)
    gc.collect(0)
    return found
