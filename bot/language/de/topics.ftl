# Themen: vorschlagen, Punkte verteilen, Angebote und Wünsche.

topics-title = 💡 *{ $circle }*: was ihr zusammen lernen wollt
topics-line = • { $title }
topics-line-by = • { $title } ({ $who })
topics-can-explain = 💬 Wer dazu etwas weitergeben kann: { $who }
topics-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $count } weitere
}
topics-none = Noch wartet kein Thema. Was möchtet ihr voneinander lernen?
topics-none-in = In *{ $circle }* wartet noch kein Thema. Schlag das erste vor.
topics-placed = { $placed ->
    [0] Du hast { $dots } Punkte zu verteilen.
    [one] Einer deiner { $dots } Punkte ist verteilt.
   *[other] { $placed } deiner { $dots } Punkte sind verteilt.
}
topics-overview-text = { $count ->
    [0] In { $circle } wartet noch kein Thema.
    [one] In { $circle } wartet ein Thema.
   *[other] In { $circle } warten { $count } Themen.
}
topics-several = Du bist in mehreren Lernzirkeln. Das ist die Liste von:
topics-choose-circle = Lernzirkel wählen
topics-which-circle = Für welchen Lernzirkel?
topics-no-circle = Themen gehören zu einem Lernzirkel, und du bist noch in keinem. `/circle` zeigt, welche gerade entstehen, `/circle neu` gründet einen.
    .guest = Themen gehören zu einem Lernzirkel. { circles-none.guest }
topics-propose = Thema vorschlagen
topics-vote = Abstimmen

topics-commands = `/topics neu …` · `/topics abstimmen` · `/topics können`
topics-guide =
    `/topics` zeigt, welche Themen in deinem Lernzirkel warten
    `/topics neu …` schlägt ein Thema vor
    `/topics abstimmen` verteilt deine Punkte
    `/topics können` hält fest, was du weitergeben kannst und was du lernen willst
topics-unknown-maybe = Den Befehl „{ $typed }“ kenne ich nicht. Ist das ein Thema für deinen Lernzirkel?
topics-propose-it = Als Thema vorschlagen

topics-proposal-title = Thema vorschlagen
topics-proposal-in = Ein Thema für *{ $circle }*
topics-proposal = Was willst du lernen?
topics-proposal-example = Wie testen wir Code, der wartet?
topics-proposal-hint = Ein Satz reicht, am besten als Frage.
topics-proposal-shortened = Dein Text ist hier auf { $limit } Zeichen gekürzt.
topics-proposal-seen = 👥 Die Mitglieder des Lernzirkels sehen es mit deinem Namen. In { $channel } können alle es lesen, zum Beispiel im Wochenrückblick.
topics-proposal-its-channel = dem Kanal des Lernzirkels
topics-proposed = 💡 *{ $title }* steht jetzt auf der Liste von { $circle }.
topics-known = 💡 *{ $title }* steht schon auf der Liste von { $circle }. Ein Punkt von dir bringt das Thema nach vorn.

topics-vote-title = Punkte verteilen
topics-vote-intro = { $dots ->
    [one] Was soll in *{ $circle }* als Nächstes drankommen? Du hast einen Punkt für ein Thema.
   *[other] Was soll in *{ $circle }* als Nächstes drankommen? Du hast { $dots } Punkte, höchstens einen pro Thema.
}
topics-vote-field = Deine Themen
topics-choose = Themen wählen
topics-vote-hidden = 🔒 Wo deine Punkte liegen, siehst nur du. Der Stand bleibt verdeckt, bis die Abstimmung endet.
topics-vote-rest = Das Thema mit den meisten Punkten kommt als Nächstes dran. Bei Gleichstand gewinnt, was am längsten wartet; alles andere bleibt mit seinen Punkten auf der Liste.
topics-vote-submit = Punkte verteilen
topics-voted = Deine Punkte in { $circle } liegen auf { $titles }. Du kannst sie noch verschieben.
topics-voted-none = In { $circle } liegt jetzt keiner deiner Punkte auf einem Thema.

topics-whole-list = Ganze Liste
topics-list-title = Themen
topics-coming-title = *Gewählt*
topics-coming = 🗓 { $when } · { $title }
topics-votes = { $count ->
    [one] 1 Punkt
   *[other] { $count } Punkte
}
topics-learned-title = *Gelernt*
topics-learned = • { $title }, { $when }
topics-minutes = Protokoll
topics-change = Ändern
topics-change-title = Thema ändern
topics-change-hint = Punkte, die darauf liegen, bleiben liegen.
topics-change-seen = 👥 Die Mitglieder des Lernzirkels sehen es auf der Liste. In { $channel } können alle es lesen, zum Beispiel im Wochenrückblick.
topics-change-submit = Speichern
topics-withdraw = Zurückziehen
topics-withdraw-title = Thema zurückziehen?
topics-withdraw-confirm = Es verschwindet von der Liste, und alle bekommen ihre Punkte zurück.

