# Treffen: die Karte, Rollen weitergeben, Schritt für Schritt, Protokoll.

sessions-when = { $date }, { $time } Uhr
sessions-no-topic = Thema noch offen
sessions-milestone-kickoff = Auftakt: Leute, Ziel, Spielregeln
sessions-milestone-midpoint = Zwischenhalt: beibehalten, ändern, lassen
sessions-milestone-closing = Abschluss: was bleibt, danke, auf Wiedersehen
sessions-role-of = { $role }: { $people }

sessions-card-title = 🗓 *{ $when } · { $topic }*
sessions-card-live = { $format }, { $minutes } Min. · gemeinsam · Treffen { $number } von { $sessions }
sessions-card-async = { $format } · hier im Thread bis { $until } · Treffen { $number } von { $sessions }
sessions-choose = { $roles }: noch frei. Wer drückt, übernimmt die Rolle, gern auch zum ersten Mal.
sessions-format-gone = Den geplanten Ablauf gibt es nicht mehr. Das Treffen läuft wie beim Lernzirkel üblich ab.
sessions-card-nobody = Noch hat niemand eine Rolle.
sessions-card-absent = Diesmal nicht dabei: { $people }
sessions-card-running = Es läuft gerade, im Thread.
sessions-card-ended = Vorbei. Alles dazu steht im Thread.
sessions-missed = Dieses Treffen hat nicht stattgefunden.
sessions-missed-last = Es wäre das letzte der Staffel gewesen. Eine Woche lang könnt ihr es nachholen, danach endet die Staffel.
sessions-missed-topic = Das Thema steht wieder auf der Liste.
sessions-absent = Ich war eine Weile außer Betrieb und konnte euch nicht zusammenrufen. { $count ->
    [one] Deshalb ist dieses Treffen ausgefallen. Das lag an mir, nicht an euch. Wenn ihr mögt, gebt ihm einen neuen Termin.
   *[other] Deshalb sind diese Treffen ausgefallen. Das lag an mir, nicht an euch. Wenn ihr mögt, gebt ihnen neue Termine.
}
sessions-absent-session = *Treffen { $number }*, { $when }
sessions-absent-last = Mit Treffen { $number } wäre die Staffel zu Ende gegangen. Bis { $until } könnt ihr es nachholen, danach endet sie.
sessions-pausing = Der Lernzirkel macht Pause bis { $until }. Danach erfahrt ihr, wann dieses Treffen stattfindet.
sessions-before = 🗓 *{ $circle }* hat Pause gemacht, deshalb bekommt dieses Treffen einen anderen Termin. Du erfährst ihn rechtzeitig.
sessions-cancelled = Dieses Treffen fällt aus.
sessions-cancelled-for-good = Dieses Treffen fällt aus. Was ihr bis hierher zusammen gelernt habt, bleibt euch.
sessions-card-text = { $circle }, { $when }: { $topic } · { $roles }
sessions-cannot-come = Ich kann nicht
sessions-cannot-come-title = Du kannst nicht?
sessions-cannot-come-confirm = Dein Name steht auf der Karte, bis das Treffen vorbei ist: Alle im Kanal des Lernzirkels können ihn lesen. Eine Begründung braucht es nicht. Hast du eine Rolle, geht sie an jemand anderen.
sessions-swap = Rolle tauschen
sessions-hand-over-title = Deine Rolle abgeben?
sessions-hand-over-confirm = Alle im Kanal des Lernzirkels können mit deinem Namen lesen, dass du sie abgeben möchtest. Bis jemand sie übernimmt, bleibt sie bei dir.
sessions-agenda = Ablauf
sessions-other-agenda = Anderer Ablauf

