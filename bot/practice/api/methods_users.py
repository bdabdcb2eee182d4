"""users.info and users.list."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.practice.api.pagination import page
from bot.practice.workspace.call import Call, Handler
from bot.practice.workspace.state import Json, SlackUser, SlackWorkspace


def user_object(workspace: SlackWorkspace, person: SlackUser, now: datetime, *, locale: bool = True) -> Json:
    """Return a person as Slack describes people; ``locale`` only where it was asked for."""
    team = person.team or workspace.team_id
    told: Json = {
        "id": person.id,
        "team_id": team,
        "name": person.name,
        "deleted": person.deleted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
        "profile": {
            "real_name": person.real_name,
            "display_name": person.display_name,
            "real_name_normalized": person.real_name,
            "display_name_normalized": person.display_name,
            "team": team,
        },
    }
    if person.real_name:
        told["real_name"] = person.real_name
    if person.team:
        told["is_stranger"] = False  # as of somebody in a channel that both companies share
    if not person.deleted:
        told |= _zone(person, now)
        told |= {
            "is_admin": person.admin,
            "is_owner": False,
            "is_restricted": person.guest,
            "is_ultra_restricted": False,
        }
    return told | ({"locale": person.locale} if locale and person.locale and not person.deleted else {})


def _zone(person: SlackUser, now: datetime) -> Json:
    if not person.zone:
        return {"tz": None, "tz_label": "Pacific Daylight Time", "tz_offset": -25200}
    zone = now.astimezone(ZoneInfo(person.zone))
    offset = zone.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    return {"tz": person.zone, "tz_label": zone.tzname(), "tz_offset": seconds}


def info(call: Call) -> Json:
    """users.info"""
    call.scene.need_scope("users:read")
    return {"user": _told(call, call.scene.person(call.text("user")))}


def list_users(call: Call) -> Json:
    """users.list"""
    call.scene.need_scope("users:read")
    people = sorted(call.scene.workspace.people.values(), key=lambda person: person.id)
    found, metadata = page(call, people, lambda person: person.id)
    return {"members": [_told(call, person) for person in found], "response_metadata": metadata}


def _told(call: Call, person: SlackUser) -> Json:
    scene = call.scene
    return user_object(scene.workspace, person, scene.clock.now(), locale=call.flag("include_locale"))


METHODS: Mapping[str, Handler] = {"users.info": info, "users.list": list_users}
