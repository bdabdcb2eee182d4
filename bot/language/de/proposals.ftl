# Von Anmeldungen zu Lernzirkeln: Zahlen für die, die ein Programm anbieten, Fragen an alle anderen.

proposals-title = Dein Lernzirkel
proposals-applied = { $count ->
    [0] Noch hat sich niemand angemeldet.
    [one] Eine Person hat sich angemeldet.
   *[other] { $count } Leute haben sich angemeldet.
}
proposals-applying = Die Anmeldung läuft bis { $until }. Danach bildest du hier die Lernzirkel. Los geht es in der Woche vom { $start }.
proposals-applying-late = Letzter Anmeldetag war { $until }. Solange du die Lernzirkel noch nicht gebildet hast, kann man sich noch anmelden. Los geht es in der Woche vom { $start }.
proposals-applying-few = Für einen Lernzirkel sind es noch zu wenige: Gib die Einladung weiter, oder wähl unter „Rahmen ändern“ spätere Termine.
proposals-link = Einladung zum Weitergeben: { $link }. Anmelden kann sich dort, wer { $where } lesen kann.
proposals-owner-sees = Mehr als Zahlen siehst du hier nicht: keine Wünsche, keine Namen.
proposals-form = Lernzirkel bilden
proposals-forming = Die Lernzirkel werden gerade gebildet. Bei vielen Leuten dauert das bis zu einer Minute, dann stehen sie hier. Du kannst das Fenster auch schließen: Unter `/zirkel programm` findest du sie ebenso.
proposals-form-now = 🌱 Der letzte Anmeldetag von *{ $name }* ist vorbei. { $applied } Bilde jetzt die Lernzirkel; bis dahin kann man sich noch anmelden.
proposals-form-too-few = 🌱 Der letzte Anmeldetag von *{ $name }* ist vorbei. { $applied } Für einen Lernzirkel sind es zu wenige: Gib die Einladung weiter, oder wähl unter „Rahmen ändern“ spätere Termine.
proposals-form-anew = Neu bilden
proposals-take-more = Weiter anmelden lassen
proposals-ask = Alle fragen
proposals-asking = Alle werden gerade gefragt. Gleich steht hier, wie weit es ist.
proposals-ask-sure = Jetzt alle fragen?
proposals-ask-what = Alle werden einzeln nach ihrem Lernzirkel gefragt und haben fünf Arbeitstage Zeit. Danach geht es los. Zurücknehmen lässt sich das nicht.
proposals-formed = { $circles ->
    [0] Es ist kein Lernzirkel zustande gekommen.
    [one] Ein Lernzirkel für { $people } Leute.
   *[other] { $circles } Lernzirkel für { $people } Leute.
}
proposals-granted = { $count ->
    [one] Eine Person von { $people } trifft dort jemanden, der mitbringt, was sie lernen möchte.
   *[other] { $count } von { $people } treffen dort jemanden, der mitbringt, was sie lernen möchten.
}
proposals-answers = { $yes ->
    [one] Eine Person hat Ja gesagt
   *[other] { $yes } haben Ja gesagt
}, bei { $open ->
    [one] einer Person ist die Antwort noch offen.
   *[other] { $open } ist die Antwort noch offen.
}
proposals-left-out = { $count ->
    [one] Für eine Person gibt es keinen Lernzirkel: { $reasons }.
   *[other] Für { $count } gibt es keinen Lernzirkel: { $reasons }.
}
proposals-count-no_language = { $count ->
    [one] einer Person fehlt eine gemeinsame Sprache
   *[other] { $count } fehlt eine gemeinsame Sprache
}
proposals-count-no_hours = { $count ->
    [one] einer Person fehlen gemeinsame Zeiten
   *[other] { $count } fehlen gemeinsame Zeiten
}
proposals-count-kept_apart = { $count ->
    [one] bei einer Person lässt die private Liste zu wenige übrig
   *[other] bei { $count } lässt die private Liste zu wenige übrig
}
proposals-count-too_few = { $count ->
    [one] für eine Person waren zu wenige übrig
   *[other] für { $count } waren zu wenige übrig
}
proposals-count-no_place = { $count ->
    [one] bei einer Person war der letzte Platz inzwischen vergeben
   *[other] bei { $count } war der letzte Platz inzwischen vergeben
}
proposals-count-no_answer = { $count ->
    [one] von einer Person kam rechtzeitig keine Antwort
   *[other] von { $count } kam rechtzeitig keine Antwort
}

