"""Logs: readable or JSON, and never what people wrote."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.kernel.errors import ZirkelError
from bot.logs import configure_logs

SECRET = "I am afraid of the demo"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers, root.level
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_json_has_one_object_a_line_with_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info", "json")
    structlog.get_logger("zirkel").info("sent", number=7)
    (line,) = logged(capsys)
    assert (line["event"], line["number"], line["level"], line["logger"]) == ("sent", 7, "info", "zirkel")


def test_the_console_is_readable(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info", "console")
    structlog.get_logger("zirkel").info("sent", number=7)
    assert "number=7" in capsys.readouterr().err


def test_other_packages_speak_in_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info", "json")
    logging.getLogger("aiohttp").warning("closed %s", "early")
    assert logged(capsys)[0]["event"] == "closed early"


def test_what_lies_below_the_level_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("warning", "json")
    structlog.get_logger("zirkel").info("chatty")
    assert logged(capsys) == []


@pytest.mark.parametrize("name", ["slack_sdk.web", "slack_bolt.AsyncApp", "aiosqlite"])
def test_packages_that_quote_payloads_and_rows_say_nothing_at_debug(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    configure_logs("debug", "json")
    logging.getLogger(name).debug(SECRET)
    assert logged(capsys) == []


def test_a_logger_that_bolt_sets_to_debug_by_itself_stays_silent_too(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("debug", "json")
    logger = logging.getLogger("zirkel:AnyMiddleware")
    logger.handle(logger.makeRecord(logger.name, logging.DEBUG, "/x/slack_bolt/app.py", 1, SECRET, (), None))
    assert logged(capsys) == []


def test_bolt_does_not_quote_what_it_has_no_listener_for(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("debug", "json")
    logging.getLogger("slack_bolt").warning("Unhandled request ({'type': 'block_suggestion', 'value': '%s'})", SECRET)
    assert logged(capsys) == []


def test_the_scheduler_only_speaks_of_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("debug", "json")
    logging.getLogger("apscheduler.scheduler").info("added job")
    logging.getLogger("apscheduler.scheduler").warning("missed")
    assert [line["event"] for line in logged(capsys)] == ["missed"]


def test_an_exception_is_told_without_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("debug", "json")
    try:
        fail()
    except ValueError:
        structlog.get_logger("zirkel").exception("failed")
        logging.getLogger("aiohttp").exception("failed too")
    ours, theirs = logged(capsys)
    assert ours["error"] == theirs["error"] == "ValueError"
    assert "test_logs.py" in str(ours["places"])
    assert SECRET not in str([ours, theirs])


def test_our_own_error_keeps_its_sentence_and_its_cause_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info", "json")
    try:
        refuse()
    except ZirkelError:
        structlog.get_logger("zirkel").exception("failed")
    assert logged(capsys)[0]["error"] == "ZirkelError: the key doesn't fit, because of ValueError"


def fail() -> None:
    raise ValueError(SECRET)


def refuse() -> None:
    raise ZirkelError("the key doesn't fit") from ValueError(SECRET)
