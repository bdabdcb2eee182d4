# Joining a circle: asking, the waitlist, invitations, who is responsible.

circles-ask = Ask to join
circles-wait = Put me on the waitlist
circles-take-back = Withdraw
circles-off-list = Take me off the list
circles-not-any-more = No longer interested
circles-no-thanks = No, thank you
circles-let-in = Let in
circles-not-now = Not now

circles-asked = You’ve asked to join *{ $name }*. The people responsible will answer, and I’ll let you know.
circles-waits = You’re on the waitlist of *{ $name }*. As soon as a place is free, I’ll write to you and hold it for two working days.
circles-invited-waits = All places in *{ $name }* have been taken in the meantime. You’re on the waitlist: as soon as a place is free, I’ll write to you and hold it for two working days.
circles-withdrawn-asked = Withdrawn: your request to join *{ $name }*.
circles-withdrawn-waiting = You are off the waitlist of *{ $name }*.
circles-withdrawn-invited = All right, you’re not in *{ $name }*. Nobody asks why.
circles-withdrawn-kept = Noted: the place in *{ $name }* goes to the next person.

circles-asks = 🌱 { $who } would like to join *{ $name }*. { $free ->
    [0] All places are taken right now: anyone you let in waits for the next one.
    [one] One place is free.
   *[other] { $free } places are free.
}
circles-asks-quietly = “Not now” tells them kindly, without a reason.
circles-asks-settled = This request is settled.
circles-let-in-done = 🌱 { $who } is in: *{ $name }*.
circles-let-in-waits = { $who } is on the waitlist of *{ $name }*: all places are taken right now.
circles-not-now-done = Noted. I’ll tell { $who } kindly that *{ $name }* isn’t working out right now.

circles-not-now-told = *{ $name }* isn’t working out at the moment. `/circle` shows which other circles are forming, and `/circle new` starts your own.
    .guest = *{ $name }* isn’t working out at the moment. Other circles have a card with a button in the channels that you are in.
circles-closed-told = *{ $name }* has ended, so no more places will open up. You can start your own with `/circle new`.
    .guest = *{ $name }* has ended, so no more places will open up.

circles-joined-gathers = { $missing ->
    [0] With you, there are enough people to begin: the first date follows in { $channel }.
    [one] As soon as one more joins, the dates begin, and { $channel } is told.
   *[other] As soon as three are in, the dates begin, and { $channel } is told.
}

circles-place = 🌱 A place is free in *{ $name }*, { $rhythm }. It is kept for you until { $until }.
circles-place-passed = This place is no longer held. `/circle` shows what else there is.

circles-invitation = 🌱 { $who } invites you to the learning circle *{ $name }*.
    { $purpose }
circles-invitation-plain = 🌱 You are invited to the learning circle *{ $name }*.
    { $purpose }
circles-invitation-text = You are invited to the learning circle { $name }, { $when }.
circles-invitation-full = All places are taken right now; on the waitlist you’ll get the next one.
circles-invitation-over = This invitation is settled. `/circle` shows what there is.
circles-next-date = Next: 🗓 { $when }

circles-you-own = 🌱 You are responsible for *{ $name }* now: you can change it, and you see who wants to join.
circles-changed = 🗓 From { $next } on, *{ $name }* meets { $rhythm }, { $minutes } min, { $mode }. Agenda: { $format }.
circles-changed-rhythm = 🗓 From { $next } on, *{ $name }* meets { $rhythm }.
circles-changed-minutes = 🗓 From { $next } on, *{ $name }* meets for { $minutes } minutes.
circles-changed-mode = 🗓 From { $next } on, *{ $name }* meets { $mode }.
circles-changed-format-id = 🗓 From { $next } on, *{ $name }* has another agenda: { $format }.
circles-changed-venue = 📍 From { $next } on, *{ $name }* meets here: { $venue }
circles-changed-venue-none = 📍 From { $next } on, *{ $name }* has no set place any more.

circles-line-asked = 🌱 *{ $name }*: you have asked to join.
circles-line-waiting = 🌱 *{ $name }*: you are on the waitlist.
circles-line-invited = 🌱 *{ $name }*: you are invited.
circles-line-kept = 🌱 *{ $name }*: a place is kept for you until { $until }.

circles-open = Open
circles-choose = Choose a circle
circles-which = Which circle do you mean?
circles-leave-which = You can leave at any time and without a reason.
circles-more-of-mine = 🌱 And { $count } more.
circles-card-by-invitation = by request
circles-card-text-asking = You can ask to join here.