sessions-moved = 🗓 Verschoben: jetzt *{ $when }*
sessions-moved-what = Treffen { $number }, { $topic }
sessions-moved-by = von { $who }
sessions-moved-text = { $circle } hat ein Treffen verschoben: jetzt { $when }.
sessions-this-time = diesmal { $mode }
sessions-changed = 🗓 *{ $when }*, geändert: { $mode }. Ablauf: { $format }.
sessions-changed-mode = 🗓 *{ $when }*: { $usual ->
    [yes] wie sonst { $mode }
   *[no] diesmal { $mode }
}
sessions-changed-format-id = 🗓 *{ $when }*: { $usual ->
    [yes] mit dem üblichen Ablauf, { $format }
   *[no] diesmal mit einem anderen Ablauf, { $format }
}
sessions-changed-venue = 📍 *{ $when }*: { $usual ->
    [yes] am üblichen Ort, { $venue }
   *[no] diesmal hier: { $venue }
}
sessions-changed-venue-none = 📍 *{ $when }*: diesmal ohne festen Ort
sessions-dates = Termine

sessions-another-time = Anderer Termin
sessions-waiting = 🗓 *{ $topic }*: Noch hat niemand angefangen. Passt es euch gerade?
sessions-waiting-over = Eine Viertelstunde nach der Zeit hatte es noch nicht angefangen.
sessions-not-this-time = Diesmal nicht
sessions-not-this-time-title = Ausfallen lassen?
sessions-not-this-time-confirm = Dann fällt dieses Treffen aus. Das Thema steht wieder auf der Liste, und niemand fragt, warum.
sessions-go-back = Zurück

sessions-dates-who = Alle im Lernzirkel können die Termine ändern. Im Kanal steht dann, was neu ist.
sessions-dates-session = *{ $when }*
    { $number } von { $sessions } · { $topic } · { $how }
sessions-dates-later = { $when } · Treffen { $number }
sessions-dates-skipped = { $date }: fällt aus
sessions-dates-holidays = An Feiertagen trefft ihr euch nicht ({ $area }).
sessions-dates-gathering = Noch gibt es keine Termine: Sie beginnen, sobald ihr zu dritt seid.
sessions-dates-none = Mehr ist nicht geplant. Die Staffel geht zu Ende.
sessions-dates-which = Von welchem Lernzirkel möchtest du die Termine sehen?
sessions-dates-no-circle = Du bist noch in keinem Lernzirkel, also gibt es keine Termine. Mit /circle neu gründest du einen.
    .guest = { circles-none.guest }
sessions-dates-moved = Verschoben. Im Kanal steht es gleich.
sessions-dates-changed = Geändert: { $what }. Der Termin bleibt, und im Kanal steht gleich, was neu ist.
sessions-dates-kept = Es bleibt alles, wie es war.
sessions-part-mode = die Art, wie ihr euch trefft
sessions-part-format-id = der Ablauf
sessions-part-venue = der Ort
sessions-dates-skipped-now = Fällt aus. Alles Weitere rückt nach hinten, die Staffel bleibt so lang, wie sie war.
sessions-dates-made-up = Fällt aus. Das holt ihr am { $instead } nach; was danach kommt, bleibt.
sessions-dates-unskipped = An diesem Tag trefft ihr euch doch.
sessions-move = Verschieben
sessions-move-title = Termin und Ablauf
sessions-move-day = Neuer Tag
sessions-move-after-frame = Euer Programm endet am { $last }. Wähl ein Datum bis dahin.
sessions-move-at = Uhrzeit
sessions-move-zone = Nach der Uhr des Lernzirkels: { $zone }
sessions-move-format = Ablauf
sessions-move-only-this = Nur für dieses Treffen.
sessions-move-mode = Wie
sessions-move-keep = Speichern
sessions-move-seen = 👥 Alle in { $channel } können lesen, was sich geändert hat, und wenn du es verschiebst, auch dass du das warst.
sessions-skip = Auslassen
sessions-skip-title = Termin ausfallen lassen?
sessions-skip-confirm = Am { $date } trefft ihr euch nicht. Alles Weitere rückt nach hinten, die Staffel bleibt so lang, wie sie war. Im Kanal steht es dann.
sessions-skip-confirm-made-up = Am { $date } trefft ihr euch nicht. Das holt ihr am { $instead } nach, wo euer Programm eine Pause hat; was danach kommt, bleibt. Im Kanal steht es dann.
sessions-skip-after-frame = Dann wäre euer letztes Treffen am { $ends }, euer Programm endet aber am { $last }. Verschieb den Termin lieber, oder plan in den Einstellungen ein Treffen weniger.
sessions-skipped = 🗓 *{ $date }* fällt aus
sessions-skipped-text = { $circle }: { $date } fällt aus.
sessions-unskip = Findet doch statt

