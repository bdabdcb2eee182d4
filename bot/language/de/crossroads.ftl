# Am Scheideweg: Ein Lernzirkel macht Pause, geht weiter, tut sich zusammen, endet; wer ins Stocken gerät, wird gefragt.

crossroads-pause-title = Pause machen
crossroads-pause-what = Bis zu dem Tag, den du wählst, ruht *{ $name }*: Im Kanal erscheint nichts. Treffen, die in die Pause fallen, rücken dahinter, keins geht verloren. Mitglieder, Rollen, Themen und Punkte bleiben, wie sie sind.
crossroads-until = Bis wann?
crossroads-until-hint = An diesem Tag geht es von selbst weiter. Früher weitermachen könnt ihr jederzeit.
crossroads-pause-submit = Pause machen
crossroads-until-is-past = Dieser Tag ist schon da. Wähl einen späteren.
crossroads-until-is-far = Eine Pause dauert höchstens ein Jahr. Wähl einen früheren Tag.
crossroads-paused = 🌱 *{ $name }* macht Pause bis { $until }.
crossroads-paused-then = Bis dahin ist es hier still. Themen, Punkte und Rollen warten auf euch.
crossroads-pause-over = 🌱 *{ $name }* hat Pause gemacht und geht weiter.
crossroads-resume = Weitermachen
crossroads-resumed = 🌱 *{ $name }* geht weiter.
crossroads-next = Nächstes Treffen: { $when }

crossroads-end-title = Zum Ende kommen
crossroads-end-what = Wie soll *{ $name }* enden? So oder so bleiben euch eure Reflexionen, Protokolle und Vorhaben.
crossroads-end-well-what = *Mit einem letzten Treffen.* Ihr kommt noch einmal zusammen, { $when }: Ihr schaut zurück auf das, was ihr gelernt habt, und verabschiedet euch.
crossroads-end-well = Mit einem letzten Treffen enden
crossroads-end-now-what = *Jetzt.* Was geplant ist, fällt aus, und im Kanal stehen ein paar freundliche Worte.
crossroads-end-now = Jetzt beenden
crossroads-end-now-title = Jetzt beenden?
crossroads-end-now-confirm = { $name } endet, geplante Treffen fallen aus. Das lässt sich nicht zurücknehmen.
crossroads-closing = 🌱 *{ $name }* trifft sich ein letztes Mal: { $when }. Ihr schaut zurück auf das, was ihr gelernt habt, und verabschiedet euch.
crossroads-ended = 🌱 *{ $name }* ist zu Ende gegangen. Danke euch allen für die gemeinsame Zeit.
crossroads-ended-keeps = Was ihr gelernt habt, bleibt bei euch. Deine Reflexionen und Vorhaben sind weiter da: `/reflect`

crossroads-which = Um welchen Lernzirkel geht es?
crossroads-this-one = Um diesen
crossroads-none = Hier gibt es keinen Lernzirkel, für den du verantwortlich bist. Deine siehst du mit `/circle`.
crossroads-none-pauses = Von deinen Lernzirkeln macht gerade keiner Pause.

crossroads-question = 🌱 Wie soll es mit *{ $name }* weitergehen?
crossroads-sign-unowned = Wer dafür verantwortlich war, ist nicht mehr hier.
crossroads-sign-missed = Die letzten zwei Treffen sind ausgefallen.
crossroads-sign-few = { $count ->
    [one] Im Moment bist du allein.
   *[other] Im Moment seid ihr zu { $count ->
        [2] zweit
       *[other] wenigen
    }.
}
crossroads-question-what = Das kommt vor, und jede Antwort ist gut. Was passt am besten?
crossroads-question-who = { $count ->
    [one] Gefragt bist nur du, und nur dieses eine Mal.
   *[other] Gefragt seid nur ihr in diesem Lernzirkel, und nur dieses eine Mal.
}
crossroads-go-on = Wir machen weiter
crossroads-new-time = Neue Zeit
crossroads-pause = Pause
crossroads-merge = Zusammenlegen
crossroads-hand-over = Verantwortung abgeben
crossroads-take-on = Ich übernehme
crossroads-end = Guter Abschluss
crossroads-asked-before = 🌱 Ich hatte gefragt, wie es mit *{ $name }* weitergeht. Das ist vorbei.
crossroads-decided-go_on = 🌱 *{ $name }* macht weiter.
crossroads-decided-met = 🌱 *{ $name }* hat sich wieder getroffen und macht weiter.
crossroads-decided-new_time = 🌱 *{ $name }* macht weiter, zu einer neuen Zeit.
crossroads-decided-pause = 🌱 *{ $name }* macht Pause bis { $until }.
crossroads-decided-paused = 🌱 *{ $name }* hat eine Pause gemacht.
crossroads-decided-take_on = 🌱 *{ $name }* macht weiter: Jemand hat die Verantwortung übernommen.
crossroads-decided-merge = 🌱 *{ $name }* macht mit einem anderen Lernzirkel zusammen weiter.
crossroads-decided-end_well = 🌱 *{ $name }* endet mit einem letzten Treffen.
crossroads-decided-end = 🌱 *{ $name }* ist zu Ende gegangen.
crossroads-taken-on = 🌱 Du bist jetzt für *{ $name }* verantwortlich. Was du tun kannst, siehst du mit `/circle`.

