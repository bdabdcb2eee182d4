# Sessions: the card, roles changing hands, phase by phase, minutes.

sessions-when = { $date } at { $time }
sessions-no-topic = topic still open
sessions-milestone-kickoff = Kick-off: people, goal, rules
sessions-milestone-midpoint = Looking back on the way: keep, change, stop
sessions-milestone-closing = Closing: what stays, thanks, farewell
sessions-role-of = { $role }: { $people }

sessions-card-title = 🗓 *{ $when } · { $topic }*
sessions-card-live = { $format }, { $minutes } min · together · session { $number } of { $sessions }
sessions-card-async = { $format } · in this thread until { $until } · session { $number } of { $sessions }
sessions-choose = { $roles }: still open. Press the button and the role is yours, best of all if you haven’t had it yet.
sessions-format-gone = The agenda that was planned for this session no longer exists, so it runs like a learning circle’s.
sessions-card-nobody = Nobody has a role yet.
sessions-card-absent = Can’t come this time: { $people }
sessions-card-running = Under way, in the thread.
sessions-card-ended = Done. The rest is in the thread.
sessions-missed = This session didn’t take place.
sessions-missed-last = It would have been the last of the season. You can still hold it within a week; after that the season ends.
sessions-missed-topic = Its topic goes back on the list.
sessions-absent = I was out of order for a while and couldn’t call you together. { $count ->
    [one] So this session didn’t take place. That was my fault, not yours. If you like, give it another time.
   *[other] So these sessions didn’t take place. That was my fault, not yours. If you like, give them another time.
}
sessions-absent-session = *Session { $number }*, { $when }
sessions-absent-last = The season was to end with session { $number }. You can make up for it until { $until }; after that the season comes to its end.
sessions-pausing = The circle is on a break until { $until }. After that you’ll hear when this session takes place.
sessions-before = 🗓 *{ $circle }* was on a break, so this session gets a new date. You’ll hear in good time.
sessions-cancelled = This session is called off.
sessions-cancelled-for-good = This session is called off. What you have learned together so far stays yours.
sessions-card-text = { $circle }, { $when }: { $topic } · { $roles }
sessions-cannot-come = I can’t come
sessions-cannot-come-title = You can’t come?
sessions-cannot-come-confirm = The session’s card shows your name until the session is over: everybody in the circle’s channel can read it. No reason needed. If you have a role, it goes to somebody else.
sessions-swap = Swap a role
sessions-hand-over-title = Hand your role over?
sessions-hand-over-confirm = Everybody in the circle’s channel can read, with your name, that you’d like to hand it over. Until somebody takes it, it stays with you.
sessions-agenda = Agenda
sessions-other-agenda = Another agenda

sessions-moved = 🗓 Moved: now *{ $when }*
sessions-moved-what = Session { $number }, { $topic }
sessions-moved-by = by { $who }
sessions-moved-text = { $circle } has moved a session: now { $when }.
sessions-this-time = this time { $mode }
sessions-changed = 🗓 *{ $when }*, changed: { $mode }. Agenda: { $format }.
sessions-changed-mode = 🗓 *{ $when }*: { $usual ->
    [yes] as usual, { $mode }
   *[no] this time { $mode }
}
sessions-changed-format-id = 🗓 *{ $when }*: { $usual ->
    [yes] the usual agenda, { $format }
   *[no] another agenda this time, { $format }
}
sessions-changed-venue = 📍 *{ $when }*: { $usual ->
    [yes] in the usual place, { $venue }
   *[no] this time here: { $venue }
}
sessions-changed-venue-none = 📍 *{ $when }*: no set place this time
sessions-dates = Dates

sessions-another-time = Another time
sessions-waiting = 🗓 *{ $topic }* hasn’t begun yet. Does it still suit you?
sessions-waiting-over = A quarter of an hour after its time it hadn’t begun yet.
sessions-not-this-time = Not this time
sessions-not-this-time-title = Leave it out?
sessions-not-this-time-confirm = Then this session won’t take place. Its topic goes back on the list, and nobody asks why.
sessions-go-back = Back

sessions-dates-who = Everybody in the circle can change these dates. The channel is told.
sessions-dates-session = *{ $when }*
    { $number } of { $sessions } · { $topic } · { $how }
sessions-dates-later = { $when } · session { $number }
sessions-dates-skipped = { $date }: left out
sessions-dates-holidays = Public holidays are left out ({ $area }).
sessions-dates-gathering = There are no dates yet: they begin as soon as three are in.
sessions-dates-none = Nothing more is planned. The season comes to its end.
sessions-dates-which = Of which circle would you like to see the dates?
sessions-dates-no-circle = You aren’t in a circle yet, so there are no dates. Start one with /circle new.
    .guest = { circles-none.guest }
