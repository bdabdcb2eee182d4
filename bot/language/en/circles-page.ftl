# A circle's page, and the modals that it opens.

circles-page-title = Circle
circles-page-refused = I can't write in { $channel } just now. I try again every hour.
circles-page-what = 🌱 *{ $name }* in { $channel }
    { $purpose }
circles-page-paused = It pauses until { $until }, and then carries on by itself.
circles-page-paused-open = It pauses just now.
circles-page-members = In it: { $people }
circles-page-owner = { $who } (responsible)
circles-page-free = { $free ->
    [0] All places are taken.
    [one] One place is free.
   *[other] { $free } places are free.
}
circles-page-asking = The owners let people in.
circles-page-asks = { $who } would like to join.
circles-page-waiting = On the waitlist: { $people }
circles-page-invited = Invited: { $people }

circles-do-topics-propose = Propose a topic
circles-do-topics-list = Topics
circles-do-sessions-dates = Dates
circles-do-library-open = Minutes
circles-do-calendar-open = Calendar
circles-do-circles-invite = Invite
circles-do-circles-edit = Change
circles-do-circles-people = Who is responsible
circles-do-circles-move-channel = Another channel
circles-do-circles-pause = Pause
circles-do-circles-resume = Carry on
circles-do-circles-end = End
circles-do-lifecycle-merge = Merge

circles-people-title = Who is responsible
circles-people-intro = Whoever is responsible for *{ $name }* can change it, and sees who is at its door. Nobody can be sent away: who is in it leaves when they like.
circles-people-alone = Nobody else is in the circle so far.
circles-co-owner = Make responsible too
circles-hand-over = Hand over
circles-hand-over-title = Hand the circle over?
circles-hand-over-confirm = { $who } is responsible for it then, and you are a member like others.
circles-not-owner = I'd rather not be responsible
circles-handed-over = { $who } is responsible for *{ $name }* now. You are a member like others.
circles-owns-no-more = You are a member of *{ $name }* like others now.

circles-invite-title = Invite
circles-invite-intro = Each of them gets a message: what *{ $name }* is, when it meets, and two buttons. A no needs no reason.
circles-invite-label = Whom?
circles-invite-whom = Choose people
circles-invite-places = { $free ->
    [0] All places are taken just now: whoever says yes waits for the next one.
    [one] One place is free.
   *[other] { $free } places are free, so at most as many people.
}
circles-invite-submit = Invite
circles-invite-nobody = Please choose somebody.
circles-invite-too-many = { $free ->
    [one] There is one free place: please choose one person.
   *[other] There are { $free } free places: please choose at most as many people.
}
circles-invite-bot = { $who } is an app and can't learn with you.
circles-invite-foreign = { $who } is with another company, and circles here are for people of this one.
circles-invite-gone = { $who } is no longer in this workspace.
circles-invite-is-in = { $who } is in the circle already.
circles-invite-known = { $who } is invited already, or on the waitlist.
circles-invited = Invitations to *{ $name }* are on their way: { $who }.

circles-joining = Who gets in?
circles-joining-open = whoever presses Join
circles-joining-by-request = whom the owners let in
circles-milestones = Milestones
circles-milestones-what = Kick-off, a look back at half-time, a closing
circles-holidays = On whose public holidays don't you meet?
circles-holidays-none = We meet on public holidays too
circles-dots = How many dots does each of you have for topics?
circles-digest = Digest
circles-digest-what = Once a week in the channel

circles-next-first = Next date
circles-edit-title = Change the circle
circles-edit-submit = Save
circles-edit-more = Agenda, length, places, sessions, the door, dots and more:
circles-edited = *{ $name }* is changed.
circles-owns-none = You are responsible for no circle. What members can do is on its page: `/circle`
