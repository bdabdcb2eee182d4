# Reports of programmes: bands over many, never one person or circle; a circle's call for support.

reports-open = Reports
reports-one = Report
reports-title = Report
reports-list = Which programme’s report would you like to see? Whoever opens it is named in it.
reports-none = No programme has begun yet. Its report is taken at half-time, at the end and sixty days later.
reports-first = The first report is taken on { $day }.
reports-how = Behind each number are at least { $people } people in { $circles } circles, none of which supplies more than half. What is true of a circle as a whole (that it meets, for how many hours, how mixed it is) takes at least { $people } circles. A report is about what has come since the last one, and isn’t made anew.
reports-blurred = Each number is blurred a little by chance, the more, the fewer people are behind it: even somebody who knew all other answers couldn’t be sure of the one that is left.
reports-arrows = An arrow tells whether the band is another one than in the report before; one step up or down can be chance.
reports-moments = Report at half-time: from { $half_time } · at the end: from { $end } · sixty days later: from { $later }
reports-as-page = As a page
reports-as-csv = As CSV
reports-file-page = report.html
reports-file-csv = report.csv
reports-file-comment = The report that you asked for.
reports-openers = Who has opened the report
reports-opened = Opened by: { $who }. Everybody who may open it sees that; within an hour it counts once.
reports-opened-more = { $count ->
    [one] one more; the page names everybody
   *[other] { $count } more; the page names everybody
}
reports-opening = { $who }: { $times ->
    [one] { $at }
   *[other] { $times } times (last { $at })
}
reports-opening-erased = without a name (data erased)

reports-moment-half_time = half-time
reports-moment-end = end
reports-moment-later = sixty days later
reports-too-few = too few answers
reports-too-few-circles = too few circles
reports-share = { $low }–{ $high }%
reports-mark = about { $mark }
reports-hours = { $low ->
    [9] 9 hours or more
   *[other] { $low }–{ $high } hours
}
reports-circles = { $count ->
    [0] fewer than 10 circles
   *[other] about { $count } circles
}
reports-value = { $moment } *{ $band }*
reports-value-few = { $moment } ({ $few })
reports-line = { $measure }: { $values }

reports-tile-taking_part = Taking part
reports-tile-usefulness = Usefulness
reports-tile-follow_through = Follow-through
reports-tile-ties = Ties
reports-tile-knowledge = Spread of knowledge
reports-change-taking_part = What you can change: another hour, fewer minutes, or learning time that leaders leave free.
reports-change-usefulness = What you can change: a broader aim, or circles that choose their topics more freely.
reports-change-follow_through = What you can change: time for trying things out between sessions, and two weeks between them.
reports-change-ties = What you can change: an invitation that goes to more departments, or coaching pairs beside the circles.
reports-change-knowledge = What you can change: formats in which somebody explains or shows something.

reports-measure-present = Members who were there, of all
reports-measure-held = Sessions held, of those that were due
reports-measure-meeting = People whose circle has met in the three weeks before
reports-measure-hours = Planned hours of the sessions that people’s circles have held, on average
reports-measure-stayed = People who are still in their circle
reports-measure-useful = Worth the time, from 1 to 5
reports-measure-used = Used something of it later on
reports-measure-climate = How it is to learn in the circles, from 1 to 5
reports-measure-kept = Plans carried out, in part, or in another way
reports-measure-reflected = Sessions after which people reflected
reports-measure-across = People who met somebody of another department at least twice, told at the end
reports-measure-coached = Coaching pairs of the programme that have met in the last round
reports-measure-explained = People whom somebody’s explaining has helped, in the last thirty days
reports-measure-moderated = People who have moderated
reports-measure-documented = People who have documented or led the reflection
reports-measure-brought = People who have brought a case of their own
reports-measure-shared = People who let the company find an insight card of theirs
reports-measure-remembered = Still there when it was asked about again

reports-part-all = all circles
reports-part-en = circles in English
reports-part-de = circles in German
reports-by-language = By the language of the circles
reports-column-moment = When
reports-column-measure = What
reports-column-part = Where
reports-column-band = How much
reports-column-circles = Circles behind it

circles-do-reports-support = We need support
reports-support-sure = Ask for support?
reports-support-what = Whoever offers your programme learns your circle’s name, and that you have asked. Reports never name a circle.
reports-support-asked = Whoever offers your programme is told that your circle asks for support, and that you have said so.
reports-support-again = Your circle has asked for support within the last seven days. Whoever offers your programme has been told.
reports-support = 💬 *{ $circle }* asks for support. { $who } has pressed the button for the circle: ask there what would help. (*{ $name }*)
reports-week = *{ $name }*, the last seven days: { $met }, { $asking ->
    [0] none asks for support.
    [one] one asks for support.
   *[other] { $asking } ask for support.
}
reports-week-met = { $met ->
    [0] fewer than { $least } circles met
   *[other] { $met } circles met
}
reports-week-unplanned = no session was planned for the circles
