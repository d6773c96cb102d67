"""What is open in a window."""

from boardapp.case.case import Case
from boardapp.desktop.window.workbench import Workbench


def case_of(workbench: Workbench) -> Case:
    """The case as it stands after the last edit."""
    case = workbench.document.case
    assert case is not None
    return case
