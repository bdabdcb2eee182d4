"""The command `zirkel`: run, demo, migrate, manifest, papers, formats, and what whoever runs it needs."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Coroutine
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.content import listing
from bot.content.loader import load_formats, load_programmes
from bot.kernel.clock import SystemClock
from bot.kernel.enums import Language
from bot.kernel.errors import ZirkelError
from bot.kernel.recurrence import local_date
from bot.language.translator import Languages
from bot.logs import configure_logs
from bot.operations import commands
from bot.operations.commands import ConfigFile
from bot.settings import load_settings
from bot.settings_keys import Settings
from bot.slack.manifest import manifest as build_manifest

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="Learning circles for Slack.", rich_markup_mode=None)
formats = typer.Typer(help="The session formats that there are; check a folder of your own.", rich_markup_mode=None)
cli.add_typer(formats, name="formats")
programmes = typer.Typer(help="The programmes that there are; check a folder of your own.", rich_markup_mode=None)
cli.add_typer(programmes, name="programmes")
commands.add_to(cli)
_WRONG_SETTINGS, _LOST_SOCKET = 2, 1


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"Zirkel {version('zirkel')}")
        raise typer.Exit


@cli.callback()
def options(
    told: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell which Zirkel this is.")
    ] = False,
) -> None:
    """Learning circles for Slack."""


def main() -> None:
    """Run the command; an expected problem is told in a sentence, exit code 2."""
    try:
        cli()
    except ZirkelError as problem:
        print(problem, file=sys.stderr)  # noqa: T201  for a person at the terminal
        sys.exit(_WRONG_SETTINGS)


@cli.command()
def run(config: ConfigFile = None) -> None:
    """Connect to Slack and work until stopped."""
    settings = load_settings(config, os.environ)
    configure_logs(settings.log.level, settings.log.format)
    sys.exit(asyncio.run(_run(settings)))


async def _run(settings: Settings) -> int:
    from bot.app import running  # noqa: PLC0415  a second that nobody waits for whose settings are wrong

    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with contextlib.AsyncExitStack() as stack:
        starting = asyncio.create_task(stack.enter_async_context(running(settings)))
        await _first(stop.wait(), asyncio.wait({starting}))
        if not starting.done():  # it waits for Slack or the database
            starting.cancel()
            await asyncio.wait({starting})
            return 0
        app = await starting
        await _first(stop.wait(), app.stale.wait())
        return _LOST_SOCKET if app.stale.is_set() else 0


async def _first(*waits: Coroutine[Any, Any, Any]) -> None:
    """Return when one of these is over."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


@cli.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is; 0 takes a free port.")] = 8400,
    people: Annotated[int, typer.Option(min=8, max=500, help="How many colleagues there are.")] = 8,
    programme: Annotated[
        str, typer.Option(help="Show a programme at half-time, such as leadership; best with --people 60.")
    ] = "",
    language: Annotated[Language, typer.Option(help="What Anna reads, whom you are at first.")] = Language.ENGLISH,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin without the weeks of history.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page where there is a desktop.")] = True,
    transcript: Annotated[
        bool, typer.Option("--transcript", help="No page: play a season, print what everybody sees, and end.")
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help="With --transcript: leave it running at the end.")] = False,
    database: Annotated[
        Path | None, typer.Option(help="Keep the SQLite file here instead of throwing it away.")
    ] = None,
) -> None:
    """Try Zirkel in a practice workspace on this machine: a page in your browser. No Slack needed."""
    # The practice workspace is an extra that `run` doesn't need.
    from bot.demo.browser import show  # noqa: PLC0415
    from bot.demo.sample_season import tell_season  # noqa: PLC0415
    from bot.demo.setup import Setting  # noqa: PLC0415

    configure_logs("error" if not transcript else "warning", "console")
    if programme and programme not in (known := load_programmes(load_formats())):
        raise typer.BadParameter(f"There is no programme {programme!r}, only {', '.join(known)}.")
    setting = Setting(language, people, programme, 0 if transcript and not keep else port, database)
    with contextlib.suppress(KeyboardInterrupt):
        if transcript:
            sys.exit(not asyncio.run(tell_season(typer.echo, setting, keep=keep)))
        asyncio.run(show(typer.echo, setting, fresh=fresh, browser=browser))


@cli.command()
def migrate(config: ConfigFile = None) -> None:
    """Bring the database into its newest form. `run` does that by itself."""
    settings = load_settings(config, os.environ, connects=False)
    asyncio.run(_migrate(settings.database.url))
    typer.echo("The database is in its newest form.")


async def _migrate(database: str) -> None:
    from bot.storage.engine import parse_url  # noqa: PLC0415
    from bot.storage.startup import in_newest_form  # noqa: PLC0415

    async with in_newest_form(parse_url(database)):
        pass


