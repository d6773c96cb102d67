"""What the source does not state is marked, once."""

from boardapp.words.inferred import marked_inferred, with_inference


def test_only_an_inferred_field_is_marked() -> None:
    assert with_inference("bridge", "intent", ("intent",)) == "bridge (inferred)"
    assert with_inference("bridge", "intent", ("start",)) == "bridge"


def test_an_empty_text_and_a_marked_one_stay_as_they_are() -> None:
    assert with_inference("", "intent", ("intent",)) == ""
    assert marked_inferred("bridge (inferred)") == "bridge (inferred)"
