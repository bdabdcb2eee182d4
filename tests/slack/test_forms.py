"""What people typed becomes typed values, or a sentence under the right field."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BeforeValidator, Field, field_validator, model_validator

from bot.kernel.errors import Gone
from bot.kernel.text import clean
from bot.slack.action_ids import ActionPayload, base, numbered
from bot.slack.forms import Form, FormInvalid, one_line, read_inputs
from tests.slack.gate import ENGLISH


class Example(Form):
    """A form with one of each kind."""

    name: str = Field(min_length=1, max_length=10)
    first: date
    size: int = Field(default=5, ge=3, le=8)
    chosen: list[str] = Field(default=[])

    @field_validator("name")
    @classmethod
    def _no_python(cls, name: str) -> str:
        if name == "Python":
            raise ValueError("slack-choose-another")
        return name

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.name == "Big" and self.size < 8:
            raise ValueError("error-circle-is-full")
        return self


class Button(ActionPayload):
    """What a button carries."""

    circle: UUID


def inputs(**values: Any) -> dict[str, dict[str, dict[str, Any]]]:
    reported = {"name": {"value": "Async"}, "first": {"selected_date": "2026-03-05"}} | values
    return {name: {"element": value} for name, value in reported.items()}


def problems(**values: Any) -> dict[str, str]:
    with pytest.raises(FormInvalid) as invalid:
        Example.read(inputs(**values))
    return dict(invalid.value.answer(ENGLISH).errors)


class Titled(Form):
    """A form with a line that is tidied before it is measured."""

    title: Annotated[str, BeforeValidator(one_line)] = Field(min_length=1, max_length=10)


@pytest.mark.parametrize(("typed", "says"), [(None, "write something"), (" ", "write something"), ("x" * 11, "10")])
def test_a_line_that_is_tidied_first_is_told_like_any_text(typed: str | None, says: str) -> None:
    with pytest.raises(FormInvalid) as invalid:
        Titled.read({"title": {"element": {"value": typed}}})
    assert says in invalid.value.answer(ENGLISH).errors["title"]


def test_a_filled_form_has_typed_values() -> None:
    form = Example.read(inputs(size={"selected_option": {"value": "8"}}))
    assert (form.name, form.first, form.size) == ("Async", date(2026, 3, 5), 8)


def test_what_was_not_shown_has_its_default() -> None:
    assert Example.read(inputs()).size == 5


def test_text_is_cleaned_before_it_is_measured() -> None:
    assert Example.read(inputs(name={"value": "  \x00Asy\ud800nc\x07 " + "\x00" * 50})).name == "Async"


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x00", None])
def test_an_empty_field_asks_for_text(typed: str | None) -> None:
    assert problems(name={"value": typed}) == {"name": ENGLISH("error-text-missing")}


def test_a_long_text_is_told_how_long_it_may_be() -> None:
    assert problems(name={"value": "x" * 10_000}) == {"name": ENGLISH("error-text-too-long", limit=10)}


def test_a_validators_own_sentence_stands_under_its_field() -> None:
    assert problems(name={"value": "Python"}) == {"name": ENGLISH("slack-choose-another")}


def test_a_sentence_about_the_whole_form_stands_under_its_first_field() -> None:
    assert problems(name={"value": "Big"}) == {"name": ENGLISH("error-circle-is-full")}


def test_every_wrong_field_gets_its_sentence() -> None:
    found = problems(name={"value": ""}, first={"selected_date": "tomorrow"}, size={"selected_option": {"value": "x"}})
    assert set(found) == {"name", "first", "size"}


@given(st.text(st.characters(codec=None), max_size=50))
def test_no_text_breaks_a_form(typed: str) -> None:
    if 1 <= len(clean(typed)) <= 10 and clean(typed) not in {"Python", "Big"}:
        assert Example.read(inputs(name={"value": typed})).name == clean(typed)
    else:
        assert set(problems(name={"value": typed})) == {"name"}


def test_all_kinds_of_input_are_read() -> None:
    values: dict[str, Any] = {
        "text": {"value": "hello"}, "empty": {"value": None}, "date": {"selected_date": "2026-03-05"},
        "time": {"selected_time": "14:00"}, "channel": {"selected_conversation": "C1"}, "user": {"selected_user": "U1"},
        "one": {"selected_option": {"value": "a"}}, "none": {"selected_option": None},
        "many": {"selected_options": [{"value": "a"}, {"value": "b"}]}, "people": {"selected_users": ["U1", "U2"]},
    }  # fmt: skip
    assert read_inputs({name: {"element": value} for name, value in values.items()}) == {
        "text": "hello", "empty": None, "date": "2026-03-05", "time": "14:00", "channel": "C1", "user": "U1",
        "one": "a", "none": None, "many": ["a", "b"], "people": ["U1", "U2"],
    }  # fmt: skip


def test_what_a_button_carries_comes_back() -> None:
    button = Button(circle=uuid4())
    assert Button.unpack(button.pack()) == button


@pytest.mark.parametrize("packed", [
    "", "{}", "null", "[]", "nonsense", '{"circle": "no uuid"}', '{"circle": 5}', "{" * 5000,
    f'{{"circle": "{UUID(int=1)}", "admin": true}}',
])  # fmt: skip
def test_anything_else_in_a_button_is_gone(packed: str) -> None:
    with pytest.raises(Gone):
        Button.unpack(packed)


def test_numbered_actions_have_the_same_base() -> None:
    assert numbered("topics:dot", 3) != numbered("topics:dot", 4)
    assert base(numbered("topics:dot", 3)) == base("topics:dot") == "topics:dot"
