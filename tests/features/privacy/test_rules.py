"""Every table and every column is accounted for: told to whom it is about, gone when they go, with a word for it."""

import pytest
import sqlalchemy as sa

from bot import app
from bot.features.circles.posts import CirclePost
from bot.features.held.posts import ChannelPost
from bot.features.privacy.rules import LABELS, OF_FORMAT, OF_NOBODY, PARTS, UNTOLD, letter
from bot.features.privacy.views import CODED, about_message
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.settings_keys import Settings
from bot.storage.unit_of_work import Storage
from models import Base
from tests.features.fakes import LANGUAGES, parts

TABLES = Base.metadata.tables
TOLD = {(part.table, column) for part in PARTS for column in part.shown} | {
    (table, column) for table, columns in LABELS.items() for column in columns
}
TYPED = {
    ("circles", "name"), ("coaching_pools", "theme"), ("insights", "text"), ("insights", "title"),
    ("meetup_signups", "topic"), ("meetups", "insights"), ("meetups", "recap"), ("meetups", "title"),
    ("minutes", "text"), ("programmes", "name"), ("skills", "text"), ("topics", "title"),
}  # fmt: skip
"""What people wrote."""
NAMES = {("people", "slack_user_id"), ("people", "zone")}
"""What is called so by Slack, and on every clock."""


def people_in(table: sa.Table) -> dict[str, str | None]:
    """Return the columns that point to a person, and what becomes of the row or the column when they go."""
    return {key.parent.name: key.ondelete for key in table.foreign_keys if key.column.table.name == "people"}


def test_every_table_is_somebodys_or_nobodys() -> None:
    assert {part.table for part in PARTS} | OF_NOBODY == set(TABLES)
    assert not {part.table for part in PARTS} & OF_NOBODY


def test_what_is_nobodys_names_no_person() -> None:
    assert [name for name in OF_NOBODY if people_in(TABLES[name])] == []


@pytest.mark.parametrize("table", sorted({part.table for part in PARTS}))
def test_every_column_is_told_or_known_not_to_be(table: str) -> None:
    parts = [part for part in PARTS if part.table == table]
    told = {column for part in parts for column in (part.whose, *part.shown)}
    columns = {column.name for column in TABLES[table].columns} - {"id", "workspace_id"}
    assert told - {"id"} | set(UNTOLD.get(table, ())) == columns


@pytest.mark.parametrize("table", sorted(TABLES))
def test_when_a_person_goes_their_rows_go_or_lose_the_name(table: str) -> None:
    assert set(people_in(TABLES[table]).values()) <= {"CASCADE", "SET NULL"}


def test_what_rows_point_to_has_a_name() -> None:
    pointed = {
        key.column.table.name
        for part in PARTS for column in part.shown for key in TABLES[part.table].c[column].foreign_keys
    }  # fmt: skip
    assert pointed - {"people"} <= LABELS.keys()


@pytest.mark.parametrize("language", Language)
def test_every_part_column_and_value_has_a_word(language: Language) -> None:
    words = LANGUAGES.words(language)
    for part in PARTS:
        assert words(f"privacy-part-{part.name}")
        assert all(words(f"privacy-column-{column}") for column in part.shown)
    for table, column in TOLD:
        kind = TABLES[table].c[column].type
        if isinstance(kind, sa.Enum):
            assert all(words(f"privacy-value-{value}") for value in kind.enums)


def test_every_text_that_the_database_can_read_is_a_name_or_known_to_be_a_code() -> None:
    texts = {(table, column) for table, column in TOLD if type(TABLES[table].c[column].type) in (sa.String, sa.Text)}
    codes = {(part.table, column) for part in PARTS for name, column in CODED if name == part.name}
    assert texts - codes - OF_FORMAT.keys() == TYPED | NAMES


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_message_to_people_has_a_word(
    language: Language, storage: Storage, clock: SimulatedClock
) -> None:
    words, (posts, _) = LANGUAGES.words(language), app.posts_and_maintenance(parts(storage, clock), Settings())
    to_people = [post.kind for post in posts if not isinstance(post, CirclePost | ChannelPost)]
    assert [kind for kind in to_people if about_message(words, kind) == words("privacy-message-other")] == []
    assert about_message(words, "bygone-card") == words("privacy-message-other")


def test_people_are_letters() -> None:
    assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
