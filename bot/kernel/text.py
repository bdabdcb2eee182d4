"""Normalising what people type, before it is measured, stored or shown."""

import unicodedata

_KEPT_CONTROLS = {"\n", "\t"}
_BIDI = {chr(c) for c in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C)}


def clean(text: str | None) -> str:
    """Return ``text`` in NFC without NUL, lone surrogates and other control characters, trimmed."""
    normal = unicodedata.normalize("NFC", "".join(c for c in text or "" if not 0xD800 <= ord(c) <= 0xDFFF))
    unified = normal.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in unified if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc").strip()


def clean_line(text: str | None) -> str:
    """Return ``text`` as one tidy line: cleaned, without bidi controls, runs of white space as one blank."""
    return " ".join("".join(c for c in clean(text) if c not in _BIDI).split())


def shorten(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` characters, ending in an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
