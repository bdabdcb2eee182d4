# Plans once they are made: carried on, asked about by somebody, and what was used weeks later.

plans-open = First step, and who may ask
plans-first-step = A first step
plans-first-step-example = note down the three tests that hang most often
plans-first-step-hint = So small that it fits into tomorrow. Only you see it.
plans-asker = Who may ask you about it?
plans-asker-hint = Somebody from your circle. They are asked whether they would, and learn that you made a plan, not what it says.
plans-asker-waits = { $who } has been asked and hasn’t said yet.
plans-asker-yes = { $who } has said yes.
plans-asker-no = { $who } would rather not. That’s fine; somebody else may.
plans-save = Save

plans-carry-on = Not yet, ask me again
plans-carried = 🎯 Not yet: in about a week I’ll ask you again about your plan from { $day }.
plans-twice = You have carried it on twice. Would something smaller help, or another plan? Or do you let it go?
plans-smaller = Smaller, or another one

plans-note-open = Why? A line for me
plans-note-title = A line for you
plans-note = What was the reason?

plans-asker-question = 🎯 { $who } made a plan after the session on { $day } in *{ $circle }* and would like you to ask how it’s going. Would you?
plans-asker-not-told = You don’t need to know the plan. When it’s time to ask, I’ll tell you, unless it’s settled by then.
plans-asker-gladly = Yes, gladly
plans-asker-rather-not = Rather not
plans-asker-said-yes = 🎯 Thank you. When it’s time to ask { $who }, I’ll tell you, unless the plan is settled by then.
plans-asker-said-no = 🎯 That’s fine. { $who } can find somebody else.
plans-asker-over = 🎯 This plan is settled, so there is nothing to ask about any more.
plans-may-ask = 🎯 Now is a good time to ask { $who }: how is the plan from { $day } in *{ $circle }* going?

plans-outcome = 🌱 The session on { $day } in *{ $circle }* was some weeks ago. Have you used any of it?
plans-outcome-season = 🌱 Your season in *{ $circle }* ended a month ago, on { $day }. Have you used any of what you took with you?
plans-outcome-private = 🔒 Only you see your answer.
plans-used-yes = Yes
plans-used-not_yet = Not yet
plans-used-no = No
plans-outcome-yes = 🌱 Noted: you have used something from *{ $circle }*.
plans-outcome-not_yet = 🌱 Noted: nothing from *{ $circle }* has come up yet. That often takes longer than a month.
plans-outcome-no = 🌱 Noted: you haven’t used anything from *{ $circle }*. Knowing that helps you choose what comes next.
plans-outcome-note-open = A sentence for me
plans-outcome-note = What was it, or what was in the way?
