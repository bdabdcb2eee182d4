"""Structured logs for people (console) or collectors (JSON); never what people wrote.

An exception is told by its class and the places it went through: messages of other packages may quote a row or a
payload, so only Zirkel's own and the operating system's are kept.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.kernel.errors import ZirkelError

_CAPPED = {
    "slack_sdk": logging.INFO, "slack_bolt": logging.ERROR, "aiosqlite": logging.INFO, "apscheduler": logging.WARNING,
    "alembic.runtime.plugins": logging.WARNING,
}  # fmt: skip
"""From which level on a package may speak; of what it has no listener for, Bolt quotes what was typed at WARNING."""
_QUOTING = tuple(f"/{package}/" for package in ("slack_sdk", "slack_bolt", "aiosqlite"))
_HARMLESS = (ZirkelError, OSError)


def configure_logs(level: str, form: Literal["console", "json"]) -> None:
    """Send all logs from ``level`` on to standard error, ours and those of other packages alike."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_no_payloads)
    handler.setFormatter(_formatter(form))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name, lowest in _CAPPED.items():
        logging.getLogger(name).setLevel(max(lowest, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _tell_exception,
    ]


def _formatter(form: str) -> structlog.stdlib.ProcessorFormatter:
    colors = sys.stderr.isatty()
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=colors)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def _no_payloads(record: logging.LogRecord) -> bool:
    """Drop what these packages say at DEBUG, under whichever name: they quote whole payloads and rows."""
    return record.levelno > logging.DEBUG or not any(package in record.pathname for package in _QUOTING)


def _tell_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    error = _raised(event.pop("exc_info", None))
    if error is not None:
        event["error"] = ", because of ".join(_name(link) for link in _chain(error))
        event["places"] = [
            f"{frame.name} {frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
        ]
    return event


def _raised(info: object) -> BaseException | None:
    if isinstance(info, tuple):
        info = info[1]
    elif info is True:
        info = sys.exc_info()[1]
    return info if isinstance(info, BaseException) else None


def _name(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if isinstance(error, _HARMLESS) else type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
