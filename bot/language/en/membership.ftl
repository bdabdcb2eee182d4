# Joining a circle: asking, the waitlist, invitations, who is responsible.

circles-ask = Ask to join
circles-wait = Put me on the waitlist
circles-take-back = Take it back
circles-off-list = Take me off the list
circles-not-any-more = Not any more
circles-no-thanks = No, thank you
circles-let-in = Let in
circles-not-now = Not now

circles-asked = You have asked to join *{ $name }*. Whoever is responsible for it answers you, and I tell you.
circles-waits = You are on the waitlist of *{ $name }*. As soon as a place is free I write to you and keep it for two working days.
circles-invited-waits = All places in *{ $name }* were taken meanwhile. So you are on the waitlist: as soon as a place is free I write to you and keep it for two working days.
circles-withdrawn-asked = Taken back: you don't ask to join *{ $name }* any more.
circles-withdrawn-waiting = You are off the waitlist of *{ $name }*.
circles-withdrawn-invited = Noted: *{ $name }* goes on without you. Nobody asks why.
circles-withdrawn-kept = Noted: the place in *{ $name }* goes to the next person.

circles-asks = 🌱 { $who } would like to join *{ $name }*. { $free ->
    [0] All places are taken just now: whom you let in waits for the next one.
    [one] One place is free.
   *[other] { $free } places are free.
}
circles-asks-quietly = With “Not now” I tell them kindly and without a reason.
circles-asks-settled = This request is settled.
circles-let-in-done = 🌱 { $who } is in: *{ $name }*.
circles-let-in-waits = { $who } is on the waitlist of *{ $name }*: all places are taken just now.
circles-not-now-done = Noted. I tell { $who } kindly that it doesn't work out in *{ $name }* just now.

circles-not-now-told = In *{ $name }* it doesn't work out just now. `/circle` shows which other circles are gathering, and with `/circle new` you found one yourself.
circles-closed-told = *{ $name }* has come to its end, so no place becomes free in it any more. With `/circle new` you found a circle yourself.

circles-place = 🌱 A place is free in *{ $name }*, { $rhythm }. It is kept for you until { $until }.
circles-place-passed = This place isn't kept any more. `/circle` shows what there is.

circles-invitation = 🌱 { $who } invites you to the learning circle *{ $name }*.
    { $purpose }
circles-invitation-plain = 🌱 You are invited to the learning circle *{ $name }*.
    { $purpose }
circles-invitation-text = You are invited to the learning circle { $name }, { $when }.
circles-invitation-full = All places are taken just now; on the waitlist you get the next one.
circles-invitation-over = This invitation is over. `/circle` shows what there is.
circles-next-date = Next: 🗓 { $when }

circles-you-own = 🌱 You are responsible for *{ $name }* now: you can change it, and you see who is at its door.
circles-changed = 🗓 *{ $name }* from { $first } on: { $rhythm } ({ $zone }), { $minutes } min, { $mode }. Agenda: { $format }.

circles-line-asked = 🌱 *{ $name }*: you have asked to join.
circles-line-waiting = 🌱 *{ $name }*: you are on the waitlist.
circles-line-invited = 🌱 *{ $name }*: you are invited.
circles-line-kept = 🌱 *{ $name }*: a place is kept for you until { $until }.

circles-open = Open
circles-choose = Choose a circle
circles-which = Which circle do you mean?
circles-leave-which = You can leave at any time and without a reason.
circles-more-of-mine = 🌱 And { $count } more.
circles-card-by-invitation = the owners let people in
circles-card-text-asking = A circle is gathering: { $name }, { $when }. You can ask to join here.
