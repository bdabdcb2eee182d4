# Was ein Programm neben seinen Lernzirkeln vorschlägt.

launch-beside = 💬 Das schlägt euer Programm für diese Woche vor, neben dem Lernzirkel:
launch-beside-line = *{ $title }* ({ $form }, { $minutes } Minuten)
launch-beside-few = Zu zweit oder zu dritt: Verabredet euch untereinander, oder sucht jemanden in der Firma.
launch-beside-many = Für mehr als einen Lernzirkel: Fragt in { $where }, wer mitmacht.
launch-find = Jemanden suchen
launch-meetup = Offenes Treffen planen

launch-buddy = 💬 Zu *{ $name }* gehört ein Buddy: eine Person, die sich auskennt und dich in den ersten Wochen { $meetings } Mal trifft. Du suchst aus, wen du fragst; ein Nein braucht keinen Grund.
launch-buddy-find = Buddy finden
