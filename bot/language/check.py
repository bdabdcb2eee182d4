"""``python -m bot.language.check``: both languages have every key and place, and the code uses what there is.

Prints one line for each mistake (file, key, what) and exits with 1 when there is any.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.kernel.enums import Language
from bot.language import files, usage
from bot.language.files import Sentence, Unreadable
from bot.language.translator import FOLDER

BUILT_KEYS = ("error-",)
"""Beginnings of keys that the code builds where the check can't see it (``Refusal.key``)."""

Sentences = dict[str, Sentence]


def mistakes(folder: Path = FOLDER, code: Path = FOLDER.parent) -> list[str]:
    """Return what is wrong between the languages in ``folder`` and the modules under ``code``."""
    found: list[str] = []
    languages = {language: _language(folder / language, found) for language in Language}
    english = languages[Language.ENGLISH]
    for language, sentences in languages.items():
        found.extend(_broken_references(sentences))
        if language is not Language.ENGLISH:
            found.extend(_differences(english, sentences, language))
    used = usage.read(code)
    return [*found, *_wrong_calls(english, used), *_unused(english, used)]


def _language(folder: Path, found: list[str]) -> Sentences:
    sentences: Sentences = {}
    for item in files.read(folder):
        if isinstance(item, Unreadable):
            found.append(f"{item.file}:{item.line}: this isn't Fluent: {item.text}")
        elif item.key in sentences:
            found.append(f"{item.file}:{item.line}: {item.key}: is already defined in {sentences[item.key].file}")
        else:
            sentences[item.key] = item
    return sentences


def _broken_references(sentences: Sentences) -> Iterator[str]:
    for sentence in sentences.values():
        for reference in sorted(sentence.references - sentences.keys()):
            yield f"{sentence.file}:{sentence.line}: {sentence.key}: refers to {reference}, which doesn't exist"


def _differences(english: Sentences, others: Sentences, language: Language) -> Iterator[str]:
    for key in english.keys() - others.keys():
        yield f"{english[key].file}:{english[key].line}: {key}: is missing in {language}/"
    for key in others.keys() - english.keys():
        yield f"{others[key].file}:{others[key].line}: {key}: is missing in {Language.ENGLISH}/"
    for key in english.keys() & others.keys():
        yield from _different_places(english[key], others[key])


def _different_places(english: Sentence, other: Sentence) -> Iterator[str]:
    for place in sorted(english.places - other.places):
        yield f"{other.file}:{other.line}: {other.key}: lacks the place ${place}"
    for place in sorted(other.places - english.places):
        yield f"{english.file}:{english.line}: {english.key}: lacks the place ${place}"


def _wrong_calls(sentences: Sentences, used: usage.Usage) -> Iterator[str]:
    for call in used.calls:
        if call.key not in sentences:
            yield f"{call.where}: {call.key}: no language file has this key"
        elif call.filled is not None:
            for place in sorted(_all_places(sentences, call.key) - call.filled):
                yield f"{call.where}: {call.key}: is said without ${place}"
    for beginning, where in used.beginnings.items():
        if not any(key.startswith(beginning) for key in sentences):
            yield f"{where}: {beginning}...: no key begins like this"


def _all_places(sentences: Sentences, key: str) -> frozenset[str]:
    """Return the places of ``key`` and of the messages it is built of; a term has places of its own."""
    references = [name for name in sentences[key].references if name in sentences and not name.startswith("-")]
    return sentences[key].places.union(*(_all_places(sentences, name) for name in references))


def _unused(sentences: Sentences, used: usage.Usage) -> Iterator[str]:
    named = used.strings | {name for sentence in sentences.values() for name in sentence.references}
    beginnings = (*BUILT_KEYS, *(string for string in used.strings if string.endswith(("-", "."))))
    for key, sentence in sentences.items():
        if key.removesuffix(".guest") not in named and not key.startswith(beginnings):
            yield f"{sentence.file}:{sentence.line}: {key}: nothing uses it"


def main(found: Iterable[str]) -> int:
    """Print ``found`` in order; return the exit code."""
    lines = sorted(set(found))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(mistakes()))