@cli.command()
def restored(
    config: ConfigFile = None,
    post: Annotated[bool, typer.Option("--post", help="Post what is held, as far as it isn't too late.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Let go of what is held: it is in Slack already.")] = False,
) -> None:
    """Say, before the next start, that you have put back a backup: what may be in Slack already is held then.

    Afterwards, with --post or --drop, decide what becomes of it; Zirkel may run meanwhile.
    """
    if post and drop:
        raise typer.BadParameter("--post and --drop exclude each other.")
    settings = load_settings(config, os.environ, connects=False)
    typer.echo(asyncio.run(_restored(settings.database.url, post=post, drop=drop)))


async def _restored(database: str, *, post: bool, drop: bool) -> str:
    from sqlalchemy.ext.asyncio import AsyncSession  # noqa: PLC0415

    from bot.delivery import restored as delivery  # noqa: PLC0415
    from bot.storage.engine import parse_url  # noqa: PLC0415
    from bot.storage.startup import in_newest_form, require_there  # noqa: PLC0415

    decides, url = post or drop, parse_url(database)
    require_there(url)
    async with (
        in_newest_form(url, alone=not decides) as engine,
        AsyncSession(engine) as session,
        session.begin(),
    ):
        if decides:
            return await delivery.decide(session, SystemClock().now(), post=post)
        await delivery.mark(session)
        return "Start Zirkel: what was due before is held then. Look into Slack, and decide with --post or --drop."


@cli.command()
def manifest(
    config: ConfigFile = None,
    language: Language = Language.ENGLISH,
    request_url: Annotated[str, typer.Option(help="For signed HTTP: where Slack sends its requests.")] = "",
    with_history: Annotated[
        bool, typer.Option("--with-history", help="Ask for the scopes that read messages, too.")
    ] = False,
) -> None:
    """Print the app manifest for Slack, with your command names."""
    if request_url and not request_url.startswith("https://"):
        raise typer.BadParameter("Slack sends requests to https:// alone", param_hint="--request-url")
    renamed = load_settings(config, os.environ, connects=False).slack.commands.renamed
    words = Languages(renamed=renamed).words(language)
    printed = build_manifest(words, renamed, request_url or None, with_history=with_history)
    typer.echo(json.dumps(printed, indent=2, ensure_ascii=False))


@cli.command()
def papers(
    to: Annotated[Path, typer.Option(file_okay=False, help="A new folder, or one with papers that nobody changed.")],
    config: ConfigFile = None,
    language: Annotated[Language | None, typer.Option(help="Only this one; else both.")] = None,
) -> None:
    """Write what a works council, data protection, members and moderators read. It is no legal advice."""
    from bot.papers import folder, pages  # noqa: PLC0415  it knows every feature

    settings = load_settings(config, os.environ, connects=False)
    languages = Languages(renamed=settings.slack.commands.renamed)
    day = local_date(SystemClock().now(), settings.coaching.zone)
    chosen = [language] if language else list(Language)
    written = {
        f"{each}/{name}": text
        for each in chosen
        for name, text in pages.files(languages.words(each), settings, day).items()
    }
    folder.write(to, written)
    typer.echo("\n".join(f"{to / each / 'index.html'}" for each in chosen))


@formats.callback(invoke_without_command=True)
def show(context: typer.Context, config: ConfigFile = None, language: Language = Language.ENGLISH) -> None:
    """List all session formats: id, name, minutes, modes, and where they come from."""
    if context.invoked_subcommand is None:
        folder = load_settings(config, os.environ, connects=False).content.formats_folder
        typer.echo("\n".join(listing.table(load_formats(folder), language, folder)))


@formats.command()
def check(folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Where your own are.")]) -> None:
    """Look for mistakes in a folder of your own formats; nothing is started. Exit code 1 where there are any."""
    report = listing.check(folder)
    typer.echo("\n".join(report.lines))
    raise typer.Exit(not report.fine)


@programmes.callback(invoke_without_command=True)
def show_programmes(context: typer.Context, config: ConfigFile = None, language: Language = Language.ENGLISH) -> None:
    """List all programmes: id, name, weeks."""
    if context.invoked_subcommand is None:
        content = load_settings(config, os.environ, connects=False).content
        found = load_programmes(load_formats(content.formats_folder), content.programmes_folder)
        typer.echo("\n".join(listing.table_of_programmes(found, language)))


@programmes.command("check")
def check_programmes(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Where your own are.")],
    config: ConfigFile = None,
) -> None:
    """Look for mistakes in a folder of your own programmes; nothing is started. Exit code 1 where there are any."""
    formats_folder = load_settings(config, os.environ, connects=False).content.formats_folder
    report = listing.check_programmes(folder, load_formats(formats_folder))
    typer.echo("\n".join(report.lines))
    raise typer.Exit(not report.fine)
