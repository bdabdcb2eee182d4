# A circle's page, and the modals that it opens.

circles-page-title = Circle
circles-page-refused = I can’t write in { $channel } right now. I try again every hour.
circles-page-what = 🌱 *{ $name }* in { $channel }
    { $purpose }
circles-page-paused = On a break until { $until }; then it continues automatically.
circles-page-paused-open = On a break at the moment.
circles-page-members = Members: { $people }
circles-page-owner = { $who } (responsible)
circles-page-coaching = 💬 In this programme you can also coach in pairs: `/coach`.
circles-page-free = { $free ->
    [0] All places are taken.
    [one] One place is free.
   *[other] { $free } places are free.
}
circles-page-asking = The owners decide who joins.
circles-page-asks = { $who } would like to join.
circles-page-waiting = On the waitlist: { $people }
circles-page-invited = Invited: { $people }

circles-do-seasons-in = I’m in for another season
circles-do-seasons-out = Not in after all
circles-do-topics-propose = Propose a topic
circles-do-topics-list = Topics
circles-do-sessions-dates = Dates
circles-do-goals-wall = Goals and insights
circles-do-library-open = Minutes
circles-do-calendar-open = Calendar
circles-do-feedback-ask = { feedback-ask }
circles-do-feedback-thank = { feedback-thank }
circles-do-circles-invite = Invite
circles-do-circles-edit = Change
circles-do-circles-people = Who is responsible
circles-do-circles-move-channel = Another channel
circles-do-circles-pause = Pause
circles-do-circles-resume = Carry on
circles-do-circles-end = End
circles-do-lifecycle-merge = Merge

circles-people-title = Who is responsible
circles-people-intro = Whoever is responsible for *{ $name }* can change it and sees who wants to join. Nobody can be removed: members leave when they choose to.
circles-people-alone = Nobody else is in the circle so far.
circles-co-owner = Make responsible too
circles-hand-over = Hand over
circles-hand-over-title = Hand the circle over?
circles-hand-over-confirm = { $who } will be responsible, and you’ll be a member like everyone else.
circles-not-owner = I’d rather not be responsible
circles-handed-over = { $who } is now responsible for *{ $name }*. You’re a member like everyone else.
circles-owns-no-more = You’re now a member of *{ $name }* like everyone else.

circles-invite-title = Invite
circles-invite-intro = Each of them gets a message saying what *{ $name }* is and when it meets, with two buttons. A no needs no reason.
circles-invite-label = Whom?
circles-invite-whom = Choose people
circles-invite-places = { $free ->
    [0] All places are taken right now: anyone who says yes waits for the next one.
    [one] One place is free.
   *[other] { $free } places are free, so invite { $free } people at most.
}
circles-invite-seen = 👥 They read who invites them. The circle’s page shows the people responsible for it who is invited.
circles-invite-submit = Invite
circles-invite-nobody = Please choose somebody.
circles-invite-too-many = { $free ->
    [one] There is one free place: please choose one person.
   *[other] There are { $free } free places: please choose { $free } people at most.
}
circles-invite-bot = { $who } is an app and can’t learn with you.
circles-invite-foreign = { $who } is with another company, and circles here are for people of this one.
circles-invite-gone = { $who } is no longer in this workspace.
circles-invite-is-in = { $who } is in the circle already.
circles-invite-known = { $who } is invited already, or on the waitlist.
circles-invited = Invitations to *{ $name }* are on their way: { $who }.

circles-joining = Who can join?
circles-joining-open = anyone who presses Join
circles-joining-by-request = people the owners let in
circles-milestones = Milestones
circles-milestones-what = Kick-off, closing, in longer seasons a look back at half-time
circles-holidays = Which public holidays do you skip?
circles-holidays-none = We meet on public holidays too
circles-dots = How many dots does each of you have for topics?
circles-digest = Digest
circles-digest-what = Once a week in the channel

circles-next-first = Next date
circles-edit-title = Change the circle
circles-edit-seen = { $findable ->
    [yes] 👥 Everybody in { $channel } can read this, and `/circle` can show it to everybody in the company who isn’t a guest.
   *[no] 👥 Everybody in { $channel } can read this.
}
circles-edit-submit = Save
circles-edit-more = Agenda, length, places, sessions, who can join, dots and more:
circles-edited = *{ $name }* has been updated.
circles-owns-none = You aren’t responsible for any circle. What members can do is on the circle’s page: `/circle`
