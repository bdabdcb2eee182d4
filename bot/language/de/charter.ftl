# Ziel und Spielregeln eines Lernzirkels.

charter-title = Ziel und Spielregeln
charter-goal-label = Was wollt ihr am Ende gemeinsam erreicht haben?
charter-rules-label = Eure Spielregeln, eine pro Zeile
charter-rules-hint = Behaltet, was euch passt, streicht den Rest, ergänzt, was fehlt.
charter-agreed = 🎯 *{ $circle }*: Das habt ihr vereinbart
charter-goal = Euer Ziel
charter-rules = Eure Spielregeln
charter-who = ✍ { $who } schreibt es auf.
charter-write = Ziel und Regeln aufschreiben
charter-change = Ziel und Regeln ändern
charter-then = Am { $day } wolltet ihr
charter-can-now = Was ihr jetzt könnt
charter-can-now-label = Was könnt ihr jetzt gemeinsam?
charter-end = 🎯 *{ $circle }*: damals und heute
charter-write-can-now = Aufschreiben, was ihr jetzt könnt
