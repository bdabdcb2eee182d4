"""People come and go: Home, channels and their members, profiles, and the app's own place in the workspace."""

from dataclasses import dataclass

from bot.practice.people.finding import NotPossible, find_channel
from bot.practice.people.surroundings import ActionOutcome, Surroundings
from bot.practice.workspace.state import Channel, ChannelKind, SlackUser


@dataclass(frozen=True)
class NewProfile:
    """What may change about a person; None leaves it as it is."""

    real_name: str | None = None
    locale: str | None = None
    zone: str | None = None
    deleted: bool | None = None
    guest: bool | None = None
    team: str | None = None
    """Of another company, which shares a channel with this one."""


class Moving:
    """Everything that people do to the workspace itself, of which the app learns by events."""

    def __init__(self, stage: Surroundings) -> None:
        """Act on ``stage``."""
        self.stage = stage

    async def open_home(self, person: str, tab: str = "home") -> ActionOutcome:
        """Have ``person`` look at the app's ``home`` or ``messages`` tab."""
        who = self.stage.person(person)
        direct = self.stage.direct(who)
        await self.stage.events.home_opened(who.id, direct.id, tab, self.stage.workspace.homes.get(who.id))
        return ActionOutcome(modal=self.stage.reading.modal(who))

    async def create_channel(self, person: str, name: str, *, private: bool = False) -> Channel:
        """Have ``person`` create a channel, at first alone in it.

        Raises:
            NotPossible: there is one of that name.
        """
        who = self.stage.person(person)
        self._check_free(name)
        scene = self.stage.scene
        kind = ChannelKind.PRIVATE if private else ChannelKind.PUBLIC
        created = int(scene.clock.now().timestamp())
        channel = Channel(scene.workspace.new_id("C"), name, kind, {who.id}, created=created, creator=who.id)
        scene.workspace.channels[channel.id] = channel
        scene.changes.tell(channel=channel.id)
        return channel

    async def join(self, person: str, channel: str) -> None:
        """Have ``person`` join a public channel.

        Raises:
            NotPossible: it is private or archived, or they are in it.
        """
        who, where = self.stage.person(person), find_channel(self.stage.workspace, channel)
        if where.kind is not ChannelKind.PUBLIC:
            raise NotPossible(f"Nobody joins #{where.name} without an invitation.")
        await self._enter(where, who.id)

    async def invite(self, person: str, whom: str, channel: str) -> None:
        """Have ``person`` invite a colleague, or the app by its name, to a channel that they are in.

        Raises:
            NotPossible: ``person`` isn't in it, it is archived, or the other is in it.
        """
        who = self.stage.person(person)
        where, guest = self.stage.place(who, channel), self.stage.anybody(whom)
        await self._enter(where, guest.id, who.id)

    async def leave(self, person: str, channel: str) -> None:
        """Have ``person`` leave a channel.

        Raises:
            NotPossible: they aren't in it.
        """
        who, where = self.stage.person(person), find_channel(self.stage.workspace, channel)
        if where.general:
            raise NotPossible(f"Nobody leaves #{where.name}.")
        await self._exit(self.stage.place(who, channel), who)

    async def remove(self, whom: str, channel: str) -> None:
        """Take a colleague, or the app, out of a channel; a removed app isn't told.

        Raises:
            NotPossible: they aren't in it.
        """
        guest = self.stage.anybody(whom)
        await self._exit(self.stage.place(guest, channel), guest)

    async def archive(self, person: str, channel: str) -> None:
        """Have ``person`` archive a channel."""
        who, where = self.stage.person(person), find_channel(self.stage.workspace, channel)
        if where.archived:
            raise NotPossible(f"#{where.name} is archived already.")
        if where.general:
            raise NotPossible(f"Nobody archives #{where.name}.")
        where.archived = True
        self.stage.scene.changes.tell(channel=where.id)
        await self.stage.events.archived(where, who.id)

    async def unarchive(self, channel: str) -> None:
        """Bring an archived channel back.

        Raises:
            NotPossible: it isn't archived.
        """
        where = find_channel(self.stage.workspace, channel)
        if not where.archived:
            raise NotPossible(f"#{where.name} isn't archived.")
        where.archived = False
        self.stage.scene.changes.tell(channel=where.id)
        await self.stage.events.unarchived(where, where.creator)

    async def delete_channel(self, channel: str) -> None:
        """Delete a channel for good."""
        where = find_channel(self.stage.workspace, channel)
        if where.general:
            raise NotPossible(f"Nobody deletes #{where.name}.")
        del self.stage.workspace.channels[where.id]
        self.stage.scene.changes.tell(channel=where.id)
        await self.stage.events.deleted(where)

    async def rename(self, channel: str, name: str) -> None:
        """Give a channel another name.

        Raises:
            NotPossible: there is one of that name.
        """
        where = find_channel(self.stage.workspace, channel)
        self._check_free(name)
        where.name = name
        self.stage.scene.changes.tell(channel=where.id)
        await self.stage.events.renamed(where)

    async def convert(self, channel: str, *, private: bool) -> None:
        """Make a public channel private, or the other way round; the app isn't told, as it reads no messages."""
        where = find_channel(self.stage.workspace, channel)
        where.kind = ChannelKind.PRIVATE if private else ChannelKind.PUBLIC
        self.stage.scene.changes.tell(channel=where.id)

    async def change_profile(self, person: str, profile: NewProfile) -> None:
        """Change somebody's name, language or zone, or let them leave (or return to) the company."""
        who = self.stage.anybody(person)
        for name, value in vars(profile).items():
            if value is not None:
                setattr(who, name, value)
        self.stage.scene.changes.tell(user=who.id)
        await self.stage.events.user_changed(self.stage.user_object(who))

    async def lose_scope(self, scope: str) -> None:
        """Take a granted scope from the app; it notices by ``missing_scope``.

        Raises:
            NotPossible: it doesn't have it.
        """
        if scope not in self.stage.workspace.granted_scopes:
            raise NotPossible(f"The app doesn't have the scope {scope!r}.")
        self.stage.workspace.granted_scopes.discard(scope)

    async def grant_scope(self, scope: str) -> None:
        """Give the app a scope (back)."""
        self.stage.workspace.granted_scopes.add(scope)

    async def revoke_token(self) -> None:
        """Make the bot token worthless and tell the app."""
        self.stage.workspace.token_revoked = True
        await self.stage.events.tokens_revoked()

    async def uninstall(self) -> None:
        """Remove the app from the workspace: its token is revoked, and it is told."""
        await self.revoke_token()
        await self.stage.events.uninstalled()
        self.stage.workspace.uninstalled = True

    async def install(self) -> None:
        """Install the app anew, with the token that it had; events that it missed still come."""
        self.stage.workspace.token_revoked = self.stage.workspace.uninstalled = False

    async def _enter(self, where: Channel, guest: str, inviter: str | None = None) -> None:
        if where.archived:
            raise NotPossible(f"#{where.name} is archived.")
        if guest in where.members:
            raise NotPossible(f"{self.stage.workspace.people[guest].name} is in #{where.name} already.")
        where.members.add(guest)
        self.stage.scene.changes.tell(channel=where.id)
        await self.stage.events.joined(where, guest, inviter)

    async def _exit(self, where: Channel, guest: SlackUser) -> None:
        where.members.discard(guest.id)
        self.stage.scene.changes.tell(channel=where.id)
        await self.stage.events.left(where, guest.id)

    def _check_free(self, name: str) -> None:
        if any(each.name == name for each in self.stage.workspace.channels.values()):
            raise NotPossible(f"There is a channel #{name} already.")
