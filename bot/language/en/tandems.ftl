# Pairs that last: mentoring, buddies, tutoring, visits, handover.

tandems-title = Learning together
tandems-new = Find a mentor or a buddy
tandems-open = Take a look
tandems-save = Save
tandems-go-on = Next
tandems-kind-mentoring = Mentoring
tandems-kind-reverse = Reverse mentoring
tandems-kind-buddy = Onboarding buddy
tandems-kind-tutoring = Peer tutoring
tandems-kind-case = Peer case consultation
tandems-kind-shadowing = Shadowing
tandems-kind-handover = Knowledge handover
tandems-what-mentoring = Learning from somebody’s experience, for months
tandems-what-reverse = Somebody senior learns from somebody junior
tandems-what-buddy = The first weeks for somebody new: { $meetings } meetings
tandems-what-tutoring = One can do it and helps the other to
tandems-what-shadowing = A visit to see another area’s work
tandems-what-handover = Before somebody changes roles: { $meetings } meetings
tandems-role-learn = I’d like to learn
tandems-role-help = I’d like to pass something on
tandems-every-weekly = every week
tandems-every-two_weeks = every two weeks
tandems-every-four_weeks = every four weeks
tandems-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
tandems-field-kind = What for?
tandems-field-role = Your part in it
tandems-field-about = What is it about?
tandems-field-about-hint = In the words that people would use for what they can teach or want to learn.
tandems-field-goal = Your goal
tandems-field-goal-hint = What should be different in the end?
tandems-field-cadence = How often?
tandems-field-cadence-hint = A buddy’s weeks and a handover have a plan of their own; shadowing is one visit.
tandems-field-months = For how long?
tandems-field-person = Or somebody you know
tandems-field-person-hint = Nobody who leads you, and nobody whom you lead.
tandems-form-seen = 👥 Only you and whoever you ask read topic and goal. Both are encrypted and appear in no message.
tandems-goal-seen = 👥 Only you and the other one read this. It is encrypted and appears in no message.
tandems-about = *{ $kind }:* { $about }
tandems-seeks-learn = { $who } would like to learn.
tandems-seeks-help = { $who } would like to pass something on.
tandems-plan-weekly = { $count } meetings, every week.
tandems-plan-two_weeks = { $count } meetings, every two weeks.
tandems-plan-four_weeks = { $count } meetings, every four weeks.
tandems-plan-own = { $count } meetings with a plan of their own.
tandems-goal-of = 🎯 { $who } would like to reach:
tandems-proposed = What these people can teach or want to learn fits. Whoever you ask is asked in private and can say no without a reason.
tandems-nobody = Just now Zirkel knows nobody who fits. You can ask somebody you know; they’re asked in private and can say no without a reason.
tandems-proposed-buddy = These people have said that they’re there for others, and have room. Whoever you ask is asked in private and can say no without a reason.
tandems-nobody-buddy = Of those who are there for others, nobody has room just now and shares your language and hours. You can ask somebody you know; they’re asked in private and can say no without a reason.
tandems-ask = Ask
tandems-ask-by-name = Ask this person
tandems-waiting = { $who } is asked. After { $days } days without an answer you can ask somebody else, or right now.
tandems-withdraw = Ask somebody else
tandems-stop = Stop looking
tandems-would-you = Would you do this together? It begins once you say yes. You can end it at any time.
tandems-yes = Yes, gladly
tandems-no = Not now
tandems-eye-level = Voluntary for both, and only where neither leads the other: no reason is needed to say no or to end it. What you talk about goes to no manager from here.
tandems-meeting = { $kind }, meeting { $number } of { $count }
tandems-next = The next meeting comes on { $day }.
tandems-last = This is the last meeting; on { $day } you can look back.
tandems-my-goal = My goal
tandems-pause = Pause for four weeks
tandems-sooner = Next meeting now
tandems-end = End it
tandems-end-title = End it here?
tandems-end-confirm = The other one is told that you have ended it, and nothing else. No reason needed.
tandems-over = It is over.
tandems-kept = 🔒 What you take with you; only you see this:
tandems-thanks-of = { $who } thanks you:
tandems-look-back = Look back, 2 min
tandems-look-back-quiet = As you like.
tandems-page = Goal and more
tandems-half = Half of it is over. Is the goal still the right one? To carry on you need to do nothing; under “Goal and more” you can change it, pause, or end here.
tandems-cards = What of all this should others find, too? Write two or three sentences on an insight card. It is from both of you, and the company finds it only if you both want that.
tandems-card-text = { $which }. { $time }
tandems-card-over = 💬 *{ $kind }* is over. `/coach` shows how to look back.
tandems-card-earlier = 💬 *{ $kind }:* this meeting is over; the next one is below.
tandems-question-mentoring = 💬 { $who } asks whether you’d be in a mentoring together.
tandems-question-reverse = 💬 { $who } asks whether you’d be in a reverse mentoring together.
tandems-question-buddy = 💬 { $who } asks whether you’d be onboarding buddies.
tandems-question-tutoring = 💬 { $who } asks whether you’d do a peer tutoring together.
tandems-question-shadowing = 💬 { $who } asks about shadowing: one of you visits the other at work.
tandems-question-handover = 💬 { $who } asks whether you’d do a knowledge handover together.
tandems-question-case = 💬 { $who } asks whether you’d think about a case together with a few colleagues.
tandems-question-quiet = A no needs no reason, and so does no answer.
tandems-settled = 💬 This question is settled.
tandems-news = 💬 *{ $kind }:* it doesn’t suit the person you asked just now. You can ask somebody else.
tandems-ended = 💬 Your time together is over: *{ $kind }* with { $who }.
tandems-ended-left = 💬 { $who } has ended your time together: *{ $kind }*. That needs no reason.
tandems-ended-gone = 💬 *{ $kind }* is over: the other one is no longer here.
tandems-thanked = 💬 { $who } has left a word of thanks for you.
tandems-field-kept = What do you take with you?
tandems-field-thanks = A word of thanks
tandems-thanks-seen = 👥 Only whoever was in it with you reads this
tandems-capacity = Be there for others
tandems-capacity-what = Would you be a mentor, a buddy or a tutor? Whoever looks for what you can teach, or for a buddy, finds you among those they could ask. You decide each time.
tandems-field-capacity = For how many at once?
tandems-for = { $count ->
    [0] for nobody just now
    [one] for 1 person
   *[other] for { $count } people
}
tandems-capacity-seen = 👥 Anyone who looks for a buddy, or for somebody whose topic is yours, sees your name and what you can teach, as long as you have room. What you can teach is in `/topics skills`.
tandems-capacity-kept = { $count ->
    [0] Noted: you won’t be proposed to anybody new.
    [one] Noted: you’re there for 1 person at a time.
   *[other] Noted: you’re there for { $count } people at a time.
}
tandems-line-looking = 💬 *{ $kind }:* you’re looking for somebody.
tandems-line-waits = 💬 *{ $kind }:* you’ve said yes; others are still being asked.
tandems-line-running = 💬 *{ $which }* with { $who }.
tandems-line-over = 💬 *{ $kind }* is over.
