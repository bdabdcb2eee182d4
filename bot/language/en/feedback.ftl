# Feedback that members ask each other for, and thanks.

feedback-title = Feedback and thanks
feedback-nothing = Nothing here yet. Ask somebody from your circle how something came across that you tried.
feedback-received = *Feedback for you*
feedback-asked = *Asked by you, still without an answer*
feedback-given = *Given, and yours to take back*
feedback-thanks-received = *Thanks to you*
feedback-thanks-given = *Thanks from you*
feedback-line = 💭 { $who }, { $day }
feedback-given-line = 💭 { $who }, until { $until }
feedback-thanks-line = 🙏 { $who }, { $day }: { $text }
feedback-read = Read
feedback-withdraw = Take it back

feedback-ask = Ask for feedback
feedback-whom = Whom would you like to ask?
feedback-from = From { $circles }
feedback-pair = your coaching pair
feedback-no-circle = From a circle of yours; you aren’t in one yet.
feedback-about = What would you like feedback on?
feedback-about-example = how I led the discussion on Thursday
feedback-ask-seen = Your line is shown to the people you choose, and their answers to you. Answering is up to them. A question waits for { $days } days; until then a new line to the same person replaces the old one, and the days count anew.
feedback-ask-submit = Ask
feedback-passed-on = 💭 Noted. A question waits in Home for at most { $days } days; answering is up to whoever you asked. You find answers in your own Home, under “Feedback and thanks”; until there is one, you can take your question back there.

feedback-question = 💭 { $who } from *{ $circle }* would like your feedback.
feedback-voluntary = If you’d rather not, that’s fine. Whoever asked isn’t told.
feedback-answer-open = Read and answer
feedback-rather-not = Rather not
feedback-answered = 💭 You have given { $who } feedback. Until { $until } you can take it back: in Home, under “Feedback and thanks”.
feedback-withdrawn = 💭 { $who } asked you for feedback and has taken that back. There is nothing to answer here any more.
feedback-over = 💭 There is nothing to answer here any more.

feedback-answer-title = Feedback
feedback-asks = 💭 { $who } from *{ $circle }* would like your feedback on this:
feedback-situation = When and where was it?
feedback-observed = What did you see or hear?
feedback-effect = What did it do, for you or for the work?
feedback-wish = What do you wish for?
feedback-rather-what-you-saw = Describe what you saw, rather than what somebody is: it is easier to use. If your sentence fits as it stands, pass it on as it is.
feedback-answer-seen = 🔒 Only { $who } reads this, with your name. You can take it back within { $hours } hours: in Home, under “Feedback and thanks”. After that it stays with { $who }, who can delete it.
feedback-answer-submit = Pass it on
feedback-answer-kept = 💭 Passed on. For { $hours } hours you can take it back: in Home, under “Feedback and thanks”.
feedback-there = 💭 { $who } from *{ $circle }* has given you the feedback you asked for.
feedback-gone = 💭 This feedback is no longer there.
feedback-delete = Delete
feedback-delete-title = Delete this?
feedback-delete-confirm = The feedback goes for good, with your question.
feedback-deleted = 💭 The feedback is deleted.

feedback-thank = Say thank you
feedback-thanks-whom = Whom would you like to thank?
feedback-thanks-for = What for?
feedback-thanks-example = the patient answer when I was lost
feedback-thanks-digest = Weekly digest
feedback-thanks-offer = It may appear there, if they want that, too
feedback-thank-seen = The person you thank reads this, with your name. It appears in the circle’s weekly digest only if you both want that. You can take it back at any time: in Home, under “Feedback and thanks”.
feedback-thanked = 🙏 Passed on. You can take it back at any time: in Home, under “Feedback and thanks”.
feedback-thanks-there = 🙏 { $who } from *{ $circle }* thanks you.
feedback-thanks-gone = 🙏 These thanks are no longer there.
feedback-thanks-title = Thanks
feedback-thanks-offered = This may be shared. If you want that, too, it appears in the circle’s next weekly digest, if one comes: everybody in the channel can read it there.
feedback-thanks-offered-tap = Share it
feedback-thanks-shared = 👥 This is for the circle’s weekly digest: everybody in the channel can read it there.
feedback-thanks-shared-tap = Take it out
