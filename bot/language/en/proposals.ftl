# From applications to circles: numbers for whoever offers a programme, questions to everybody else.

proposals-title = Your circle
proposals-applied = { $count ->
    [0] Nobody has applied so far.
    [one] One person has applied.
   *[other] { $count } people have applied.
}
proposals-applying = Applications run until { $until }. After that you form the circles here. They start in the week of { $start }.
proposals-applying-late = The last day to apply was { $until }. Until you form the circles, people still can. They start in the week of { $start }.
proposals-applying-few = There are too few for a circle so far: pass the invitation on, or choose later dates under “Change the frame”.
proposals-link = The invitation, to pass on: { $link }. Whoever can read { $where } can apply there.
proposals-owner-sees = Numbers are all that you see here: no wishes, no names.
proposals-form = Form circles
proposals-forming = The circles are being formed. With many people that takes up to a minute; then you see them here. You can close this window: under `/zirkel programme` you’ll see them as well.
proposals-form-now = 🌱 The last day to apply for *{ $name }* is over. { $applied } Form the circles now; until you do, people can still apply.
proposals-form-too-few = 🌱 The last day to apply for *{ $name }* is over. { $applied } That is too few for a circle: pass the invitation on, or choose later dates under “Change the frame”.
proposals-form-anew = Form anew
proposals-take-more = Take more applications
proposals-ask = Ask everybody
proposals-asking = Everybody is being asked. In a moment you’ll see here how it stands.
proposals-ask-sure = Ask everybody now?
proposals-ask-what = Each person is asked in private about their circle, and has five working days to answer. Then the circles begin. This can’t be taken back.
proposals-formed = { $circles ->
    [0] No circle came about.
    [one] One circle for { $people } people.
   *[other] { $circles } circles for { $people } people.
}
proposals-granted = { $count ->
    [one] One of { $people } meets somebody who offers what they wish for.
   *[other] { $count } of { $people } meet somebody who offers what they wish for.
}
proposals-answers = { $yes ->
    [one] One has said yes
   *[other] { $yes } have said yes
}, { $open ->
    [one] one hasn’t answered yet.
   *[other] { $open } haven’t answered yet.
}
proposals-left-out = { $count ->
    [one] For one person there is no circle: { $reasons }.
   *[other] For { $count } there is no circle: { $reasons }.
}
proposals-count-no_language = { $count ->
    [one] one for want of a common language
   *[other] { $count } for want of a common language
}
proposals-count-no_hours = { $count ->
    [one] one for want of common hours
   *[other] { $count } for want of common hours
}
proposals-count-kept_apart = { $count ->
    [one] one because of whom they’d rather not meet
   *[other] { $count } because of whom they’d rather not meet
}
proposals-count-too_few = { $count ->
    [one] one because too few were left
   *[other] { $count } because too few were left
}
proposals-count-no_place = { $count ->
    [one] one because the last place was taken meanwhile
   *[other] { $count } because the last place was taken meanwhile
}
proposals-count-no_answer = { $count ->
    [one] one without an answer in time
   *[other] { $count } without an answer in time
}

proposals-question = 🌱 *{ $name }*: there is a circle for you. It meets first { $first }, then at the same time in the weeks that the programme plans. Does that suit you?
proposals-question-yes = 🌱 *{ $name }*: you have said yes. Your circle meets first { $first }. It begins once everybody has answered, if at least three say yes.
proposals-circle = { $who }
    { $minutes } minutes each · { $language }
proposals-yes = Yes, I’m in
proposals-elsewhere = Another circle
proposals-no = Not this time
proposals-no-sure = Not this time?
proposals-no-what = What you applied with is deleted. You needn’t give a reason.
proposals-question-then = Without your answer by { $until } your place is free again.
proposals-nobody-told = Nobody is told why somebody isn’t in.
proposals-out = All right, not this time. What you applied with is deleted.
proposals-begun = 🌱 *{ $name }*: your circle begins. It meets first { $first }.
proposals-elsewhere-which = These circles would suit you, too. You see who is in one once you are. Going there is a yes.
proposals-elsewhere-none = No other circle has room for you at your hours and in your languages just now. That can change as others answer.
proposals-other = First { $first } · { $minutes } minutes · { $language } · { $count ->
    [one] one person so far
   *[other] { $count } people so far
}
proposals-go = Go there
proposals-found-one = 🌱 *{ $name }*: now there is a circle for you. It meets first { $first }.
proposals-no-circle = 🌱 *{ $name }*: we found no circle for you this time.
proposals-why-no_place = In the circle that you went to, somebody else took the last place just before.
proposals-place-gone = 🌱 *{ $name }*: no answer came from you in time, so your place in the circle has gone. If you’d still like to take part, look which circles have room.
proposals-why-no_language = Too few others speak a language that you ticked.
proposals-why-no_hours = At the hours you ticked, too few others can meet; hours of other circles of yours don’t count.
proposals-more-half-days = With more half-days it is easier next time.
proposals-helps-half-days = On { $days } enough others could have met with you.
proposals-helps-de = In German there would have been enough others.
proposals-helps-en = In English there would have been enough others.
proposals-morning = { $day } morning
proposals-afternoon = { $day } afternoon
proposals-why-kept_apart = Your private list leaves too few people to form a circle with. You find it under `/coach not-with`.
proposals-why-too_few = There were too few people left for one more circle. For next time: three or more who all name each other when they apply, and share a language and an hour, are in one circle.
proposals-kept = A place may become free as others answer: look under “Another circle”.
proposals-kept-begun = A place may still become free: look under “Another circle”.
proposals-settled = This question is settled. `/zirkel programme` shows what is on.
