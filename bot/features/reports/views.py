"""A programme's report as a modal, as a page with charts, for other programs; what is said about support."""

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape as html
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.payloads import ProgrammeButton, ReportButton
from bot.features.programmes.rules import ProgrammeInfo
from bot.features.reports.rules import (
    ALL,
    LEAST_CIRCLES,
    MARKS,
    MOST_HOURS,
    OF_CIRCLES,
    SLICES,
    TILES,
    Cell,
    Measure,
    Opening,
    ProgrammeReport,
    ProgrammeWeek,
    Snapshot,
    SupportWanted,
    Tile,
    bounds,
    trend,
)
from bot.kernel.page import html_page
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention
from bot.slack.responses import Names

_ARROWS = {1: "↗", 0: "→", -1: "↘"}
_NAMED = 20
"""So many people with their times fit into a paragraph."""
_WIDE, _HIGH = 160, 14
"""Pixels of a chart."""


def listed(words: Words, known: Sequence[ProgrammeInfo]) -> View:
    """Return which reports there are."""
    blocks: list[Block] = [section(words("reports-list" if known else "reports-none"))]
    for one in known:
        about = ProgrammeButton(programme=one.id)
        blocks.append(section(f"*{escape(one.name)}*", button(words("reports-one"), actions.REPORTS_OPEN, about)))
    return modal(actions.REPORTS_LIST, words("reports-open"), blocks, close=words("button-close"))


def report_modal(words: Words, shown: ProgrammeReport) -> View:
    """Return a programme's reports side by side, and who has opened them."""
    blocks: list[Block] = [
        section(f"*{escape(shown.programme.name)}*\n{_moments(words, shown)}"),
        context(_how(words, shown)),
    ]
    if shown.taken:
        for tile, measures in TILES.items():
            lines = [_line(words, shown.taken, one) for one in measures if _is_told(shown.taken, one)]
            blocks += [
                section("\n".join([f"*{words(f'reports-tile-{tile}')}*", *lines])),
                context(_change(words, tile)),
            ]
        blocks.append(action_row(*(
            button(words(f"reports-as-{what}"), action, ReportButton(programme=shown.programme.id, page=what == "page"))
            for what, action in (("page", actions.REPORTS_PAGE), ("csv", actions.REPORTS_CSV))
        )))  # fmt: skip
        blocks.append(context(_openers(words, shown)))
    else:
        blocks.append(section(words("reports-first", day=_first(words, shown))))
    return modal(actions.REPORTS_OPEN, words("reports-title"), blocks, close=words("button-close"))


def _openers(words: Words, shown: ProgrammeReport) -> str:
    """Return who has opened it: as many as fit, whoever came last first; the page names the others."""
    lines = [_opening(words, one, one.user and mention(one.user), day_and_time(one.at)) for one in shown.openings]
    told, more = lines[:_NAMED], len(lines[_NAMED:])
    return words("reports-opened", who=words.list([*told, words("reports-opened-more", count=more)] if more else told))


def _opening(words: Words, one: Opening, who: str | None, at: str) -> str:
    return words("reports-opening", who=who or words("reports-opening-erased"), at=at, times=one.times)


def _moments(words: Words, shown: ProgrammeReport) -> str:
    zone = ZoneInfo(shown.programme.zone)
    return words(
        "reports-moments", **{moment: words.date(at.astimezone(zone).date()) for moment, at in shown.coming.items()}
    )


def _first(words: Words, shown: ProgrammeReport) -> str:
    return words.date(min(shown.coming.values()).astimezone(ZoneInfo(shown.programme.zone)).date())


def _how(words: Words, shown: ProgrammeReport) -> str:
    how = words("reports-how", people=shown.least.people, circles=shown.least.circles)
    arrows = f" {words('reports-arrows')}" if len(shown.taken) > 1 else ""
    return f"{how} {words('reports-blurred')}{arrows}"


def _change(words: Words, tile: Tile) -> str:
    return words(f"reports-change-{tile}")


def _is_told(taken: Sequence[Snapshot], measure: Measure) -> bool:
    return any(one.tells(measure) for one in taken)


def _line(words: Words, taken: Sequence[Snapshot], measure: Measure) -> str:
    values = " · ".join(_value(words, one, one.cell(measure)) for one in taken if one.tells(measure))
    return words("reports-line", measure=words(f"reports-measure-{measure}"), values=values) + _arrow(taken, measure)


def _arrow(taken: Sequence[Snapshot], measure: Measure) -> str:
    """Return which way a band has gone since the report before, where both have one."""
    found = trend(taken, measure)
    return "" if found is None else f" {_ARROWS[found]}"


def _value(words: Words, taken: Snapshot, cell: Cell) -> str:
    moment = words(f"reports-moment-{taken.moment}")
    if cell.band is None:
        return words("reports-value-few", moment=moment, few=_band(words, cell))
    return words("reports-value", moment=moment, band=_band(words, cell))


