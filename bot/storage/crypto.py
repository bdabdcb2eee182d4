"""AES-GCM for private text, bound to its table, column, row and workspace: moved elsewhere, it doesn't open."""

import base64
import contextlib
import hashlib
import hmac
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.kernel.errors import ZirkelError

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"


class KeyProblem(ZirkelError):
    """The master key is missing, malformed or doesn't fit this database."""


class Sealed(Protocol):
    """A row that can hold sealed text."""

    __tablename__: str
    id: UUID

    @property
    def workspace_id(self) -> UUID: ...  # noqa: D102


@dataclass(frozen=True)
class Vault:
    """Seals private text with the master key; opens what it, or an older one, has sealed."""

    key: bytes
    older: tuple[bytes, ...] = ()
    """Keys that were replaced, as long as rows are left that they have sealed."""

    @classmethod
    def of(cls, keys: Sequence[bytes]) -> Self:
        """Return the vault of these keys, the one that seals first."""
        return cls(keys[0], tuple(keys[1:]))

    def seal(self, row: Sealed, column: str, text: str) -> bytes:
        """Return ``text`` encrypted for this column of this row; the row needs its ids."""
        return self.seal_for(_place(row, column), text)

    def write(self, row: Sealed, **texts: str | None) -> None:
        """Put ``texts`` into these columns of a row, sealed; nothing where one is empty."""
        for column, text in texts.items():
            setattr(row, column, self.seal(row, column, text) if text else None)

    def open(self, row: Sealed, column: str) -> str:
        """Return the text of ``row.column``, empty where nothing was written.

        Raises:
            KeyProblem: another key sealed it, or it was moved or changed.
        """
        sealed: bytes | None = getattr(row, column)
        return self.open_for(_place(row, column), sealed) if sealed else ""

    def mark(self, text: str) -> str:
        """Return a mark by which ``text`` is known again, and of which nobody without the key can tell what it was."""
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()

    def seal_for(self, place: str, text: str) -> bytes:
        """Return ``text`` encrypted and bound to ``place``."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + AESGCM(self.key).encrypt(nonce, text.encode(), _VERSION + place.encode())

    def open_for(self, place: str, sealed: bytes) -> str:
        """Return what was sealed for ``place``.

        Raises:
            KeyProblem: another key or another place.
        """
        version, nonce, body = sealed[:1], sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        for key in (self.key, *self.older):
            with contextlib.suppress(InvalidTag, ValueError):
                return AESGCM(key).decrypt(nonce, body, version + place.encode()).decode()
        raise KeyProblem(f"what is stored in {place} was not sealed there with this key")

    def sealed_anew(self, place: str, sealed: bytes) -> bytes | None:
        """Return what another key has sealed for ``place`` as the first one seals it, None where that one has."""
        try:
            Vault(self.key).open_for(place, sealed)
        except KeyProblem:
            return self.seal_for(place, self.open_for(place, sealed))
        return None


def _place(row: Sealed, column: str) -> str:
    if row.id is None or row.workspace_id is None:
        raise ValueError("a row needs its id and its workspace before text is sealed for it")
    return place_of(row.__tablename__, column, row.id, row.workspace_id)


def place_of(table: str, column: str, row_id: UUID, workspace_id: UUID) -> str:
    """Return to what a text is bound when it is sealed."""
    return f"{table}|{column}|{row_id}|{workspace_id}"


def parse_keys(text: str) -> list[bytes]:
    """Return the keys that ``text`` holds, divided by blanks, lines or commas; the first one seals.

    Raises:
        KeyProblem: one of them isn't 32 bytes in base64, or there is none.
    """
    return [_parse_key(part) for part in re.split(r"[\s,]+", text.strip())]


def read_keys(file: Path) -> list[bytes]:
    """Return the keys that a file holds.

    Raises:
        KeyProblem: it holds none, or isn't even text.
    """
    return parse_keys(file.read_text(encoding="utf-8", errors="replace"))


def _parse_key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise KeyProblem(_HOW_TO) from error
    if len(key) != KEY_BYTES:
        raise KeyProblem(_HOW_TO)
    return key


def new_key() -> bytes:
    """Return a key that nobody else has."""
    return os.urandom(KEY_BYTES)


def key_file(database: Path) -> Path:
    """Return where the key of a SQLite file is kept, where none was given."""
    return database.with_name(database.name + ".key")


def write_keys(path: Path, keys: Sequence[bytes]) -> None:
    """Write keys, for their owner alone; beside ``path`` first: who dies in between leaves no half key behind."""
    unfinished = path.with_name(path.name + ".new")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(base64.b64encode(key).decode() + "\n" for key in keys)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


_HOW_TO = "The master key must be 32 bytes in base64. Make one with: openssl rand -base64 32"
