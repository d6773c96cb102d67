"""What a fix of a finding is called, and what is kept of what stood there before."""


def read_as(printed: str, meant: str) -> str:
    """That a statement is to be read as another one, and the first kept as a doubt."""
    return f"Read {printed} as {meant}, keep what was printed as a doubt"


def stood_as(printed: str, meant: str, why: str = "") -> str:
    """The doubt that is then kept."""
    reason = f" ({why})" if why else ""
    return f"This stood as {printed} and is read as {meant}{reason}."


def renamed_key(key: str, meant: str) -> str:
    """That a key gets the name that was meant."""
    return f"Rename “{key}” to “{meant}”"


def swapped_limits(low: str, high: str) -> str:
    """That the limits of a range are exchanged."""
    return f"Exchange the limits {low} and {high}, keep what was printed as a doubt"


def removed_copy(what: str) -> str:
    """That one of two equal records goes."""
    return f"Remove one of the two equal records: {what}"


def named_field(name: str, meant: str) -> str:
    """That another field is named as inferred."""
    return f"Name “{meant}” as inferred in place of “{name}”"
