# Coaching pairs: the pool, the rounds, the pairs' messages.

coaching-out = 💬 *Coaching in pairs:* every round, you and a colleague coach each other for 50 minutes. You haven’t joined yet.
    .guest = 💬 *Coaching in pairs:* every round, two people coach each other for 50 minutes. It takes a full account; with a guest account you can’t join.
coaching-in = 💬 You’re in for coaching in pairs.
coaching-with-paired = This round with { $others }. No time set yet.
coaching-with-dated = This round with { $others }. You’ve set a time.
coaching-with-dated-at = This round with { $others }. 🗓 You meet: { $when }.
coaching-with-not_yet = This round with { $others }. You haven’t met so far.
coaching-with-met = This round with { $others }. You have met.
coaching-with-out = This round goes on without you. Zirkel tells { $others } that you can’t this time.
coaching-with-not_this_time = It doesn’t work out in this round, and that’s fine.
coaching-next-round = Next round: { $when }
coaching-alone = You’re the first one here. As soon as there are two of you, the first round will be scheduled.
coaching-paused = You’re taking a break until { $day }; then you’re back automatically.
coaching-waits = New rounds go ahead without you until you say that you’d like to carry on.
coaching-skips = The next round goes ahead without you; in the one after it you’re back automatically.
coaching-full = You’re in as many pairs at once as you like. New rounds go ahead without you until one of them ends.
coaching-join = Take part
coaching-leave = Stop taking part
coaching-leave-told = If your pair hasn’t met yet in this round, the others in it will be told that you can’t this time. No reason needed.
coaching-pause = Pause
coaching-resume = Carry on now
coaching-not-with = Not with …
coaching-voluntary = Voluntary: you can stop at any time, no reason needed. Zirkel keeps nothing of what you say or write to each other; what you note down afterwards, only you see.
coaching-more = `/coach help` shows what else you can type here.
coaching-guide =
    `/coach`  how things stand for you · `/coach join` · `/coach leave`
    `/coach pool leading`  coaching about a theme, with whoever wants that, too
    `/coach skip`  the next round without you · `/coach pause`  until some day · `/coach resume`
    `/coach settings`  with whom, for how long, and in how many pairs at once
    `/coach not-with @person`  put down whom you don’t want to meet; only you see that
    `/coach mentor`  a mentor, a buddy or a tutor · `/coach case`  help with a case
    .guest =
        `/coach`  how things stand for you · `/coach leave`
        `/coach skip`  the next round without you · `/coach pause`  until some day
        `/coach not-with @person`  put down whom you don’t want to meet; only you see that

coaching-pool-theme = *{ $theme }:*
coaching-pool-own = *For everybody:*
coaching-pool-missing = { $missing ->
    [one] one more person, and the next round gets a date.
   *[other] { $missing } more people, and the next round gets a date.
}
coaching-pool-goes = pairs come every round.
coaching-pool-join = Take part
coaching-pool-leave = Leave it
coaching-pool-new = Coach about a theme …
coaching-pool-title = Coach about a theme
coaching-pool-about = What is it about?
coaching-pool-example = leading for the first time
coaching-pool-hint = You take part in it at once. Once { $n } people do, the first round gets a date; until then you’re told in `/coach` how many more it takes. If there is one of this name, you join it.
coaching-pool-seen = 👥 Everybody here who types /coach sees the theme and how many more it takes, but not who takes part.
coaching-pool-open = Take part

coaching-card-text = { $people }, you coach each other in this round, { $minutes } minutes in all. A first question is waiting for you.
coaching-card-weekly = 💬 { $count ->
    [2] *You two for this week:*
   *[other] *You three for this week:*
} { $people }
coaching-card-two_weeks = 💬 { $count ->
    [2] *You two for the next two weeks:*
   *[other] *You three for the next two weeks:*
} { $people }
coaching-card-four_weeks = 💬 { $count ->
    [2] *You two for the next four weeks:*
   *[other] *You three for the next four weeks:*
} { $people }
coaching-card-rest = 💬 { $count ->
    [2] *You two until { $day }:*
   *[other] *You three until { $day }:*
} { $people }
coaching-late = One of you had no partner any more, so you have found each other in the middle of the round.
coaching-together = You stay together: this is your { $nth ->
    [2] second
   *[other] third
} round.
coaching-odd = An odd number of people makes one trio, and this time it’s you.
coaching-offers-and-wishes = { $who } can teach: { $offers }. Wants to learn: { $wishes }.
coaching-offers = { $who } can teach: { $offers }.
coaching-wishes = { $who } wants to learn: { $wishes }.
coaching-first-question = First question to each other: _{ $question }_
coaching-slot = { $count ->
    [2] A time that’s within both your working hours: { $when }.
   *[other] A time that’s within working hours for all three of you: { $when }.
}
coaching-find-a-time = Find a time that suits you.
coaching-dated-at = 🗓 You meet: *{ $when }*.
coaching-length = { $minutes } minutes, split evenly.
coaching-set-date = Set a date
coaching-move-date = Change the date
coaching-undate = Undo the date
coaching-calendar = For my calendar
coaching-date-day = Which day?
coaching-date-at = What time?
coaching-date-zone = Your time zone: { $zone }
coaching-date-seen = 👥 Only the people in your conversation see date and place. Both also appear in the calendar of each of you who subscribes to their sessions.
coaching-date-past = That moment is over. Choose a later one.
coaching-date-late = By then the next round has begun. Choose an earlier day.
coaching-file-comment = 🗓 Coaching: { $when }. Open the file to add the date to your calendar. If it changes, take the file again.
coaching-how = How does this work?
coaching-not-this-time = I can’t this time
coaching-cannot-title = Not this time?
coaching-cannot-text = The others here will be told that you can’t make it this time. No reason needed; you’re back in for the next round.
coaching-cannot-text-last = The others here will be told that you can’t make it this time. No reason needed.
coaching-stays-here = Zirkel keeps nothing of what you write to each other. Like everything in Slack, your company may be able to export it.
coaching-round-over = This round is over. `/coach` shows the current one.
coaching-closed-gone = { $count ->
    [one] 💬 { $who } is no longer in this workspace.
   *[other] 💬 { $who } are no longer in this workspace.
}
coaching-closed-met = 💬 You’ve met. What you make of it stays with you; the next round starts on { $day }.
coaching-closed-not_this_time = 💬 *Coaching:* it isn’t happening this time, and that’s fine. New pairs start on { $day }.
coaching-closed-met-last = 💬 You’ve met. What you make of it stays with you.
coaching-closed-not_this_time-last = 💬 *Coaching:* it isn’t happening this time, and that’s fine.

