"""Whether a file can be written where the user wants it, told before the work is done."""

from pathlib import Path


def target_fault(target: Path, case: Path, suffixes: tuple[str, ...]) -> str:
    """Why nothing can be written there, told before the work is done; empty if it can."""
    first = suffixes[0]
    if target.is_dir():
        return f"{target} is a folder; name the file too, such as -o {target / 'deck'}{first}."
    if target.exists() and target.samefile(case):
        return f"{target} is the case itself; choose another name for the deck with -o."
    if target.suffix.lower() not in suffixes:
        return _wrong_ending(target, suffixes)
    if not target.parent.is_dir():
        return f"The folder {target.parent} is not there; make it, or choose another with -o."
    return ""


def _wrong_ending(target: Path, suffixes: tuple[str, ...]) -> str:
    endings = " or ".join(suffixes)
    if suffixes != (".pptx",):
        return f"{target} does not end in {endings}; choose another name."
    hint = {".pdf": ", or add --pdf or --minute", ".docx": ", or add --minute"}
    more = hint.get(target.suffix.lower(), "")
    return f"{target} does not end in .pptx, as PowerPoint needs it; choose another name{more}."
