"""Normalising what people type, before it is measured, stored or shown."""

import unicodedata

_KEPT_CONTROLS = {"\n", "\t"}
_BIDI = {chr(c) for c in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C)}

_BLANK = {chr(c) for c in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, *range(0xE0000, 0xE1000))}
"""Counted among letters, marks and symbols, and yet nothing is to be seen of them."""


def clean(text: str | None) -> str:
    """Return ``text`` in NFC without NUL, lone surrogates and other control characters, trimmed.

    Where nothing of it can be seen (zero width, fillers, tags, marks without a letter), there is none.
    """
    unified = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    cleaned = unicodedata.normalize("NFC", "".join(c for c in unified if _is_text(c))).strip()
    return cleaned if any(map(_is_seen, cleaned)) else ""


def _is_text(character: str) -> bool:
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cs")


def _is_seen(character: str) -> bool:
    kind = unicodedata.category(character)
    return not (kind in ("Cc", "Cf", "Cs") or kind[0] in "ZM" or character in _BLANK)


def clean_line(text: str | None) -> str:
    """Return ``text`` as one tidy line: cleaned, without bidi controls, runs of white space as one blank."""
    return " ".join(clean("".join(c for c in text or "" if c not in _BIDI)).split())


def shorten(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` characters, ending in an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def as_sentence(text: str) -> str:
    """Return ``text`` with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
