"""The error tree. What people can cause is a Refusal: its class names a sentence in both languages.

``CircleIsFull(circle="Python")`` is told as the Fluent message ``error-circle-is-full`` with ``$circle``;
the docstring is that sentence in English.
"""

import re
from pathlib import Path


class ZirkelError(Exception):
    """Anything that goes wrong inside Zirkel."""


class UnknownWorkspace(ZirkelError):
    """A request comes from a workspace that this database doesn't know."""


class Refusal(ZirkelError):
    """That isn’t possible right now."""

    def __init__(self, *, field: str | None = None, **details: str | int) -> None:
        """Refuse; ``field`` is the input that it concerns, ``details`` fill the sentence's places."""
        super().__init__(self.key())
        self.field = field
        self.details = details

    @classmethod
    def key(cls) -> str:
        """Return the Fluent message that tells this refusal to a person."""
        return "error-" + re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class Gone(Refusal):
    """This no longer exists, or it belongs to another workspace. Type /circle to see what there is."""


class NotOfThisCompany(Refusal):
    """Circles here are for people of this company. You are welcome to read along and to write in the channel."""


class AccountIsOff(Refusal):
    """Slack says that your account is off, so nothing was changed. Once it is on again, you’ll find what was yours."""


class NotForGuests(Refusal):
    """This takes a full account. With a guest account you can join circles in your channels, and do all they do."""


class ItIsOver(Refusal):
    """This message is out of date, so nothing was changed. Type /circle to see what is current."""


class NotAMember(Refusal):
    """Only members of the circle can do this. Press Join on its card to become one; where you don’t see the card,
    somebody in the circle can invite you."""


class NotAnOwner(Refusal):
    """Only the people responsible for the circle can do this. Type /circle to see who they are."""


class LastOwner(Refusal):
    """A circle has at least one owner. Make somebody else an owner first."""


class CircleIsFull(Refusal):
    """All places in this circle are taken. Join the waitlist on its card, or start a second circle with /circle new."""


class JoinByInvitation(Refusal):
    """In this circle the owners let people in. Press Ask to join on its card."""


class RequestIsSettled(Refusal):
    """This is settled already: somebody has answered, or it was taken back.

    Type /circle to see who would like to join now.
    """


class CircleWasChanged(Refusal):
    """Someone has changed this circle in the meantime. Close this and open it again to see the current state."""


class PlacesAreTaken(Refusal):
    """{ $taken } places are taken: choose at least that many."""


class SeasonWentFurther(Refusal):
    """The season has reached session { $reached }: choose at least that many."""


class CircleIsClosed(Refusal):
    """This circle has ended. Start a new one with /circle new."""


class ChannelIsGeneral(Refusal):
    """Everybody is in that channel, and a circle would be too noisy there. Choose a smaller one."""


class ChannelIsArchived(Refusal):
    """That channel is archived, so nobody can write there. Unarchive it, or choose another one."""


class ChannelIsDirect(Refusal):
    """That is a direct message, which nobody can join. Choose a channel."""


class ChannelIsExternal(Refusal):
    """People of other companies are in that channel. Choose one of your own."""


class ChannelNotMade(Refusal):
    """The channel doesn’t exist yet. Press the button again in a moment, or choose an existing one."""


class MayNotMakeChannels(Refusal):
    """Slack doesn’t let me create that channel. Choose an existing one."""


class CircleGathers(Refusal):
    """This circle hasn’t begun yet, so there is nothing to pause. /circle invite brings people in."""


class CircleIsPaused(Refusal):
    """This circle is on a break, so nothing was changed.

    Its sessions get new dates afterwards; /circle resume ends the break.
    """


class TooManyTogether(Refusal):
    """Together you would be { $count }, and a circle has at most { $most } people, so nothing was changed.

    With /circle merge you see who has room.
    """


class TheyHaveAsked(Refusal):
    """This circle has asked yours already: answer their question in your direct messages with me."""


class TooManyDots(Refusal):
    """You have { $dots } dots: please choose fewer topics."""


class TopicNotOpen(Refusal):
    """One of these topics is no longer on the list. Open the vote again with /topics vote."""


class TopicIsThere(Refusal):
    """Another topic on the list says this already. Give that one your dots, or choose other words."""


class NotYourTopic(Refusal):
    """Whoever proposed a topic can change it, and so can an owner of the circle. Talk to one of them."""


class TextMissing(Refusal):
    """Please write something here."""


class TextTooLong(Refusal):
    """That is too long: please keep it under { $limit } characters."""