sessions-dates-moved = Moved. The channel hears of it.
sessions-dates-changed = Changed: { $what }. The date stays, and the channel hears of it.
sessions-dates-kept = Nothing has changed.
sessions-part-mode = how you meet
sessions-part-format-id = the agenda
sessions-part-venue = the place
sessions-dates-skipped-now = Left out. What follows comes later, and the season keeps its length.
sessions-dates-made-up = Left out. You make up for it on { $instead }; what comes after that stays.
sessions-dates-unskipped = You meet on this date after all.
sessions-move = Move
sessions-move-title = Date and agenda
sessions-move-day = New date
sessions-move-after-frame = Your programme ends on { $last }. Choose a date up to then.
sessions-move-at = Time
sessions-move-zone = The circle’s time zone: { $zone }
sessions-move-format = Agenda
sessions-move-only-this = For this session only.
sessions-move-mode = How
sessions-move-keep = Save
sessions-move-seen = 👥 Everybody in { $channel } can read what has changed, and if you move it, that it was you.
sessions-skip = Leave out
sessions-skip-title = Leave this date out?
sessions-skip-confirm = You don’t meet on { $date }. What follows comes later, and the season keeps its length. The channel hears of it.
sessions-skip-confirm-made-up = You don’t meet on { $date }. You make up for it on { $instead }, where your programme has a break; what comes after that stays. The channel hears of it.
sessions-skip-after-frame = Your last session would then be on { $ends }, and your programme ends on { $last }. Move this session instead, or plan one fewer in the circle’s settings.
sessions-skipped = 🗓 No session on *{ $date }*
sessions-skipped-text = { $circle }: no session on { $date }.
sessions-unskip = Meet after all

sessions-noted-absent = Noted, you can’t come: { $when }. The session’s card in { $channel } shows your name until the session is over; no reason needed.
sessions-handed-on = { $role } goes to { $who }.
sessions-handed-to-nobody = { $role } stays open for now.
sessions-can-come = I can come after all
sessions-noted-present = You’re back in: { $when }.
sessions-yours = You now have: { $roles }. Everything else stays with those who have it.
sessions-yours-none = You have no role this time: what others have taken over meanwhile stays with them.

sessions-offer = { $giver } would like to hand over for { $when }: { $role }.
sessions-offer-when = { $topic }. First to press gets it; if you have a role already, that one goes to somebody else.
sessions-offer-take = Take it over
sessions-offer-taken = { $role }: { $taker } has taken over from { $giver }.
sessions-offer-over = { $role }: this offer is over.
sessions-nothing-to-offer = For { $when } you have no role, so there is nothing to swap. When somebody offers theirs, you see it in the session’s thread and can take it over there.

sessions-swap-title = Swap a role
sessions-swap-what = For { $when }. Nothing changes until somebody says yes, and until then you can take it back.
sessions-swap-role = *{ $role }*: whom would you like to ask?
sessions-swap-nobody = *{ $role }*: at the moment there is nobody to swap with.
sessions-swap-for = { $who } takes { $role }, you take { $back }.
sessions-swap-without = { $who } takes { $role } over from you, and has no role to give.
sessions-swap-ask = Ask
sessions-swap-anybody = Or whoever likes: the offer stays in { $channel } with your name until somebody takes it over.
sessions-swap-hand-over = Offer it there
sessions-swap-waits = *{ $role }*: you have asked { $who } to take it and give you { $back }. Until they say yes, nothing changes.
sessions-swap-waits-without = *{ $role }*: you have asked { $who } to take it over. Until they say yes, nothing changes.
sessions-swap-offered = *{ $role }* is on offer in { $channel }. Until somebody takes it over, nothing changes.
sessions-swap-take-back = Take back
sessions-swap-question = { $who } would like to swap with you for { $when }: you’d take { $role }, they’d take { $back }.
sessions-swap-question-without = { $who } asks you for { $when }: would you take { $role } over?
sessions-swap-question-what = { $circle } · { $topic }. Nothing changes unless you say yes; no needs no reason.
sessions-swap-yes = Swap
sessions-swap-accepted = Swapped for { $when }: you take { $role }, { $who } takes { $back }.
sessions-swap-accepted-without = Noted for { $when }: you take { $role } over from { $who }.
sessions-swap-declined = Noted: no swap with { $who } for { $when }. Nobody asks why.
sessions-swap-withdrawn = { $who } has taken back the question about { $role }.
sessions-swap-lapsed = What { $who } asked about { $role } is settled: { $why ->
    [off] the session doesn’t take place.
    [begun] the session has begun.
    [moved] the session has another time, or its circle pauses.
    [asked] you aren’t coming to the session.
    [giver] { $who } isn’t coming to the session.
    [roles] the roles have changed meanwhile.
   *[late] it couldn’t be asked in time.
}
sessions-swap-answer-accepted = { $who } said yes for { $when }: you take { $back }, they take { $role }.
sessions-swap-answer-accepted-without = { $who } said yes for { $when }: they take { $role } over from you.
sessions-swap-answer-declined = { $who } would rather not swap for { $when }. { $role } was left as it is.
sessions-swap-answer-lapsed = Your question to { $who } about { $role } is settled: { $why ->
    [off] the session doesn’t take place.
    [begun] the session has begun.
    [moved] the session has another time, or its circle pauses.
    [asked] { $who } isn’t coming to the session.
    [giver] you aren’t coming to the session.
    [roles] the roles have changed meanwhile.
   *[late] it couldn’t be asked in time.
} Nothing was swapped.
sessions-swap-again = Until the session begins you can ask for another swap.