proposals-question = 🌱 *{ $name }*: Es gibt einen Lernzirkel für dich. Er trifft sich zum ersten Mal { $first }, dann um dieselbe Zeit in den Wochen, die das Programm vorsieht. Passt dir das?
proposals-question-yes = 🌱 *{ $name }*: Du hast Ja gesagt. Dein Lernzirkel trifft sich zum ersten Mal { $first }. Er beginnt, sobald alle geantwortet haben, wenn mindestens drei Ja sagen.
proposals-circle = { $who }
    Je { $minutes } Minuten · { $language }
proposals-yes = Ja, ich bin dabei
proposals-elsewhere = Anderer Lernzirkel
proposals-no = Diesmal nicht
proposals-no-sure = Diesmal nicht?
proposals-no-what = Was du bei der Anmeldung geschrieben hast, wird gelöscht. Einen Grund brauchst du nicht.
proposals-question-then = Antwortest du bis { $until } nicht, wird dein Platz wieder frei.
proposals-nobody-told = Warum jemand nicht dabei ist, erfährt niemand.
proposals-out = Gut, diesmal nicht. Was du bei der Anmeldung geschrieben hast, ist gelöscht.
proposals-begun = 🌱 *{ $name }*: Dein Lernzirkel beginnt. Ihr trefft euch zum ersten Mal { $first }.
proposals-elsewhere-which = Diese Lernzirkel würden dir auch passen. Wer dabei ist, siehst du, sobald du dabei bist. Ein Wechsel ist ein Ja.
proposals-elsewhere-none = Gerade hat kein anderer Lernzirkel Platz, der zu deinen Zeiten und Sprachen passt. Das kann sich ändern, wenn andere antworten.
proposals-other = Zum ersten Mal { $first } · { $minutes } Minuten · { $language } · { $count ->
    [one] bisher eine Person
   *[other] bisher { $count } Leute
}
proposals-go = Dorthin wechseln
proposals-found-one = 🌱 *{ $name }*: Jetzt gibt es einen Lernzirkel für dich. Er trifft sich zum ersten Mal { $first }.
proposals-no-circle = 🌱 *{ $name }*: Diesmal haben wir keinen Lernzirkel für dich gefunden.
proposals-why-no_place = In dem Lernzirkel, zu dem du gewechselt bist, hat kurz vorher jemand anders den letzten Platz bekommen.
proposals-place-gone = 🌱 *{ $name }*: Von dir kam rechtzeitig keine Antwort, dein Platz im Lernzirkel ist deshalb weg. Möchtest du trotzdem dabei sein, schau nach, welche Lernzirkel noch Platz haben.
proposals-why-no_language = Zu wenige andere sprechen eine Sprache, die du angekreuzt hast.
proposals-why-no_hours = Zu den Zeiten, die du angekreuzt hast, können zu wenige andere; Stunden deiner anderen Lernzirkel zählen nicht mit.
proposals-more-half-days = Mit mehr halben Tagen klappt es beim nächsten Mal leichter.
proposals-helps-half-days = Am { $days } hätten sich genügend andere mit dir treffen können.
proposals-helps-de = Auf Deutsch hätten sich genügend andere gefunden.
proposals-helps-en = Auf Englisch hätten sich genügend andere gefunden.
proposals-morning = { $day }vormittag
proposals-afternoon = { $day }nachmittag
proposals-why-kept_apart = Deine private Liste lässt zu wenige Leute übrig, um einen Lernzirkel zu bilden. Du findest sie unter `/coach nicht-mit`.
proposals-why-too_few = Für einen weiteren Lernzirkel waren zu wenige Leute übrig. Fürs nächste Mal: Wenn mindestens drei sich bei der Anmeldung alle gegenseitig nennen, eine Sprache teilen und zur selben Stunde können, kommen sie in einen Lernzirkel.
proposals-kept = Wenn andere antworten, kann ein Platz frei werden: Schau unter „Anderer Lernzirkel“.
proposals-kept-begun = Es kann immer noch ein Platz frei werden: Schau unter „Anderer Lernzirkel“.
proposals-settled = Diese Frage ist erledigt. Was läuft, zeigt `/zirkel programm`.
