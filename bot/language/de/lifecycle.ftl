# Am Scheideweg: Ein Lernzirkel macht Pause, geht weiter, tut sich zusammen, endet; wer ins Stocken gerät, wird gefragt.

lifecycle-pause-title = Pause machen
lifecycle-pause-what = Bis zu dem Tag, den du wählst, ruht *{ $name }*: Im Kanal erscheint nichts. Treffen, die in die Pause fallen, rücken dahinter, keins geht verloren. Mitglieder, Rollen, Themen und Punkte bleiben, wie sie sind.
lifecycle-until = Bis wann?
lifecycle-until-hint = An diesem Tag geht es von selbst weiter. Früher weitermachen könnt ihr jederzeit.
lifecycle-pause-submit = Pause machen
lifecycle-paused = 🌱 *{ $name }* macht Pause bis { $until }.
lifecycle-paused-then = Bis dahin ist es hier still. Themen, Punkte und Rollen warten auf euch.
lifecycle-pause-over = 🌱 Die Pause von *{ $name }* ist vorbei. Es geht weiter.
lifecycle-resume = Weitermachen
lifecycle-resumed = 🌱 *{ $name }* geht weiter.
lifecycle-next = Nächstes Treffen: { $when }

lifecycle-end-title = Lernzirkel beenden
lifecycle-end-what = Wie soll *{ $name }* enden? So oder so bleiben euch eure Reflexionen, Protokolle und Vorhaben.
lifecycle-end-well-what = *Mit einem letzten Treffen.* Ihr kommt noch einmal zusammen, { $when }: Ihr schaut zurück auf das, was ihr gelernt habt, und verabschiedet euch.
lifecycle-end-well = Mit einem letzten Treffen enden
lifecycle-end-now-what = *Jetzt.* Was geplant ist, fällt aus, und im Kanal stehen ein paar freundliche Worte.
lifecycle-end-now = Jetzt beenden
lifecycle-end-now-title = Jetzt beenden?
lifecycle-end-now-confirm = { $name } endet, geplante Treffen fallen aus. Das lässt sich nicht zurücknehmen.
lifecycle-closing = 🌱 *{ $name }* trifft sich ein letztes Mal: { $when }. Ihr schaut zurück auf das, was ihr gelernt habt, und verabschiedet euch.
lifecycle-end-gathering = *{ $name }* hat noch nicht begonnen. Wenn du den Lernzirkel beendest, steht das in einem Satz im Kanal.
lifecycle-end-gathering-confirm = { $name } endet, bevor es losgeht. Das lässt sich nicht zurücknehmen.
lifecycle-ended-before = 🌱 *{ $name }* endet vor dem ersten Treffen. Danke für euer Interesse.
lifecycle-ended = 🌱 *{ $name }* ist zu Ende gegangen. Danke euch allen für die gemeinsame Zeit.
lifecycle-ended-keeps = Was ihr gelernt habt, bleibt bei euch. Deine Reflexionen und Vorhaben sind weiter da: `/reflect`

lifecycle-which = Um welchen Lernzirkel geht es?
lifecycle-this-one = Um diesen
lifecycle-none = Hier gibt es keinen Lernzirkel, für den du verantwortlich bist. Deine siehst du mit `/circle`.
lifecycle-none-pauses = Von deinen Lernzirkeln macht gerade keiner Pause.

lifecycle-question = 🌱 Wie soll es mit *{ $name }* weitergehen?
lifecycle-sign-missed = Die letzten zwei Treffen sind ausgefallen.
lifecycle-sign-few = { $count ->
    [one] Im Moment bist du allein.
    [2] Im Moment seid ihr zu zweit.
   *[other] Im Moment seid ihr nur wenige.
}
lifecycle-question-what = Das kommt vor, und jeder Weg ist in Ordnung. { $count ->
    [one] Was du wählst, gilt, bis du es änderst.
   *[other] Wer drückt, entscheidet für euch alle: Sprecht euch vorher kurz ab.
}
lifecycle-question-who = Gefragt: { $people }
lifecycle-go-on = Wir machen weiter
lifecycle-ways = Andere Wege
lifecycle-ways-owner = Ein anderer Termin, eine Pause oder ein Abschluss gilt für alle bei *{ $name }*. Zum Zusammenlegen gehört auch das Ja des anderen Lernzirkels, und es wechselt nur, wer selbst Ja sagt.
lifecycle-ways-member = Ein anderer Rhythmus, eine Pause, Zusammenlegen oder ein Abschluss: Das liegt bei { $owners }. Sprecht miteinander, oder macht einfach weiter.
lifecycle-new-time = Anderer Termin
lifecycle-pause = Pause
lifecycle-merge = Zusammenlegen
lifecycle-hand-over = Verantwortung abgeben
lifecycle-end = Guter Abschluss
lifecycle-asked-before = 🌱 Ich hatte gefragt, wie es mit *{ $name }* weitergeht. Das ist vorbei.
lifecycle-decided-go_on = 🌱 *{ $name }* macht weiter.
lifecycle-decided-met = 🌱 *{ $name }* hat sich wieder getroffen und macht weiter.
lifecycle-decided-new_time = 🌱 *{ $name }* macht weiter, zu einer neuen Zeit.
lifecycle-decided-pause = 🌱 *{ $name }* macht Pause bis { $until }.
lifecycle-decided-paused = 🌱 *{ $name }* hat eine Pause gemacht.
lifecycle-decided-take_on = 🌱 *{ $name }* macht weiter: Jemand hat die Verantwortung übernommen.
lifecycle-decided-merge = 🌱 *{ $name }* macht mit einem anderen Lernzirkel zusammen weiter.
lifecycle-decided-end_well = 🌱 *{ $name }* endet mit einem letzten Treffen.
lifecycle-decided-end = 🌱 *{ $name }* ist zu Ende gegangen.

