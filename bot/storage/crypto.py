"""AES-GCM for private text, bound to its table, column, row and workspace: moved elsewhere, it doesn't open."""

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
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
    """Seals and opens private text with the master key."""

    key: bytes

    def seal(self, row: Sealed, column: str, text: str) -> bytes:
        """Return ``text`` encrypted for this column of this row; the row needs its ids."""
        return self.seal_for(_place(row, column), text)

    def open(self, row: Sealed, column: str) -> str:
        """Return the text of ``row.column``, empty where nothing was written.

        Raises:
            KeyProblem: another key sealed it, or it was moved or changed.
        """
        sealed: bytes | None = getattr(row, column)
        return self.open_for(_place(row, column), sealed) if sealed else ""

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
        try:
            return AESGCM(self.key).decrypt(nonce, body, version + place.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise KeyProblem(f"what is stored in {place} was not sealed there with this key") from error


def _place(row: Sealed, column: str) -> str:
    if row.id is None or row.workspace_id is None:
        raise ValueError("a row needs its id and its workspace before text is sealed for it")
    return f"{row.__tablename__}|{column}|{row.id}|{row.workspace_id}"


def parse_key(text: str) -> bytes:
    """Return the 32 bytes that ``text`` encodes in base64.

    Raises:
        KeyProblem: it isn't base64 of 32 bytes.
    """
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError as error:
        raise KeyProblem(_HOW_TO) from error
    if len(key) != KEY_BYTES:
        raise KeyProblem(_HOW_TO)
    return key


def key_beside(database: Path) -> bytes:
    """Return the key kept beside a SQLite file, made at the first start and readable by its owner only."""
    path = database.with_name(database.name + ".key")
    if not path.exists():
        _write_key(path)
    return parse_key(path.read_text())


def _write_key(path: Path) -> None:
    """Write a new key beside ``path`` first: a process that dies in between leaves no half key behind."""
    unfinished = path.with_name(path.name + ".new")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(base64.b64encode(os.urandom(KEY_BYTES)).decode() + "\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


_HOW_TO = "The master key must be 32 bytes in base64. Make one with: openssl rand -base64 32"
