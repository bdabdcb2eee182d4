# The Home tab, help, language, who sees what.

home-greeting-morning = Good morning.
home-greeting-day = Hello.
home-greeting-evening = Good evening.
home-next = Next: { $session }
home-now = Now: { $session }
home-session = 🗓 { $when } · { $topic } · { $circle }.
home-session-running = 🗓 until { $when } · { $topic } · { $circle }.
home-nothing-next = Nothing is planned for you at the moment.
home-what-this-is = Zirkel helps colleagues learn from each other in small groups. A circle meets regularly, chooses its topics itself, and its roles take turns. I send reminders, keep the time and ask the questions; if you like, you also coach each other in pairs. All of it is voluntary, and what you write for yourself alone, Zirkel shows to nobody else.
home-where-to-begin = `/circle` shows which circles you can join, `/zirkel help` all you can type.
    .guest = { circles-none.guest }
home-you-moderation = You moderate.
home-you-documentation = You take notes.
home-you-reflection = You watch how the circle works together.
home-you-cannot = You said that you can’t come.
home-you-pause = You’re on a break.
home-your-role = Your role: { $role }.

home-waiting = { $count ->
    [one] One thing is waiting for you
   *[other] { $count } things are waiting for you
}
home-reflect = What did you take away from { $day }: { $session }?
home-reflect-now = Reflect, 2 min
home-vote = { $count ->
    [one] 💡 One topic in { $circle } is waiting for your dots: { $titles }
   *[other] 💡 { $count } topics in { $circle } are waiting for your dots: { $titles }
}
home-vote-until = Dots count until { $until }
home-vote-now = Vote
home-coaching-date = 💬 Find a time for coaching with { $others }.

home-pause-open = Pause until …
home-pause-change = Choose another day
home-pause-title = Your pause
home-pause-what = I won’t write to you until the day you choose. You get no new roles, and those you have before that day go to others. Your circles, topics and dots stay as they are.
home-pause-until = On which day do you want to be back?
home-pause-hint = On that day the pause ends by itself. You can end it earlier at any time.
home-pause-seen = 👥 The cards of the sessions you miss show your name until they are over. Everybody in the circle’s channel can read that you can’t come, but not why or until when. If your coaching pair hasn’t met yet and you aren’t back in time for it, the others in it will be told that you can’t this time.
home-pause = Pause
home-pause-unread = I can’t read “{ $text }” as a day. Choose one here. Next time you can also type `/zirkel pause 2 weeks` or `/zirkel pause 2026-12-24`.
home-pausing = You’re on a break until { $day }. It ends automatically on that day.
home-paused-then = Until then I won’t write to you, your roles go to others, and a coaching pair that you aren’t back for in time is told that you can’t this time. If you’d like to come to a session anyway, just come.
home-paused-back = You can end it sooner: press “I’m back” in Home or type `/zirkel resume`.
home-back = I’m back
home-is-back = You are back: you get roles and messages again. What others have taken over stays with them.
home-back-next = Next: 🗓 { $when } · { $circle }.
home-no-pause = You aren’t on a break. `/zirkel pause` starts one.

home-invited = 🌱 You are invited to *{ $circle }*: { $purpose }
home-place = 🌱 A place in *{ $circle }* is kept for you until { $until }.
home-join = Join
home-wait = Put me on the waitlist
home-no-thanks = No, thank you
home-applied = 🌱 You have applied for *{ $name }*. Circles are formed after { $until }; then I’ll ask you about yours.
home-accepted = 🌱 You have said yes to a circle of *{ $name }*. It starts in the week of { $start }.
home-asked = 🌱 You’ve asked to join: *{ $circle }*
home-waits = 🌱 You are on the waitlist: *{ $circle }*
home-take-back = Withdraw
home-offer = 🌱 { $who } asks: may *{ $other }* go on as part of *{ $circle }*?
home-together = Go on together
home-together-title = Go on together?
home-together-confirm = Each member of { $other } is asked and has at least three days to answer. Whoever says yes comes into { $circle }, with the open topics. This can’t be undone.
home-not-now = Not now
home-requests = { $count ->
    [one] 🌱 { $who } would like to join *{ $circle }*
   *[other] 🌱 { $count } people would like to join *{ $circle }*: { $who }
}
home-look = See requests
home-question = { $count ->
    [one] 🗓 *{ $circle }* is waiting for your answer, due { $until }.
   *[other] 🗓 *{ $circle }* is waiting for { $count } answers from you, the first due { $until }.
}
home-answer = Answer
home-plan = 🎯 What became of your plan? { $day }: { $session }
home-show-plan = See my plan
home-more = { $count ->
    [one] One more will follow when these are done.
   *[other] { $count } more will follow when these are done.
}

home-circles = My circles
home-no-circles = You aren’t in a circle yet. Join one from its card in a channel, or start your own: it takes two minutes.
    .guest = { circles-none.guest }