lifecycle-merge-title = Zusammen weitermachen
lifecycle-merge-what = *{ $name }* kann Teil eines anderen Lernzirkels werden: Wer von euch Ja sagt, wechselt dorthin, eure offenen Themen mit ihren Punkten auch. Protokolle und Reflexionen bleiben bei euch. Gefragt werden zuerst die Verantwortlichen dort, dann jede und jeder von euch.
lifecycle-ask-them = Fragen
lifecycle-ask-title = Dort anfragen?
lifecycle-ask-confirm = Die Verantwortlichen von { $other } werden gefragt, ob { $name } dort weitermachen darf. Bis zur Antwort kannst du das zurücknehmen.
lifecycle-waits-for = Ihr habt *{ $name }* gefragt. Für die Antwort sind zwei Wochen Zeit.
lifecycle-members-asked = *{ $name }* ist einverstanden. Jetzt werdet ihr alle gefragt, längstens bis { $until }.
lifecycle-withdraw = Zurücknehmen
lifecycle-nobody-to-merge = Gerade passt kein Lernzirkel. Es müsste einer sein, der eure Sprache spricht und in dem ihr zusammen höchstens acht wärt.

lifecycle-offer = 🌱 { $who } fragt: Darf *{ $other }* bei *{ $name }* weitermachen?
lifecycle-offer-who = { $count ->
    [0] Alle sind schon in deinem Lernzirkel. Ihr Kanal: { $channel }
   *[other] Alle werden selbst gefragt; zu euch kommt, wer Ja sagt: { $people }. Ihr Kanal: { $channel }
}
lifecycle-offer-what = Die offenen Themen kommen mit. Zeit, Kanal und Rhythmus bleiben eure. „Gerade nicht“ ist in Ordnung, auch ohne Begründung.
lifecycle-accept = Zusammen weitermachen
lifecycle-accept-title = Zusammen weiter?
lifecycle-accept-confirm = Alle bei { $other } werden gefragt und haben mindestens drei Tage Zeit. Wer Ja sagt, kommt zu { $name }, die offenen Themen kommen mit. Das lässt sich nicht zurücknehmen.
lifecycle-not-now = Gerade nicht
lifecycle-offer-agreed = 🌱 Abgemacht: *{ $other }* darf bei *{ $name }* weitermachen. Alle Mitglieder werden jetzt gefragt, längstens bis { $until }.
lifecycle-offer-accepted = 🌱 *{ $other }* und *{ $name }* machen zusammen weiter.
lifecycle-offer-declined = 🌱 *{ $other }* wollte bei *{ $name }* weitermachen. Die Antwort war: gerade nicht.
lifecycle-offer-withdrawn = 🌱 *{ $other }* hat die Frage zurückgenommen, bei *{ $name }* weiterzumachen.
lifecycle-offer-expired = 🌱 *{ $other }* wollte bei *{ $name }* weitermachen. Das hat sich erledigt.
lifecycle-answer-declined = 🌱 *{ $other }* bleibt erst einmal, wie es ist, und dankt euch für die Frage. *{ $name }* geht weiter wie bisher.
lifecycle-answer-expired = 🌱 Aus dem Zusammenlegen mit *{ $other }* ist nichts geworden. *{ $name }* geht weiter wie bisher.
lifecycle-answer-then = Ihr könnt einen anderen Lernzirkel fragen oder einen anderen Weg finden: `/circle`
lifecycle-merged = 🌱 *{ $name }* macht bei *{ $other }* weiter.
lifecycle-merged-where = In { $channel }, { $rhythm }. Wer Ja gesagt hat, ist dort jetzt dabei, und eure offenen Themen sind mitgekommen.
lifecycle-merged-keeps = Die Protokolle bleiben in diesem Kanal, und deine Reflexionen bleiben bei dir.
lifecycle-welcome = 🌱 *{ $other }* gehört jetzt zu *{ $name }*. Willkommen.
lifecycle-welcome-who = Neu dabei: { $people }
lifecycle-welcome-then = Wer diesen Kanal noch nicht sieht, braucht eine Einladung: `/invite`. Die mitgebrachten Themen stehen jetzt auf der Liste: `/topics`

lifecycle-consent = 🌱 *{ $name }* könnte bei *{ $other }* weitermachen. Möchtest du dorthin wechseln?
lifecycle-consent-where = In { $channel }, { $rhythm }.
lifecycle-consent-what = Du wechselst nur, wenn du Ja sagst; ein Nein braucht keinen Grund. Sobald alle geantwortet haben oder am { $until } endet *{ $name }*, wenn jemand wechselt. Ohne Antwort bis dahin wechselst du nicht.
lifecycle-consent-move = Ich wechsle
lifecycle-consent-stay = Ich nicht
lifecycle-consent-yes = 🌱 Notiert: Du wechselst zu *{ $other }*, sobald bei *{ $name }* alle geantwortet haben, spätestens am { $until }.
lifecycle-consent-no = 🌱 Notiert: Du wechselst nicht zu *{ $other }*. Niemand fragt, warum.
lifecycle-consent-over = 🌱 Ich hatte gefragt, ob du von *{ $name }* zu *{ $other }* wechseln möchtest. Das hat sich erledigt.
lifecycle-moved = 🌱 *{ $name }* gehört jetzt zu *{ $other }*, und du bist dort dabei.
lifecycle-moved-not = 🌱 *{ $name }* macht bei *{ $other }* weiter. Du bist nicht gewechselt, denn ein Ja von dir gab es nicht.
lifecycle-moved-nobody = 🌱 Aus dem Zusammenlegen mit *{ $other }* ist nichts geworden. *{ $name }* geht weiter wie bisher, mit dir.
