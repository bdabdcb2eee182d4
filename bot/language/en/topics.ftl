# Topics: proposing, placing dots, offers and wishes.

topics-title = 💡 *{ $circle }*: what you want to learn together
topics-line = • { $title }
topics-line-by = • { $title } ({ $who })
topics-can-explain = 💬 Who can teach something about it: { $who }
topics-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
topics-none = No topic is waiting yet. What would you like to learn from each other?
topics-none-in = No topic is waiting in *{ $circle }* yet. Propose the first one.
topics-placed = { $placed ->
    [0] You have { $dots } dots to place.
   *[other] You have placed { $placed } of your { $dots } dots.
}
topics-overview-text = { $count ->
    [0] No topic is waiting in { $circle } yet.
    [one] One topic is waiting in { $circle }.
   *[other] { $count } topics are waiting in { $circle }.
}
topics-several = You are in several circles. This is the list of:
topics-choose-circle = Choose a circle
topics-which-circle = For which circle?
topics-no-circle = Topics belong to a circle, and you aren’t in one yet. `/circle` shows which are forming, `/circle new` starts one.
    .guest = Topics belong to a circle. { circles-none.guest }
topics-propose = Propose a topic
topics-vote = Vote

topics-commands = `/topics add …` · `/topics vote` · `/topics skills`
topics-guide =
    `/topics` shows which topics are waiting in your circle
    `/topics add …` proposes a topic
    `/topics vote` places your dots
    `/topics skills` keeps what you can teach and what you want to learn
topics-unknown-maybe = I don’t know “{ $typed }” as a command. Is it a topic for your circle?
topics-propose-it = Propose it as a topic

topics-proposal-title = Propose a topic
topics-proposal-in = A topic for *{ $circle }*
topics-proposal = What do you want to learn?
topics-proposal-example = How do we test code that waits?
topics-proposal-hint = One sentence is enough, best as a question.
topics-proposal-shortened = Your text is shortened to { $limit } characters here.
topics-proposal-seen = 👥 The circle’s members see it with your name. In { $channel } everybody can read it, for example in the weekly digest.
topics-proposal-its-channel = the circle’s channel
topics-proposed = 💡 *{ $title }* is now on the list of { $circle }.
topics-known = 💡 *{ $title }* is already on the list of { $circle }. A dot from you would help it along.

topics-vote-title = Place your dots
topics-vote-intro = { $dots ->
    [one] What should *{ $circle }* take up next? You have one dot for one topic.
   *[other] What should *{ $circle }* take up next? You have { $dots } dots, at most one for each topic.
}
topics-vote-field = Your topics
topics-choose = Choose topics
topics-vote-hidden = 🔒 Only you see where your dots are. The counts stay hidden until the vote closes.
topics-vote-rest = The topic with the most dots comes next. A tie goes to the one that has waited longest, and the others stay on the list with their dots.
topics-vote-submit = Place dots
topics-voted = Your dots in { $circle } are on { $titles }. You can still move them.
topics-voted-none = None of your dots in { $circle } is on a topic now.

topics-whole-list = The whole list
topics-list-title = Topics
topics-coming-title = *Chosen*
topics-coming = 🗓 { $when } · { $title }
topics-votes = { $count ->
    [one] 1 dot
   *[other] { $count } dots
}
topics-learned-title = *Learned*
topics-learned = • { $title }, { $when }
topics-minutes = Minutes
topics-change = Change
topics-change-title = Change the topic
topics-change-hint = Dots that are on it stay there.
topics-change-seen = 👥 The circle’s members see it on the list. In { $channel } everybody can read it, for example in the weekly digest.
topics-change-submit = Save
topics-withdraw = Withdraw it
topics-withdraw-title = Withdraw this topic?
topics-withdraw-confirm = It leaves the list, and everyone gets their dots back.

topics-room-button = Record votes in the room
topics-room-title = Votes in the room
topics-room-intro = { $dots ->
    [one] What does everybody in *{ $circle }* want to take up next? One dot for each of them.
   *[other] What does everybody in *{ $circle }* want to take up next? Up to { $dots } dots for each of them.
}
topics-room-seen = 👥 This doesn’t show where anyone’s dots are now. People you leave empty keep theirs; the others are told that you recorded something for them, and can change it.
topics-room-field = Their topics
topics-room-submit = Record
topics-recorded = Recorded in { $circle } for { $who }.
topics-recorded-told = They get a message and can still move their dots.
topics-recorded-none = Nothing new to record: in { $circle } all dots are where they were.
topics-recorded-for-you = { $who ->
    [nobody] Your dots in { $circle } were recorded for you by someone in the room.
   *[other] { $who } recorded your dots in { $circle } for you.
} You can still move them, here or with `/topics vote`.
topics-returned = { $dots ->
    [one] In { $circle } each of you has one dot now. Those you had placed beyond it are back with you; it stays on the topic that has waited longest. You can still move it, here or with `/topics vote`.
   *[other] In { $circle } each of you has { $dots } dots now. Those you had placed beyond them are back with you; the others stay on the topics that have waited longest. You can still move them, here or with `/topics vote`.
}
topics-look-at-dots = Look at my dots

topics-skills-title = Teach and learn
topics-offers = I can teach
topics-offers-example = Reading database plans
topics-wishes = I want to learn
topics-wishes-example = Giving a talk without slides
topics-skills-hint = One per line, up to { $lines }.
topics-skills-seen = The members of your circles and your coaching partners see this, so that people who can learn from each other find each other.
topics-skills-company = For the whole company?
topics-skills-listed = Everybody may find what I can teach
topics-skills-listed-hint = With `/zirkel find`, under your name, so that they can write to you. While you pause, nothing of it is found.
topics-skills-found = The members of your circles and your coaching partners see this, and everybody in the company who isn’t a guest finds what you can teach with `/zirkel find`. You can take that back at any time.
topics-skills-submit = Save
topics-skills-too-many = Please keep it to five lines: the five that matter most right now.
topics-skills-too-long = One line is too long: please keep each under 150 characters.
topics-kept-offers = You can teach: { $what }
topics-kept-wishes = You want to learn: { $what }
topics-kept-nothing = Your offers and wishes are empty now.

topics-skills-head = *Can teach, wants to learn*
topics-skills-none = With `/topics skills` you say what you can teach and what you want to learn.
topics-skills-circle-sees = The members of your circles and your coaching partners see this. You change yours with `/topics skills`.
topics-skill-line = { $who }: { $what }
topics-teaches = can teach { $what }
topics-wants = wants to learn { $what }
topics-match = 💡 { $teacher } can teach “{ $offer }”, and { $learners } would { $count ->
    [one] like
   *[other] all like
} to learn that.
topics-match-propose = Make it a topic
