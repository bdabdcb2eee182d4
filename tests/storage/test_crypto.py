"""Private text opens only where it was sealed, unchanged, with the key that sealed it."""

import base64
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.crypto import KEY_BYTES, KeyProblem, Vault, new_key, parse_keys, write_keys

VAULT = Vault(b"k" * KEY_BYTES)


@dataclass
class Row:
    """Looks like a row of a table with two private columns."""

    id: UUID
    workspace_id: UUID
    what: bytes | None = None
    so_what: bytes | None = None
    __tablename__ = "reflections"


class Elsewhere(Row):
    """A row of another table."""

    __tablename__ = "commitments"


@pytest.fixture
def row() -> Row:
    found = Row(uuid4(), uuid4())
    found.what = VAULT.seal(found, "what", "I was lost")
    return found


@given(st.text())
def test_what_was_sealed_opens(text: str) -> None:
    found = Row(uuid4(), uuid4())
    found.what = VAULT.seal(found, "what", text)
    assert VAULT.open(found, "what") == text


@given(st.text(), st.text())
def test_what_is_written_opens_and_of_nothing_nothing_is_kept(what: str, so_what: str) -> None:
    found = Row(uuid4(), uuid4(), so_what=b"what was there before")
    VAULT.write(found, what=what, so_what=so_what)
    assert (VAULT.open(found, "what"), VAULT.open(found, "so_what")) == (what, so_what)
    assert (found.what is None, found.so_what is None) == (not what, not so_what)


def test_nothing_written_opens_as_nothing(row: Row) -> None:
    assert VAULT.open(row, "so_what") == ""


def test_the_same_text_never_looks_the_same(row: Row) -> None:
    assert VAULT.seal(row, "what", "I was lost") != row.what


def test_the_text_cannot_be_seen_in_what_is_stored(row: Row) -> None:
    assert b"lost" not in (row.what or b"")


def test_moved_to_another_row_it_does_not_open(row: Row) -> None:
    with pytest.raises(KeyProblem):
        VAULT.open(replace(row, id=uuid4()), "what")


def test_moved_to_another_workspace_it_does_not_open(row: Row) -> None:
    with pytest.raises(KeyProblem):
        VAULT.open(replace(row, workspace_id=uuid4()), "what")


def test_moved_to_another_column_it_does_not_open(row: Row) -> None:
    row.so_what = row.what
    with pytest.raises(KeyProblem):
        VAULT.open(row, "so_what")


def test_moved_to_another_table_it_does_not_open(row: Row) -> None:
    with pytest.raises(KeyProblem):
        VAULT.open(Elsewhere(row.id, row.workspace_id, row.what), "what")


def test_with_any_byte_changed_it_does_not_open(row: Row) -> None:
    sealed = row.what or b""
    for place in range(len(sealed)):
        changed = bytes(byte ^ (1 if n == place else 0) for n, byte in enumerate(sealed))
        with pytest.raises(KeyProblem):
            VAULT.open(replace(row, what=changed), "what")


def test_cut_short_anywhere_it_does_not_open(row: Row) -> None:
    sealed = row.what or b""
    for length in range(1, len(sealed)):
        with pytest.raises(KeyProblem):
            VAULT.open(replace(row, what=sealed[:length]), "what")


def test_with_another_key_it_does_not_open(row: Row) -> None:
    with pytest.raises(KeyProblem, match="not sealed there with this key"):
        Vault(b"x" * KEY_BYTES).open(row, "what")


def test_a_problem_never_quotes_the_text(row: Row) -> None:
    with pytest.raises(KeyProblem) as problem:
        Vault(b"x" * KEY_BYTES).open(row, "what")
    assert "lost" not in str(problem.value)


def test_a_row_without_its_id_cannot_hold_a_secret(row: Row) -> None:
    row.id = None  # type: ignore[assignment]
    with pytest.raises(ValueError, match="needs its id"):
        VAULT.seal(row, "what", "too early")


def test_a_key_is_base64_of_32_bytes() -> None:
    assert parse_keys(base64.b64encode(b"k" * 32).decode() + "\n") == [b"k" * 32]


@pytest.mark.parametrize("text", ["", "short", "ü" * 44, base64.b64encode(b"k" * 31).decode(), "?" * 44])
def test_a_malformed_key_says_how_to_make_one(text: str) -> None:
    with pytest.raises(KeyProblem, match="openssl rand -base64 32"):
        parse_keys(text)


def test_a_new_key_is_nobody_elses_and_reads_as_it_was_written(tmp_path: Path) -> None:
    first, second = new_key(), new_key()
    assert first != second
    assert len(first) == KEY_BYTES
    write_keys(tmp_path / "zirkel.db.key", [first, second])
    assert parse_keys((tmp_path / "zirkel.db.key").read_text()) == [first, second]


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    write_keys(tmp_path / "zirkel.db.key", [new_key()])
    assert stat.S_IMODE((tmp_path / "zirkel.db.key").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"zirkel.db.key"}
