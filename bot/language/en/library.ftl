# A circle's minutes: search, read, take along.

library-title = Minutes
library-head = ✍ *{ $circle }*: what you wrote down
library-who-reads = 👥 This search is for members only. The minutes are also in the threads, for everybody in { $channel }.
library-choose-circle = Choose a circle
library-words = What are you looking for?
library-words-example = queue cancel
library-words-hint = Capitals and accents are ignored.
library-search = Search
library-topic = Topic
library-every-topic = All topics
library-since = From
library-until = Until
library-clear = Show all

library-found = { $count ->
    [one] 1 session matches.
   *[other] { $count } sessions match.
}
library-found-none = No minutes match. Fewer words find more.
library-empty = Nothing here yet. What you write down after a session will appear here.
library-line = *{ $topic }* · { $date }
    { $line }
library-no-topic = No set topic
library-read = Read
library-earlier = Older
library-later = Newer
library-pages = Page { $page } of { $pages }
library-unwritten = ✍ There are no minutes of the last session yet (*{ $topic }*, { $date }). Anyone can write them.
library-write = Write
library-change = Change
library-export = As a Markdown file

library-date = 🗓 { $date }
library-written-by = ✍ { $who }
library-moderated-by = 🎙 { $who }
library-back = All minutes

library-none = Minutes belong to a circle, and you aren’t in one yet. `/circle` shows which are forming, `/circle new` starts one.
    .guest = Minutes belong to a circle. { circles-none.guest }

library-file-name = { $circle }-minutes.md
library-file-comment = ✍ The minutes of *{ $circle }*, to keep.
library-file-season = { $count ->
    [one] One session’s minutes, { $from }
   *[other] The minutes of { $count } sessions, { $from } to { $until }
}
library-file-session = Session { $number }: { $topic }
library-file-role = { $role }: { $who }
library-file-written = Last written by { $who }
library-somebody = one of you
