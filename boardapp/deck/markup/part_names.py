"""Names for new parts of a package."""

from collections.abc import Iterator
from itertools import count

from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI


def free_names(package: OpcPackage, pattern: str) -> Iterator[PackURI]:
    """Names such as "/ppt/tags/tag%d.xml" that no part has so far, each given once.

    python-pptx goes through all parts for each name, which takes 1 ms in a deck of 20 slides.
    """
    taken = {str(part.partname) for part in package.iter_parts()}
    names = (pattern % number for number in count(1))
    return (PackURI(name) for name in names if name not in taken)
