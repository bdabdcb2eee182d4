# Was ein Programm neben seinen Lernzirkeln vorschlägt.

launch-beside = 💬 Das schlägt euer Programm für diese Woche vor, neben dem Lernzirkel:
launch-beside-line = *{ $title }* ({ $form }, { $minutes } Minuten)
launch-beside-few = Zu zweit oder zu dritt: Verabredet euch untereinander, oder sucht jemanden in der Firma.
launch-beside-many = Für mehr als einen Lernzirkel: Fragt in { $where }, wer mitmacht.
launch-find = Jemanden suchen
launch-meetup = Offenes Treffen planen
