"""Every table and every column is accounted for: told to whom it is about, gone when they go, with a word for it."""

import pytest
import sqlalchemy as sa

from bot.features.privacy.rules import LABELS, OF_NOBODY, PARTS, UNTOLD, letter
from bot.features.privacy.views import WORDS
from bot.kernel.enums import Language
from models import Base
from tests.features.fakes import LANGUAGES

TABLES = Base.metadata.tables


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
        for column in part.shown:
            assert words(f"privacy-column-{column}")
            kind = TABLES[part.table].c[column].type
            if column in WORDS and isinstance(kind, sa.Enum):
                assert all(words(f"privacy-value-{value}") for value in kind.enums)


def test_people_are_letters() -> None:
    assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
