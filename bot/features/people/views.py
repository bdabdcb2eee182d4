"""How somebody wants to be spoken to and when: what they choose in Home."""

from collections.abc import Iterator, Mapping

from slack_sdk.models.blocks import ActionsBlock, Block, StaticSelectElement

from bot.features import actions as ids
from bot.features.people.forms import AUTOMATIC, WEEKLY
from bot.features.people.rules import PersonInfo, begins, ends
from bot.kernel.enums import Language
from bot.language.translator import Words
from bot.slack.action_ids import Action, Nothing
from bot.slack.blocks import context, option, section
from bot.slack.mrkdwn import escape


def preferences(words: Words, person: PersonInfo) -> Iterator[Block]:
    """Yield the choices of a language, of the hours in which messages come, and of one a week."""
    languages = {AUTOMATIC: words("home-language-auto")} | {each: words(f"language-{each}") for each in Language}
    weekly = {
        value: words("home-weekly-single") if day is None else words("home-weekly-on", weekday=words.weekday(day))
        for value, day in WEEKLY.items()
    }
    gathered = next(each for each in WEEKLY if WEEKLY[each] == person.weekly_on)
    begin, end = person.hours
    since = {str(hour): words("home-hours-from", hour=hour) for hour in begins(end)}
    until = {str(hour): words("home-hours-until", hour=hour) for hour in ends(begin)}
    yield section(words("home-language"), _select(ids.HOME_LANGUAGE, languages, person.chosen_language or AUTOMATIC))
    yield section(words("home-hours"))
    pickers = _select(ids.HOME_HOURS_FROM, since, str(begin)), _select(ids.HOME_HOURS_UNTIL, until, str(end))
    yield ActionsBlock(elements=[*pickers])
    yield context(words("home-hours-then", zone=escape(person.zone)))
    yield section(words("home-weekly"), _select(ids.HOME_WEEKLY, weekly, gathered))
    yield context(words("home-weekly-then"))


def _select(action: Action[Nothing], choices: Mapping[str, str], chosen: str) -> StaticSelectElement:
    options = {value: option(label, value) for value, label in choices.items()}
    return StaticSelectElement(action_id=action.name, options=[*options.values()], initial_option=options[chosen])
