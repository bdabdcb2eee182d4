# At a lifecycle: a circle pauses, goes on, merges, ends; one that is dying is asked.

lifecycle-pause-title = Take a break
lifecycle-pause-what = *{ $name }* will be quiet until the day you choose: nothing is posted in its channel. Sessions that would fall into the pause move behind it, none is lost. Members, roles, topics and dots stay as they are.
lifecycle-until = Until when?
lifecycle-until-hint = On that day the circle goes on by itself. You can go on earlier at any time.
lifecycle-pause-submit = Pause
lifecycle-paused = 🌱 *{ $name }* is on a break until { $until }.
lifecycle-paused-then = It is quiet here until then. Topics, dots and roles wait for you.
lifecycle-pause-over = 🌱 *{ $name }* is back from its break.
lifecycle-resume = Go on now
lifecycle-resumed = 🌱 *{ $name }* goes on.
lifecycle-next = Next session: { $when }

lifecycle-end-title = End the circle
lifecycle-end-what = How would you like *{ $name }* to end? Either way you keep your reflections, minutes and plans.
lifecycle-end-well-what = *With one last session.* You meet once more, { $when }: you look back on what you have learned, and say goodbye.
lifecycle-end-well = End with one last session
lifecycle-end-now-what = *Now.* What is planned is called off, and the channel gets a few kind words.
lifecycle-end-now = End now
lifecycle-end-now-title = End now?
lifecycle-end-now-confirm = { $name } ends, and planned sessions are called off. This can’t be undone.
lifecycle-closing = 🌱 *{ $name }* meets one last time: { $when }. You look back on what you have learned, and say goodbye.
lifecycle-end-gathering = *{ $name }* hasn’t begun yet. If you end it, its channel is told so in one sentence.
lifecycle-end-gathering-confirm = { $name } ends before it has begun. This can’t be undone.
lifecycle-ended-before = 🌱 *{ $name }* has ended before its first session. Thank you for your interest.
lifecycle-ended = 🌱 *{ $name }* has come to its end. Thank you all for the time together.
lifecycle-ended-keeps = What you have learned stays yours. Your reflections and plans are still there: `/reflect`

lifecycle-which = Which circle is it about?
lifecycle-this-one = This one
lifecycle-none = You aren’t responsible for any circle here. `/circle` shows yours.
lifecycle-none-pauses = None of your circles is on a break right now.

lifecycle-question = 🌱 How should *{ $name }* go on?
lifecycle-sign-missed = The last two sessions didn’t take place.
lifecycle-sign-few = { $count ->
    [one] At the moment you are its only member.
   *[other] There are { $count } of you at the moment.
}
lifecycle-question-what = That happens, and every way forward is fine. { $count ->
    [one] What you choose holds until you change it.
   *[other] One tap decides for all of you, so have a quick word first.
}
lifecycle-question-who = Asked: { $people }
lifecycle-go-on = Keep going
lifecycle-ways = Other ways
lifecycle-ways-owner = A new time, a break or an end holds for everybody in *{ $name }*. Merging needs the other circle’s yes, too, and moves only those of you who say yes themselves.
lifecycle-ways-member = Another rhythm, a break, merging, or an end: that is up to { $owners }. Have a word with each other, or just keep going.
lifecycle-new-time = New time
lifecycle-pause = Pause
lifecycle-merge = Merge
lifecycle-hand-over = Hand over
lifecycle-end = End well
lifecycle-asked-before = 🌱 I asked how *{ $name }* should go on. That’s settled.
lifecycle-decided-go_on = 🌱 *{ $name }* goes on.
lifecycle-decided-met = 🌱 *{ $name }* has met again, and goes on.
lifecycle-decided-new_time = 🌱 *{ $name }* goes on, at a new time.
lifecycle-decided-pause = 🌱 *{ $name }* is taking a break until { $until }.
lifecycle-decided-paused = 🌱 *{ $name }* has taken a pause.
lifecycle-decided-take_on = 🌱 *{ $name }* goes on: somebody has taken it on.
lifecycle-decided-merge = 🌱 *{ $name }* goes on together with another circle.
lifecycle-decided-end_well = 🌱 *{ $name }* ends with one last session.
lifecycle-decided-end = 🌱 *{ $name }* has come to its end.

