"""What tests of features share: golden files that an independent judge has seen, words in both languages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from slack_sdk.models.views import View

from bot.kernel.enums import Language
from bot.language.translator import Languages, Words
from bot.practice.validation.judge import judge_message, judge_view
from bot.slack.message import Message
from tests.features.sessions.stage import Relived

GOLDEN = Path(__file__).parent.parent / "golden"
LANGUAGES = Languages()
Golden = Callable[[str, Message | View], None]


@pytest.fixture(params=list(Language))
def words(request: pytest.FixtureRequest) -> Words:
    """The words of each language in turn: a view's test runs once in English and once in German."""
    return LANGUAGES.words(request.param)


@pytest.fixture(scope="session")
def stage_place(sqlite_place: Path) -> Path:
    """Where stages are put up: beside the empty database, which a test may want, too."""
    return sqlite_place.with_name("stage.db")


@pytest.fixture(scope="session")
def relived(stage_place: Path, migrated_file: Path) -> Relived:
    """What puts up stages that were lived up to once."""
    return Relived(stage_place, migrated_file.read_bytes())


@pytest.fixture
def golden(words: Words, request: pytest.FixtureRequest) -> Golden:
    """Compare a message or a view with ``tests/golden/<name>.<language>.json``; --update-golden writes it anew."""

    def compare(name: str, shown: Message | View) -> None:
        if isinstance(shown, Message):
            found: object = {"text": shown.text, "blocks": shown.block_dicts()}
            assert judge_message(shown.block_dicts(), shown.text) == []
        else:
            found = shown.to_dict()
            assert judge_view(shown.to_dict()) == []
        path = GOLDEN / f"{name}.{words.language}.json"
        text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, f"{path.name} differs; look, then run with --update-golden"

    return compare
