"""The jobs on a Dask cluster that is there already: the same function, on its workers.

Its workers need boardapp, and the files under the same paths, as on a shared disk. There is no
queue of our own: which worker does what, and when again, is the cluster's.
"""

from collections.abc import Iterable, Iterator

from boardapp.cli.many.job import Job, Outcome, done, outcome
from boardapp.cli.many.sources import ManyError

_TIMEOUT_S = 10


def by_cluster(jobs: Iterable[Job], address: str) -> Iterator[Outcome]:
    """Do the jobs on the cluster whose scheduler is at `address`; each outcome as it comes.

    Raises ManyError where Dask is not installed or nobody answers.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise ManyError(
            "--dask needs the library of the cluster: install boardapp[cluster]."
        ) from None
    try:
        client = Client(address, timeout=_TIMEOUT_S)
    except (OSError, ValueError, TimeoutError) as error:
        raise ManyError(
            f"No cluster answers at {address} ({error}). Check the address, such as "
            "tcp://scheduler:8786, and that its version of Dask is this one."
        ) from None
    with client:
        futures = {client.submit(done, job, pure=False): job for job in jobs}
        for future in as_completed(futures):
            fault = future.exception()
            if fault is None:
                yield future.result()
            else:
                yield outcome(futures[future], "failed", f"The cluster gave it up: {fault}")
