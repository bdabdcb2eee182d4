# Was ein Programm neben seinen Lernzirkeln vorschlägt.

launch-beside = 💬 Das schlägt euer Programm für diese Woche vor, neben dem Lernzirkel:
launch-beside-line = *{ $title }* ({ $form }, { $minutes } Minuten)
launch-beside-few = Zu zweit oder zu dritt: Verabredet euch untereinander, oder sucht jemanden in der Firma.
launch-beside-many = Für mehr als einen Lernzirkel: Fragt in { $where }, wer mitmacht.
launch-find = Jemanden suchen
launch-find-buddy = Buddy finden
launch-find-reverse = Jemanden fürs Reverse Mentoring finden
launch-find-shadowing = Jemanden zum Hospitieren finden
launch-find-tutoring = Lernbegleitung finden
launch-meetup = Offenes Treffen planen

launch-buddy = 💬 Zu *{ $name }* gehört ein Buddy: eine Person, die sich auskennt und dich in den ersten Wochen { $meetings } Mal trifft. Du suchst aus, wen du fragst; ein Nein braucht keinen Grund.
launch-in-vain = 🌱 *{ $name }* findet nicht statt: Es gab keinen Lernzirkel, zu dem mindestens { $fewest } Leute Ja gesagt haben. Was du bei der Anmeldung geschrieben hast, ist gelöscht. Du kannst selbst einen Lernzirkel gründen oder nachsehen, was es sonst gibt.
launch-no-circles = 🌱 *{ $name }* findet nicht statt: Es gab keinen Lernzirkel, zu dem mindestens { $fewest } Leute Ja gesagt haben. Wer Ja gesagt hat, erfährt es, und alle Anmeldungen sind gelöscht. Mit mehr Zeit zum Anmelden oder zu einer anderen Zeit im Jahr sieht es vielleicht anders aus: Du kannst es noch einmal anbieten, der Rahmen ist schon ausgefüllt.
launch-never-begun = 🌱 *{ $name }* findet nicht statt: Dreißig Tage nach dem geplanten Beginn war noch niemand nach einem Lernzirkel gefragt worden. Alle, die sich angemeldet haben, erfahren es, und ihre Anmeldungen sind gelöscht. Du kannst es noch einmal anbieten, der Rahmen ist schon ausgefüllt.
launch-alumni = 💬 *{ $name }* ist seit zwei Monaten vorbei. Wer fängt den nächsten Lernzirkel an? Du könntest einen zu deinem Thema gründen, oder beim nächsten Programm dabei sein und ankreuzen, dass du schon moderiert hast. Das frage ich nur einmal.
launch-next = 💬 *{ $name }* ist seit zwei Monaten vorbei. Wer dabei war, wird gefragt, wer den nächsten Lernzirkel anfängt. Bietest du das Programm noch einmal an? Der Rahmen ist ausgefüllt; die Termine wählst du.
launch-again = Noch einmal anbieten
