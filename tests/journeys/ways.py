"""The ways in which a story is told: over a transport of Slack's, on a database. Neither knows of the other.

`make test` tells each story in one way, `make test-all` also over the other transport on the other database.
"""

import pytest


def _first(way: str, other: str) -> list[object]:
    return [pytest.param(way, id=way), pytest.param(other, id=other, marks=pytest.mark.long)]


SOCKET_SQLITE = _first("socket-sqlite", "http-postgres")
"""What a story is told in that says nothing else."""
SOCKET_POSTGRES = pytest.mark.parametrize("ways", _first("socket-postgres", "http-sqlite"), indirect=True)
HTTP_SQLITE = pytest.mark.parametrize("ways", _first("http-sqlite", "socket-postgres"), indirect=True)
HTTP_POSTGRES = pytest.mark.parametrize("ways", _first("http-postgres", "socket-sqlite"), indirect=True)


def only(way: str) -> pytest.MarkDecorator:
    """Return the mark of a story that can't be told in another way."""
    return pytest.mark.parametrize("ways", [way], indirect=True)
