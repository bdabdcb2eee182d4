# Questions that come back some days after a session.

recall-title = From memory
recall-one = 🔁 A question about your session on { $day }: *{ $topic }* ({ $circle })
recall-several = 🔁 { $count } questions about earlier sessions: { $topics }
recall-how = Two minutes, from memory. Gaps are fine.
recall-open = Answer, 2 min
recall-over = 🔁 Nothing to answer here any more.
recall-nothing = 🔁 No question is waiting at the moment.

recall-about = 🗓 *{ $topic }*
    { $circle }, { $day }
recall-ask-own = What did you take away from it?
recall-ask-minutes = What was it about?
recall-hint-own = From memory, in your own words. Gaps are fine. Then you see what you wrote back then.
recall-hint-minutes = From memory, in your own words. Gaps are fine. Then you see the minutes.
recall-seen = 🔒 What you remember, and how much of it, only you see.
recall-show-own = Show my note
recall-show-minutes = Show the minutes

recall-remembered = *From memory, just now*
recall-then-own = *Your note from back then*
recall-then-minutes = *The minutes*
recall-how-much = How much of it was still there?
recall-knew = Knew it
recall-partly = Partly
recall-gone = Gone

recall-done-knew = Still there.
recall-done-partly = Now the rest is fresh again.
recall-done-gone = That’s normal, and now it’s fresh again.
recall-again = I’ll ask about it again on { $day } at the earliest.
recall-last = I won’t ask about it again.
recall-next = { $count ->
    [one] Next question
   *[other] Next question ({ $count } left)
}
recall-circle = Ask my circle
recall-circle-title = Ask your circle?
recall-circle-confirm = Then your name appears in that session’s thread, with the question who can explain the topic once more. Everybody in the circle’s channel can read it. What you wrote stays with you.
recall-help = 🔁 { $who } would like to refresh *{ $topic }*. Who can say in a sentence or two what it comes down to?
recall-circle-asked = 🔁 Your question goes into that session’s thread, in { $channel }.

recall-stop-card = Not about this
recall-stop-topic = Not on this topic
recall-stop-all = No more questions
recall-stopped-card = I won’t ask you about this any more. In Home you can have all questions back.
recall-stopped-topic = I won’t ask you about this topic any more. In Home you can have all questions back.
recall-stopped-all = I won’t ask you about earlier sessions any more. In Home you can have all questions back.
recall-resume = Bring back all questions

recall-later = Ask me later
recall-noted = 🔁 I’ll ask you about this on { $day } at the earliest, and then less and less often.
recall-noted-off = 🔁 Noted. You have turned off questions about earlier sessions; as soon as you bring them back in Home, this one comes, too.
recall-waiting = { $count ->
    [one] 🔁 A question about an earlier session. Two minutes, from memory.
   *[other] 🔁 { $count } questions about earlier sessions. From memory, gaps are fine.
}
