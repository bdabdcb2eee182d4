"""What sessions post: cards, the call to start, phases, answers, the end, offers of roles, minutes, reminders."""

from datetime import datetime

from bot.content.loader import load_library
from bot.delivery.post import Chore, Post
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.posts.ahead import Card, RoleCard, Swap
from bot.features.sessions.posts.answers import Reminder, Together
from bot.features.sessions.posts.before import CardBefore, CardElsewhere, RoleBefore
from bot.features.sessions.posts.dates import CalledBefore, Moved, Skipped, Waiting
from bot.features.sessions.posts.leading import End, Leads, Missed, Phase, Start
from bot.features.sessions.posts.minutes import MinutesPost
from bot.storage.unit_of_work import UnitOfWork


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (
        Card,
        CardBefore,
        CardElsewhere,
        RoleBefore,
        Start,
        Phase,
        Leads,
        Together,
        End,
        Swap,
        MinutesPost,
        Moved,
        CalledBefore,
        Skipped,
        Waiting,
    )
    return [*(kind(deps) for kind in kinds), RoleCard(deps, load_library()), Missed(), Reminder(deps)]


def chores(deps: Deps) -> list[Chore]:
    """Return the upkeep: sessions in the present rhythm, planned ahead, who pauses, roles, what is forgotten."""

    async def follow_rhythm(work: UnitOfWork, now: datetime) -> None:
        await service.follow_rhythm(work, deps.formats, now)

    async def plan_sessions(work: UnitOfWork, now: datetime) -> None:
        await service.plan_ahead(work, deps.formats, now)

    async def fill_roles(work: UnitOfWork, now: datetime) -> Chore | None:
        short = await service.short_of_roles(work, deps.formats, now)

        async def fill_them(work: UnitOfWork, now: datetime) -> None:
            await service.fill_roles(work, short, deps.formats, now)

        return fill_them if short else None

    async def call_off(work: UnitOfWork, now: datetime) -> None:
        await service.cancel_in_closed(work, now)

    async def delete_old_answers(work: UnitOfWork, now: datetime) -> None:
        await service.delete_old_answers(work, deps.formats, now)

    ahead = (follow_rhythm, plan_sessions, service.follow_pauses, fill_roles)
    afterwards = (call_off, service.end_missed_seasons, service.forget_names, delete_old_answers)
    return [*ahead, *afterwards]
