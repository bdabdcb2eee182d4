"""No field without a purpose and a keeping time, and what is said of keeping is what the code does."""

import re
from dataclasses import replace

import pytest

from bot.delivery import purge
from bot.features.privacy import rules, service
from bot.features.privacy.rules import OF_NOBODY
from bot.papers import register
from bot.papers.register import NUMBERS, PURPOSES, SHEETS, fields, version
from models import Base

TABLES = Base.metadata.tables


def test_every_table_has_a_keeping_time_and_somebody_who_sees_it() -> None:
    assert SHEETS.keys() == TABLES.keys()
    assert all(sheet.kept and sheet.seen for sheet in SHEETS.values())


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_has_one_purpose(table: str) -> None:
    told = [column for columns in SHEETS[table].columns.values() for column in columns.split()]
    assert sorted(told) == sorted({column.name for column in TABLES[table].columns} - {"id", "workspace_id"})
    assert SHEETS[table].columns.keys() <= PURPOSES.keys()


def test_a_field_of_which_nothing_is_said_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    forgetful = replace(SHEETS["goals"], columns={**SHEETS["goals"].columns, "words": "wanted"})
    monkeypatch.setattr(register, "SHEETS", {"goals": forgetful})
    with pytest.raises(KeyError, match="today"):
        list(fields())


def test_whose_it_is_stands_nowhere_in_what_is_nobodys() -> None:
    assert [table for table in OF_NOBODY if "whose" in SHEETS[table].columns] == []


def test_what_goes_after_a_season_is_kept_as_long_as_the_sheet_says() -> None:
    said = {rules.PLANS_KEPT: "plans", rules.REFLECTIONS_KEPT: "reflections"}
    for kind, kept in service._KEPT:
        assert SHEETS[kind.__tablename__].kept == said[kept]
        assert NUMBERS[said[kept]] == kept.days


def test_what_purges_itself_says_so() -> None:
    purged = {
        "workspaces": "removed",
        "inbox": "inbox",
        "uptimes": "uptimes",
        "lanes": "lanes",
        "occasions": "occasions",
    }
    assert {table: SHEETS[table].kept for table in purged} == purged
    assert NUMBERS["removed"] == purge.REMOVED_KEPT.days


def test_what_is_encrypted_is_what_people_write() -> None:
    sealed = {(field.table, field.purpose) for field in fields() if field.sealed}
    assert {purpose for table, purpose in sealed if table != "key_checks"} == {"words", "own", "note"}


def test_the_version_changes_with_what_is_said_and_with_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version()
    assert re.fullmatch("[0-9a-f]{8}", before)
    assert version() == before
    monkeypatch.setattr(register, "NUMBERS", {**NUMBERS, "plans": NUMBERS["plans"] + 1})
    assert version() != before
