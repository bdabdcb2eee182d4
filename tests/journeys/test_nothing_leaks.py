"""What people write for themselves stands in no log, message, plain column, file, figure or export of somebody else."""

import base64
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from prometheus_client import generate_latest

from bot.features.privacy.rules import PARTS
from bot.features.reflections import service as reflections
from bot.metrics import outcomes
from bot.storage.crypto import Vault
from bot.storage.engine import parse_url
from bot.storage.unit_of_work import Storage
from models import Base, Circle, Person, PhaseRun, Session
from tests.databases import storage_with_kept_engines
from tests.features.privacy.rows import Trace, everything, leave_a_trace
from tests.journeys.bad_input import hold_the_first_session, journal, put_away
from tests.journeys.conftest import MASTER_KEY
from tests.journeys.town import DIRECT, PYTHON, Town, berlin

SEALED = {
    (part.table, column)
    for part in PARTS for column in part.shown
    if isinstance(Base.metadata.tables[part.table].c[column].type, sa.LargeBinary)
}  # fmt: skip
"""What is kept encrypted, by the register of everything that is kept."""
TYPED = {name: f"quagga-{name}-7" for name in ("what", "so_what", "if_text", "then_text")}
REFUSED = "quagga-refused-7"


async def test_what_is_written_in_private_stands_nowhere_else(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal() as written, quoting("sqlalchemy.engine"):
        await town.found_circle(language="English", places="8")
        await town.gather("ben", "carla", "david")
        await hold_the_first_session(town)
        await ben_reflects(town, TYPED)
        carlas = await carla_has_written_everything_there_is(town)
        await david_reflects_while_it_goes_wrong(town, monkeypatch)
        await weeks_pass_and_all_look_at_theirs(town)
        export = await annas_data(town)
        private = [*carlas, *TYPED.values(), REFUSED]
        assert await places_with(town, written, export, private) == set()
        assert all(event in written.getvalue() for event in ("INSERT INTO reflections", "request_failed"))
        await a_leak_would_be_seen(town, written, private[0])


@contextmanager
def quoting(name: str) -> Iterator[None]:
    """Have a package say all that it can."""
    logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logging.getLogger(name).setLevel(logging.NOTSET)


def storage_of(town: Town) -> Storage:
    return storage_with_kept_engines(parse_url(town.settings.database.url), Vault(base64.b64decode(MASTER_KEY)))


async def ben_reflects(town: Town, typed: dict[str, str]) -> None:
    await town.press("ben", "reflections:open")
    await town.see_modal("ben", "reflections:keep")
    await town.acting.submit("ben", typed)
    await put_away(town, "ben")


async def carla_has_written_everything_there_is(town: Town) -> list[str]:
    """Have a text of Carla's in every sealed column, in rows about the session; return them."""
    storage = storage_of(town)
    async with storage.everywhere() as session:
        held = (await session.scalars(sa.select(Session).order_by(Session.number).limit(1))).one()
        run = (await session.scalars(sa.select(PhaseRun.id).limit(1))).one()
        people = {row.slack_user_id: row.id for row in await session.scalars(sa.select(Person))}
    there = {"sessions": held.id, "circles": held.circle_id, "phase_runs": run}
    trace = Trace(people["U0CARLA"], "U0CARLA", there, at=town.clock.now())
    tables = _with_parents({table for table, _ in SEALED})
    await leave_a_trace(storage, held.workspace_id, trace, people["U0DAVID"], tables)
    return [trace.words[column] for column in SEALED]


async def david_reflects_while_it_goes_wrong(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*given: object) -> None:
        raise RuntimeError(repr(given))

    await town.press("david", "reflections:open")
    await town.see_modal("david", "reflections:keep")
    with monkeypatch.context() as patch:
        patch.setattr(reflections, "keep", broken)
        outcome = await town.acting.submit("david", {"what": REFUSED})
    assert outcome.modal
    await put_away(town, "david")


async def weeks_pass_and_all_look_at_theirs(town: Town) -> None:
    """Let check-ins, questions that come back and digests go out, and have logs and Homes opened meanwhile."""
    for day in (16, 20):
        await town.wait_until(berlin(3, day, 16))
        for name in ("ben", "carla"):
            await town.acting.open_home(name)
            await town.acting.until(lambda: bool(town.home(name)))  # noqa: B023  it is awaited at once
            await town.press(name, "journal:open", None)
            assert (await town.see_modal(name)).text.count("quagga" if name == "ben" else "U0CARLA")
            await put_away(town, name)
    assert {"reflections-check-in", "recall-ask"} <= {
        row["kind"] for row in (await everything(storage_of(town)))["outbox"]
    }


async def annas_data(town: Town) -> str:
    await town.types("anna", "/zirkel data")
    await town.see_modal("anna", "privacy:open")
    await town.acting.click("anna", "privacy:json")
    [file] = (await town.reads("anna", "Zirkel über dich", DIRECT)).files
    return (town.server.workspace.files[file.id].content or b"").decode()


async def places_with(town: Town, written: StringIO, export: str, private: list[str]) -> set[str]:
    """Return in which places one of these texts stands."""
    said = [each.payload for each in town.server.workspace.traffic if each.kind.startswith(("chat.", "files."))]
    file = Path(parse_url(town.settings.database.url).database or "")
    rows: Any = await everything(storage_of(town))
    places = {
        "log": written.getvalue(), "messages": f"{said} {town.all_messages()}", "export": export, "rows": f"{rows}",
        "figures": generate_latest().decode(),
        "files": "".join(each.read_bytes().decode("latin-1") for each in file.parent.glob(f"{file.name}*")),
    }  # fmt: skip
    return {place for place, stands in places.items() if any(text in stands for text in private)}


async def a_leak_would_be_seen(town: Town, written: StringIO, text: str) -> None:
    structlog.get_logger().debug("planted", text=text)
    outcomes.labels(text, "sent").inc()
    town.server.workspace.channels[PYTHON].messages[0].text = text
    async with storage_of(town).everywhere() as session:
        await session.execute(sa.update(Circle).values(purpose=text))
    assert await places_with(town, written, text, [text]) == {"log", "messages", "export", "rows", "figures", "files"}
    outcomes.remove(text, "sent")


def _with_parents(names: set[str]) -> set[str]:
    """Return these tables, and those that their rows point at."""
    keys = (key for name in names for key in Base.metadata.tables[name].foreign_keys)
    parents = names | {key.column.table.name for key in keys}
    return parents if parents == names else _with_parents(parents)
