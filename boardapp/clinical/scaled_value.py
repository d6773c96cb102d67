"""A stated value in another unit: with its range, its censoring and its doubt."""

from boardapp.case.value import Kind, Value


def scaled(value: Value, factor: float) -> Value:
    """The same statement in a unit that is smaller by this factor: "<5" stays a limit."""
    if factor == 1:
        return value
    low, high = (None if at is None else f"{at * factor:.12g}" for at in (value.low, value.high))
    equals = "" if value.is_strict else "="
    match value.kind:
        case Kind.RANGE:
            return Value(f"{low}..{high}")
        case Kind.BELOW:
            return Value(f"<{equals}{high}")
        case Kind.ABOVE:
            return Value(f">{equals}{low}")
        case Kind.ABOUT:
            return Value(f"~{low}")
        case Kind.NUMBER:
            return Value(str(low))
    return value