def _band(words: Words, cell: Cell) -> str:
    if cell.band is None:
        return words("reports-too-few-circles" if cell.measure in OF_CIRCLES else "reports-too-few")
    if cell.measure in MARKS:
        return words("reports-mark", mark=cell.band / 2)
    what, step = ("hours", MOST_HOURS // 10) if cell.measure is Measure.HOURS else ("share", 10)
    return words(f"reports-{what}", low=step * cell.band, high=step * cell.band + step)


def _circles(words: Words, cell: Cell) -> str:
    return "" if cell.circles is None else words("reports-circles", count=cell.circles)


def as_csv(words: Words, shown: ProgrammeReport) -> str:
    """Return all cells, one a line, also those with too few answers; none of a language that no circle has."""
    text, parts = io.StringIO(), {ALL, *shown.languages, *_told_parts(shown)}
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(words(f"reports-column-{each}") for each in ("moment", "measure", "part", "band", "circles"))
    for taken in shown.taken:
        for cell in (one for one in taken.cells if one.part in parts and taken.tells(one.measure)):
            writer.writerow((
                words(f"reports-moment-{taken.moment}"), words(f"reports-measure-{cell.measure}"),
                words(f"reports-part-{cell.part}"), _band(words, cell), _circles(words, cell),
            ))  # fmt: skip
    return text.getvalue()


def as_page(words: Words, shown: ProgrammeReport, names: Names) -> str:
    """Return the report as a page with charts, and all who have opened it."""
    title = f"{words('reports-title')}: {shown.programme.name}"
    body = [
        f"<h1>{html(title)}</h1>",
        *(f"<p>{html(each)}</p>" for each in (_moments(words, shown), _how(words, shown))),
    ]
    for tile, measures in TILES.items():
        body += [f"<h2>{html(words(f'reports-tile-{tile}'))}</h2>", _table(words, shown.taken, measures, ALL)]
        body.append(f"<p>{html(_change(words, tile))}</p>")
    told = _told_parts(shown)
    parts = [part for part in SLICES if part != ALL and part in told]
    if parts:
        body.append(f"<h2>{html(words('reports-by-language'))}</h2>")
    for part in parts:
        body += [f"<h3>{html(words(f'reports-part-{part}'))}</h3>", _table(words, shown.taken, tuple(Measure), part)]
    body += [f"<h2>{html(words('reports-openers'))}</h2>", *_openings(words, shown, names)]
    return html_page(words.language, title, "\n".join(body))


def _told_parts(shown: ProgrammeReport) -> set[str]:
    return {cell.part for one in shown.taken for cell in one.cells if cell.band is not None}


def _openings(words: Words, shown: ProgrammeReport, names: Names) -> Iterator[str]:
    zone = ZoneInfo(shown.programme.zone)
    for one in shown.openings:
        who, at = one.user and (names.get(one.user) or one.user), one.at.astimezone(zone)
        yield f"<p>{html(_opening(words, one, who, f'{words.date(at.date())}, {at:%H:%M}'))}</p>"


def _table(words: Words, taken: Sequence[Snapshot], measures: Sequence[Measure], part: str) -> str:
    heads = ["", *(words(f"reports-moment-{one.moment}") for one in taken)]
    rows = [f"<tr>{''.join(f'<th>{html(head)}</th>' for head in heads)}</tr>"]
    for measure in (each for each in measures if _is_told(taken, each)):
        charts = (_chart(words, one.cell(measure, part)) if one.tells(measure) else "" for one in taken)
        cells = "".join(f"<td>{chart}</td>" for chart in charts)
        name = words(f"reports-measure-{measure}") + (_arrow(taken, measure) if part == ALL else "")
        rows.append(f"<tr><td>{html(name)}</td>{cells}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _chart(words: Words, cell: Cell) -> str:
    text = html(_band(words, cell))
    if cell.band is None:
        return text
    left, right = (round(_WIDE * each, 1) for each in _breadth(cell.measure, cell.band))
    bars = "".join(_bars(left, right))
    svg = f'<svg width="{_WIDE}" height="{_HIGH}" role="img" aria-label="{text}">{bars}</svg>'
    return f"{svg}<br/>{text}<br/><small>{html(_circles(words, cell))}</small>"


def _breadth(measure: Measure, band: int) -> tuple[float, float]:
    """Return where a band begins and ends on the way from the least value (0) to the highest (1)."""
    if measure in MARKS:
        low, high = bounds(measure)
        middle, half = (band / 2 - low) / (high - low), 0.25 / (high - low)
        return max(middle - half, 0.0), min(middle + half, 1.0)
    return band / 10, band / 10 + 0.1


def _bars(left: float, right: float) -> Iterator[str]:
    """Yield the line on which the band lies, and the band."""
    yield f'<rect y="6" width="{_WIDE}" height="2" fill="#bbb"/>'
    yield f'<rect x="{left}" width="{round(right - left, 1)}" height="{_HIGH}" fill="#2b6cb0"/>'


def support(words: Words, wanted: SupportWanted) -> Message:
    """Return to whoever offers a programme that one of its circles asks for support."""
    circle, name = escape(wanted.circle.name), escape(wanted.programme.name)
    return text_message(words("reports-support", circle=circle, who=mention(wanted.user), name=name))


def week(words: Words, told: ProgrammeWeek) -> Message:
    """Return the line about a programme's week."""
    look = button(
        words("programmes-look-after"), actions.PROGRAMMES_LOOK_AFTER, ProgrammeButton(programme=told.programme.id)
    )
    met = words("reports-week-met", met=told.met or 0, least=LEAST_CIRCLES)
    if told.met is None and not told.planned:
        met = words("reports-week-unplanned")
    line = words("reports-week", name=escape(told.programme.name), met=met, asking=told.asking)
    return text_message(line, action_row(look))
