# Notes on a case, for whoever brought it.

cases-notes-label = Notes on the case
cases-notes-seen = 🔒 These notes are for { $who } alone: they are never posted, and deleted after { $days } days. Once you have saved them, you can’t open them either.
cases-learning-label = What have all of you learned?
cases-notes-there = ✍ There are notes for you from *{ $circle }*. You can read them until { $until }; then they are deleted.
cases-notes-read = Read my notes
cases-notes-title = Notes for you
cases-notes-head = ✍ Notes on what you brought to *{ $circle }*, { $when }
cases-notes-yours = { only-you-see }. Notes are deleted { $days } days after they were written.
