# Tandems auf Dauer: Mentoring, Buddys, Lernbegleitung, Hospitation, Übergabe.

tandems-title = Voneinander lernen
tandems-new = Mentoring oder Buddy finden
tandems-open = Ansehen
tandems-save = Speichern
tandems-go-on = Weiter
tandems-kind-mentoring = Mentoring
tandems-kind-reverse = Reverse Mentoring
tandems-kind-buddy = Buddy beim Einstieg
tandems-kind-tutoring = Lernbegleitung
tandems-kind-case = Kollegiale Fallberatung
tandems-kind-shadowing = Hospitation
tandems-kind-handover = Wissensübergabe
tandems-what-mentoring = Über Monate aus der Erfahrung von jemandem lernen
tandems-what-reverse = Jemand Erfahrenes lernt von jemand Jüngerem
tandems-what-buddy = Die ersten Wochen für jemand Neues: { $meetings } Treffen
tandems-what-tutoring = Eine Person kann es und hilft der anderen dabei
tandems-what-shadowing = Ein Besuch, um andere Arbeit von innen zu sehen
tandems-what-handover = Bevor jemand die Stelle wechselt: { $meetings } Treffen
tandems-role-learn = Ich möchte etwas lernen
tandems-role-help = Ich möchte etwas weitergeben
tandems-every-weekly = jede Woche
tandems-every-two_weeks = alle zwei Wochen
tandems-every-four_weeks = alle vier Wochen
tandems-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
tandems-field-kind = Wofür?
tandems-field-role = Dein Teil dabei
tandems-field-about = Worum geht es?
tandems-field-about-hint = In den Worten, mit denen andere sagen würden, was sie können oder lernen möchten.
tandems-field-goal = Dein Ziel
tandems-field-goal-hint = Was soll am Ende anders sein?
tandems-field-cadence = Wie oft?
tandems-field-cadence-hint = Für die Wochen mit Buddy und die Übergabe gibt es einen eigenen Plan; die Hospitation ist ein Besuch.
tandems-field-months = Wie lange?
tandems-field-person = Oder jemand, den du kennst
tandems-field-person-hint = Niemand, der dich führt oder den du führst.
tandems-form-seen = 👥 Nur du und wen du fragst lesen Thema und Ziel. Beides ist verschlüsselt und steht in keiner Nachricht.
tandems-goal-seen = 👥 Nur du und die andere Person lest das. Es ist verschlüsselt und steht in keiner Nachricht.
tandems-about = *{ $kind }:* { $about }
tandems-seeks-learn = { $who } möchte etwas lernen.
tandems-seeks-help = { $who } möchte etwas weitergeben.
tandems-plan-weekly = { $count } Treffen, jede Woche.
tandems-plan-two_weeks = { $count } Treffen, alle zwei Wochen.
tandems-plan-four_weeks = { $count } Treffen, alle vier Wochen.
tandems-plan-own = { $count } Treffen nach eigenem Plan.
tandems-goal-of = 🎯 { $who } möchte erreichen:
tandems-proposed = Was diese Leute können oder lernen möchten, passt. Wen du fragst, wird unter vier Augen gefragt und kann ohne Begründung Nein sagen.
tandems-nobody = Gerade kennt Zirkel niemanden, der passt. Du kannst jemanden fragen, den du kennst, unter vier Augen; ein Nein braucht keinen Grund.
tandems-proposed-buddy = Diese Leute haben gesagt, dass sie für andere da sind, und haben Platz. Wen du fragst, wird unter vier Augen gefragt und kann ohne Begründung Nein sagen.
tandems-nobody-buddy = Von denen, die für andere da sind, hat gerade niemand Platz und zugleich Sprache und Arbeitszeit mit dir gemeinsam. Du kannst jemanden fragen, den du kennst, unter vier Augen; ein Nein braucht keinen Grund.
tandems-ask = Fragen
tandems-ask-by-name = Diese Person fragen
tandems-waiting = { $who } ist gefragt. Nach { $days } Tagen ohne Antwort kannst du jemand anderes fragen, oder schon jetzt.
tandems-withdraw = Jemand anderes fragen
tandems-stop = Nicht mehr suchen
tandems-would-you = Möchtest du das mit der Person zusammen machen? Es beginnt, sobald du Ja sagst. Beenden kannst du es jederzeit.
tandems-yes = Ja, gern
tandems-no = Gerade nicht
tandems-eye-level = Freiwillig für beide, und nur, wenn niemand von euch die andere Person führt: Ein Nein braucht keinen Grund, ein Ende auch nicht. Worüber ihr sprecht, geht von hier an keine Führungskraft.
tandems-meeting = { $kind }, Treffen { $number } von { $count }
tandems-next = Das nächste Treffen kommt am { $day }.
tandems-last = Das ist das letzte Treffen; am { $day } könnt ihr zurückblicken.
tandems-my-goal = Mein Ziel
tandems-pause = Vier Wochen pausieren
tandems-sooner = Nächstes Treffen jetzt
tandems-end = Beenden
tandems-end-title = Hier beenden?
tandems-end-confirm = Die andere Person erfährt, dass du es beendet hast, und sonst nichts. Ein Grund ist nicht nötig.
tandems-over = Das ist zu Ende.
tandems-kept = 🔒 Was du mitnimmst; nur du siehst das:
tandems-thanks-of = { $who } dankt dir:
tandems-look-back = Zurückblicken, 2 Min.
tandems-look-back-quiet = Wie du magst.
tandems-page = Ziel und mehr
tandems-half = Die Hälfte ist um. Stimmt das Ziel noch? Um weiterzumachen, müsst ihr nichts tun; unter „Ziel und mehr“ könnt ihr es ändern, pausieren oder hier beenden.
tandems-cards = Was davon sollen auch andere finden? Schreibt zwei, drei Sätze auf eine Wissenskarte. Sie ist von euch beiden, und die Firma findet sie nur, wenn ihr das beide möchtet.
tandems-card-text = { $which }. { $time }
tandems-card-over = 💬 *{ $kind }* ist zu Ende. Mit `/coach` kommst du zum Rückblick.
tandems-card-earlier = 💬 *{ $kind }:* Dieses Treffen ist vorbei; das nächste steht weiter unten.
tandems-question-mentoring = 💬 { $who } fragt dich, ob ihr zusammen ein Mentoring macht.
tandems-question-reverse = 💬 { $who } fragt dich, ob ihr zusammen ein Reverse Mentoring macht.
tandems-question-buddy = 💬 { $who } fragt dich, ob ihr beim Einstieg Buddys seid.
tandems-question-tutoring = 💬 { $who } fragt dich, ob ihr zusammen eine Lernbegleitung macht.
tandems-question-shadowing = 💬 { $who } fragt dich wegen einer Hospitation: Eine Person besucht die andere bei der Arbeit.
tandems-question-handover = 💬 { $who } fragt dich, ob ihr zusammen eine Wissensübergabe macht.
tandems-question-case = 💬 { $who } fragt dich, ob du mit ein paar anderen über einen Fall nachdenkst.
tandems-question-quiet = Ein Nein braucht keinen Grund, und antworten musst du auch nicht.
tandems-settled = 💬 Diese Frage hat sich erledigt.
tandems-news = 💬 *{ $kind }:* Bei der Person, die du gefragt hast, passt es gerade nicht. Du kannst jemand anderes fragen.
tandems-ended = 💬 Eure gemeinsame Zeit ist um: *{ $kind }* mit { $who }.
tandems-ended-left = 💬 { $who } hat eure gemeinsame Zeit beendet: *{ $kind }*. Das braucht keinen Grund.
tandems-ended-gone = 💬 *{ $kind }* ist zu Ende: Die andere Person ist nicht mehr da.
tandems-thanked = 💬 { $who } hat dir einen Dank dagelassen.
tandems-field-kept = Was nimmst du mit?
tandems-field-thanks = Ein Wort des Danks
tandems-thanks-seen = 👥 Nur wer mit dir dabei war, liest das
tandems-capacity = Für andere da sein
tandems-capacity-what = Möchtest du andere begleiten, ob im Mentoring, als Buddy oder beim Lernen? Wer sucht, was du kannst, oder einen Buddy braucht, sieht, dass man dich fragen kann. Du entscheidest jedes Mal selbst.
tandems-field-capacity = Für wie viele zugleich?
tandems-for = { $count ->
    [0] gerade für niemanden
    [one] für 1 Person
   *[other] für { $count } Personen
}
tandems-capacity-seen = 👥 Wer einen Buddy sucht, oder jemanden zu einem Thema von dir, sieht deinen Namen und was du kannst, solange du Platz hast. Was du kannst, steht unter `/topics können`.
tandems-capacity-kept = { $count ->
    [0] Notiert: Du wirst niemandem mehr vorgeschlagen.
    [one] Notiert: Du bist für 1 Person zugleich da.
   *[other] Notiert: Du bist für { $count } Personen zugleich da.
}
tandems-line-looking = 💬 *{ $kind }:* Du suchst noch jemanden.
tandems-line-waits = 💬 *{ $kind }:* Du hast Ja gesagt; es werden noch andere gefragt.
tandems-line-running = 💬 *{ $which }* mit { $who }.
tandems-line-over = 💬 *{ $kind }* ist zu Ende.
