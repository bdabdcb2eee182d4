# Open meetups: planning one, the card, signing up, hosting, how it goes, what people take from it.

meetups-modal = An open meetup
meetups-modal-change = Change the meetup
meetups-what = For a whole channel: people sign up on a card, bring something, and vote for what they’d like to hear.
meetups-field-format = How does it go?
meetups-field-title = What is it about?
meetups-title-hint = If you leave it empty, it is called like its format.
meetups-field-channel = In which channel?
meetups-field-day = On which day?
meetups-zone = Times count in the time zone { $zone }.
meetups-field-seats = For how many people?
meetups-seats = { $n ->
    [0] For all who come
   *[other] { $n } seats
}
meetups-field-language = Language of the card
meetups-field-repeats = Does it come again?
meetups-repeats = Every 4 weeks, a week later on holidays; its card comes two weeks before
meetups-you-host = You host it; somebody else can take that over later. Who documents is open at first.
meetups-announce = Announce it
meetups-save = Save
meetups-planned = *{ $title }* is announced in { $channel }. If its card isn’t there in a minute, invite me into the channel: `/invite`
meetups-cannot-host = I can’t host
meetups-call-off = Call off
meetups-call-off-sure = Call it off?
meetups-call-off-what = All who have signed up are told. If it repeats, the next one comes all the same; untick that first if it shouldn’t.

meetups-card-head = 🗓 *{ $when } · { $title }*
meetups-card-text = { $when }: { $title }. Sign up on the card.
meetups-card-called-off = { $title } on { $when } is called off.
meetups-is-called-off = This meetup is called off.
meetups-card-format = { $format }, { $minutes } min
meetups-card-repeats = every 4 weeks
meetups-who-host = Hosts: { $who }
meetups-who-documenter = Documents: { $who }
meetups-nobody-yet = nobody yet
meetups-nobody = nobody
meetups-come = { $n ->
    [one] One comes: { $who }
   *[other] { $n } come: { $who }
}
meetups-more = and { $n } more
meetups-free = { $n ->
    [0] All seats are taken.
    [one] One seat is free.
   *[other] { $n } seats are free.
}
meetups-coming = Coming meetups
meetups-wait-button = Put me on the list
meetups-waiting = ⏳ Waiting for a seat: { $who }
meetups-you-come = You’re in.
meetups-you-wait = All seats are taken. You’re number { $n } on the list, and I’ll tell you as soon as a seat is yours.
meetups-you-dont = Noted: you aren’t coming.
meetups-seat = 🗓 A seat is free: you’re in at *{ $title }* in { $channel }, { $when }. If you can’t come after all, say so on its card.
meetups-agenda = *What people bring*, in the order of votes:
meetups-vote = I’d like that · { $n }
meetups-card-seen = 👥 If you sign up, everybody in { $channel } reads your name and what you bring here. Of votes only the number shows. 30 days after the meetup, sign-ups and votes are deleted.
meetups-come-button = I come
meetups-bring = I bring something or help
meetups-withdraw = I can’t come
meetups-take-host = I host
meetups-take-documenter = I document
meetups-more-about = More about it
meetups-how = How it goes
meetups-calendar = Into my calendar
meetups-change = Change

meetups-field-topic = What do you bring?
meetups-topic-example = A question, something unfinished, a story
meetups-field-helps = Would you help?
meetups-helps = Yes, ask me to host or document, here or next time
meetups-bring-seen = 👥 Everybody in { $channel } reads your name and what you bring on the card.

meetups-guide = *{ $title }* begins now. Hosts: { $host }. This is how it goes:
meetups-reminder = 🎙 You host *{ $title }*: { $when }.
meetups-reminder-people = { $n ->
    [one] One person has signed up so far.
   *[other] { $n } people have signed up so far.
}
meetups-asked-host = *{ $title }* in { $channel }, { $when }: you said you’d help. Would you host it?
meetups-asked-documenter = *{ $title }* in { $channel }, { $when }: you said you’d help. Would you write down what people take from it?
meetups-rather-not = Not this time
meetups-yours-host = 🎙 Noted, you host *{ $title }*: { $when }. The day before, I send you how it goes.
meetups-yours-documenter = ✍ Noted, you document *{ $title }*: { $when }. An hour after it, I ask you for the recap.
meetups-settled = *{ $title }*, { $when }: this is settled, thank you.
meetups-let-go = Noted. I ask those who said they’d help, and if nobody can, the channel.
meetups-no-host = 🎙 Nobody hosts *{ $title }* yet: { $when }. Who would like to?
meetups-hosts = 🎙 *{ $title }*, { $when }. Hosts: { $host }.
meetups-moved = 🗓 *{ $title }* is at another time: { $when }. If you can’t then, say so on its card.
meetups-told-off = *{ $title }*, { $when }, is called off.

meetups-recap-title = What was it about?
meetups-recap-asked = ✍ *{ $title }* is over. Would you write in a few sentences what it was about, for those who weren’t there?
meetups-recap-write = Write the recap
meetups-recap-change = Change the recap
meetups-recap-is-there = ✍ The recap of *{ $title }* is in its thread. Thank you.
meetups-field-recap = What was it about?
meetups-field-insights = What do people take from it?
meetups-recap-seen = 👥 Everybody in { $channel } reads this in the thread, with your name.
meetups-recap = ✍ *{ $title }*, written down by { $who }:
meetups-recap-insights = *What people take from it*
