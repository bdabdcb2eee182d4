# Coaching pairs: the pool, the rounds, the pairs' messages.

coaching-out = 💬 *Coaching in pairs:* every round you and somebody new coach each other, 50 minutes, 25 each. You aren't taking part so far.
coaching-in = 💬 You take part in coaching in pairs.
coaching-with-paired = This round with { $others }. A date is still to be found.
coaching-with-dated = This round with { $others }. You have a date.
coaching-with-not_yet = This round with { $others }. You haven't met so far.
coaching-with-met = This round with { $others }. You have met.
coaching-with-not_this_time = This round with { $others }: it doesn't work out this time, and that's fine.
coaching-next-round = Next round: { $when }
coaching-alone = So far you are the only one here. As soon as there are two of you, the first round gets its date.
coaching-paused = You pause until { $day }. On that day you are back by yourself.
coaching-join = Take part
coaching-leave = Stop taking part
coaching-pause = Pause
coaching-resume = Carry on now
coaching-not-with = Not with ...
coaching-voluntary = Voluntary at any time, without a reason. What you talk about stays between you: I don't read along.
coaching-commands = `/coach join` · `/coach pause` · `/coach not-with @person` (only you see that) · `/coach leave`

coaching-card-text = { $people }, you coach each other in this round, { $minutes } minutes in all. A first question is waiting for you.
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
coaching-late = The partner of one of you is no longer here, so you have found each other in the middle of the round.
coaching-odd = An odd number of people makes one trio, and this time it's you.
coaching-offers-and-wishes = { $who } offers { $offers } and would like to learn { $wishes }.
coaching-offers = { $who } offers { $offers }.
coaching-wishes = { $who } would like to learn { $wishes }.
coaching-still-two = { $out } can't this time. You two can still meet as a pair.
coaching-first-question = First question to each other: _{ $question }_
coaching-slot = { $count ->
    [2] A time in both your working hours: { $when }.
   *[other] A time in the working hours of all three of you: { $when }.
}
coaching-find-a-time = Find a time that suits you.
coaching-dated = You have a date.
coaching-length = { $minutes } minutes, 25 each; the rest is yours.
coaching-we-have-a-date = We have a date
coaching-how = How does this work?
coaching-not-this-time = I can't this time
coaching-cannot-title = Not this time?
coaching-cannot-text = The others here are told that you can't this time. You needn't give a reason, and in the next round you take part again.
coaching-stays-here = What you talk about stays between you: I don't read along.
coaching-round-over = This round is over. `/coach` shows the current one.
coaching-closed-gone = { $count ->
    [one] 💬 { $who } is no longer in this workspace.
   *[other] 💬 { $who } are no longer in this workspace.
}
coaching-closed-met = 💬 You have met. What you made of it stays with you; new pairs come on { $day }.
coaching-closed-not_this_time = It doesn't work out this time, and that's fine. New pairs come on { $day }.

coaching-did-you-meet = { $count ->
    [2] 💬 Half of the round is over. Did you two meet?
   *[other] 💬 Half of the round is over. Did you three meet?
}
coaching-we-met = We met
coaching-not-yet = Not yet
coaching-not-this-round = Not this time
coaching-time-until = 💬 You haven't met so far. There is time until { $day }; 50 minutes are enough.
coaching-answer-stays-here = 🔒 Only you here see this answer

coaching-declined = { $count ->
    [one] 💬 { $out } can't this time. That needs no reason; new pairs come on { $day }.
   *[other] 💬 { $out } can't this time. That needs no reason; new pairs come on { $day }.
}
coaching-declined-trio = 💬 { $out } can't this time. That needs no reason; you two can still meet as a pair.
coaching-left-over = 💬 A new coaching round has begun, and this time the numbers left nobody for you.
coaching-left-over-then = In the next round you come first. `/coach` shows when it begins.

coaching-minutes = { $n } min
coaching-turns = { $n ->
    [2] Then this twice, so that each of you is coached once:
   *[other] Then this { $n } times, so that everybody has each role once:
}
coaching-questions = Questions that help when you coach

coaching-pause-until = On which day do you want to be back?
coaching-pause-hint = Rounds that begin before that go on without you. A pair that you are in now stays.
coaching-pause-is-past = This day has passed already. Choose a later one.
coaching-pause-is-long = That is more than a year ahead. Choose an earlier day, or stop taking part: you can come back at any time.
coaching-not-with-text = With whom don't you want to be paired? Nobody is told, now or later, and nobody but you can see this list.
coaching-not-with-whom = Not with
coaching-slack-is-silent = Slack doesn't tell me just now who these people are, so your list is as it was. Press Keep in a moment to try again.
coaching-nobody-there = Slack doesn't know one of these people. Choose them here by their name.
coaching-not-with-kept = 🔒 Noted. Only you can see and change this list.
coaching-not-with-change = Change the list
coaching-keep = Keep
