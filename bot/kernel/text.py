"""Normalising what people type, before it is measured, stored or shown."""

import unicodedata

_KEPT_CONTROLS = {"\n", "\t"}
_BIDI = {chr(c) for c in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C)}


def clean(text: str | None) -> str:
    """Return ``text`` in NFC without NUL, lone surrogates and other control characters, trimmed."""
    unified = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(c for c in unified if _is_text(c))).strip()


def _is_text(character: str) -> bool:
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cs")


def clean_line(text: str | None) -> str:
    """Return ``text`` as one tidy line: cleaned, without bidi controls, runs of white space as one blank."""
    return " ".join(clean("".join(c for c in text or "" if c not in _BIDI)).split())


def shorten(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` characters, ending in an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def as_sentence(text: str) -> str:
    """Return ``text`` with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
