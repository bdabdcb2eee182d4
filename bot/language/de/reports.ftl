# Berichte über Programme: Spannen über viele, nie eine Person oder ein Lernzirkel; wenn ein Lernzirkel um Unterstützung bittet.

reports-open = Berichte
reports-one = Bericht
reports-title = Bericht
reports-list = Zu welchem Programm möchtest du den Bericht sehen? Wer ihn öffnet, steht mit Namen darin.
reports-none = Noch hat kein Programm begonnen. Berichte gibt es zur Halbzeit, am Ende und sechzig Tage danach.
reports-first = Den ersten Bericht gibt es am { $day }.
reports-how = Hinter jeder Zahl stehen mindestens { $people } Leute aus { $circles } Lernzirkeln, von denen keiner mehr als die Hälfte beiträgt. Was für einen Lernzirkel als Ganzes gilt (ob er sich trifft, wie viele Stunden, wie gemischt er ist), braucht mindestens { $people } Lernzirkel. Ein Bericht handelt von dem, was seit dem letzten dazukam, und wird nicht neu berechnet.
reports-blurred = Jede Zahl ist durch Zufall ein wenig verwischt, und zwar umso mehr, je weniger dahinterstehen: Selbst wer alle anderen Antworten kennt, kann sich der einen, die fehlt, nicht sicher sein.
reports-arrows = Ein Pfeil sagt, ob die Spanne eine andere ist als im Bericht davor; ein Schritt nach oben oder unten kann Zufall sein.
reports-moments = Bericht zur Halbzeit: ab { $half_time } · zum Ende: ab { $end } · sechzig Tage danach: ab { $later }
reports-as-page = Als Seite
reports-as-csv = Als CSV
reports-file-page = bericht.html
reports-file-csv = bericht.csv
reports-file-comment = Der Bericht, den du haben wolltest.
reports-openers = Wer den Bericht geöffnet hat
reports-opened = Geöffnet haben ihn: { $who }. Das sehen alle, die ihn öffnen dürfen; was innerhalb einer Stunde geschieht, zählt einmal.
reports-opened-more = { $count ->
    [one] eine weitere Person; die Seite nennt alle
   *[other] { $count } weitere; die Seite nennt alle
}
reports-opening = { $who }: { $times ->
    [one] { $at }
   *[other] { $times }-mal (zuletzt { $at })
}
reports-opening-erased = ohne Namen (Daten gelöscht)

reports-moment-half_time = Halbzeit
reports-moment-end = Ende
reports-moment-later = sechzig Tage danach
reports-too-few = zu wenige Antworten
reports-too-few-circles = zu wenige Lernzirkel
reports-share = { $low }–{ $high } %
reports-mark = etwa { $mark }
reports-hours = { $low ->
    [9] 9 Stunden oder mehr
   *[other] { $low }–{ $high } Stunden
}
reports-circles = { $count ->
    [0] weniger als 10 Lernzirkel
   *[other] etwa { $count } Lernzirkel
}
reports-value = { $moment } *{ $band }*
reports-value-few = { $moment } ({ $few })
reports-line = { $measure }: { $values }

reports-tile-taking_part = Beteiligung
reports-tile-usefulness = Nützlichkeit
reports-tile-follow_through = Umsetzung
reports-tile-ties = Vernetzung
reports-tile-knowledge = Wissensverteilung
reports-change-taking_part = Was ihr am Rahmen ändern könnt: eine andere Uhrzeit, weniger Minuten oder Lernzeit, die Führungskräfte wirklich freihalten.
reports-change-usefulness = Was ihr am Rahmen ändern könnt: ein weiter gefasstes Ziel oder Lernzirkel, die ihre Themen freier wählen.
reports-change-follow_through = Was ihr am Rahmen ändern könnt: Zeit zum Ausprobieren zwischen den Treffen und zwei Wochen dazwischen.
reports-change-ties = Was ihr am Rahmen ändern könnt: eine Einladung, die mehr Bereiche erreicht, oder Coaching-Tandems neben den Lernzirkeln.
reports-change-knowledge = Was ihr am Rahmen ändern könnt: Formate, in denen jemand etwas erklärt oder zeigt.

reports-measure-present = Mitglieder, die da waren, von allen
reports-measure-held = Treffen, die stattgefunden haben, von allen, die anstanden
reports-measure-meeting = Leute, deren Lernzirkel sich in den drei Wochen davor getroffen hat
reports-measure-hours = Stunden, die sich der eigene Lernzirkel getroffen hat, nach seinem Plan, im Mittel
reports-measure-stayed = Leute, die noch in ihrem Lernzirkel sind
reports-measure-useful = Hat sich gelohnt, von 1 bis 5
reports-measure-used = Später etwas davon genutzt
reports-measure-climate = Wie es sich in den Lernzirkeln lernt, von 1 bis 5
reports-measure-kept = Vorhaben, die ganz, teilweise oder anders umgesetzt wurden
reports-measure-reflected = Treffen, nach denen Leute reflektiert haben
reports-measure-across = Leute, die mindestens zweimal jemanden aus einem anderen Bereich getroffen haben; steht nur im Bericht zum Ende
reports-measure-coached = Coaching-Tandems des Programms, die sich in der letzten Runde getroffen haben
reports-measure-explained = Leute, denen eine Erklärung geholfen hat, in den letzten dreißig Tagen
reports-measure-moderated = Leute, die moderiert haben
reports-measure-documented = Leute, die dokumentiert oder die Reflexion geleitet haben
reports-measure-brought = Leute, die einen eigenen Fall eingebracht haben
reports-measure-shared = Leute, die eine Wissenskarte von sich für die Firma freigegeben haben
reports-measure-remembered = Noch gewusst, als Zirkel wieder danach fragte

reports-part-all = alle Lernzirkel
reports-part-en = Lernzirkel auf Englisch
reports-part-de = Lernzirkel auf Deutsch
reports-by-language = Nach der Sprache der Lernzirkel
reports-column-moment = Wann
reports-column-measure = Was
reports-column-part = Wo
reports-column-band = Wie viel
reports-column-circles = Lernzirkel dahinter

circles-do-reports-support = Wir brauchen Unterstützung
reports-support-sure = Um Unterstützung bitten?
reports-support-what = Wer euer Programm anbietet, erfährt den Namen eures Lernzirkels und dass du darum gebeten hast. Berichte nennen nie einen Lernzirkel.
reports-support-asked = Wer euer Programm anbietet, erfährt, dass euer Lernzirkel um Unterstützung bittet und dass die Bitte von dir kommt.
reports-support-again = Euer Lernzirkel hat in den letzten sieben Tagen schon um Unterstützung gebeten. Wer euer Programm anbietet, weiß davon.
reports-support = 💬 *{ $circle }* bittet um Unterstützung. { $who } hat im Namen des Lernzirkels darum gebeten: Frag dort nach, was helfen würde. (*{ $name }*)
reports-week = *{ $name }*, die letzten sieben Tage: { $met }, { $asking ->
    [0] keiner bittet um Unterstützung.
    [one] einer bittet um Unterstützung.
   *[other] { $asking } bitten um Unterstützung.
}
reports-week-met = { $met ->
    [0] weniger als { $least } Lernzirkel haben sich getroffen
   *[other] { $met } Lernzirkel haben sich getroffen
}
reports-week-unplanned = für die Lernzirkel war kein Treffen geplant
