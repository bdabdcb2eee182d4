"""A programme that plays by itself: a company applies, circles are formed, and meet until half-time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bot.practice.people.sample_season import OTHERWISE, SampleSeason, in_session
from bot.practice.people.scripted import Rule, ScriptedPeople
from bot.practice.people.season_words import ENGLISH, GERMAN, LEADING
from bot.practice.workspace.state import SlackUser

HALF_TIME = timedelta(weeks=12, days=1, hours=1)
"""How long after the demo's first day the circles have looked back at their first half."""
_CHANNEL, _OWNER, _TEMPLATE = "C0LEADERSHIP", "anna", "programmes:template"
_APPLY, _FORMED, _START = timedelta(days=11), timedelta(days=14, hours=2), timedelta(days=28)
_APPLICANTS = 24
_ANSWERS = (Rule("proposals:yes", chance=1.0, once=True),)


def languages(person: SlackUser, spoken: str) -> list[str]:
    """Return which languages somebody applies with: their own, English, and the one ``spoken`` in the programme.

    So circles are in that one, and what people write in them, too.
    """
    return sorted({spoken, ENGLISH} | ({GERMAN} if person.locale.startswith(GERMAN) else set()))


@dataclass
class SampleProgramme(SampleSeason):
    """The play: Anna offers a programme, others apply, and their circles meet."""

    template: str = "leadership"

    async def open(self) -> None:
        """Let it come as far as the circles' beginning."""
        today = self.clock.now().date()
        self._admit_everybody()
        await self._offer(today)
        for number, person in enumerate(self._applicants()):
            await self._apply(person, number)
        await self._pass(_FORMED)
        await self._form()
        self._people = [ScriptedPeople(self.acting, _ANSWERS, self.seed)]
        for _ in range(3):
            await self._pass(timedelta(hours=8))
            await self._people[0].react_until_quiet()
        self._people = []

    def _admit_everybody(self) -> None:
        workspace = self.acting.stage.workspace
        everybody = {each.id for each in workspace.people.values() if not each.is_bot}
        workspace.channels[_CHANNEL].members |= {*everybody, self._app()}

    def _app(self) -> str:
        return next(each.id for each in self.acting.stage.workspace.people.values() if each.is_bot)

    def _applicants(self) -> list[SlackUser]:
        people = [each for each in self.acting.stage.workspace.people.values() if not each.is_bot]
        return [each for each in people if each.name != _OWNER][:_APPLICANTS]

    async def _offer(self, today: date) -> None:
        """Anna, an admin, lets herself offer programmes, and posts the invitation."""
        await self._command(_OWNER, "/zirkel programme")
        await self._press_in_modal(_OWNER, "programmes:let")
        await self._see(_OWNER, "programmes:let-them")
        await self.acting.submit(_OWNER, {"person": self.acting.stage.person(_OWNER).id})
        await self.acting.close(_OWNER, everything=True)
        await self._command(_OWNER, "/zirkel programme")
        await self._press_in_modal(_OWNER, "programmes:new")
        await self._press_in_modal(_OWNER, _TEMPLATE, f'"{self.template}"')
        dates = {"apply_until": (today + _APPLY).isoformat(), "starts_on": (today + _START).isoformat()}
        await self._see(_OWNER, "programmes:keep")
        await self.acting.submit(_OWNER, {"channel": _CHANNEL, **dates})
        await self.acting.close(_OWNER, everything=True)
        await self._settle()
        await self._pass(timedelta(seconds=10))

    async def _apply(self, person: SlackUser, number: int) -> None:
        words, dice = LEADING[self._spoken()], Random(f"{self.seed}:{person.id}")  # noqa: S311  nothing secret
        await self.acting.click(person.id, "programmes:apply", channel=_CHANNEL)
        await self._see_modal(person)
        half_days = sorted({"2", "4", *dice.sample([str(each) for each in range(10)], 4)})
        await self.acting.submit(person.id, {
            "wish": words["wish"][number % len(words["wish"])], "offer": words["offer"][number % len(words["offer"])],
            "half_days": half_days, "languages": languages(person, self._spoken()),
            "department": words["department"][number % len(words["department"])],
        })  # fmt: skip
        await self.acting.close(person.id, everything=True)

    async def _form(self) -> None:
        await self._command(_OWNER, "/zirkel programme")
        for action in ("programmes:look-after", "proposals:form", "proposals:ask"):
            await self._press_in_modal(_OWNER, action)
        await self.acting.until(lambda: self._offers(_OWNER, "programmes:call-off", but="proposals:ask"))
        await self.acting.close(_OWNER, everything=True)
        await self._settle()

    async def _command(self, name: str, typed: str) -> None:
        await self.acting.command(name, _CHANNEL, typed)
        await self._see_modal(self.acting.stage.person(name))

    async def _press_in_modal(self, name: str, action: str, value: str = "") -> None:
        """Press what stands in a modal once it is there, the one whose value holds ``value``."""
        person = self.acting.stage.person(name)

        def found() -> str | None:
            modal = self.acting.stage.reading.modal(person)
            values = [str(each.value) for each in modal.elements if each.action_id == action] if modal else []
            return next((each for each in values if value in each), None)

        await self.acting.until(lambda: found() is not None)
        await self.acting.click(name, action, value=found())

    def _offers(self, name: str, action: str, but: str) -> bool:
        modal = self.acting.stage.reading.modal(self.acting.stage.person(name))
        offered = [each.action_id for each in modal.elements] if modal else []
        return action in offered and but not in offered

    async def _see(self, name: str, callback_id: str) -> None:
        person = self.acting.stage.person(name)

        def there() -> bool:
            modal = self.acting.stage.reading.modal(person)
            return modal is not None and modal.callback_id == callback_id

        await self.acting.until(there)

    async def _pass(self, span: timedelta) -> None:
        until = self.clock.now() + span
        while self.clock.now() < until:
            await self._turn(until)

    async def _speak(self, without: Collection[str]) -> None:
        """Say nothing in threads: all those people would."""

    def _scripted(self) -> list[ScriptedPeople]:
        names = sorted(each.id for each in self._applicants())
        return [ScriptedPeople(self.acting, [*in_session(LEADING[self._spoken()]), *OTHERWISE], self.seed, names)]

    def _skilled(self) -> Mapping[str, Sequence[str]]:
        return LEADING[self._spoken()]
