# Die Seite eines Lernzirkels und die Fenster, die sie öffnet.

circles-page-title = Lernzirkel
circles-page-refused = In { $channel } kann ich gerade nicht schreiben. Ich versuche es jede Stunde wieder.
circles-page-what = 🌱 *{ $name }* in { $channel }
    { $purpose }
circles-page-paused = Pause bis { $until }, danach geht es von selbst weiter.
circles-page-paused-open = Der Lernzirkel macht gerade Pause.
circles-page-members = Dabei: { $people }
circles-page-owner = { $who } (verantwortlich)
circles-page-coaching = 💬 In diesem Programm könnt ihr euch auch zu zweit coachen: `/coach`.
circles-page-free = { $free ->
    [0] Alle Plätze sind vergeben.
    [one] Ein Platz ist frei.
   *[other] { $free } Plätze sind frei.
}
circles-page-asking = Über neue Mitglieder entscheiden die Verantwortlichen.
circles-page-asks = { $who } möchte mitmachen.
circles-page-waiting = Auf der Warteliste: { $people }
circles-page-invited = Eingeladen: { $people }

circles-do-seasons-in = Ich bin noch eine Staffel dabei
circles-do-seasons-out = Doch nicht dabei
circles-do-topics-propose = Thema vorschlagen
circles-do-topics-list = Themen
circles-do-sessions-dates = Termine
circles-do-goals-wall = Ziele und Erkenntnisse
circles-do-library-open = Protokolle
circles-do-calendar-open = Kalender
circles-do-feedback-ask = { feedback-ask }
circles-do-feedback-thank = { feedback-thank }
circles-do-circles-invite = Einladen
circles-do-circles-edit = Ändern
circles-do-circles-people = Verantwortliche
circles-do-circles-move-channel = Anderer Kanal
circles-do-circles-pause = Pausieren
circles-do-circles-resume = Weitermachen
circles-do-circles-end = Beenden
circles-do-lifecycle-merge = Zusammenlegen

circles-people-title = Verantwortliche
circles-people-intro = Wer für *{ $name }* verantwortlich ist, kann den Lernzirkel ändern und sieht, wer dazukommen möchte. Ausschließen kann man niemanden: Wer geht, geht aus eigenem Entschluss.
circles-people-alone = Außer dir ist noch niemand im Lernzirkel.
circles-co-owner = Auch verantwortlich machen
circles-hand-over = Übergeben
circles-hand-over-title = Verantwortung übergeben?
circles-hand-over-confirm = Dann ist { $who } verantwortlich, und du bist Mitglied wie die anderen.
circles-not-owner = Ich gebe die Verantwortung ab
circles-handed-over = Für *{ $name }* ist jetzt { $who } verantwortlich. Du bist Mitglied wie die anderen.
circles-owns-no-more = In *{ $name }* bist du jetzt Mitglied wie die anderen.

circles-invite-title = Einladen
circles-invite-intro = Alle bekommen eine Nachricht: worum es bei *{ $name }* geht, wann ihr euch trefft, dazu zwei Knöpfe. Ein Nein braucht keine Begründung.
circles-invite-label = Wen?
circles-invite-whom = Leute wählen
circles-invite-places = { $free ->
    [0] Gerade sind alle Plätze vergeben: Wer zusagt, wartet auf den nächsten.
    [one] Ein Platz ist frei.
   *[other] { $free } Plätze sind frei. Lad also höchstens { $free } Leute ein.
}
circles-invite-seen = 👥 Sie lesen, wer sie einlädt. Wer eingeladen ist, steht auf der Seite des Lernzirkels, für alle, die dafür verantwortlich sind.
circles-invite-submit = Einladen
circles-invite-nobody = Wähl bitte jemanden aus.
circles-invite-too-many = { $free ->
    [one] Es ist ein Platz frei: Wähl bitte nur eine Person.
   *[other] Es sind { $free } Plätze frei: Wähl bitte höchstens so viele Leute.
}
circles-invite-bot = { $who } ist eine App und kann nicht mitlernen.
circles-invite-foreign = { $who } gehört zu einer anderen Firma; Lernzirkel hier sind für Menschen aus dieser.
circles-invite-gone = { $who } ist nicht mehr in diesem Workspace.
circles-invite-is-in = { $who } ist schon im Lernzirkel.
circles-invite-known = { $who } ist schon eingeladen oder steht auf der Warteliste.
circles-invited = Die Einladungen zu *{ $name }* sind unterwegs: { $who }.

circles-joining = Wer kann mitmachen?
circles-joining-open = alle, die auf „Mitmachen“ drücken
circles-joining-by-request = auf Anfrage: Die Verantwortlichen entscheiden
circles-milestones = Meilensteine
circles-milestones-what = Auftakt, Abschluss, in längeren Staffeln auch ein Zwischenhalt
circles-holidays = Welche Feiertage lasst ihr aus?
circles-holidays-none = Wir treffen uns auch an Feiertagen
circles-dots = Wie viele Punkte hat jede Person für Themen?
circles-digest = Wochenrückblick
circles-digest-what = Einmal in der Woche im Kanal

circles-next-first = Nächster Termin
circles-edit-title = Lernzirkel ändern
circles-edit-seen = { $findable ->
    [yes] 👥 Alle in { $channel } können das lesen, und `/circle` kann es allen in der Firma zeigen, die nicht als Gast da sind.
   *[no] 👥 Alle in { $channel } können das lesen.
}
circles-edit-submit = Speichern
circles-edit-more = Ablauf, Dauer, Plätze, Anzahl der Treffen, wer dazukommt, Punkte und mehr:
circles-edited = *{ $name }* ist geändert.
circles-owns-none = Du bist für keinen Lernzirkel verantwortlich. Was du als Mitglied tun kannst, steht auf der Seite deines Lernzirkels: `/circle`
