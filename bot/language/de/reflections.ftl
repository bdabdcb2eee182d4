# Reflexionen: zwei Minuten nach einem Treffen, und Wenn-dann-Vorhaben.

reflections-title = Zwei Minuten für dich
reflections-about = 🗓 *{ $topic }*
    { $circle }, { $when }
reflections-no-topic = Treffen { $number }
reflections-which = Um welches Treffen geht es?
reflections-choice = { $day }: { $topic }
reflections-private = { only-you-see }. Am Ende kannst du deine erste Antwort und dein Vorhaben teilen, wenn du magst.
reflections-if = Und jetzt? Wenn …
reflections-if-example = jemand etwas fragt, das ich nicht weiß
reflections-then = … dann werde ich
reflections-then-example = sagen, bis wann ich es herausfinde
reflections-useful = Hat es sich gelohnt?
reflections-useful-choose = 1 bis 5
reflections-useful-1 = 1 · kaum
reflections-useful-2 = 2 · ein wenig
reflections-useful-3 = 3 · teils, teils
reflections-useful-4 = 4 · ziemlich
reflections-useful-5 = 5 · sehr
reflections-who = Wer sieht das?
reflections-who-only_me = Liegt verschlüsselt und steht nie in einer Slack-Nachricht
reflections-who-circle = Mit Namen: erste Antwort im Wochenrückblick, Vorhaben im nächsten Treffen
reflections-who-circle-last = Mit deinem Namen: deine erste Antwort im Wochenrückblick, sonst nichts
reflections-who-anonymous = Wie oben ohne Namen, wenn es mindestens { $enough } so machen; sonst nur du
reflections-who-rest = 👥 Was du teilst, können alle in { $channel } lesen; der Wochenrückblick hat Platz für einige erste Antworten. Auch ohne Namen lässt sich in einem kleinen Kreis manchmal erraten, von wem etwas ist.
    🔒 Die zweite Antwort und die Zahl teilst du in keinem Fall.{ $programme ->
        [yes] {" "}In einem Programm geht die Zahl in den Mittelwert eines Berichts über viele Leute ein.
       *[no] {""}
    }
reflections-its-channel = dem Kanal dieses Lernzirkels
reflections-keep = Speichern
reflections-nothing-written = Schreib wenigstens einen Satz, hier oder in eins der anderen Felder.
reflections-then-missing = Und was machst du dann? Ein Vorhaben braucht beide Hälften; oder lass beide leer.
reflections-if-missing = In welcher Situation? Ein Vorhaben braucht beide Hälften; oder lass beide leer.

reflections-why-title = Noch eine Frage
reflections-why-intro = Das ist gespeichert. Noch eine Frage, wenn du magst; sie kommt nur dieses eine Mal.
reflections-why = Woran machst du das fest?
reflections-why-hint = Dein Satz kommt zur zweiten Antwort, die nur du siehst.
reflections-why-add = Dazuschreiben
reflections-why-leave = Dabei belassen

reflections-kept = Gespeichert. Schön, dass du dir die Zeit genommen hast.
reflections-kept-circle = 👥 Alle in { $channel } können mit deinem Namen lesen: { $what ->
        [both] deine erste Antwort, wenn im nächsten Wochenrückblick Platz ist, und dein Vorhaben, wenn das nächste Treffen beginnt.
        [answer] deine erste Antwort, wenn im nächsten Wochenrückblick Platz ist.
       *[plan] dein Vorhaben, wenn das nächste Treffen beginnt.
    }
reflections-kept-anonymous = 👥 Wenn mindestens { $enough } Leute ohne Namen teilen, können alle in { $channel } ohne deinen Namen lesen: { $what ->
        [both] deine erste Antwort, wenn im nächsten Wochenrückblick Platz ist, und dein Vorhaben, wenn das nächste Treffen beginnt.
        [answer] deine erste Antwort, wenn im nächsten Wochenrückblick Platz ist.
       *[plan] dein Vorhaben, wenn das nächste Treffen beginnt.
    } Sonst siehst es nur du.
reflections-kept-plan = 🎯 In etwa einer Woche frage ich dich, spätestens im Home-Reiter, ob die Situation schon vorkam.
reflections-kept-plan-last = 🎯 Das war das letzte Treffen der Staffel, deshalb beginnt kein weiteres mit deinem Vorhaben. In etwa einer Woche frage ich dich, spätestens im Home-Reiter, ob die Situation schon vorkam.
reflections-kept-change = Ändern oder löschen kannst du es jederzeit: `/reflect tagebuch`
reflections-deleted = Gelöscht, auch das Vorhaben, falls es eins gab.
reflections-deleted-where = Falls du es im letzten Jahr geteilt hast, nehme ich es jetzt aus dem Kanal deines Lernzirkels heraus.

reflections-nothing-waits = Gerade wartet kein Treffen auf deine Reflexion.
reflections-next = Als Nächstes: 🗓 { $when } in *{ $circle }*
reflections-next-none = Sobald ein Treffen deines Lernzirkels vorbei ist, kannst du hier zurückschauen. Mit `/circle` siehst du, was es gibt.
reflections-change-last = Meine letzte ändern
reflections-help =
    `/reflect` öffnet deine zwei Minuten zum letzten Treffen, zu dem du noch nichts geschrieben hast. Was du dahinter schreibst, steht dann schon in der ersten Antwort.
    `/reflect letzte` ändert, was du zuletzt geschrieben hast. In `/reflect tagebuch` steht alles, was du geschrieben hast: zum Finden, Ändern und Löschen.
reflections-help-private = 🔒 Was du schreibst, siehst nur du, es sei denn, du teilst es selbst.

reflections-plan = Wenn { $situation }, dann werde ich { $action }
reflections-ask = 🎯 *{ $circle }*, { $day }: Nach dem Treffen hast du dir etwas vorgenommen. Kam die Situation schon vor?
reflections-ask-text = { $circle }, { $day }: Nach dem Treffen hast du dir etwas vorgenommen. Kam die Situation schon vor?
reflections-ask-private = 🔒 Deine Antwort siehst nur du.
reflections-ask-shared = 👥 Alle in { $channel } sehen höchstens, wie viele Vorhaben geklappt haben.
reflections-show = Mein Vorhaben ansehen
reflections-show-title = Dein Vorhaben
reflections-answer-done = Geschafft
reflections-answer-partly = Zum Teil
reflections-answer-changed = Hat sich geändert
reflections-answer-dropped = Verfolge ich nicht weiter
reflections-replaced = 🎯 Du hast dieses Vorhaben geändert oder entfernt; die Frage danach hat sich erledigt.
reflections-answered-done = 🎯 Geschafft: dein Vorhaben vom { $day }. Ist notiert.
reflections-answered-partly = 🎯 Zum Teil geschafft: dein Vorhaben vom { $day }. Was im Weg stand, kann ein Thema für euren Lernzirkel sein.
reflections-answered-changed = 🎯 Hat sich geändert: dein Vorhaben vom { $day }. Ist notiert.
reflections-answered-dropped = 🎯 Nicht weiterverfolgt: dein Vorhaben vom { $day }. Zu wissen, was nicht passt, ist auch ein Ergebnis.