sessions-noted-absent = Notiert, du bist nicht dabei: { $when }. Dein Name steht auf der Karte in { $channel }, bis das Treffen vorbei ist; eine Begründung braucht es nicht.
sessions-handed-on = { $role }: Das übernimmt { $who }.
sessions-handed-to-nobody = { $role } bleibt vorerst frei.
sessions-can-come = Ich kann doch
sessions-noted-present = Du bist wieder dabei: { $when }.
sessions-yours = Du hast jetzt: { $roles }. Alles andere bleibt bei denen, die es haben.
sessions-yours-none = Du hast diesmal keine Rolle: Was andere inzwischen übernommen haben, bleibt bei ihnen.

sessions-offer = { $giver } möchte für { $when } abgeben: { $role }.
sessions-offer-when = { $topic }. Wer zuerst drückt, hat die Rolle; hast du schon eine, geht die an jemand anderen.
sessions-offer-take = Übernehmen
sessions-offer-taken = { $role }: { $taker } übernimmt von { $giver }.
sessions-offer-over = { $role }: Das hat sich erledigt.
sessions-nothing-to-offer = Für { $when } hast du keine Rolle, also gibt es nichts zu tauschen. Wenn jemand anders eine abgeben möchte, siehst du das im Thread des Treffens und kannst sie dort übernehmen.

sessions-swap-title = Rolle tauschen
sessions-swap-what = Für { $when }. Es ändert sich nichts, bis jemand Ja sagt; so lange kannst du es zurücknehmen.
sessions-swap-role = *{ $role }*: Wen möchtest du fragen?
sessions-swap-nobody = *{ $role }*: Gerade ist niemand da, mit dem du tauschen könntest.
sessions-swap-for = { $who } übernimmt { $role }, du übernimmst { $back }.
sessions-swap-without = { $who } übernimmt { $role } von dir und hat keine Rolle dafür.
sessions-swap-ask = Fragen
sessions-swap-anybody = Oder wer mag: Das Angebot steht mit deinem Namen in { $channel }, bis jemand übernimmt.
sessions-swap-hand-over = Dort anbieten
sessions-swap-waits = *{ $role }*: Du hast { $who } gefragt, im Tausch gegen { $back }. Ohne ein Ja ändert sich nichts.
sessions-swap-waits-without = *{ $role }*: Du hast { $who } gefragt. Ohne ein Ja ändert sich nichts.
sessions-swap-offered = *{ $role }* ist in { $channel } angeboten. Bis jemand übernimmt, ändert sich nichts.
sessions-swap-take-back = Zurücknehmen
sessions-swap-question = { $who } möchte für { $when } mit dir tauschen: Du übernimmst { $role }, dafür geht { $back } an { $who }.
sessions-swap-question-without = { $who } fragt dich für { $when }: Magst du { $role } übernehmen?
sessions-swap-question-what = { $circle } · { $topic }. Ohne dein Ja ändert sich nichts; ein Nein braucht keinen Grund.
sessions-swap-yes = Tauschen
sessions-swap-accepted = Getauscht für { $when }: Du übernimmst { $role }, { $who } übernimmt { $back }.
sessions-swap-accepted-without = Notiert für { $when }: Du übernimmst { $role } von { $who }.
sessions-swap-declined = Notiert: kein Tausch mit { $who } für { $when }. Niemand fragt, warum.
sessions-swap-withdrawn = { $who } hat die Frage nach { $role } zurückgenommen.
sessions-swap-lapsed = Die Frage von { $who } nach { $role } hat sich erledigt: { $why ->
    [off] Das Treffen findet nicht statt.
    [begun] Das Treffen hat angefangen.
    [moved] Das Treffen liegt jetzt anders, oder der Lernzirkel macht Pause.
    [asked] Du bist bei dem Treffen nicht dabei.
    [giver] { $who } ist bei dem Treffen nicht dabei.
    [roles] Die Rollen sind inzwischen anders verteilt.
   *[late] Sie kam nicht mehr rechtzeitig an.
}
sessions-swap-answer-accepted = { $who } hat Ja gesagt für { $when }: Du übernimmst { $back }, { $role } geht an { $who }.
sessions-swap-answer-accepted-without = { $who } hat Ja gesagt für { $when } und übernimmt { $role } von dir.
sessions-swap-answer-declined = { $who } möchte für { $when } lieber nicht tauschen. Geändert hat sich dadurch nichts an { $role }.
sessions-swap-answer-lapsed = Deine Frage an { $who } nach { $role } hat sich erledigt: { $why ->
    [off] Das Treffen findet nicht statt.
    [begun] Das Treffen hat angefangen.
    [moved] Das Treffen liegt jetzt anders, oder der Lernzirkel macht Pause.
    [asked] { $who } ist bei dem Treffen nicht dabei.
    [giver] Du bist bei dem Treffen nicht dabei.
    [roles] Die Rollen sind inzwischen anders verteilt.
   *[late] Sie kam nicht mehr rechtzeitig an.
} Getauscht wurde nichts.
sessions-swap-again = Bis das Treffen anfängt, kannst du noch einmal nach einem Tausch fragen.

