# Das eigene Tagebuch: alles, was jemand geschrieben hat.

journal-open = 🔒 Mein Tagebuch
journal-title = Mein Tagebuch
journal-yours = 🔒 Diese Liste wird nur dir gezeigt. Mit wem du eine Reflexion geteilt hast, siehst du beim Öffnen.
journal-every-circle = Alle Lernzirkel
journal-found-none = Dazu findet sich nichts von dir. Mit weniger Wörtern findest du mehr.
journal-empty = Noch steht hier nichts. Was du mit `/reflect` schreibst und in Treffen über mehrere Tage antwortest, findest du hier wieder.
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
journal-round = { $number }. Runde
journal-who-reads = Wer es liest: { $who }
journal-plan = 🎯 { $state }
journal-delete = Löschen
journal-delete-title = Wirklich löschen?
journal-delete-reflection = Deine Reflexion und ihr Vorhaben sind dann endgültig weg. Was du davon im letzten Jahr geteilt hast, nehme ich auch aus dem Kanal heraus.
journal-delete-other = Es ist dann endgültig weg. Steht es im Thread des Treffens, nehme ich es dort auch heraus.
journal-export = Alles zum Mitnehmen, als Seite oder als JSON:
