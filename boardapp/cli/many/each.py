"""From the options of a command to one run, or to many."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from boardapp.cli.console import DONE, HAS_ERRORS, PROGRAM, failed
from boardapp.endings import case_stem
from boardapp.words.plurals import numbered

if TYPE_CHECKING:
    from boardapp.cli.many.job import Job, Outcome, Summary


class Each(msgspec.Struct, frozen=True):
    """How a command is done for one of many files.

    `run` does it for one; `field` is the option that holds the file. From a folder those files
    are taken that end in one of `endings`. `ending` is that of what is written, by the options.
    What `run` prints is the result itself if `is_printed`; `summary` is the line of it that tells
    most. `takes_folder`: a folder may be one source, so only several sources, or a folder to write
    into, mean many.
    """

    run: Callable[[Namespace], int]
    field: str
    endings: tuple[str, ...]
    ending: Callable[[Namespace], str]
    is_printed: bool = False
    summary: "Summary" = "first"
    takes_folder: bool = False
    beside: tuple[tuple[str, str], ...] = ()
    """Options that name a further file, with its ending: it is written beside each result.

    `run` finds `is_one_of_many` among its options where what it writes may be in place already.
    """


def add_many(command: ArgumentParser) -> None:
    """Add how many files are done at once, and where."""
    many = command.add_argument_group(
        "many files",
        "Several files or a folder, with -o FOLDER: each is done by itself, results.csv tells what "
        "came of each, and the same command again goes on where it stopped.",
    )
    many.add_argument(
        "--jobs", metavar="N", type=_count, help="processes at once (default: one for each core)"
    )
    many.add_argument(
        "--dask", metavar="ADDRESS", default="", help="do it on this Dask cluster instead"
    )


def text_ending(options: Namespace) -> str:
    """How the file ends that holds what a command prints, in words or as JSON."""
    return ".json" if options.json else ".txt"


def run_each(options: Namespace, each: Each) -> int:
    """Run the command for its one file, or for all of them."""
    paths: list[Path] = getattr(options, each.field)
    if not _is_many(options, paths, each):
        return each.run(_with(options, each.field, paths[0]))
    if options.output is None:
        return failed("Name the folder for the results of many files with -o FOLDER.")
    return _run_many(options, each, paths)


def _is_many(options: Namespace, paths: list[Path], each: Each) -> bool:
    if len(paths) > 1 or options.jobs or options.dask:
        return True
    if each.takes_folder:
        return options.output is not None and options.output.is_dir()
    return paths[0].is_dir()


def _run_many(options: Namespace, each: Each, paths: list[Path]) -> int:
    """Do all files that were not done before, and write the table of results."""
    from boardapp.cli.many.results import Results
    from boardapp.cli.many.sources import ManyError, gathered, targets

    folder: Path = options.output
    if folder.is_file():
        return failed(f"{folder} is a file; name a folder for the results with -o.")
    try:
        sources = gathered(paths, each.endings, folder)
        places = targets(sources, folder, each.ending(options))
        folder.mkdir(parents=True, exist_ok=True)
        results = Results(folder)
        jobs = [_job(options, each, source, places[source]) for source in sources]
        known = {job.source: before for job in jobs if (before := results.known(job))}
        found = dict(known)
        try:
            for one in _outcomes(options, [job for job in jobs if job.source not in known]):
                found[one.source] = one
                results.add(one)
                _tell_progress(one, len(found), len(sources))
        finally:
            _end_progress()
            results.close(found, list(sources))
    except ManyError as error:
        return failed(error)
    return _told(results.path, list(found.values()), len(known))


def _outcomes(options: Namespace, jobs: "list[Job]") -> "Iterator[Outcome]":
    if options.dask:
        from boardapp.cli.many.cluster import by_cluster

        return by_cluster(jobs, options.dask)
    from boardapp.cli.many.pool import by_processes

    return by_processes(jobs, min(options.jobs or _cores(), max(len(jobs), 1)))


def _job(options: Namespace, each: Each, source: Path, target: Path) -> "Job":
    from boardapp.cli.many.fingerprint import fingerprint
    from boardapp.cli.many.job import Job

    one = _with(options, each.field, source)
    if not each.is_printed:
        one.output = target
    for name, ending in each.beside:
        if getattr(one, name) is not None:
            setattr(one, name, target.with_name(f"{case_stem(target.name)}{ending}"))
    one.jobs = one.dask = None
    one.is_one_of_many = True
    sign = fingerprint(source, {**vars(one), each.field: None, "output": None})
    summary = "" if vars(options).get("json") else each.summary
    return Job(source, target, each.run, one, each.is_printed, summary, sign)


def _with(options: Namespace, field: str, path: Path) -> Namespace:
    return Namespace(**{**vars(options), field: path})


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _count(text: str) -> int:
    """A number of processes. Raises ValueError, as argparse asks for."""
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def _tell_progress(one: "Outcome", count: int, total: int) -> None:
    """A line for each file that was not simply done; on a screen also how far it is."""
    is_screen = sys.stderr.isatty()
    start = "\r\033[K" if is_screen else ""
    if one.result != "done":
        print(f"{start}{PROGRAM}: {one.source}: {one.told or one.result}", file=sys.stderr)
    if is_screen:
        print(f"{start}{count} of {numbered(total, 'file')}", end="", file=sys.stderr, flush=True)


def _end_progress() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _told(table: Path, found: "list[Outcome]", known: int) -> int:
    """Say what came of all; the exit code."""
    counts = Counter(one.result for one in found)
    parts = [f"{count} {result}" for result, count in sorted(counts.items())]
    before = f"; {known} of them before" if known else ""
    print(f"{table}: {numbered(len(found), 'file')}: {', '.join(parts)}{before}")
    return DONE if set(counts) <= {"done"} else HAS_ERRORS
