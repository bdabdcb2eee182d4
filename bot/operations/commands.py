"""The commands of whoever runs Zirkel."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.clock import SystemClock
from bot.settings import load_settings

Result = TypeVar("Result")
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="The settings file; ./config.toml where there is one.")
]
AsJson = Annotated[bool, typer.Option("--json", help="For a program to read.")]
Ids = Annotated[list[str], typer.Argument(help="Ids as `zirkel outbox list` shows them; or dead, held: all of these.")]
outbox = typer.Typer(help="Messages that are stuck: dead, or held.", rich_markup_mode=None)
_BROKEN = 1


def add_to(cli: typer.Typer) -> None:
    """Add the commands."""
    for command in (doctor, status, backup, rotate_key, move_data):
        cli.command()(command)
    cli.add_typer(outbox, name="outbox", no_args_is_help=True)


def doctor(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """Look at tokens, channels, clock, database and key; say what to do. Exit code 1 where something is broken."""
    from bot.operations import findings  # noqa: PLC0415  a second that nobody waits for who asks for help
    from bot.operations.doctor import diagnose, is_fine  # noqa: PLC0415

    found = asyncio.run(diagnose(config, os.environ, SystemClock()))
    _say(findings.as_data(found) if as_json else None, findings.as_lines(found))
    raise typer.Exit(0 if is_fine(found) else _BROKEN)


def status(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """Tell what was posted, what is due, held or dead, and the next post of each circle."""
    from bot.operations import status as standing  # noqa: PLC0415

    found = _in_database(config, lambda session: standing.status(session, SystemClock().now()))
    _say(found.as_data() if as_json else None, standing.as_lines(found))


@outbox.command("list")
def list_stuck(config: ConfigFile = None) -> None:
    """List stuck messages: id, state, when it was due, kind, where to, why. No texts, no people."""
    from bot.operations import dead_letters  # noqa: PLC0415

    found = _in_database(config, dead_letters.stuck)
    _say(None, [each.line for each in found] or ["Nothing is stuck."])


@outbox.command()
def retry(ids: Ids, config: ConfigFile = None) -> None:
    """Send these once more, if they are still wanted. One that is held may then come a second time."""
    from bot.operations import dead_letters  # noqa: PLC0415

    done = _in_database(config, lambda session: dead_letters.retry(session, ids, SystemClock().now()))
    _say(None, [f"tried again: {each.line}" for each in done] or ["Nothing is stuck in that state."])


@outbox.command()
def drop(ids: Ids, config: ConfigFile = None) -> None:
    """Give these up for good."""
    from bot.operations import dead_letters  # noqa: PLC0415

    done = _in_database(config, lambda session: dead_letters.drop(session, ids))
    _say(None, [f"dropped: {each.line}" for each in done] or ["Nothing is stuck in that state."])


def backup(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="A new file for the copy.")], config: ConfigFile = None
) -> None:
    """Copy the SQLite database into a file while Zirkel runs. Keep a copy of the key elsewhere."""
    from bot.operations.backup import back_up  # noqa: PLC0415

    size = back_up(load_settings(config, os.environ, connects=False).database.url, file)
    typer.echo(f"{file}: {size:,} bytes, whole. The key isn't in it: keep a copy of that in another place.")


def rotate_key(config: ConfigFile = None) -> None:
    """Seal all private text with a new master key; stop Zirkel before (bot/operations/README.md)."""
    from bot.operations.rotation import rotate  # noqa: PLC0415

    sealed = asyncio.run(rotate(load_settings(config, os.environ, connects=False).database))
    typer.echo(f"{sealed} texts were sealed anew. Nothing needs the old key any more, except your backups.")


def move_data(
    to: Annotated[str, typer.Option(envvar="ZIRKEL_MOVE_TO", help="The address of an empty database.")],
    config: ConfigFile = None,
) -> None:
    """Copy everything into another, empty database, such as from SQLite to PostgreSQL; stop Zirkel before."""
    from bot.operations.moving import move  # noqa: PLC0415

    database = load_settings(config, os.environ, connects=False).database
    with typer.progressbar(length=1, label="Moving", file=sys.stderr) as bar:

        def tell(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        moved = asyncio.run(move(database, to, tell))
    _say(None, [f"{count:>9,}  {name}" for name, count in moved.items() if count])
    typer.echo("All rows are there. Now set database.url to it, and database.master_key to the same key as before.")


def _in_database(config: Path | None, ask: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
    settings = load_settings(config, os.environ, connects=False)

    async def work() -> Result:
        from bot.operations.attach import attached  # noqa: PLC0415

        async with attached(settings) as storage, storage.everywhere() as session:
            return await ask(session)

    return asyncio.run(work())


def _say(data: object, lines: Sequence[str]) -> None:
    typer.echo("\n".join(lines) if data is None else json.dumps(data, indent=2, default=str))
