# The Home tab, help, language, who sees what.

home-greeting-morning = Good morning.
home-greeting-day = Hello.
home-greeting-evening = Good evening.
home-next = Next: { $session }
home-now = Now: { $session }
home-session = 🗓 { $when } · { $topic } · { $circle }.
home-session-running = 🗓 until { $when } · { $topic } · { $circle }.
home-no-topic = topic still open
home-nothing-next = Nothing is planned for you at the moment.
home-you-moderation = You moderate.
home-you-documentation = You document.
home-you-reflection = You watch how the circle works together.
home-you-cannot = You said that you can't come.
home-you-pause = You are pausing.
home-your-role = Your role: { $role }.

home-waiting = { $count ->
    [one] One thing waits for you
   *[other] { $count } things wait for you
}
home-reflect = What do you take from { $day } ({ $circle })?
home-reflect-now = Reflect, 2 min
home-vote = { $count ->
    [one] 💡 One topic waits for your dots in { $circle }.
   *[other] 💡 { $count } topics wait for your dots in { $circle }.
}
home-vote-now = Vote
home-coaching-date = 💬 Find a date with { $others } for your coaching.

home-pause-open = Pause until …
home-pause-change = Choose another day
home-pause-title = Your pause
home-pause-what = Until the day you choose I won't write to you. You get no roles, and those you have in sessions before that day pass to others. Your circles, topics and dots stay as they are.
home-pause-until = On which day do you want to be back?
home-pause-hint = On that day the pause ends by itself. You can end it earlier at any time.
home-pause-seen = 🔒 The others see on a session's card that you can't come, but not why or until when.
home-pause = Pause
home-pause-unread = I can't read “{ $text }” as a day. Choose one here; or type a span of time such as `2 weeks`, or a day such as `2026-12-24`.
home-pausing = You are pausing until { $day }. On that day the pause ends by itself.
home-paused-then = Until then I won't write to you, and roles go to others. If you feel like coming to a session all the same, just come.
home-paused-back = It ends earlier if you press “I'm back” in Home or type `/zirkel resume`.
home-back = I'm back
home-is-back = You are back: you get roles and messages again. What others have taken over stays with them.
home-back-next = Next: 🗓 { $when } · { $circle }.
home-no-pause = You aren't pausing. With `/zirkel pause` you can.

home-invited = 🌱 You are invited to *{ $circle }*: { $purpose }
home-place = 🌱 A place in *{ $circle }* is kept for you until { $until }.
home-join = Join
home-wait = Wait for a place
home-no-thanks = No, thank you
home-asked = 🌱 You have asked to be let in: *{ $circle }*
home-waits = 🌱 You are on the waitlist: *{ $circle }*
home-take-back = Take back
home-offer = 🌱 { $who } asks: may *{ $other }* go on as part of *{ $circle }*?
home-together = Go on together
home-together-title = Go on together?
home-together-confirm = The people and topics of { $other } come into { $circle }. This can't be undone.
home-not-now = Not now
home-requests = { $count ->
    [one] 🌱 Somebody asks to be let in: *{ $circle }*
   *[other] 🌱 { $count } people ask to be let in: *{ $circle }*
}
home-look = Look
home-question = { $count ->
    [one] 🗓 *{ $circle }* waits for your answer until { $until }.
   *[other] 🗓 *{ $circle }* waits for { $count } answers of yours, for the first one until { $until }.
}
home-answer = Answer
home-plan = 🎯 What became of your plan? { $day } ({ $circle })
home-show-plan = Show my plan
home-more = { $count ->
    [one] One more comes when these are done.
   *[other] { $count } more come when these are done.
}

home-circles = My circles
home-no-circles = You are in no circle yet. Join one by its card in a channel, or found one: it takes two minutes.
home-circle = 🌱 *{ $name }* in { $channel } · { $members ->
    [one] 1 person
   *[other] { $members } people
}
home-open-circle = Open
home-found-circle = Found a circle

home-coaching = My coaching
home-coaching-pair = 💬 This round with { $others }.
home-coaching-out = 💬 Every round you and somebody new coach each other, 50 minutes, 25 each. You aren't taking part so far.
home-coaching-next = Next round: { $when }
home-coaching-alone = You take part. As soon as there are two of you, the first round gets its date.
home-coaching-paused = You pause until { $day }. On that day you are back by yourself.
home-coaching-without-you = Rounds that begin while you pause go on without you.
home-coaching-join = Take part
home-coaching-resume = Carry on now
home-coaching-pause = Pause
home-coaching-leave = Stop taking part

home-language = In which language should I speak with you?
home-language-auto = As in Slack
home-language-kept = From now on I speak English with you. A circle keeps its own language.
home-language-follows = From now on I follow your language in Slack. A circle keeps its own language.
home-which-language = Type `/zirkel language en` for English, `/zirkel language de` for German, or `/zirkel language auto` to follow Slack.
home-commands = `/circle` · `/topics` · `/reflect` · `/coach` · `/zirkel help`

home-unknown = I don't know “{ $text }”. This is what you can type:
home-help = Zirkel helps you learn together. This is what you can type:
home-help-commands =
    `/circle`  your circles, and those of this channel · `/circle new` founds one
    `/topics`  topics of your circle · `/topics add` proposes one
    `/reflect`  two minutes for you after a session
    `/coach`  coaching in pairs · `/coach join` takes part
    `/zirkel pause 2 weeks`  no messages and no roles for a while · `/zirkel resume` ends it
    `/zirkel language de`  German instead of English
home-help-tab = In the Home tab of this app you see what comes next and what waits for you.

home-who-sees-what = Who sees what?
home-sees-intro = Zirkel is made for learning, not for watching. So this holds:
home-sees-reflection = *Your reflections and answers*: only you, unless you share them with your circle yourself. Nobody else, ever.
home-sees-commitment = 🎯 *What you set out to do*: you, and your circle if you want that.
home-sees-coaching = 💬 *Coaching*: what you talk about stays between you. Whom you don't want to be paired with is seen by nobody but you.
home-sees-attendance = 🗓 *Whether you come*: the circle sees who is there on the day. Nobody gets a list of who came when.
home-sees-private = 🔒 *How it is kept*: what is private is stored encrypted, and is never written into a Slack message.
home-sees-admins = *Whoever runs the programme*: never sees what you write, and never a single person or circle. I don't read your messages; I know only what you give me in my own forms and buttons.
