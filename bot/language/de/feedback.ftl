# Feedback, um das Mitglieder einander bitten, und Danke.

feedback-title = Feedback und Danke
feedback-nothing = Hier ist noch nichts. Frag jemanden aus deinem Lernzirkel, wie etwas gewirkt hat, das du ausprobiert hast.
feedback-received = *Feedback für dich*
feedback-asked = *Von dir gefragt, noch ohne Antwort*
feedback-given = *Von dir: Das kannst du noch zurücknehmen*
feedback-thanks-received = *Danke an dich*
feedback-thanks-given = *Danke von dir*
feedback-line = 💭 { $who }, { $day }
feedback-given-line = 💭 { $who }, bis { $until }
feedback-thanks-line = 🙏 { $who }, { $day }: { $text }
feedback-read = Lesen
feedback-withdraw = Zurücknehmen

feedback-ask = Um Feedback bitten
feedback-whom = Wen möchtest du fragen?
feedback-from = Aus { $circles }
feedback-pair = eurem Coaching-Tandem
feedback-no-circle = Aus einem deiner Lernzirkel; noch bist du in keinem.
feedback-about = Wozu möchtest du Feedback?
feedback-about-example = wie ich am Donnerstag das Gespräch geleitet habe
feedback-ask-seen = Deine Zeile sehen die, die du auswählst; was sie antworten, siehst du. Ob sie antworten, entscheiden sie. Eine Frage wartet { $days } Tage; bis dahin ersetzt eine neue Zeile an dieselbe Person die alte, und die Tage zählen neu.
feedback-ask-submit = Fragen
feedback-passed-on = 💭 Notiert. Eine Frage wartet höchstens { $days } Tage im Home-Reiter; wer gefragt ist, entscheidet selbst, ob es eine Antwort gibt. Antworten stehen in deinem Home-Reiter unter „Feedback und Danke“; solange keine da ist, kannst du deine Frage dort zurücknehmen.

feedback-question = 💭 { $who } aus *{ $circle }* hätte gern Feedback von dir.
feedback-voluntary = Wenn du nicht magst, ist das in Ordnung. Wer gefragt hat, erfährt es nicht.
feedback-answer-open = Lesen und antworten
feedback-rather-not = Lieber nicht
feedback-answered = 💭 Du hast { $who } Feedback gegeben. Bis { $until } kannst du es zurücknehmen: im Home-Reiter unter „Feedback und Danke“.
feedback-withdrawn = 💭 { $who } hatte dich um Feedback gebeten und das zurückgenommen. Hier gibt es nichts mehr zu beantworten.
feedback-over = 💭 Hier gibt es nichts mehr zu beantworten.

feedback-answer-title = Feedback
feedback-asks = 💭 { $who } aus *{ $circle }* hätte gern Feedback von dir:
feedback-situation = Wann und wo war das?
feedback-observed = Was hast du gesehen oder gehört?
feedback-effect = Wie hat es gewirkt, auf dich oder auf die Sache?
feedback-wish = Was wünschst du dir?
feedback-rather-what-you-saw = Beschreib lieber, was du beobachtet hast, als wie jemand ist: Damit lässt sich mehr anfangen. Wenn dein Satz so passt, gib ihn weiter, wie er ist.
feedback-answer-seen = 🔒 Das liest nur { $who }, mit deinem Namen. Zurücknehmen kannst du es { $hours } Stunden lang: im Home-Reiter unter „Feedback und Danke“. Danach bleibt es bei { $who } und kann dort gelöscht werden.
feedback-answer-submit = Weitergeben
feedback-answer-kept = 💭 Weitergegeben. { $hours } Stunden lang kannst du es zurücknehmen: im Home-Reiter unter „Feedback und Danke“.
feedback-there = 💭 { $who } aus *{ $circle }* hat dir das Feedback gegeben, um das du gebeten hast.
feedback-gone = 💭 Dieses Feedback gibt es nicht mehr.
feedback-delete = Löschen
feedback-delete-title = Löschen?
feedback-delete-confirm = Das Feedback ist dann endgültig weg, mit deiner Frage.
feedback-deleted = 💭 Das Feedback ist gelöscht.

feedback-thank = Danke sagen
feedback-thanks-whom = Wem möchtest du danken?
feedback-thanks-for = Wofür?
feedback-thanks-example = die geduldige Antwort, als ich nicht mitkam
feedback-thanks-digest = Wochenrückblick
feedback-thanks-offer = Es darf dort stehen, wenn die andere Person es auch will
feedback-thank-seen = Wem du dankst, liest das mit deinem Namen. Im Wochenrückblick des Lernzirkels steht es nur, wenn ihr es beide wollt. Zurücknehmen kannst du es jederzeit: im Home-Reiter unter „Feedback und Danke“.
feedback-thanked = 🙏 Weitergegeben. Zurücknehmen kannst du es jederzeit: im Home-Reiter unter „Feedback und Danke“.
feedback-thanks-there = 🙏 { $who } aus *{ $circle }* dankt dir.
feedback-thanks-gone = 🙏 Dieses Danke gibt es nicht mehr.
feedback-thanks-title = Danke
feedback-thanks-offered = Das darf geteilt werden. Wenn du auch magst, steht es im nächsten Wochenrückblick des Lernzirkels, falls noch einer kommt: Alle im Kanal können es dort lesen.
feedback-thanks-offered-tap = Teilen
feedback-thanks-shared = 👥 Das ist für den Wochenrückblick des Lernzirkels: Alle im Kanal können es dort lesen.
feedback-thanks-shared-tap = Herausnehmen