lifecycle-merge-title = Go on together
lifecycle-merge-what = *{ $name }* can become part of another circle: whoever of you says yes moves over, and so do your open topics with their dots. Minutes and reflections stay with you. First the owners of the other circle are asked, then each of you.
lifecycle-ask-them = Ask them
lifecycle-ask-title = Ask them?
lifecycle-ask-confirm = The owners of { $other } are asked whether { $name } may go on as part of it. You can take that back until they answer.
lifecycle-waits-for = You have asked *{ $name }*. They have two weeks to answer.
lifecycle-members-asked = *{ $name }* has agreed. Each of you is asked now, until { $until } at the latest.
lifecycle-withdraw = Take it back
lifecycle-nobody-to-merge = No circle fits right now. It would have to speak your language and have at most eight members together with you.

lifecycle-offer = 🌱 { $who } asks: may *{ $other }* go on as part of *{ $name }*?
lifecycle-offer-who = { $count ->
    [0] All of them are in your circle already. Their channel: { $channel }
   *[other] Each of them is asked, and whoever says yes joins you: { $people }. Their channel: { $channel }
}
lifecycle-offer-what = Their open topics come along. Your time, your channel and your rhythm stay. Not now is fine, without a reason.
lifecycle-accept = Go on together
lifecycle-accept-title = Go on together?
lifecycle-accept-confirm = Each member of { $other } is asked and has at least three days to answer. Whoever says yes comes into { $name }, with the open topics. This can’t be undone.
lifecycle-not-now = Not now
lifecycle-offer-agreed = 🌱 Agreed: *{ $other }* may go on as part of *{ $name }*. Each of its members is asked now, until { $until } at the latest.
lifecycle-offer-accepted = 🌱 *{ $other }* and *{ $name }* go on together.
lifecycle-offer-declined = 🌱 *{ $other }* asked to go on as part of *{ $name }*. The answer was: not now.
lifecycle-offer-withdrawn = 🌱 *{ $other }* has taken back the question whether it may go on as part of *{ $name }*.
lifecycle-offer-expired = 🌱 *{ $other }* asked to go on as part of *{ $name }*. That has come to nothing.
lifecycle-answer-declined = 🌱 *{ $other }* would rather stay as it is for now. *{ $name }* goes on as before.
lifecycle-answer-expired = 🌱 Nothing has come of going on with *{ $other }*. *{ $name }* goes on as before.
lifecycle-answer-then = You can ask another circle, or find another way: `/circle`
lifecycle-merged = 🌱 *{ $name }* goes on as part of *{ $other }*.
lifecycle-merged-where = In { $channel }, { $rhythm }. Whoever said yes is a member there now, and your open topics have moved, too.
lifecycle-merged-keeps = Minutes stay in this channel, and your reflections stay with you.
lifecycle-welcome = 🌱 *{ $other }* has become part of *{ $name }*. Welcome.
lifecycle-welcome-who = New here: { $people }
lifecycle-welcome-then = Whoever doesn’t see this channel yet needs an invitation: `/invite`. Their topics are on the list now: `/topics`

lifecycle-consent = 🌱 *{ $name }* may go on as part of *{ $other }*. Would you like to move there?
lifecycle-consent-where = In { $channel }, { $rhythm }.
lifecycle-consent-what = You move only if you say yes; no needs no reason. Once everybody has answered, or on { $until }, *{ $name }* ends if anybody moves. Without an answer until then you don’t move.
lifecycle-consent-move = I’ll move
lifecycle-consent-stay = I won’t
lifecycle-consent-yes = 🌱 Noted: you move to *{ $other }* once everybody in *{ $name }* has answered, on { $until } at the latest.
lifecycle-consent-no = 🌱 Noted: you don’t move to *{ $other }*. Nobody asks why.
lifecycle-consent-over = 🌱 I asked whether you would like to move from *{ $name }* to *{ $other }*. That’s settled.
lifecycle-moved = 🌱 *{ $name }* has become part of *{ $other }*, and you are a member there now.
lifecycle-moved-not = 🌱 *{ $name }* goes on as part of *{ $other }*. You haven’t been moved, since you didn’t say yes.
lifecycle-moved-nobody = 🌱 Nothing has come of going on as part of *{ $other }*. *{ $name }* goes on as before, with you in it.
