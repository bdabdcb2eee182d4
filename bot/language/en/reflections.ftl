# Reflections: two minutes after a session, and if-then plans.

reflections-title = Two minutes for you
reflections-about = 🗓 *{ $topic }*
    { $circle }, { $when }
reflections-no-topic = Session { $number }
reflections-which = Which session?
reflections-choice = { $day }: { $topic }
reflections-private = { only-you-see }. At the end you can choose to share your first answer and your plan.
reflections-if = Now what? If …
reflections-if-example = somebody asks what I don’t know
reflections-then = … then I will
reflections-then-example = say by when I’ll find out
reflections-useful = Was it worth the time?
reflections-useful-choose = 1 to 5
reflections-useful-1 = 1 · hardly
reflections-useful-2 = 2 · a little
reflections-useful-3 = 3 · partly
reflections-useful-4 = 4 · mostly
reflections-useful-5 = 5 · very much
reflections-who = Who sees this?
reflections-who-only_me = Stored encrypted, and never written into a Slack message
reflections-who-circle = With your name: first answer in the digest, plan in the next session
reflections-who-circle-last = With your name: your first answer in the digest, nothing else
reflections-who-anonymous = As above without a name, if { $enough } or more do so; else only you see it
reflections-who-rest = 👥 Everybody in { $channel } can read what you share; the weekly digest has room for a few first answers. In a small circle others may guess whose it is even without a name.
    🔒 The second answer and the number are not shared in any case.{ $programme ->
        [yes] {" "}In a programme the number goes into the mean of a report over many people.
       *[no] {""}
    }
reflections-its-channel = the channel of that circle
reflections-keep = Save
reflections-nothing-written = Write at least one sentence, here or in one of the other fields.
reflections-then-missing = What will you do then? A plan needs both halves; or leave both empty.
reflections-if-missing = In which situation? A plan needs both halves; or leave both empty.

reflections-why-title = One more question
reflections-why-intro = Saved. One more question, if you like; it comes only this once.
reflections-why = What makes you think so?
reflections-why-hint = Your sentence is added to the second answer, which only you see.
reflections-why-add = Add it
reflections-why-leave = Leave it at that

reflections-kept = Saved. Thanks for taking the time.
reflections-kept-circle = 👥 Everybody in { $channel } can read, with your name: { $what ->
        [both] your first answer, if the next digest has room for it, and your plan when the next session begins.
        [answer] your first answer, if the next digest has room for it.
       *[plan] your plan when the next session begins.
    }
reflections-kept-anonymous = 👥 If at least { $enough } people share without a name, everybody in { $channel } can read, without yours: { $what ->
        [both] your first answer, if the next digest has room for it, and your plan when the next session begins.
        [answer] your first answer, if the next digest has room for it.
       *[plan] your plan when the next session begins.
    } Otherwise only you see it.
reflections-kept-plan = 🎯 In about a week I’ll ask you, in Home at the latest, whether the situation has come up.
reflections-kept-plan-last = 🎯 This was the season’s last session, so no other one begins with your plan. In about a week I’ll ask you, in Home at the latest, whether the situation has come up.
reflections-kept-change = You can change or delete it at any time: `/reflect log`
reflections-deleted = Deleted, with the plan if there was one.
reflections-deleted-where = If you shared it within the last year, I take it out of your circle’s channel now.

reflections-nothing-waits = No session is waiting for your reflection right now.
reflections-next = Next: 🗓 { $when } in *{ $circle }*
reflections-next-none = As soon as a session of your circle is over, you can look back on it here. `/circle` shows what there is.
reflections-change-last = Change my last one
reflections-help =
    `/reflect` opens two minutes for yourself, about the latest session you haven’t reflected on. What you type after it is put into the first answer.
    `/reflect last` changes what you wrote last. `/reflect log` has everything you’ve written, to find, change or delete.
reflections-help-private = 🔒 Only you see what you write, unless you share it yourself.

reflections-plan = If { $situation }, then I will { $action }
reflections-ask = 🎯 After the session on { $day } in *{ $circle }* you made a plan. Has the situation come up?
reflections-ask-text = After the session on { $day } in { $circle } you made a plan. Has the situation come up?
reflections-ask-private = 🔒 Only you see your answer.
reflections-ask-shared = 👥 Everybody in { $channel } sees at most how many plans were done.
reflections-show = See my plan
reflections-show-title = Your plan
reflections-answer-done = Done
reflections-answer-partly = Partly
reflections-answer-changed = It has changed
reflections-answer-dropped = I let it go
reflections-replaced = 🎯 You have changed or removed this plan, so this question is over.
reflections-answered-done = 🎯 Noted: your plan from { $day } is done.
reflections-answered-partly = 🎯 Noted: your plan from { $day } is partly done. What got in the way can be a topic for your circle.
reflections-answered-changed = 🎯 Noted: your plan from { $day } has become something else.
reflections-answered-dropped = 🎯 Noted: you have let go of your plan from { $day }. Knowing what doesn’t fit is a result too.