class NotHeldYet(Refusal):
    """This session hasn’t taken place. You can reflect on a session as soon as it has begun."""


class NotYourPair(Refusal):
    """Only the people of this pair can do this. Type /coach to see yours."""


class CannotBeAsked(Refusal):
    """This person can’t be asked for this at the moment. Choose somebody else."""


class NoRoomForMore(Refusal):
    """You’re in as many pairs already as you said you have room for. Change the number in /coach first."""


class OneCaseAtATime(Refusal):
    """Somebody is still being looked for, for what you asked last. In /coach you see how it stands."""


class NotInPool(Refusal):
    """You don’t take part in coaching at the moment. Type /coach to see what it is."""


class NotPoolOwner(Refusal):
    """Only whoever has been in this coaching the longest can do this, or, in a programme, whoever may offer some.

    Type /coach to see where you stand.
    """


class NotProgrammeOwner(Refusal):
    """Only people who may offer programmes can do this. Type /zirkel programme to see who they are."""


class NotReportReader(Refusal):
    """Only people who may offer programmes or read their reports can do this. Ask an admin of this Slack
    workspace: they decide who that is."""


class NobodyApplied(Refusal):
    """Fewer than { $fewest } people have applied so far, too few for a circle. Please give people
    more time, or invite some."""


class NoCircleFormed(Refusal):
    """No circle came about, so there is nobody to ask. Take more applications, or form circles anew."""


class NotHosting(Refusal):
    """This is for whoever hosts the meetup; whoever documents it can write the recap, too. You can see on its card who
    that is."""


class AllSeatsTaken(Refusal):
    """All seats are taken. As soon as one is free, you can see it on the card in the channel."""


class PeopleStillApply(Refusal):
    """People can still apply. Form circles after the last day for that, or choose an earlier day under “Change the
    frame”."""


class PeopleWereAsked(Refusal):
    """People were asked about a circle with this as it was, so it can’t be changed now. Please put it back."""


class NotAnAdmin(Refusal):
    """Only an admin of this Slack workspace can do this. Ask one of them to press the same button."""


class RoundIsOver(Refusal):
    """This coaching round is over, so nothing was changed. Type /coach to see the current one."""


class NotModerating(Refusal):
    """Somebody else moderates this session. You can take the moderation over."""


class MinutesChanged(Refusal):
    """Someone has saved these minutes in the meantime. Copy your text, close this and press the button again."""


class CharterChanged(Refusal):
    """Someone has saved goal and rules in the meantime. Copy your text, close this and press the button again."""


class PhaseIsOver(Refusal):
    """This step is closed. Copy your text if you like: the thread is still there for it."""


class OnlyListening(Refusal):
    """In this step you only listen. With Read you see what the others write."""


class OthersAnswer(Refusal):
    """In this step somebody else answers; the message in the thread says who. With Read you follow along."""


class RoleIsTaken(Refusal):
    """Somebody was quicker and has this role already. If they’d like to hand it over, you’ll see that in the thread."""


class RoleIsOnOffer(Refusal):
    """This role is on offer already. With Swap you see to whom, and can take that back first."""


class RoleHasMoved(Refusal):
    """One of these roles is with somebody else by now, so nothing was changed. With Swap you see who has which."""


class SwapIsSettled(Refusal):
    """This is settled: answered, taken back, or the session has another time. With Swap you see who has which role."""


class SessionHasBegun(Refusal):
    """This session has begun, or it is over, so its roles were left as they are. Type /circle to see what is next."""


class NotComing(Refusal):
    """One of you two isn’t coming to this session, so nothing was changed. With Swap you see who is."""


class AskedSomebodyElse(Refusal):
    """Somebody else was asked this, so nothing was changed. With Swap you can ask for a swap of your own."""


class OthersSay(Refusal):
    """This is for the others to say. Once it has helped several of them, you hear of it."""


class NotOneOfYou(Refusal):
    """Choose somebody else who is in the same circle."""


class DateIsPast(Refusal):
    """That time has already passed. Please choose a later one."""


class DateIsTaken(Refusal):
    """The circle meets on this date already. Please choose another one, or move that session first."""


class DateOutOfOrder(Refusal):
    """That would be after the next session or before the previous one. Please choose a date between them."""


class DatesChanged(Refusal):
    """Somebody has just changed these dates. Please look at them once more before you change something."""


def origin(error: BaseException) -> str:
    """Return an error's type and where it arose, for the log: never its message, which may quote people."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return f"{type(error).__name__}{place}"