topics-room-button = Punkte für alle eintragen
topics-room-title = Punkte eintragen
topics-room-intro = { $dots ->
    [one] Was wollen die anderen in *{ $circle }* als Nächstes? Ein Punkt für jede Person.
   *[other] Was wollen die anderen in *{ $circle }* als Nächstes? Bis zu { $dots } Punkte für jede Person.
}
topics-room-seen = 👥 Wo Punkte gerade liegen, steht hier nicht. Wen du leer lässt, dessen Punkte bleiben; alle anderen bekommen Bescheid, dass du etwas für sie eingetragen hast, und können es ändern.
topics-room-field = Die Themen
topics-room-submit = Eintragen
topics-recorded = Eingetragen in { $circle } für { $who }.
topics-recorded-told = Alle bekommen eine Nachricht und können ihre Punkte noch verschieben.
topics-recorded-none = Nichts Neues: In { $circle } liegen alle Punkte, wo sie lagen.
topics-recorded-for-you = { $who ->
    [nobody] Deine Punkte in { $circle } hat jemand im Raum für dich eingetragen.
   *[other] { $who } hat deine Punkte in { $circle } für dich eingetragen.
} Du kannst sie noch verschieben, hier oder mit `/topics abstimmen`.
topics-returned = { $dots ->
    [one] In { $circle } habt ihr jetzt je einen Punkt. Was du darüber hinaus vergeben hattest, hast du zurück; er bleibt bei dem Thema, das am längsten wartet. Versetzen kannst du ihn weiterhin, hier oder mit `/topics abstimmen`.
   *[other] In { $circle } habt ihr jetzt je { $dots } Punkte. Was du darüber hinaus vergeben hattest, hast du zurück; die anderen bleiben bei den Themen, die am längsten warten. Versetzen kannst du sie weiterhin, hier oder mit `/topics abstimmen`.
}
topics-look-at-dots = Meine Punkte ansehen

topics-skills-title = Können und lernen
topics-offers = Das kann ich weitergeben
topics-offers-example = Datenbankpläne lesen
topics-wishes = Das will ich lernen
topics-wishes-example = Einen Vortrag ohne Folien halten
topics-skills-hint = Pro Zeile eins, bis zu { $lines }.
topics-skills-seen = Das sehen die Mitglieder deiner Lernzirkel und dein Coaching-Tandem. So kommen die zusammen, die voneinander lernen können.
topics-skills-company = Für die ganze Firma?
topics-skills-listed = Alle dürfen finden, was ich weitergeben kann
topics-skills-listed-hint = Mit `/zirkel finde`, unter deinem Namen, sodass sie dir schreiben können. Solange du pausierst, findet es niemand.
topics-skills-found = Das sehen die Mitglieder deiner Lernzirkel und dein Coaching-Tandem, und was du weitergeben kannst, finden alle in der Firma, die kein Gastkonto haben, mit `/zirkel finde`. Das kannst du jederzeit zurücknehmen.
topics-skills-submit = Speichern
topics-skills-too-many = Bitte höchstens fünf Zeilen: die fünf, die dir gerade am wichtigsten sind.
topics-skills-too-long = Eine Zeile ist zu lang: Bitte bleib jeweils unter 150 Zeichen.
topics-kept-offers = Das kannst du weitergeben: { $what }
topics-kept-wishes = Das willst du lernen: { $what }
topics-kept-nothing = Bei dir steht jetzt weder ein Angebot noch ein Wunsch.

topics-skills-head = *Können und lernen wollen*
topics-skills-none = Mit `/topics können` sagst du, was du weitergeben kannst und was du lernen willst.
topics-skills-circle-sees = Das sehen die Mitglieder deiner Lernzirkel und dein Coaching-Tandem. Deine Angaben änderst du mit `/topics können`.
topics-skill-line = { $who }: { $what }
topics-teaches = kann weitergeben: { $what }
topics-wants = will lernen: { $what }
topics-match = 💡 { $teacher } kann „{ $offer }“ weitergeben, und { $learners } { $count ->
    [one] will
   *[other] wollen
} genau das lernen.
topics-match-propose = Zum Thema machen