sessions-you-moderation = 🎙 You moderate *{ $circle }*: { $when }.
sessions-you-documentation = ✍ You take notes in *{ $circle }*: { $when }.
sessions-you-reflection = 🔍 You’re the observer in *{ $circle }*: { $when }.
sessions-you-other = In *{ $circle }* you have the role “{ $role }”: { $when }.
sessions-role-topic = 💡 { $topic }
sessions-role-helps = Helps: { $sentences }
sessions-role-sentence = “{ $sentence }”
sessions-role-open-agenda = Open the agenda
sessions-role-swap = Swap
sessions-role-not-this-time = Not this time
sessions-input-yours = 💡 Your topic *{ $topic }* is chosen: *{ $circle }*, { $when }.
sessions-input-fits = 💡 *{ $topic }* is chosen (*{ $circle }*, { $when }), and you offer something that fits.
sessions-input-ask = Would you bring the input? { $duty }
sessions-input-yes = I’ll bring it
sessions-input-no = Noted. Whoever likes can take it on the session’s card.
sessions-input-mine = 💡 You bring the input on *{ $topic }*: *{ $circle }*, { $when }. Thank you.
sessions-input-of = 💡 { $who } brings the input on *{ $topic }*.
sessions-role-begun = It has started. Everything else is in the circle’s thread.
sessions-role-over = This session is over.
sessions-role-given = Noted: { $role } in *{ $circle }* isn’t yours any more. Nobody asks why.
sessions-role-given-to = Noted: { $role } in *{ $circle }* is with { $who } now.
sessions-role-again = { $role } in *{ $circle }* is yours again.

sessions-to-calendar = Into my calendar
sessions-agenda-step = *{ $n } · { $title }* · { $minutes } min · { $who }
    { $question }
sessions-by-all = everybody
sessions-by-solo = on your own, in writing
sessions-by-pairs = in pairs
sessions-by-groups = in small groups
sessions-by-role = over to { $who }
sessions-by-anyone = { $role }: whoever would like to
sessions-by-once-more = { $role }: everybody has had a turn; whoever likes takes another, or you go on
sessions-quiet = Only listening: { $who }
sessions-turn = Round { $turn } of { $turns }: the roles rotate.
sessions-reveal = Write your own view first, then read the others’.

sessions-start = 🗓 *It’s time: { $topic }*
sessions-start-moderator = 🎙 { $who } opens.
sessions-start-anybody = No moderator yet: whoever presses Start opens.
sessions-start-button = Start
sessions-start-text = It’s time for { $circle }: { $topic } · { $who }
sessions-start-begun = 🗓 The session has begun: { $topic }
sessions-start-over = 🗓 The session is over: { $topic }
sessions-here = I’m here
sessions-noted-here = Noted: you’re here. That is counted and shown to nobody; after { $names } days only the number is left.
sessions-noted-here-back = Noted: you’re here. Your name is off the card’s list of those who can’t come, and you’re counted.
sessions-next-is = Next time: { $when }
sessions-somebody-moderates = 🎙 { $who } moderates this session. If that isn’t possible right now, you can.
sessions-take-moderation = Take over moderation
sessions-holds = { $role } is with { $who } this time.
sessions-leads = 🎙 { $who } moderates from here on, with the buttons under the open step.
sessions-you-moderate-now = 🎙 You moderate now. Please press the button in the thread once more.

sessions-plans-title = 🎯 *Last time’s plans:*
sessions-plans-line = “If { $situation }, then I will { $action }” ({ $who })
sessions-plans-somebody = a member
sessions-plans-ask = How did it go? A sentence each is plenty.
sessions-phase-live = *{ $n } of { $total } · { $title } · { $minutes } min* (until { $until }), { $who }
sessions-phase-async = *{ $n } of { $total } · { $title } · { $minutes } min of your time* (open until { $until }), { $who }
sessions-phase-over = *{ $n } of { $total } · { $title }* · over
sessions-phase-again = *{ $n } of { $total } · { $title }* · will come again; back one step first
sessions-phase-for-author = 🔒 Everybody sees only their own answer.
sessions-phase-for-receiver = 👥 Only { $who } reads the answers.
sessions-phase-for-circle = All answers appear here together once everyone has answered, at the latest when the step ends.
sessions-phase-for-nameless = When the step ends, the answers appear here without names, if there are at least three.
sessions-phase-text = Step { $n } of { $total }, { $title }, { $minutes } min: { $question }
sessions-phase-next = Next
sessions-phase-more = +5 min
sessions-phase-back = Back
sessions-phase-end = End
sessions-end-title = End the session?
sessions-end-confirm = Whatever is left on the agenda is skipped. Reflection and minutes come next.
sessions-go-on = Go on

sessions-ended = 🗓 Session { $number } of { $sessions } is done: *{ $topic }*. Thank you all.
sessions-season-over = 🌱 The season of *{ $circle }* is complete. What you have learned stays yours, and goes on with everybody you tell.
sessions-ways-out = Would you like to change something, take a break, go on together with another circle, or finish here? Now is a good moment, and each of them is fine. Talk it over; the buttons for it are with whoever is responsible for your circle.
sessions-others-find = What of this should others in the company be able to find? They find a card only once everybody whose name is on it has said yes.
sessions-ways-out-button = Change, pause, merge or end
sessions-reflect = Reflect, 2 min
sessions-plan = Write my plan
sessions-minutes-write = Write the minutes
sessions-minutes-edit = Edit the minutes
sessions-minutes-ask = ✍ { $who }, what would you all like to keep? A few sentences are enough.
sessions-minutes-ask-anybody = ✍ Nobody took notes this time. What would you like to keep? Whoever likes writes it down.
sessions-minutes-written = ✍ The minutes are in this thread.

sessions-minutes-title = Minutes
sessions-minutes-last = Last written: { $when }
sessions-minutes-last-by = Last written by { $who }: { $when }
sessions-minutes-of-case = Nothing of the case goes in below, only what you have all learned.
sessions-minutes-label = What does the circle want to keep?
sessions-minutes-example = Insights, open questions, agreements. Not who said what.
sessions-minutes-hint = 👥 This goes into the session’s thread: everybody in { $channel } can read it.
sessions-minutes-keep = Save
sessions-minutes-head = ✍ *Minutes · { $topic }*
sessions-minutes-by = ✍ *Minutes · { $topic }*, by { $who }
sessions-minutes-text = Minutes of { $circle }, { $topic }: { $beginning }

sessions-answer = Answer, { $minutes } min
sessions-answer-title = Your answer
sessions-answer-label = Your answer
sessions-answer-keep = Save
sessions-answer-until = You can change it until { $until }.
sessions-answer-kept = Saved.
sessions-for-author = 🔒 Only you see this.
sessions-for-receiver = 👥 Only you and { $who } see this.
sessions-for-circle = 👥 This goes into the thread with your name: everybody in { $channel } can read it.
sessions-for-nameless = 👥 This goes into the thread in { $channel } without your name, at the end of the step, if three or more write.
sessions-others-so-far = *What the others have written so far*
sessions-others-nothing = You are the first. With “Read” in the thread you see the others later.
sessions-read = Read
sessions-read-all = Read all of it
sessions-read-title = What was written
sessions-read-none = There is nothing to read here yet, or not any more.
sessions-read-later = When this step is over, the answers appear in the thread, without names. Until then you see only your own.
sessions-read-too_few = Fewer than three wrote something: nobody else sees it, so that nobody has to guess whose it is.
sessions-together = *{ $title }* · what you wrote
sessions-together-nameless = *{ $title }* · what you wrote, without names and in no particular order
sessions-together-text = { $title }: { $count ->
        [one] one answer is
       *[other] { $count } answers are
    } here now, in the thread.
sessions-reminder = 🗓 *{ $circle }* · { $topic }: { $count ->
        [one] one question is waiting
       *[other] { $count } questions are waiting
    } for you.
sessions-reminder-line = *{ $title }*, until { $until }
    { $question }
sessions-reminder-once = This is the only reminder for this session.
sessions-reminder-text = { $circle }: { $count ->
        [one] one question is
       *[other] { $count } questions are
    } open for you until { $day }.
