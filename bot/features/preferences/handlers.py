"""How one wants to be paired, skipping a round, and the next round in numbers for whoever looks after the pool."""

from functools import partial
from uuid import UUID

from bot.features import actions
from bot.features.coaching import service as coaching
from bot.features.coaching.handlers import show
from bot.features.coaching.rules import MANY, plan_round
from bot.features.coaching.rules import missing as lacking
from bot.features.deps import Deps
from bot.features.payloads import ProgrammeButton, TogetherButton
from bot.features.preferences import forms, rules, service, views
from bot.features.rounds import service as rounds
from bot.kernel.aside import aside
from bot.kernel.recurrence import local_date
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class _PreferencesHandlers:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def open(self, request: Request, work: UnitOfWork) -> Responses:
        own = await service.own(work, request.actor.person_id)
        return ShowModal(
            views.settings_modal(request.actor.words, own, await service.together(work, request.actor.person_id))
        )

    async def keep(self, request: Request, work: UnitOfWork) -> Responses:
        form, me = forms.PreferencesForm.read(request.values), request.actor.person_id
        await service.keep(work, me, form)
        return show(request, await coaching.status(work, me, self._deps.clock.now()))

    async def skip(self, request: Request, work: UnitOfWork) -> Responses:
        return show(request, await service.skip(work, request.actor.person_id, self._deps.clock.now()))

    async def preview_of_programme(self, request: Request, about: ProgrammeButton) -> Responses:
        return await self.preview(request, programme_id=about.programme)

    async def preview(
        self, request: Request, pool_id: UUID | None = None, programme_id: UUID | None = None
    ) -> Responses:
        """Plan the next round as if it began now, aside; it reads nobody's private list, so none shows in it."""
        now, storage = self._deps.clock.now(), self._deps.storage
        async with storage.reading(request.actor.workspace_id) as work:
            theme = "" if pool_id or programme_id else request.rest
            pool = await service.look_after(work, request.actor.person_id, pool_id, theme, programme_id)
            at, together = service.next_round(work, pool, now), pool.together
            basis, peers, met = await rounds.pool_to_pair(work, pool.id, at, openly=True)
        day, seed = local_date(at, pool.zone), f"{pool.id}:{basis.number}"
        asked = partial(plan_round, basis, peers, met, on=day, seed=seed, now=at, closed=storage.closed)
        plan = await aside(asked, heavy=len(peers) > MANY)
        missing = lacking(pool.theme, basis.number - 1, len(peers))
        found, words = rules.count(plan, peers, at, together, missing), request.actor.words
        shown = views.preview(words, found, pool.id, pool.theme, of_programme=pool.programme_id is not None)
        return ChangeModal(notice_modal(words, shown)) if "view" in request.payload else Whisper(shown)

    async def stay(self, request: Request, about: TogetherButton) -> Responses:
        """Let pairs stay together for so many rounds, and count anew."""
        async with self._deps.storage.work(request.actor.workspace_id) as work:
            (await service.look_after(work, request.actor.person_id, about.pool)).together = about.rounds
        return await self.preview(request, about.pool)


def register(routes: Routes, deps: Deps) -> None:
    """Answer how somebody wants to be paired."""
    handlers = _PreferencesHandlers(deps)
    routes.verb("/coach", forms.SKIP, handlers.skip, writes=True)
    routes.verb("/coach", forms.SETTINGS, handlers.open)
    routes.verb("/coach", forms.PREVIEW, handlers.preview, asks_slack=True)
    routes.action(actions.COACHING_PREVIEW, handlers.preview_of_programme, asks_slack=True, guests=False)
    routes.action(actions.COACHING_SKIP, handlers.skip, writes=True)
    routes.action(actions.COACHING_SETTINGS, handlers.open)
    routes.submission(actions.COACHING_KEEP_SETTINGS, handlers.keep, writes=True)
    routes.action(actions.COACHING_TOGETHER, handlers.stay, asks_slack=True)
