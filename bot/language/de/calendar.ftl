# Treffen im eigenen Kalender.

calendar-name = Zirkel
calendar-title = Dein Kalender
calendar-feed = 🗓 Abonniere diese Adresse in deinem Kalender, dann stehen alle deine Treffen und Coaching-Termine darin, auch wenn sich etwas verschiebt. Oft heißt das „Kalender aus dem Internet“ oder „per URL“:
calendar-feed-secret = 🔒 Die Adresse gehört nur dir. Wer sie kennt, sieht deine Treffen.
calendar-renew = Neue Adresse
calendar-renew-title = Neue Adresse?
calendar-renew-confirm = Die alte gilt sofort nicht mehr. Trag danach die neue in deinem Kalender ein.
calendar-no-feed = 🗓 Einzelne Treffen kannst du als Datei in deinen Kalender übernehmen. Eine Adresse, die sich selbst aktualisiert, hat eure Firma nicht eingerichtet.
calendar-line = *{ $when }*
    { $what }
calendar-as-file = Als Datei
calendar-nothing = Gerade ist kein Treffen geplant. `/circle` zeigt deine Lernzirkel.
calendar-file-comment = 🗓 { $what }: { $when }. Öffne die Datei, dann steht das Treffen in deinem Kalender.

calendar-session = Treffen { $number } von { $sessions }
calendar-format = Ablauf: { $format }
calendar-you-moderation = Du moderierst.
calendar-you-documentation = Du schreibst mit.
calendar-you-reflection = Du achtest darauf, wie ihr zusammenarbeitet.
calendar-your-role = Deine Rolle: { $role }
calendar-absent = Du hast gesagt, dass du nicht kannst.
calendar-called-off = Dieses Treffen fällt aus.
calendar-coaching = { $count ->
    [2] Coaching zu zweit
   *[other] Coaching zu dritt
}
