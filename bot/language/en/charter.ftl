# A circle's goal and ground rules.

charter-title = Goal and ground rules
charter-goal-label = What do you want to have reached together at the end?
charter-rules-label = Your ground rules, one per line
charter-rules-hint = Keep what suits you, strike the rest, add what is missing.
charter-agreed = 🎯 *{ $circle }*: this is what you agreed on
charter-goal = Your goal
charter-rules = Your ground rules
charter-who = ✍ { $who } writes it down.
charter-write = Write goal and rules
charter-change = Change goal and rules
charter-then = On { $day } you wanted
charter-can-now = What you can do now
charter-can-now-label = What can you do together now?
charter-end = 🎯 *{ $circle }*: then and now
charter-write-can-now = Write what you can do now