crossroads-merge-title = Zusammen weitermachen
crossroads-merge-what = *{ $name }* kann Teil eines anderen Lernzirkels werden: Eure Mitglieder wechseln dorthin, eure offenen Themen mit ihren Punkten auch. Protokolle und Reflexionen bleiben bei euch. Es entscheidet, wer für den anderen Lernzirkel verantwortlich ist.
crossroads-other = 🌱 *{ $name }* in { $channel }
    { $purpose }
    { $rhythm }
crossroads-ask-them = Fragen
crossroads-ask-title = Dort anfragen?
crossroads-ask-confirm = Die Verantwortlichen von { $other } werden gefragt, ob { $name } dort weitermachen darf. Bis zur Antwort kannst du das zurücknehmen.
crossroads-waits-for = Ihr habt *{ $name }* gefragt. Für die Antwort sind zwei Wochen Zeit.
crossroads-withdraw = Zurücknehmen
crossroads-nobody-to-merge = Gerade passt kein Lernzirkel: einer, der eure Sprache spricht und in dem ihr höchstens zu acht wärt.

crossroads-offer = 🌱 { $who } fragt: Darf *{ $other }* bei *{ $name }* weitermachen?
crossroads-offer-who = { $count ->
    [0] Alle sind schon in deinem Lernzirkel. Ihr Kanal: { $channel }
   *[other] Zu euch kämen: { $people }. Ihr Kanal: { $channel }
}
crossroads-offer-what = Die offenen Themen kommen mit. Zeit, Kanal und Rhythmus bleiben eure. Ein „Gerade nicht“ ist in Ordnung, ohne Grund.
crossroads-accept = Zusammen weitermachen
crossroads-accept-title = Zusammen weiter?
crossroads-accept-confirm = Leute und Themen von { $other } kommen zu { $name }. Das lässt sich nicht zurücknehmen.
crossroads-not-now = Gerade nicht
crossroads-offer-accepted = 🌱 *{ $other }* und *{ $name }* machen zusammen weiter.
crossroads-offer-declined = 🌱 *{ $other }* wollte bei *{ $name }* weitermachen. Die Antwort war: gerade nicht.
crossroads-offer-withdrawn = 🌱 *{ $other }* hat die Frage zurückgenommen, bei *{ $name }* weiterzumachen.
crossroads-offer-expired = 🌱 *{ $other }* wollte bei *{ $name }* weitermachen. Das hat sich erledigt.
crossroads-answer-declined = 🌱 *{ $other }* bleibt erst einmal, wie es ist, und dankt euch für die Frage. *{ $name }* geht weiter wie bisher.
crossroads-answer-expired = 🌱 Aus eurer Frage an *{ $other }* ist nichts geworden. *{ $name }* geht weiter wie bisher.
crossroads-answer-then = Ihr könnt einen anderen Lernzirkel fragen oder einen anderen Weg finden: `/circle`
crossroads-merged = 🌱 *{ $name }* macht bei *{ $other }* weiter.
crossroads-merged-where = In { $channel }, { $rhythm }. Ihr seid dort schon alle dabei, und eure offenen Themen sind mitgekommen.
crossroads-merged-keeps = Die Protokolle bleiben in diesem Kanal, und deine Reflexionen bleiben bei dir.
crossroads-welcome = 🌱 *{ $other }* gehört jetzt zu *{ $name }*. Willkommen.
crossroads-welcome-who = Neu dabei: { $people }
crossroads-welcome-then = Wer diesen Kanal noch nicht sieht, braucht eine Einladung: `/invite`. Die mitgebrachten Themen stehen jetzt auf der Liste: `/topics`
