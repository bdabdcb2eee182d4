# Somebody's own log: all that they have written.

journal-open = 🔒 My log
journal-title = My log
journal-yours = 🔒 This list is shown to you alone. With whom you shared a reflection, you see when you open it.
journal-every-circle = All circles
journal-found-none = Nothing of yours matches. Fewer words find more.
journal-empty = Nothing here yet. What you write in `/reflect` and answer in sessions over several days will appear here.
journal-line-reflection = 🔍 *{ $about }* · { $circle } · { $date }
    { $line }
journal-line-answer = 💬 *{ $about }* · { $circle } · { $date }
    { $line }
journal-line-recall = 🔁 *{ $about }* · { $circle } · { $date }
    { $line }
journal-line-coaching = 🌱 *{ $about }* · { $circle } · { $date }
    { $line }
journal-line-tandem = 🌱 *{ $about }* · { $circle } · { $date }
    { $line }
journal-round = Round { $number }
journal-who-reads = Who reads it: { $who }
journal-plan = 🎯 { $state }
journal-delete = Delete
journal-delete-title = Delete it?
journal-delete-reflection = Your reflection and its plan go for good. If you shared them within the last year, I take them out of the circle’s channel, too.
journal-delete-other = It goes for good. If it is in the session’s thread, I take it out there, too.
journal-export = Take it all along, as a page or as JSON:
