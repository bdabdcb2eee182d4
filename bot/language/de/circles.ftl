# Lernzirkel: gründen, mitmachen, aussteigen.

circles-rhythm-weekly = jeden { $weekday } um { $time } Uhr
circles-rhythm-weekly-breaks = { $day ->
    [0] montags
    [1] dienstags
    [2] mittwochs
    [3] donnerstags
    [4] freitags
    [5] samstags
   *[6] sonntags
} um { $time } Uhr
circles-rhythm-breaks = { $rhythm }, mit Pausen nach dem Plan des Programms
circles-rhythm-two_weeks = jeden zweiten { $weekday } um { $time } Uhr
circles-rhythm-four_weeks = jeden vierten { $weekday } um { $time } Uhr
circles-rhythm-monthly = { $nth ->
    [1] am ersten { $weekday } im Monat um { $time } Uhr
    [2] am zweiten { $weekday } im Monat um { $time } Uhr
    [3] am dritten { $weekday } im Monat um { $time } Uhr
    [4] am vierten { $weekday } im Monat um { $time } Uhr
   *[other] am letzten { $weekday } im Monat um { $time } Uhr
}

circles-card-title = 🌱 *{ $name }*
    { $purpose }
circles-card-when = { $rhythm }, { $minutes } Min., { $sessions }-mal, ab { $first }
circles-card-when-gathering = { $rhythm }, { $minutes } Min., { $sessions }-mal, frühestens ab { $first }
circles-begins-with-three = beginnt, sobald drei dabei sind
circles-card-places = { $free ->
    [0] Alle { $places } Plätze sind vergeben
   *[other] { $taken } von { $places } Plätzen vergeben
}
circles-people = { $people ->
    [one] 1 Person
   *[other] { $people } Leute
}
circles-readers = { $people ->
    [0] { $channel }
   *[other] { $findable ->
        [yes] { $channel } (öffentlich, zuletzt { circles-people })
       *[no] { $channel } (zuletzt { circles-people })
    }
}
circles-card-seen = 👥 Alle in { $channel } können mitlesen.
circles-card-closed = Dieser Lernzirkel ist zu Ende gegangen.
circles-card-paused = Dieser Lernzirkel macht Pause bis { $until }. Dann geht es von selbst weiter.
circles-card-text = { $name } trifft sich { $when }.
circles-card-text-gathering = Ein neuer Lernzirkel entsteht: { $name }, { $when }. Er beginnt, sobald drei dabei sind.
circles-card-text-joining = Hier kannst du mitmachen.
circles-card-text-full = { $name } trifft sich { $when }. Alle Plätze sind vergeben.
circles-card-text-paused = { $name } macht gerade Pause.
circles-card-text-closed = { $name } ist zu Ende gegangen.
circles-join = Mitmachen
circles-what-is-this = Was ist das?
circles-explanation =
    Ein Lernzirkel ist eine kleine Gruppe von höchstens { $places } Leuten, die zusammen etwas lernen: { $sessions }-mal, jeweils { $minutes } Minuten.

    Die Themen wählt ihr selbst, und die Rollen wechseln reihum: wer moderiert, wer mitschreibt, wer darauf achtet, wie ihr zusammenarbeitet. Zirkel erinnert euch, hält die Zeit im Blick und stellt die Fragen. Vorbereitung oder Schulung braucht es nicht.
circles-voluntary = Mitmachen, Pausieren und Aussteigen sind freiwillig und brauchen keine Begründung. Deine Reflexionen zeigt Zirkel niemandem außer dir, es sei denn, du teilst sie.

circles-no-managers = Am besten ist niemand mit der eigenen Führungskraft im selben Lernzirkel: Dann redet ihr freier.
circles-found-title = Lernzirkel gründen
circles-found-submit = Gründen
circles-name = Wie heißt der Lernzirkel?
circles-name-example = Schwierige Gespräche
circles-purpose = Was wollt ihr zusammen lernen?
circles-purpose-example = Auch Unbequemes so sagen, dass es ankommt
circles-channel = In welchem Kanal ist er zu Hause?
circles-channel-hint = Dort erscheint die Karte mit dem Knopf zum Mitmachen. Am besten ein privater Kanal: Lad Zirkel dort vorher ein. In einem öffentlichen kann die ganze Firma mitlesen.
circles-channel-there = In einem, den es schon gibt
circles-channel-there-seen = Ist er öffentlich, kann die ganze Firma mitlesen
circles-channel-public = In einem neuen öffentlichen
circles-channel-public-seen = Die ganze Firma kann ihn finden und mitlesen
circles-channel-private = In einem neuen privaten
circles-channel-private-seen = Nur seine Mitglieder können mitlesen
circles-found-seen = 👥 Name, Ziel und alles, was der Lernzirkel postet, stehen in diesem Kanal: Wer darin ist, kann mitlesen.
circles-which-channel = Welcher vorhandene Kanal?
circles-channel-missing = Wähl bitte einen Kanal.
circles-channel-or-new = Oben ist ein neuer Kanal gewählt. Wähl dort „In einem, den es schon gibt“, oder lass das hier leer.
circles-first = Erstes Treffen, frühestens
circles-first-hint = An diesem Wochentag trefft ihr euch dann immer.
circles-at = Um wie viel Uhr?
circles-odd-hour = *{ $day }, { $time } Uhr:* Da arbeiten nicht alle. Wenn du es so meinst, drück noch einmal auf den Knopf.
circles-odd-hour-then = Ja, um diese Zeit
circles-cadence = Wie oft?
circles-venue = Wo trefft ihr euch?
circles-venue-example = Ein Link, der mit https:// beginnt, oder ein Raum
circles-venue-hint = Das steht auf der Karte jedes Treffens.
circles-venue-is = 📍 { $venue }
circles-defaults = 60 Minuten, 8 Treffen, bis zu 5 Leute, der Ablauf „Lernzirkel“. Das alles lässt sich ändern:
circles-more = Mehr einstellen
circles-format = Wie läuft ein Treffen ab?
circles-format-on-offer = Welche Abläufe zur Wahl stehen, sagt euer Programm.
family-circle = Zusammen lernen
family-casework = Fälle aus der Arbeit
family-coaching = Coaching und Feedback
family-mentoring = Mentoring
family-teaching = Einander etwas beibringen
family-community = Austausch
family-showcase = Arbeit zeigen
family-practice = Nebeneinander arbeiten
family-failure = Aus Geschehenem lernen
family-inquiry = Lesen und behalten
family-innovation = Ausprobieren
family-handover = Wissen weitergeben
circles-mode = Wie trefft ihr euch?
circles-minutes = Wie lange dauert ein Treffen?
circles-minutes-of-format = So lange, wie der Ablauf sagt
circles-n-minutes = { $n } Minuten
circles-places = Wie viele Leute höchstens?
circles-sessions = Wie viele Treffen hat die Staffel?
circles-language = Welche Sprache spricht Zirkel mit der Gruppe?
circles-zone-is = Uhrzeiten gelten in { $zone }.
circles-zone = In welcher Zeitzone gilt die Uhrzeit?
circles-first-is-past = Dieser Zeitpunkt ist schon vorbei. Wähl ein späteres Datum oder eine spätere Uhrzeit.
circles-first-is-far = Das ist mehr als ein Jahr hin. Wähl ein früheres Datum.
circles-longer-than-frame = In eurem Programm dauert ein Treffen höchstens { $minutes } Minuten. Wähl es kürzer.
circles-ends-after-frame = Das letzte Treffen wäre am { $ends }, euer Programm endet aber am { $last }. Wähl weniger Treffen oder andere Termine.
circles-mode-does-not-fit = So lässt sich dieser Ablauf nicht machen. Wähl die andere Art oder einen anderen Ablauf.

circles-founded = 🌱 *{ $name }* ist gegründet, und du bist dabei. Die Karte zum Mitmachen kommt gleich nach { $channel }.
    Schlag dort inzwischen ein erstes Thema vor: `/topics neu` und was du lernen willst.
circles-founded-alone = 🌱 *{ $name }* ist gegründet, und du bist dabei. Noch bist du in { $channel } allein: Lad die Leute ein, mit denen du lernen willst.
    Schlag dort inzwischen ein erstes Thema vor: `/topics neu` und was du lernen willst.
circles-founded-gathers = Sobald ihr zu dritt seid, steht im Kanal, wann es losgeht. Bis dahin gibt es weder Rollen noch Termine.
circles-joined = 🌱 Du bist dabei: *{ $name }*, { $rhythm }.
circles-to-calendar = Termine für meinen Kalender
circles-leave-any-time = Aussteigen kannst du jederzeit, ohne Begründung: `/circle`
circles-left = Du bist aus *{ $name }* ausgestiegen. Niemand fragt, warum.
circles-leave = Aussteigen
circles-leave-title = Aussteigen?
circles-leave-confirm = Du steigst aus { $name } aus. Die anderen erfahren nur, dass ein Platz frei ist.
circles-stay = Dabeibleiben

circles-overview-text = { $count ->
    [0] Du bist noch in keinem Lernzirkel.
    [one] Du bist in einem Lernzirkel.
   *[other] Du bist in { $count } Lernzirkeln.
}
circles-to-join = *Hier kannst du dazukommen*
circles-none = Du bist noch in keinem Lernzirkel, und gerade kann ich dir keinen mit freiem Platz zeigen. Gründe einen: Es dauert zwei Minuten.
    .guest = Du bist noch in keinem Lernzirkel. Dazukommen kannst du über die Karte eines Lernzirkels, in einem Kanal, in dem du bist.
circles-line-ended = 🌱 *{ $name }* ist zu Ende gegangen.
circles-line = 🌱 *{ $name }* in { $channel }
    { $rhythm } · { $members ->
        [one] 1 Person
       *[other] { $members } Leute
    }
circles-description = 🌱 *{ $name }* in { $channel }
    { $purpose }
    { $when } · { $language }
circles-commands = `/circle neu` gründet einen · `/topics` schlägt vor und stimmt ab · `/reflect` · `/coach` · `/zirkel hilfe`
    .guest = `/topics` schlägt vor und stimmt ab · `/reflect` · `/coach` · `/zirkel hilfe`

circles-guide =
    `/circle`  deine Lernzirkel und die, zu denen du dazukommen kannst
    `/circle neu Schreiben, das wirkt`  gründet einen
    `/circle einladen`  holt andere dazu · mit `/circle aussteigen` bist du raus
    `/circle termine`  verschiebt Treffen oder lässt eins aus · `/circle kalender`  bringt sie in deinen Kalender
    `/circle protokolle`  findet, was ihr aufgeschrieben habt
    `/circle ändern`, `/circle pausieren`, `/circle weiter`, `/circle zusammenlegen`, `/circle beenden`  für alle, die verantwortlich sind
    .guest =
        `/circle`  deine Lernzirkel
        `/circle einladen`  holt andere dazu · mit `/circle aussteigen` bist du raus
        `/circle termine`  verschiebt Treffen oder lässt eins aus · `/circle kalender`  bringt sie in deinen Kalender
        `/circle protokolle`  findet, was ihr aufgeschrieben habt
        `/circle ändern`, `/circle pausieren`, `/circle weiter`, `/circle beenden`  für alle, die verantwortlich sind

circles-not-invited = 🌱 *{ $name }* ist in { $channel } zu Hause, aber dort kann ich noch nicht schreiben. Tipp dort bitte: `/invite` <@{ $bot }>
circles-not-invited-then = Danach mache ich von selbst weiter.

circles-not-brought-in = 🌱 <@{ $person }> ist jetzt bei *{ $name }* dabei, aber ich konnte die Person nicht in { $channel } holen. Tipp dort bitte: `/invite` <@{ $person }>
circles-you-not-brought-in = 🌱 Ich konnte dich nicht in { $channel } holen, den Kanal von *{ $name }*. Tritt dort selbst bei, oder bitte ein Mitglied, dich einzuladen.

circles-in-archive = 🌱 *{ $name }* ist in { $channel } zu Hause, aber der Kanal ist archiviert: Dort kann ich nicht mehr schreiben.
circles-in-archive-then = Heb die Archivierung auf, dann mache ich von selbst weiter. Oder wähl einen anderen Kanal:

circles-not-allowed = 🌱 *{ $name }* ist in { $channel } zu Hause, aber Slack lässt mich dort nicht schreiben: Die Einstellungen des Kanals oder eurer Firma erlauben es Apps nicht.
circles-not-allowed-then = Wer den Kanal verwaltet, kann es dort bei den Rechten zum Posten erlauben. Ich versuche es jede Stunde und mache dann von selbst weiter. Oder wähl einen anderen Kanal:
