"""What the doctor finds: one line for each thing that was looked at, and what to do about it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Health(StrEnum):
    """How something stands."""

    OK = "ok"
    ATTENTION = "attention"
    """It works, or will; somebody should look at it."""
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    check: str
    health: Health
    says: str
    advice: str = ""


def ok(check: str, says: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(check, Health.OK, says)


def attention(check: str, says: str, advice: str) -> Finding:
    """Return that something works and should be looked at."""
    return Finding(check, Health.ATTENTION, says, advice)


def broken(check: str, says: str, advice: str) -> Finding:
    """Return that something must be mended."""
    return Finding(check, Health.BROKEN, says, advice)


def as_lines(findings: Sequence[Finding]) -> list[str]:
    """Return the findings as lines for a terminal."""
    width = max((len(each.check) for each in findings), default=0)
    lines = []
    for each in findings:
        lines.append(f"{each.health:<9}  {each.check:<{width}}  {each.says}")
        if each.advice:
            lines.append(f"{'':<9}  {'':<{width}}  -> {each.advice}")
    return lines


def as_data(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """Return the findings as plain data."""
    return [{name: str(value) for name, value in asdict(each).items()} for each in findings]
