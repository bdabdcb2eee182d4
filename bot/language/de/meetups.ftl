# Offene Treffen: planen, die Karte, sich anmelden, ausrichten, der Ablauf, was ihr mitnehmt.

meetups-modal = Ein offenes Treffen
meetups-modal-change = Treffen ändern
meetups-what = Für einen ganzen Kanal: Auf einer Karte melden sich Leute an, bringen etwas mit und stimmen ab, was sie hören möchten.
meetups-field-format = Wie läuft es ab?
meetups-field-title = Worum geht es?
meetups-title-hint = Lässt du das leer, heißt es wie sein Ablauf.
meetups-field-channel = In welchem Kanal?
meetups-field-day = An welchem Tag?
meetups-zone = Die Zeiten gelten in der Zeitzone { $zone }.
meetups-field-seats = Für wie viele Leute?
meetups-seats = { $n ->
    [0] Für alle, die kommen
   *[other] { $n } Plätze
}
meetups-field-language = Sprache der Karte
meetups-field-repeats = Kommt es wieder?
meetups-repeats = Alle 4 Wochen, an Feiertagen eine Woche später; Karte zwei Wochen vorher
meetups-you-host = Du richtest es aus; später kann das jemand anderes übernehmen. Wer mitschreibt, ist am Anfang offen.
meetups-announce = Ankündigen
meetups-save = Speichern
meetups-planned = *{ $title }* ist in { $channel } angekündigt. Steht die Karte dort nicht gleich, lade mich in den Kanal ein: `/invite`
meetups-cannot-host = Ich kann nicht ausrichten
meetups-call-off = Absagen
meetups-call-off-sure = Absagen?
meetups-call-off-what = Alle, die sich angemeldet haben, erfahren es. Wiederholt es sich, kommt das nächste trotzdem; soll es das nicht, nimm vorher den Haken weg.

meetups-card-head = 🗓 *{ $when } · { $title }*
meetups-card-text = { $when }: { $title }. Anmelden kannst du dich auf der Karte.
meetups-card-called-off = { $title }, { $when }, ist abgesagt.
meetups-is-called-off = Dieses Treffen ist abgesagt.
meetups-card-format = { $format }, { $minutes } Min.
meetups-card-repeats = alle 4 Wochen
meetups-who-host = Richtet aus: { $who }
meetups-who-documenter = Schreibt mit: { $who }
meetups-nobody-yet = noch niemand
meetups-nobody = niemand
meetups-come = { $n ->
    [one] Bisher dabei: { $who }
   *[other] { $n } sind dabei: { $who }
}
meetups-more = und { $n } weitere
meetups-free = { $n ->
    [0] Alle Plätze sind belegt.
    [one] Ein Platz ist frei.
   *[other] { $n } Plätze sind frei.
}
meetups-coming = Was ansteht
meetups-wait-button = Setz mich auf die Liste
meetups-waiting = ⏳ Warten auf einen Platz: { $who }
meetups-you-come = Du bist dabei.
meetups-you-wait = Alle Plätze sind belegt. Du stehst als Nummer { $n } auf der Liste und hörst von mir, sobald ein Platz für dich frei ist.
meetups-you-dont = Notiert: Du kommst nicht.
meetups-seat = 🗓 Ein Platz ist frei: Du bist dabei bei *{ $title }* in { $channel }, { $when }. Kannst du doch nicht, sag es auf der Karte.
meetups-agenda = *Was mitgebracht wird*, nach Stimmen geordnet:
meetups-vote = Gern · { $n }
meetups-card-seen = 👥 Meldest du dich an, lesen alle in { $channel } hier deinen Namen und was du mitbringst. Von den Stimmen steht nur die Zahl da. 30 Tage nach dem Treffen werden Anmeldungen und Stimmen gelöscht.
meetups-come-button = Ich komme
meetups-bring = Ich bringe etwas mit oder helfe
meetups-withdraw = Ich kann nicht
meetups-take-host = Ich richte aus
meetups-take-documenter = Ich schreibe mit
meetups-more-about = Mehr dazu
meetups-how = So läuft es ab
meetups-calendar = In meinen Kalender
meetups-change = Ändern

meetups-field-topic = Was bringst du mit?
meetups-topic-example = Eine Frage, etwas Unfertiges, eine Geschichte
meetups-field-helps = Würdest du helfen?
meetups-helps = Ja, frag mich, ob ich ausrichte oder mitschreibe, jetzt oder später
meetups-bring-seen = 👥 Alle in { $channel } lesen auf der Karte deinen Namen und was du mitbringst.

meetups-guide = *{ $title }* beginnt jetzt. Richtet aus: { $host }. So läuft es ab:
meetups-reminder = 🎙 Du richtest *{ $title }* aus: { $when }.
meetups-reminder-people = { $n ->
    [one] Bisher hat sich eine Person angemeldet.
   *[other] Bisher haben sich { $n } Leute angemeldet.
}
meetups-asked-host = *{ $title }* in { $channel }, { $when }: Du hast gesagt, dass du helfen würdest. Richtest du es aus?
meetups-asked-documenter = *{ $title }* in { $channel }, { $when }: Du hast gesagt, dass du helfen würdest. Schreibst du mit, worum es geht und was alle mitnehmen?
meetups-rather-not = Diesmal nicht
meetups-yours-host = 🎙 Notiert, du richtest *{ $title }* aus: { $when }. Am Tag vorher schicke ich dir, wie es abläuft.
meetups-yours-documenter = ✍ Notiert, du schreibst bei *{ $title }* mit: { $when }. Eine Stunde danach frage ich dich nach dem Rückblick.
meetups-settled = *{ $title }*, { $when }: Das hat sich geklärt, danke.
meetups-let-go = Notiert. Ich frage die, die helfen würden, und wenn es niemand kann, den Kanal.
meetups-no-host = 🎙 *{ $title }* richtet noch niemand aus: { $when }. Wer hat Lust?
meetups-hosts = 🎙 *{ $title }*, { $when }. Richtet aus: { $host }.
meetups-moved = 🗓 *{ $title }* findet zu einer anderen Zeit statt: { $when }. Kannst du dann nicht, sag es auf der Karte.
meetups-told-off = *{ $title }*, { $when }, ist abgesagt.

meetups-recap-title = Worum ging es?
meetups-recap-asked = ✍ *{ $title }* ist vorbei. Schreibst du in ein paar Sätzen auf, worum es ging, für alle, die nicht dabei waren?
meetups-recap-write = Rückblick schreiben
meetups-recap-change = Rückblick ändern
meetups-recap-is-there = ✍ Der Rückblick auf *{ $title }* steht im Thread. Danke dir.
meetups-field-recap = Worum ging es?
meetups-field-insights = Was nehmt ihr mit?
meetups-recap-seen = 👥 Alle in { $channel } lesen das im Thread, mit deinem Namen.
meetups-recap = ✍ *{ $title }*, aufgeschrieben von { $who }:
meetups-recap-insights = *Was ihr mitnehmt*