sessions-you-moderation = 🎙 Du moderierst *{ $circle }*: { $when }.
sessions-you-documentation = ✍ Du schreibst mit bei *{ $circle }*: { $when }.
sessions-you-reflection = 🔍 Du achtest bei *{ $circle }* auf euer Miteinander: { $when }.
sessions-you-other = Bei *{ $circle }* hast du die Rolle „{ $role }“: { $when }.
sessions-role-topic = 💡 { $topic }
sessions-role-helps = Das hilft: { $sentences }
sessions-role-sentence = „{ $sentence }“
sessions-role-open-agenda = Ablauf ansehen
sessions-role-swap = Tauschen
sessions-role-not-this-time = Diesmal nicht
sessions-input-yours = 💡 Dein Thema *{ $topic }* ist gewählt: *{ $circle }*, { $when }.
sessions-input-fits = 💡 *{ $topic }* ist gewählt (*{ $circle }*, { $when }), und du kannst dazu etwas weitergeben.
sessions-input-ask = Bringst du den Impuls mit? { $duty }
sessions-input-yes = Ich bringe ihn mit
sessions-input-no = Notiert. Auf der Karte des Treffens kann ihn übernehmen, wer mag.
sessions-input-mine = 💡 Du bringst den Impuls zu *{ $topic }* mit: *{ $circle }*, { $when }. Danke.
sessions-input-of = 💡 Den Impuls zu *{ $topic }* bringt { $who } mit.
sessions-role-begun = Es hat angefangen. Alles Weitere steht im Thread des Lernzirkels.
sessions-role-over = Dieses Treffen ist vorbei.
sessions-role-given = Notiert: Die Rolle { $role } bei *{ $circle }* hast du abgegeben. Niemand fragt, warum.
sessions-role-given-to = Notiert: Die Rolle { $role } bei *{ $circle }* übernimmt { $who }.
sessions-role-again = Die Rolle { $role } bei *{ $circle }* hast du wieder.

sessions-to-calendar = In meinen Kalender
sessions-agenda-step = *{ $n } · { $title }* · { $minutes } Min. · { $who }
    { $question }
sessions-by-all = alle zusammen
sessions-by-solo = alle für sich, schriftlich
sessions-by-pairs = zu zweit
sessions-by-groups = in kleinen Gruppen
sessions-by-role = am Zug: { $who }
sessions-by-anyone = { $role }: wer mag
sessions-by-once-more = { $role }: alle waren dran; wer mag, noch einmal, oder ihr macht weiter
sessions-quiet = Ganz Ohr: { $who }
sessions-turn = Durchgang { $turn } von { $turns }: Die Rollen wechseln.
sessions-reveal = Schreib erst deine eigene Sicht auf, lies dann die der anderen.