home-circle = 🌱 *{ $name }* in { $channel } · { $members ->
    [one] 1 person
   *[other] { $members } people
}
home-open-circle = Open
home-found-circle = Start a circle

home-coaching = My coaching
home-coaching-out = 💬 Every round, you and a colleague coach each other for 50 minutes. You haven’t joined yet.
home-coaching-next = Next round: { $when }
home-coaching-alone = You’re in. As soon as there are two of you, the first round will be scheduled.
home-coaching-paused = You’re taking a break until { $day }; then you’re back automatically.
home-coaching-without-you = Rounds that begin while you pause go on without you.
home-coaching-join = Take part
home-coaching-resume = Carry on now
home-coaching-pause = Pause

home-settings = Settings
home-weekly = How would you like to get reminders and questions that can wait?
home-weekly-single = One by one
home-weekly-on = One message a week: { $weekday }
home-weekly-then = The weekly message comes from 9:30 on, in the hours above; if you’re off that day, on your next working day. It holds what can wait, such as questions about your plans and about earlier sessions. What others are waiting for still comes on its own.
home-hours = When may I write to you, and when could you meet for coaching?
home-hours-from = from { $hour }:00
home-hours-until = until { $hour }:00
home-hours-then = On working days in your time zone, { $zone }, which is from your Slack profile. Outside these hours comes only what you ask for yourself, and what a session needs that is about to begin or already running. If you write with others and your hours have none in common, 9:00 to 18:00 counts.
home-language = Which language should I use with you?
home-language-auto = As in Slack
home-language-kept = From now on I’ll use English with you. A circle keeps its own language.
home-language-follows = From now on I follow your language in Slack. A circle keeps its own language.
home-which-language = Type `/zirkel language en` for English, `/zirkel language de` for German, or `/zirkel language auto` to follow Slack.
home-commands = `/circle` · `/topics` · `/reflect` · `/coach` · `/zirkel help`

home-help-commands =
    `/circle`  your circles, and those you can join · `/circle new` starts one
    `/topics`  topics of your circle · `/topics add` proposes one
    `/reflect`  two minutes for you after a session
    `/coach`  coaching in pairs · `/coach join` takes part
    `/zirkel meetup`  an open meetup for a whole channel, to which people sign up
    `/zirkel find queues`  what other circles have learned, and who you can ask
    `/zirkel programme`  programmes that you can apply for
    `/zirkel pause 2 weeks`  no messages and no roles for a while · `/zirkel resume` ends it
    `/zirkel language de`  German instead of English
    `/zirkel data`  everything I keep about you, as a file or erased
    .guest =
        `/circle`  your circles
        `/topics`  topics of your circle · `/topics add` proposes one
        `/reflect`  two minutes for you after a session
        `/zirkel pause 2 weeks`  no messages and no roles for a while · `/zirkel resume` ends it
        `/zirkel language de`  German instead of English
        `/zirkel data`  everything I keep about you, as a file or erased
home-help-tab = In the Home tab of this app you see what comes next and what waits for you.

home-who-sees-what = Who sees what?
home-sees-intro = Zirkel is made for learning, not for watching. Who reads what, and how long it stays:
home-sees-short =
    • What you write for yourself is encrypted, appears in no message, and Zirkel shows it to you alone.
    • What you share, your circle reads; in a channel, everybody who is in it.
    • Your manager gets no view, no list and no numbers about you from Zirkel.
    • Reports of programmes have shares and means over at least { $people } people in { $circles } circles, and no names of those who take part.
    • Whoever runs the server could read what is stored there, with the database and its key.
    • “My data” shows you what is kept about you; there you can erase it.
