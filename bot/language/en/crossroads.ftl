# At a crossroads: a circle pauses, goes on, merges, ends; one that is dying is asked.

crossroads-pause-title = Take a pause
crossroads-pause-what = *{ $name }* will be quiet until the day you choose: nothing is posted in its channel. Sessions that would fall into the pause move behind it, none is lost. Members, roles, topics and dots stay as they are.
crossroads-until = Until when?
crossroads-until-hint = On that day the circle goes on by itself. You can go on earlier at any time.
crossroads-pause-submit = Pause
crossroads-until-is-past = This day has come already. Choose a later one.
crossroads-until-is-far = A pause lasts a year at most. Choose an earlier day.
crossroads-paused = 🌱 *{ $name }* pauses until { $until }.
crossroads-paused-then = It is quiet here until then. Topics, dots and roles wait for you.
crossroads-pause-over = 🌱 *{ $name }* has paused, and goes on.
crossroads-resume = Go on now
crossroads-resumed = 🌱 *{ $name }* goes on.
crossroads-next = Next session: { $when }

crossroads-end-title = Come to an end
crossroads-end-what = How shall *{ $name }* end? Either way your reflections, minutes and plans stay with you.
crossroads-end-well-what = *With one last session.* You meet once more, { $when }: you look back on what you have learned, and say goodbye.
crossroads-end-well = End with one last session
crossroads-end-now-what = *Now.* What is planned is called off, and the channel gets a few kind words.
crossroads-end-now = End now
crossroads-end-now-title = End now?
crossroads-end-now-confirm = { $name } ends, and planned sessions are called off. This can't be undone.
crossroads-closing = 🌱 *{ $name }* meets one last time: { $when }. You look back on what you have learned, and say goodbye.
crossroads-ended = 🌱 *{ $name }* has come to its end. Thank you all for the time together.
crossroads-ended-keeps = What you have learned stays yours. Your reflections and plans are still there: `/reflect`

crossroads-which = Which circle is it about?
crossroads-this-one = This one
crossroads-none = You are responsible for no circle here. `/circle` shows yours.
crossroads-none-pauses = None of your circles pauses just now.

crossroads-question = 🌱 How should *{ $name }* go on?
crossroads-sign-unowned = Whoever was responsible for it is no longer here.
crossroads-sign-missed = The last two sessions didn't take place.
crossroads-sign-few = { $count ->
    [one] At the moment you are its only member.
   *[other] There are { $count } of you at the moment.
}
crossroads-question-what = That happens, and every answer is a good one. What suits you?
crossroads-question-who = { $count ->
    [one] Only you are asked, and only this once.
   *[other] Only you in this circle are asked, and only this once.
}
crossroads-go-on = We go on
crossroads-new-time = New time
crossroads-pause = Pause
crossroads-merge = Merge
crossroads-hand-over = Hand over
crossroads-take-on = I'll take it on
crossroads-end = End well
crossroads-asked-before = 🌱 I had asked how *{ $name }* should go on. That is settled.
crossroads-decided-go_on = 🌱 *{ $name }* goes on.
crossroads-decided-met = 🌱 *{ $name }* has met again, and goes on.
crossroads-decided-new_time = 🌱 *{ $name }* goes on, at a new time.
crossroads-decided-pause = 🌱 *{ $name }* pauses until { $until }.
crossroads-decided-paused = 🌱 *{ $name }* has taken a pause.
crossroads-decided-take_on = 🌱 *{ $name }* goes on: somebody has taken it on.
crossroads-decided-merge = 🌱 *{ $name }* goes on together with another circle.
crossroads-decided-end_well = 🌱 *{ $name }* ends with one last session.
crossroads-decided-end = 🌱 *{ $name }* has come to its end.
crossroads-taken-on = 🌱 You are responsible for *{ $name }* now. `/circle` shows what you can do.

crossroads-merge-title = Go on together
crossroads-merge-what = *{ $name }* can become part of another circle: your members move over, your open topics with their dots as well. Minutes and reflections stay with you. The owners of the other circle decide.
crossroads-other = 🌱 *{ $name }* in { $channel }
    { $purpose }
    { $rhythm }
crossroads-ask-them = Ask them
crossroads-ask-title = Ask them?
crossroads-ask-confirm = The owners of { $other } are asked whether { $name } may go on as part of it. You can take that back until they answer.
crossroads-waits-for = You have asked *{ $name }*. They have two weeks to answer.
crossroads-withdraw = Take it back
crossroads-nobody-to-merge = No circle fits just now: one that speaks your language, and in which there would be eight of you at most.

crossroads-offer = 🌱 { $who } asks: may *{ $other }* go on as part of *{ $name }*?
crossroads-offer-who = { $count ->
    [0] All of them are in your circle already. Their channel: { $channel }
   *[other] They would join you: { $people }. Their channel: { $channel }
}
crossroads-offer-what = Their open topics come along. Your time, your channel and your rhythm stay. Not now is fine, without a reason.
crossroads-accept = Go on together
crossroads-accept-title = Go on together?
crossroads-accept-confirm = The people and topics of { $other } come into { $name }. This can't be undone.
crossroads-not-now = Not now
crossroads-offer-accepted = 🌱 *{ $other }* and *{ $name }* go on together.
crossroads-offer-declined = 🌱 *{ $other }* has asked to go on as part of *{ $name }*. Not now, was the answer.
crossroads-offer-withdrawn = 🌱 *{ $other }* has taken back the question whether it may go on as part of *{ $name }*.
crossroads-offer-expired = 🌱 *{ $other }* had asked to go on as part of *{ $name }*. That is past.
crossroads-answer-declined = 🌱 *{ $other }* stays as it is for now, and thanks you for asking. *{ $name }* goes on as before.
crossroads-answer-expired = 🌱 Your question to *{ $other }* has come to nothing. *{ $name }* goes on as before.
crossroads-answer-then = You can ask another circle, or find another way: `/circle`
crossroads-merged = 🌱 *{ $name }* goes on as part of *{ $other }*.
crossroads-merged-where = In { $channel }, { $rhythm }. All of you are members there already, and your open topics have moved with you.
crossroads-merged-keeps = Minutes stay in this channel, and your reflections stay with you.
crossroads-welcome = 🌱 *{ $other }* has become part of *{ $name }*. Welcome.
crossroads-welcome-who = New here: { $people }
crossroads-welcome-then = Whoever doesn't see this channel yet needs an invitation: `/invite`. Their topics are on the list now: `/topics`