sessions-start = 🗓 *Es ist so weit: { $topic }*
sessions-start-moderator = 🎙 { $who } eröffnet.
sessions-start-anybody = Noch moderiert niemand: Wer auf den Knopf drückt, eröffnet.
sessions-start-button = Anfangen
sessions-start-text = Es ist so weit für { $circle }: { $topic } · { $who }
sessions-start-begun = 🗓 Das Treffen hat angefangen: { $topic }
sessions-start-over = 🗓 Das Treffen ist vorbei: { $topic }
sessions-here = Bin da
sessions-noted-here = Notiert: Du bist da. Das wird gezählt und niemandem gezeigt; nach { $names } Tagen bleibt nur, wie viele da waren.
sessions-noted-here-back = Notiert: Du bist da und wirst mitgezählt. Auf der Karte stehst du nicht mehr bei denen, die nicht dabei sind.
sessions-next-is = Nächstes Mal: { $when }
sessions-somebody-moderates = 🎙 Dieses Treffen moderiert { $who }. Wenn das gerade nicht geht, kannst du einspringen.
sessions-take-moderation = Moderation übernehmen
sessions-holds = { $role }: diesmal { $who }.
sessions-leads = 🎙 { $who } moderiert ab hier, mit den Knöpfen unter dem offenen Schritt.
sessions-you-moderate-now = 🎙 Du moderierst jetzt. Drück bitte noch einmal auf den Knopf im Thread.

sessions-plans-title = 🎯 *Letztes Mal habt ihr euch vorgenommen:*
sessions-plans-line = „Wenn { $situation }, dann werde ich { $action }“ ({ $who })
sessions-plans-somebody = jemand aus dem Lernzirkel
sessions-plans-ask = Wie ist es gelaufen? Je ein Satz reicht völlig.
sessions-phase-live = *{ $n } von { $total } · { $title } · { $minutes } Min.* (bis { $until }), { $who }
sessions-phase-async = *{ $n } von { $total } · { $title } · rund { $minutes } Min.* (offen bis { $until }), { $who }
sessions-phase-over = *{ $n } von { $total } · { $title }* · vorbei
sessions-phase-again = *{ $n } von { $total } · { $title }* · kommt gleich noch einmal, erst ein Schritt zurück
sessions-phase-for-author = 🔒 Alle sehen nur ihre eigene Antwort.
sessions-phase-for-receiver = 👥 Die Antworten liest nur { $who }.
sessions-phase-for-circle = Alle Antworten erscheinen hier zusammen, sobald niemand mehr fehlt, spätestens am Ende des Schritts.
sessions-phase-for-nameless = Am Ende des Schritts erscheinen die Antworten hier ohne Namen, sofern es mindestens drei sind.
sessions-phase-text = Schritt { $n } von { $total }, { $title }, { $minutes } Min.: { $question }
sessions-phase-next = Weiter
sessions-phase-more = +5 Min.
sessions-phase-back = Zurück
sessions-phase-end = Beenden
sessions-end-title = Treffen beenden?
sessions-end-confirm = Was noch auf dem Ablauf steht, entfällt. Danach kommen Reflexion und Protokoll.
sessions-go-on = Weitermachen