home-seen-own = What you write and answer
home-seen-together = In circles and coaching
home-seen-programme = In programmes
home-seen-company = Your company, and whoever runs the server
home-seen-time = How long it stays
home-sees-reflections = 🔒 *Your reflections*: Zirkel shows them to you alone. If you share, everybody in the circle’s channel can read your first answer and your plan: with your name, or without it, but then only where at least { $enough } people share that way.
home-sees-recall = 🔁 *Questions that come back*: what you remember is encrypted. Zirkel shows it, and how much was still there, to you alone; the direct message names only the session and its topic. If you press “Ask my circle”, everybody in the circle’s channel can read with your name that you’d like to hear about it once more. Answers go when the reflection goes that they are about, at the latest { $reflections } days after the circle has ended.
home-sees-number = *1 to 5* is a note to yourself. Nobody else is shown it. In a circle of a programme it goes into the mean of a report, over at least { $people } people; nothing else is worked out from it.
home-sees-programmes = *In a programme*, those who may offer programmes or read their reports, such as a works council, see shares and means over at least { $people } people in { $circles } circles: of 1 to 5, of who was there and stayed, of meetings and their hours, reflections, plans, what was used later, roles, cases brought, explaining that helped, insight cards that the company finds, departments, climate checks, the programme’s coaching pairs that met, and what people still knew when asked again. Each is blurred by chance, so that even somebody who knew all other answers couldn’t be sure of yours. There is no name, no circle and nothing that you write in it; a circle can show itself by asking for support.
home-sees-goals = 🎯 *Your goals*: you alone, until you choose your circle. Nothing of them is posted.
home-sees-feedback = 💭 *Feedback and thanks*: an answer is read by whoever asked for it, with the name of whoever wrote it, and by nobody else. It can be taken back for { $withdrawn } hours, and deleted by whoever got it at any time. Thanks are read by whoever gets them; in the weekly digest they appear only if both want that. Neither is in a direct message.
home-sees-climate = *Climate checks*: members see mean and spread of each sentence that has at least { $climate } answers, and nobody sees what you answered: it is counted without your name. In a programme, the mean of such sentences goes into the mean of a report over at least { $people } people.
home-sees-answers = 💬 *Your answers in sessions over several days*: whoever is named beside the field. Without names they are shown only if at least { $enough } people write. Notes on a case you bring: Zirkel shows them to you alone.
home-sees-insights = 💡 *Insight cards*: members of the circle read them, with the names of their authors; one from a knowledge handover is read by its two authors alone. Everybody in the company who isn’t a guest finds a card, with these names, only as long as all its authors say yes. Nobody is told who said no.
home-sees-channel = 👥 *In a circle’s channel* everybody there reads along: topics you propose, who has which role, who can’t come, minutes, the weekly digest. In a public channel, that can be the whole company. In the channel of an open meetup, everybody reads who has signed up, what they bring, who hosts and documents, and the recap.
home-sees-attendance = 🗓 *Whether you come*: “I can’t come” puts your name on the session’s card until the session is over, without a reason. “I’m here” takes it off again, is counted and shown to nobody. { $names } days after a session only the number is left.
home-sees-coaching = 💬 *Coaching*: what you write to each other is read by the people in that conversation. What you can teach and want to learn is shown to the members of your circles and to your coaching partners; everybody in the company who isn’t a guest finds what you can teach only if you tick that, and whoever looks for a mentor, a buddy or a tutor, only if you’re there for others. Topic, goal and thanks in such a pair are read by its two people and whoever is asked, what you take with you by you alone. Of a programme’s own coaching, whoever may offer programmes sees the next round in numbers, without names. Zirkel shows your “Not with” list to you alone.
home-sees-applying = *What you apply for a programme with* is shown to you alone: what you’d like to learn and what you offer, your department, whom you’d like to be with, when you can, your languages and what you tick. Zirkel forms circles from it; your “Not with” list counts, too. Whoever the same circle is proposed to sees your name. Whoever may offer programmes sees numbers: how many have applied, how many circles there are for how many people, how many meet somebody there who offers what they’d like to learn, how many have said yes or nothing yet, and for how many there is none, and why. What you told us is deleted once your circle begins, and at once when you withdraw or say no; where there is no circle for you, { $applications } days after the programme has begun, or was to. That you took part stays, so do your languages, and a yes or no for the report: whether somebody in your circle named another department.
home-sees-manager = *Your manager* gets no view, no list and no numbers from Zirkel about you or their team. Whoever is in a channel reads what is written there, managers too.
home-sees-operator = *Whoever runs the server* has the database and its key, and with both can read everything, also who wrote what is shown without a name. Your reflections, plans, goals, answers, feedback, thanks, the notes on your cases, what you note for yourself after a coaching round, the department you name for coaching, what you write in a mentoring or another pair, and, of what you apply for a programme with, your wish, your offer, your department and the people you name are encrypted in there. Everything else isn’t, such as minutes, insight cards, 1 to 5, who can’t come, when you have time for a programme and “Not with” lists.
home-sees-export = *Your company* may be able to export what is in Slack: channels, private ones too, and direct messages. What you keep to yourself is never written into a message; like everything you type, it passes through Slack on its way here.
home-sees-kept = *How long*: answers go after { $answers } days, those for you alone after { $own }, or earlier if the agenda says so; notes on a case after { $notes }. What was sent to whom is kept, without its text, for at least { $letters } days. Plans and goals go { $plans } days after their circle has ended, reflections, feedback and thanks after { $reflections }; what you write in a mentoring or another pair goes { $tandems } days after its end; sign-ups for an open meetup { $meetups } days after it; topics, minutes, insight cards, recaps of meetups and who hosted them have no end date. In your log you can delete single reflections, with their plans, and answers at any time; “My data” erases everything at once. { $leavers } days after your account is switched off, everything about you is erased; topics, minutes and insight cards stay without your name. What is in Slack stays as long as your company keeps it.
home-sees-leaving = *When you leave a circle*, your reflections and plans from it are put into no new message. They aren’t deleted: you read them in your log, and can delete them there. What you shared before stays in the channel unless you delete it within a year; minutes and insight cards stay.
