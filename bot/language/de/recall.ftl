# Fragen, die einige Tage nach einem Treffen wiederkommen.

recall-title = Aus dem Kopf
recall-one = 🔁 Eine Frage zu eurem Treffen am { $day }: *{ $topic }* ({ $circle })
recall-several = 🔁 { $count } Fragen zu früheren Treffen: { $topics }
recall-how = Zwei Minuten, aus dem Kopf. Lücken sind in Ordnung.
recall-open = Antworten, 2 Min.
recall-over = 🔁 Hier ist nichts mehr zu beantworten.
recall-nothing = 🔁 Gerade wartet keine Frage.

recall-about = 🗓 *{ $topic }*
    { $circle }, { $day }
recall-ask-own = Was hast du daraus mitgenommen?
recall-ask-minutes = Worum ging es?
recall-hint-own = Aus dem Kopf, in deinen Worten. Lücken sind in Ordnung. Danach siehst du, was du damals geschrieben hast.
recall-hint-minutes = Aus dem Kopf, in deinen Worten. Lücken sind in Ordnung. Danach siehst du das Protokoll.
recall-seen = 🔒 Was du noch weißt und wie viel es war, siehst nur du.
recall-show-own = Meine Notiz zeigen
recall-show-minutes = Protokoll zeigen

recall-remembered = *Gerade aus dem Kopf*
recall-then-own = *Deine Notiz von damals*
recall-then-minutes = *Das Protokoll*
recall-how-much = Wie viel davon war noch da?
recall-knew = Wusste ich
recall-partly = Teilweise
recall-gone = War weg

recall-done-knew = Sitzt noch.
recall-done-partly = Jetzt ist auch der Rest wieder frisch.
recall-done-gone = Das ist normal, und jetzt ist es wieder frisch.
recall-again = Ich frage frühestens am { $day } wieder danach.
recall-last = Danach frage ich nicht noch einmal.
recall-next = { $count ->
    [one] Nächste Frage
   *[other] Nächste Frage (noch { $count })
}
recall-circle = Lernzirkel fragen
recall-circle-title = Deinen Lernzirkel fragen?
recall-circle-confirm = Dann steht dein Name im Thread des Treffens, mit der Frage, wer das Thema noch einmal erklärt. Alle im Kanal des Lernzirkels können das lesen. Was du geschrieben hast, bleibt bei dir.
recall-help = 🔁 { $who } möchte *{ $topic }* auffrischen. Wer sagt in ein, zwei Sätzen, worauf es ankommt?
recall-circle-asked = 🔁 Deine Frage kommt in den Thread des Treffens, in { $channel }.

recall-stop-card = Hierzu nicht mehr
recall-stop-topic = Zum Thema nicht mehr
recall-stop-all = Gar keine Fragen mehr
recall-stopped-card = Hiernach frage ich dich nicht mehr. In Home kannst du alle Fragen zurückholen.
recall-stopped-topic = Nach diesem Thema frage ich dich nicht mehr. In Home kannst du alle Fragen zurückholen.
recall-stopped-all = Nach früheren Treffen frage ich dich nicht mehr. In Home kannst du alle Fragen zurückholen.
recall-resume = Alle Fragen zurückholen

recall-later = Später danach fragen
recall-noted = 🔁 Danach frage ich dich frühestens am { $day }, und dann immer seltener.
recall-noted-off = 🔁 Notiert. Fragen zu früheren Treffen hast du ausgeschaltet; sobald du sie in Home zurückholst, kommt auch diese.
recall-waiting = { $count ->
    [one] 🔁 Eine Frage zu einem früheren Treffen. Zwei Minuten, aus dem Kopf.
   *[other] 🔁 { $count } Fragen zu früheren Treffen. Aus dem Kopf, Lücken sind in Ordnung.
}
