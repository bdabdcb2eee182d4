"""The ways in which a story is told: over a transport of Slack's, on a database. Neither knows of the other.

Each story is told in one way; `make test-all` tells some also over the other transport on the other database.
"""

import pytest

_OPPOSITE = {
    "socket-sqlite": "http-postgres", "http-postgres": "socket-sqlite",
    "http-sqlite": "socket-postgres", "socket-postgres": "http-sqlite",
}  # fmt: skip


def only(way: str) -> pytest.MarkDecorator:
    """Return the mark of stories that are told in one way."""
    return pytest.mark.parametrize("ways", [way], indirect=True)


def twice(way: str) -> pytest.MarkDecorator:
    """Return the mark of stories that touch most of the app: `make test-all` tells them in the opposite way, too."""
    other = pytest.param(_OPPOSITE[way], marks=pytest.mark.long)
    return pytest.mark.parametrize("ways", [way, other], indirect=True)


SOCKET_POSTGRES = only("socket-postgres")
HTTP_SQLITE = only("http-sqlite")
