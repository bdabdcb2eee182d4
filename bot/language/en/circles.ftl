# Circles: founding, joining, leaving.

circles-rhythm-weekly = every { $weekday } at { $time }
circles-rhythm-weekly-breaks = { $day ->
    [0] Mondays
    [1] Tuesdays
    [2] Wednesdays
    [3] Thursdays
    [4] Fridays
    [5] Saturdays
   *[6] Sundays
} at { $time }
circles-rhythm-breaks = { $rhythm }, with breaks as the programme plans them
circles-rhythm-two_weeks = every second { $weekday } at { $time }
circles-rhythm-four_weeks = every fourth { $weekday } at { $time }
circles-rhythm-monthly = { $nth ->
    [1] on the first { $weekday } of the month at { $time }
    [2] on the second { $weekday } of the month at { $time }
    [3] on the third { $weekday } of the month at { $time }
    [4] on the fourth { $weekday } of the month at { $time }
   *[other] on the last { $weekday } of the month at { $time }
}

circles-card-title = 🌱 *{ $name }*
    { $purpose }
circles-card-when = { $rhythm }, { $minutes } min, { $sessions } times, from { $first }
circles-card-when-gathering = { $rhythm }, { $minutes } min, { $sessions } times, from { $first } at the earliest
circles-begins-with-three = begins once three are in
circles-card-places = { $free ->
    [0] All { $places } places are taken
   *[other] { $taken } of { $places } places taken
}
circles-people = { $people ->
    [one] 1 person
   *[other] { $people } people
}
circles-readers = { $people ->
    [0] { $channel }
   *[other] { $findable ->
        [yes] { $channel } (public, { circles-people } at last count)
       *[no] { $channel } ({ circles-people } at last count)
    }
}
circles-card-seen = 👥 Everybody in { $channel } can read along.
circles-card-closed = This circle has come to its end.
circles-card-paused = This circle is on a break until { $until }. Then it continues automatically.
circles-card-text = { $name } meets { $when }.
circles-card-text-gathering = A circle is gathering: { $name }, { $when }. It begins once three are in.
circles-card-text-joining = You can join it here.
circles-card-text-full = { $name } meets { $when }. All places are taken.
circles-card-text-paused = { $name } is on a break.
circles-card-text-closed = { $name } has come to its end.
circles-join = Join
circles-what-is-this = What is this?
circles-explanation =
    A learning circle is a small group, at most { $places } people, that learns something together: { $sessions } times, { $minutes } minutes each.

    You choose the topics yourselves, and the roles take turns: who moderates, who takes notes, who watches how you work together. Zirkel reminds you, keeps the time and asks the questions. You need no preparation and no training.
circles-voluntary = Joining, pausing and leaving are voluntary and need no reason. Zirkel shows your reflections to nobody else unless you share them.

circles-no-managers = It’s best if nobody is in a circle with their own manager: people speak more freely.
circles-found-title = Start a circle
circles-found-submit = Start the circle
circles-name = What is the circle called?
circles-name-example = Difficult conversations
circles-purpose = What do you want to learn together?
circles-purpose-example = Say uncomfortable things so that they are heard
circles-channel = Which channel does it use?
circles-channel-hint = The card with the Join button goes there. A private channel is best: invite Zirkel there first. In a public one, everybody in the company can read along.
circles-channel-there = An existing one
circles-channel-there-seen = If it is public, everybody in the company can read along
circles-channel-public = A new public one
circles-channel-public-seen = Everybody in the company can find it and read along
circles-channel-private = A new private one
circles-channel-private-seen = Only its members can read along
circles-found-seen = 👥 Name, purpose and everything the circle posts appear in that channel: whoever is in it can read along.
circles-which-channel = Which existing channel?
circles-channel-missing = Please choose a channel.
circles-channel-or-new = Above, a new channel is chosen. Choose “An existing one” there, or leave this empty.
circles-first = First session, at the earliest
circles-first-hint = The circle then always meets on this weekday.
circles-at = At what time?
circles-odd-hour = *{ $day }, { $time }:* not everybody is at work then. If you mean it, press the button once more.
circles-odd-hour-then = Yes, at that time
circles-cadence = How often?
circles-venue = Where do you meet?
circles-venue-example = A link that begins with https://, or a room
circles-venue-hint = Each session’s card shows it.
circles-venue-is = 📍 { $venue }
circles-defaults = 60 minutes, 8 sessions, up to 5 people, the learning circle’s agenda. All of that can be changed:
circles-more = More options
circles-format = How does a session run?
circles-format-on-offer = Your programme says which agendas there are to choose from.
family-circle = Learning together
family-casework = Cases from work
family-coaching = Coaching and feedback
family-mentoring = Mentoring
family-teaching = Teaching each other
family-community = Exchange
family-showcase = Showing work
family-practice = Working side by side
family-failure = Learning from what happened
family-inquiry = Reading and remembering
family-innovation = Trying things out
family-handover = Passing on knowledge
circles-mode = How do you meet?
circles-minutes = How long is a session?
circles-minutes-of-format = As long as the agenda says
circles-n-minutes = { $n } minutes
circles-places = How many people at most?
circles-sessions = How many sessions does the season have?
circles-language = Which language does the circle use?
circles-zone-is = Times are those of { $zone }.
circles-zone = Which time zone is that time in?
circles-first-is-past = That time has already passed. Choose a later date or time.
circles-first-is-far = That is more than a year ahead. Choose an earlier date.
circles-longer-than-frame = Your programme gives meetings { $minutes } minutes at most. Choose a shorter one.
circles-ends-after-frame = The last session would be on { $ends }, and your programme ends on { $last }. Choose fewer sessions or other dates.
circles-mode-does-not-fit = This agenda can’t run that way. Choose the other way, or another agenda.