sessions-ended = 🗓 Treffen { $number } von { $sessions } ist vorbei: *{ $topic }*. Danke euch.
sessions-season-over = 🌱 Die Staffel von *{ $circle }* ist zu Ende. Was ihr gelernt habt, bleibt bei euch und bei allen, denen ihr davon erzählt.
sessions-ways-out = Möchtet ihr etwas ändern, eine Pause machen, mit einem anderen Lernzirkel zusammengehen oder hier aufhören? Jetzt ist ein guter Moment, und alles davon ist in Ordnung. Sprecht darüber; die Knöpfe dafür sehen die Verantwortlichen eures Lernzirkels.
sessions-others-find = Was davon sollen andere in der Firma finden können? Sie finden eine Karte erst, wenn alle Ja gesagt haben, von denen sie ist.
sessions-ways-out-button = Ändern, pausieren, zusammengehen, aufhören
sessions-reflect = Reflektieren, 2 Min.
sessions-plan = Vorhaben aufschreiben
sessions-minutes-write = Protokoll schreiben
sessions-minutes-edit = Protokoll ändern
sessions-minutes-ask = ✍ { $who }, was wollt ihr festhalten? Ein paar Sätze genügen.
sessions-minutes-ask-anybody = ✍ Diesmal hat niemand mitgeschrieben. Was wollt ihr festhalten? Wer mag, schreibt es auf.
sessions-minutes-written = ✍ Das Protokoll steht in diesem Thread.

sessions-minutes-title = Protokoll
sessions-minutes-last = Zuletzt geschrieben: { $when }
sessions-minutes-last-by = Zuletzt geschrieben von { $who }: { $when }
sessions-minutes-of-case = Vom Fall kommt hier unten nichts hinein, nur, was ihr alle daraus gelernt habt.
sessions-minutes-label = Was wollt ihr festhalten?
sessions-minutes-example = Erkenntnisse, offene Fragen, Vereinbarungen. Nicht, wer was gesagt hat.
sessions-minutes-hint = 👥 Das kommt in den Thread des Treffens: Lesen können es alle in { $channel }.
sessions-minutes-keep = Speichern
sessions-minutes-head = ✍ *Protokoll · { $topic }*
sessions-minutes-by = ✍ *Protokoll · { $topic }*, von { $who }
sessions-minutes-text = Protokoll von { $circle }, { $topic }: { $beginning }

sessions-answer = Antworten, { $minutes } Min.
sessions-answer-title = Deine Antwort
sessions-answer-label = Deine Antwort
sessions-answer-keep = Speichern
sessions-answer-until = Bis { $until } kannst du sie ändern.
sessions-answer-kept = Ist gespeichert.
sessions-for-author = 🔒 Das siehst nur du.
sessions-for-receiver = 👥 Das sehen nur du und { $who }.
sessions-for-circle = 👥 Das kommt mit deinem Namen in den Thread: Lesen können es alle in { $channel }.
sessions-for-nameless = 👥 Das kommt ohne deinen Namen in den Thread in { $channel }, am Ende des Schritts und nur, wenn mindestens drei schreiben.
sessions-others-so-far = *Das haben die anderen bisher geschrieben*
sessions-others-nothing = Du machst den Anfang. Mit „Lesen“ im Thread siehst du später, was die anderen schreiben.
sessions-read = Lesen
sessions-read-all = Alles lesen
sessions-read-title = Bisher geschrieben
sessions-read-none = Hier gibt es noch nichts zu lesen, oder nichts mehr.
sessions-read-later = Wenn dieser Schritt vorbei ist, stehen die Antworten ohne Namen im Thread. Bis dahin siehst du nur deine eigene.
sessions-read-too_few = Weniger als drei haben etwas geschrieben: Das sieht sonst niemand, damit niemand raten muss, von wem es ist.
sessions-together = *{ $title }* · eure Antworten
sessions-together-nameless = *{ $title }* · eure Antworten, ohne Namen und bunt gemischt
sessions-together-text = { $title }: { $count ->
        [one] Eine Antwort steht
       *[other] { $count } Antworten stehen
    } jetzt im Thread.
sessions-reminder = 🗓 *{ $circle }* · { $topic }: { $count ->
        [one] Eine Frage ist
       *[other] { $count } Fragen sind
    } für dich noch offen.
sessions-reminder-line = *{ $title }*, bis { $until }
    { $question }
sessions-reminder-once = Mehr Erinnerungen kommen zu diesem Treffen nicht.
sessions-reminder-text = { $circle }: { $count ->
        [one] Eine Frage ist
       *[other] { $count } Fragen sind
    } für dich noch offen, bis { $day }.
