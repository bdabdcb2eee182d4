"""The error tree: each refusal has a sentence of its own, in its docstring and under its key."""

from collections import Counter
from collections.abc import Iterator

from bot.kernel.errors import CircleIsFull, Refusal, TextTooLong


def refusals(root: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    yield root
    for child in root.__subclasses__():
        yield from refusals(child)


def test_every_refusal_has_a_key_of_its_own() -> None:
    keys = Counter(refusal.key() for refusal in refusals())
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(keys) > 5


def test_every_refusal_says_a_sentence() -> None:
    assert [each.__name__ for each in refusals() if not (each.__doc__ or "").strip().endswith((".", "?"))] == []


def test_the_key_is_the_name_in_lower_case() -> None:
    assert CircleIsFull.key() == "error-circle-is-full"


def test_a_refusal_carries_its_field_and_the_details_of_its_sentence() -> None:
    refusal = TextTooLong(field="title", limit=80)
    assert (refusal.field, refusal.details) == ("title", {"limit": 80})