circles-founded = 🌱 You’ve started *{ $name }*. The card with the Join button is on its way to { $channel }.
    Meanwhile, suggest a first topic there: `/topics add` and what you want to learn.
circles-founded-alone = 🌱 You’ve started *{ $name }*. So far you’re alone in { $channel }: invite the people you want to learn with.
    Meanwhile, suggest a first topic there: `/topics add` and what you want to learn.
circles-founded-gathers = As soon as three of you are in, the channel hears when it begins. Until then there are no roles and no dates.
circles-joined = 🌱 You are in: *{ $name }*, { $rhythm }.
circles-to-calendar = Dates for my calendar
circles-leave-any-time = You can leave at any time without a reason: `/circle`
circles-left = You have left *{ $name }*. Nobody asks why.
circles-leave = Leave
circles-leave-title = Leave this circle?
circles-leave-confirm = You’ll leave { $name }. The others are only told that a place is free.
circles-stay = Stay

circles-overview-text = { $count ->
    [0] You are in no circle yet.
    [one] You are in one circle.
   *[other] You are in { $count } circles.
}
circles-to-join = *Circles you can join*
circles-none = You aren’t in a circle yet, and right now I can’t show you one with a free place. Start one: it takes two minutes.
    .guest = You aren’t in a circle yet. You can join one by the button on its card, in a channel that you are in.
circles-line-ended = 🌱 *{ $name }* has come to its end.
circles-line = 🌱 *{ $name }* in { $channel }
    { $rhythm } · { $members ->
        [one] 1 person
       *[other] { $members } people
    }
circles-description = 🌱 *{ $name }* in { $channel }
    { $purpose }
    { $when } · { $language }
circles-commands = `/circle new` starts one · `/topics` to propose and vote · `/reflect` · `/coach` · `/zirkel help`
    .guest = `/topics` to propose and vote · `/reflect` · `/coach` · `/zirkel help`

circles-guide =
    `/circle`  your circles, and those you can join
    `/circle new Public speaking`  starts one
    `/circle invite`  asks others in · `/circle leave`  leaves
    `/circle dates`  moves or skips a session · `/circle calendar`  brings sessions into your calendar
    `/circle minutes`  finds what was written down
    `/circle edit`, `/circle pause`, `/circle resume`, `/circle merge`, `/circle end`  for whoever is responsible
    .guest =
        `/circle`  your circles
        `/circle invite`  asks others in · `/circle leave`  leaves
        `/circle dates`  moves or skips a session · `/circle calendar`  brings sessions into your calendar
        `/circle minutes`  finds what was written down
        `/circle edit`, `/circle pause`, `/circle resume`, `/circle end`  for whoever is responsible

circles-not-invited = 🌱 *{ $name }* lives in { $channel }, but I can’t write there yet. Please type this there: `/invite` <@{ $bot }>
circles-not-invited-then = After that, I carry on by myself.

circles-not-brought-in = 🌱 <@{ $person }> is in *{ $name }* now, but I couldn’t add them to { $channel }. Please type there: `/invite` <@{ $person }>
circles-you-not-brought-in = 🌱 I couldn’t add you to { $channel }, the channel of *{ $name }*. Join it yourself, or ask a member to invite you.

circles-in-archive = 🌱 *{ $name }* lives in { $channel }, and that channel is archived: I can’t write there any more.
circles-in-archive-then = Unarchive it, and I carry on by myself. Or choose another channel:

circles-not-allowed = 🌱 *{ $name }* lives in { $channel }, but Slack doesn’t let me write there: the channel’s settings, or your company’s, keep apps out.
circles-not-allowed-then = Whoever manages the channel can allow it under its posting permissions. I try again every hour and carry on by myself. Or choose another channel:
