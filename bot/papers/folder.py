"""Puts papers into a folder, and never over what somebody has put or changed there."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from bot.kernel.errors import ZirkelError

_LIST = "zirkel-papers.sha256"
"""The file in which each paper stands with the hash of what was written, as `sha256sum --check` reads it."""


class FolderTaken(ZirkelError):
    """The folder holds something that isn't a paper as it was written."""

    def __init__(self, file: Path) -> None:
        """Name the file that would be lost."""
        super().__init__(f"{file} wasn't written by `zirkel papers`, or was changed since: choose another folder.")


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write ``files`` (path below ``folder`` -> text); earlier papers that nobody has changed give way.

    Raises:
        FolderTaken: something else is in there; nothing was written.
    """
    known = _known(folder / _LIST)
    found = [file for file in folder.rglob("*") if file.is_file() and file.name != _LIST]
    for file in found:
        if known.get(file.relative_to(folder).as_posix()) != _hash(file.read_bytes()):
            raise FolderTaken(file)
    for file in found:
        file.unlink()
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    lines = (f"{_hash(text.encode())}  {name}\n" for name, text in files.items())
    (folder / _LIST).write_text("".join(lines), encoding="utf-8")


def _known(file: Path) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