coaching-did-you-meet = { $count ->
    [2] 💬 *Coaching:* this round is half over. Have you two met yet?
   *[other] 💬 *Coaching:* this round is half over. Have you three met yet?
}
coaching-we-met = We met
coaching-not-yet = Not yet
coaching-not-this-round = Not this time
coaching-time-until = 💬 *Coaching:* you haven’t met yet. You have until { $day }; 50 minutes are enough.
coaching-answer-stays-here = 👥 Only the people in this conversation see your answer

coaching-declined = { $count ->
    [one] 💬 { $out } can’t this time. That needs no reason. If somebody else is free, whoever is left meets them in this round; new pairs come on { $day }.
   *[other] 💬 { $out } can’t this time. That needs no reason; new pairs come on { $day }.
}
coaching-declined-trio = 💬 { $out } can’t this time. That needs no reason; you two can still meet as a pair.
coaching-declined-last = 💬 { $out } can’t this time. That needs no reason.
coaching-switched-off = 💬 *Coaching in { $theme }* has been switched off. A round that is under way goes on to its end; no new one comes after it. If it’s switched on again, you’re in as before, and you hear of it.
coaching-switched-on = 💬 *Coaching in { $theme }* is on again, and you’re in as before. `/coach` shows when the next round begins.
coaching-left-over-nobody = 💬 A new coaching round has begun. This time there was nobody free for you to be paired with. The more people take part, the easier it gets.
coaching-left-over-hours = 💬 A new coaching round has begun. Of those who take part and share your language, nobody has two working hours in common with you, so there was nobody for you. Zirkel counts the hours that you chose in Home, or from 9 to 18, in the time zone of your Slack profile. If you work at others, change it there; otherwise it helps if colleagues nearer to you take part.
coaching-left-over-language = 💬 A new coaching round has begun. So far you’re the only one taking part in your language, so there was nobody for you. If you speak the other one as well, you can be paired in both.
coaching-few-en = Only { $count } of those who take part have English as their language, so you’ll keep meeting the same people. If you speak German as well, you can be paired in both.
coaching-few-de = Only { $count } of those who take part have German as their language, so you’ll keep meeting the same people. If you speak English as well, you can be paired in both.
coaching-any-on = You can be paired in English and in German.
coaching-any-language = In both languages
coaching-own-language = Only in my language
coaching-left-over-then = You’re first in line next round. `/coach` shows when it begins.

coaching-minutes = { $n } min
coaching-turns = { $n ->
    [2] Then this twice, { $minutes } min each time, so that each of you is coached once:
   *[other] Then this { $n } times, { $minutes } min each time, so that everybody has each role once:
}
coaching-turns-each = Then this { $n } times, { $minutes } min each time:
coaching-turns-over = At the end, once:
coaching-questions = Questions that help when you coach

coaching-pause-until = On which day do you want to be back?
coaching-pause-hint = Rounds that begin before then go ahead without you. If your pair hasn’t met yet and you aren’t back in time for it, the others in it will be told that you can’t this time.
coaching-not-with-text = Is there anyone you’d rather not be paired with? Nobody is told, now or later, and Zirkel shows this list to nobody but you.
coaching-not-with-whom = Not with
coaching-slack-is-silent = Slack doesn’t tell me right now who these people are, so your list is as it was. Press Save in a moment to try again.
coaching-no-colleague = Only colleagues can be on this list: neither you yourself nor an app nor somebody of another company. Nothing has changed; choose again.
coaching-nobody-there = Slack doesn’t know one of these people. Choose them here by their name.
coaching-not-with-kept = 🔒 Noted. Only you can see and change this list.
coaching-not-with-change = Change the list
coaching-keep = Save
