"""The traffic as the page lists it: what is new, and what has been answered since."""

from collections.abc import Sequence

from bot.practice.workspace.state import Json, Traffic

KEPT = 200


class WireLog:
    """Remembers what one tab knows of the traffic."""

    def __init__(self, traffic: Sequence[Traffic]) -> None:
        """Read ``traffic``, which only grows and whose entries get their answers later."""
        self._traffic = traffic
        self._next = 0
        self._open: set[int] = set()

    def start_at(self, number: int) -> None:
        """Begin with entry ``number``, or with the last 200."""
        self._next = max(number, len(self._traffic) - KEPT, 0)
        self._open.clear()

    def news(self) -> list[Json]:
        """Return the entries that are new or have got their answer."""
        end = len(self._traffic)
        told = sorted({*self._open, *range(max(self._next, end - KEPT), end)})
        self._next = end
        self._open = {number for number in told if self._traffic[number].seconds is None}
        return [_entry(number, self._traffic[number]) for number in told]


def _entry(number: int, entry: Traffic) -> Json:
    return {
        "number": number,
        "at": entry.at.isoformat(),
        "direction": entry.direction,
        "kind": entry.kind,
        "seconds": entry.seconds,
        "fault": entry.fault,
        "error": _error(entry),
        "payload": entry.payload,
        "answer": entry.answer,
    }


def _error(entry: Traffic) -> str | None:
    answer = entry.answer or {}
    found = answer.get("failure") or answer.get("error")
    return str(found) if found else None
