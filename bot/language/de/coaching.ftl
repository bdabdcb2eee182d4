# Coaching-Tandems: wer mitmacht, die Runden, die Nachrichten an die Tandems.

coaching-out = 💬 *Coaching zu zweit:* In jeder Runde coacht ihr euch gegenseitig, zusammen 50 Minuten. Noch machst du nicht mit.
    .guest = 💬 *Coaching zu zweit:* In jeder Runde coachen zwei Leute einander 50 Minuten lang. Dafür braucht es ein volles Konto; mit einem Gastkonto kannst du nicht mitmachen.
coaching-in = 💬 Du machst beim Coaching zu zweit mit.
coaching-with-paired = In dieser Runde mit { $others }. Ein Termin fehlt noch.
coaching-with-dated = In dieser Runde mit { $others }. Ihr habt einen Termin.
coaching-with-dated-at = In dieser Runde mit { $others }. 🗓 Ihr trefft euch: { $when }.
coaching-with-not_yet = In dieser Runde mit { $others }. Getroffen habt ihr euch noch nicht.
coaching-with-met = In dieser Runde mit { $others }. Ihr habt euch getroffen.
coaching-with-out = Diese Runde läuft ohne dich weiter. Zirkel sagt { $others }, dass du diesmal nicht kannst.
coaching-with-not_this_time = In dieser Runde klappt es nicht, und das ist in Ordnung.
coaching-next-round = Nächste Runde: { $when }
coaching-alone = Noch bist du hier allein. Sobald ihr zu zweit seid, bekommt die erste Runde ihren Termin.
coaching-paused = Du pausierst bis { $day }. An dem Tag bist du von selbst wieder dabei.
coaching-waits = Neue Runden laufen ohne dich, bis du sagst, dass du weitermachen möchtest.
coaching-skips = Die nächste Runde läuft ohne dich; bei der übernächsten bist du von selbst wieder dabei.
coaching-full = Du bist in so vielen Tandems, wie du zugleich möchtest. Neue Runden laufen ohne dich, bis eines davon endet.
coaching-join = Mitmachen
coaching-leave = Nicht mehr mitmachen
coaching-leave-told = Hat sich dein Tandem in dieser Runde noch nicht getroffen, erfahren die anderen darin, dass du diesmal nicht kannst. Begründen musst du das nicht.
coaching-pause = Pausieren
coaching-resume = Jetzt weitermachen
coaching-not-with = Nicht mit …
coaching-voluntary = Freiwillig: Du kannst jederzeit aufhören, ohne Begründung. Von dem, was ihr besprecht oder einander schreibt, bewahrt Zirkel nichts auf; was du dir danach notierst, siehst nur du.
coaching-more = `/coach hilfe` zeigt, was du hier sonst noch tippen kannst.
coaching-guide =
    `/coach`  wie es bei dir steht · `/coach mitmachen` · `/coach aussteigen`
    `/coach thema Führen`  Coaching zu einem Thema, mit allen, die das auch möchten
    `/coach aussetzen`  die nächste Runde ohne dich · `/coach pausieren`  bis zu einem Tag · `/coach weiter`
    `/coach einstellungen`  mit wem, wie lange und in wie vielen Tandems zugleich
    `/coach nicht-mit @Person`  trag ein, wen du nicht treffen möchtest; das siehst nur du
    `/coach mentoring`  Mentoring, ein Buddy oder Lernbegleitung · `/coach fall`  Hilfe bei einem Fall
    .guest =
        `/coach`  wie es bei dir steht · `/coach aussteigen`
        `/coach aussetzen`  die nächste Runde ohne dich · `/coach pausieren`  bis zu einem Tag
        `/coach nicht-mit @Person`  trag ein, wen du nicht treffen möchtest; das siehst nur du

coaching-pool-theme = *{ $theme }:*
coaching-pool-own = *Für alle:*
coaching-pool-missing = { $missing ->
    [one] noch eine Person, dann bekommt die nächste Runde ihren Termin.
   *[other] noch { $missing } Leute, dann bekommt die nächste Runde ihren Termin.
}
coaching-pool-goes = Tandems gibt es in jeder Runde.
coaching-pool-join = Mitmachen
coaching-pool-leave = Nicht mehr hier
coaching-pool-new = Coaching zu einem Thema …
coaching-pool-title = Coaching zu einem Thema
coaching-pool-about = Worum geht es?
coaching-pool-example = zum ersten Mal führen
coaching-pool-hint = Du machst gleich dabei mit. Sobald ihr { $n } seid, bekommt die erste Runde ihren Termin; bis dahin zeigt dir `/coach`, wie viele noch fehlen. Gibt es ein Thema mit diesem Namen schon, kommst du dort dazu.
coaching-pool-seen = 👥 Alle, die hier /coach eingeben, sehen das Thema und wie viele noch fehlen, aber nicht, wer mitmacht.
coaching-pool-open = Mitmachen

coaching-card-text = { $people }, ihr coacht euch in dieser Runde gegenseitig, zusammen { $minutes } Minuten. Eine erste Frage ist schon da.
coaching-card-weekly = 💬 { $count ->
    [2] *Ihr zwei für diese Woche:*
   *[other] *Ihr drei für diese Woche:*
} { $people }
coaching-card-two_weeks = 💬 { $count ->
    [2] *Ihr zwei für die nächsten zwei Wochen:*
   *[other] *Ihr drei für die nächsten zwei Wochen:*
} { $people }
coaching-card-four_weeks = 💬 { $count ->
    [2] *Ihr zwei für die nächsten vier Wochen:*
   *[other] *Ihr drei für die nächsten vier Wochen:*
} { $people }
coaching-card-rest = 💬 { $count ->
    [2] *Ihr zwei bis { $day }:*
   *[other] *Ihr drei bis { $day }:*
} { $people }
coaching-late = Eine Person von euch war auf einmal ohne Tandem; so habt ihr euch mitten in der Runde gefunden.
coaching-together = Ihr bleibt zusammen: Das ist eure { $nth }. Runde.
coaching-odd = Bei einer ungeraden Zahl gibt es ein Trio, und diesmal seid ihr es.
coaching-offers-and-wishes = { $who } kann weitergeben: { $offers }. Möchte lernen: { $wishes }.
coaching-offers = { $who } kann weitergeben: { $offers }.
coaching-wishes = { $who } möchte lernen: { $wishes }.
coaching-first-question = Eure erste Frage aneinander: _{ $question }_
coaching-slot = { $count ->
    [2] Ein Termin, der bei euch beiden in der Arbeitszeit liegt: { $when }.
   *[other] Ein Termin, der bei euch dreien in der Arbeitszeit liegt: { $when }.
}
coaching-find-a-time = Sucht euch einen Termin, der euch passt.
coaching-dated-at = 🗓 Ihr trefft euch: *{ $when }*.
coaching-length = { $minutes } Minuten, gerecht geteilt.
coaching-set-date = Termin festlegen
coaching-move-date = Termin ändern
coaching-undate = Termin zurücknehmen
coaching-calendar = Für meinen Kalender
coaching-date-day = An welchem Tag?
coaching-date-at = Um wie viel Uhr?
coaching-date-zone = Deine Zeitzone: { $zone }
coaching-date-seen = 👥 Termin und Ort seht nur ihr in eurer Unterhaltung. Wer von euch seinen Kalender abonniert hat, findet beides auch dort.
coaching-date-past = Dieser Zeitpunkt ist schon vorbei. Wähl einen späteren.
coaching-date-late = Bis dahin hat die nächste Runde begonnen. Wähl einen früheren Tag.
coaching-file-comment = 🗓 Coaching: { $when }. Öffne die Datei, dann steht der Termin in deinem Kalender. Ändert er sich, hol dir die Datei noch einmal.
coaching-how = Wie geht das?
coaching-not-this-time = Diesmal kann ich nicht
coaching-cannot-title = Diesmal nicht?
coaching-cannot-text = Die anderen hier erfahren, dass du diesmal nicht kannst. Begründen musst du das nicht, und in der nächsten Runde bist du wieder dabei.
coaching-cannot-text-last = Die anderen hier erfahren, dass du diesmal nicht kannst. Begründen musst du das nicht.
coaching-stays-here = Von dem, was ihr einander schreibt, bewahrt Zirkel nichts auf. Wie alles in Slack kann eure Firma es womöglich exportieren.
coaching-round-over = Diese Runde ist vorbei. Mit `/coach` siehst du die aktuelle.
coaching-closed-gone = { $count ->
    [one] 💬 { $who } ist nicht mehr in diesem Workspace.
   *[other] 💬 { $who } sind nicht mehr in diesem Workspace.
}
coaching-closed-met = 💬 Ihr habt euch getroffen. Was ihr daraus macht, bleibt bei euch; die nächste Runde beginnt am { $day }.
coaching-closed-not_this_time = 💬 *Coaching:* Diesmal klappt es nicht, und das ist in Ordnung. Neue Tandems gibt es ab { $day }.
coaching-closed-met-last = 💬 Ihr habt euch getroffen. Was ihr daraus macht, bleibt bei euch.
coaching-closed-not_this_time-last = 💬 *Coaching:* Diesmal klappt es nicht, und das ist in Ordnung.

coaching-did-you-meet = { $count ->
    [2] 💬 *Coaching:* Die Hälfte der Zeit ist um. Habt ihr zwei euch schon getroffen?
   *[other] 💬 *Coaching:* Die Hälfte der Zeit ist um. Habt ihr drei euch schon getroffen?
}
coaching-we-met = Wir haben uns getroffen
coaching-not-yet = Noch nicht
coaching-not-this-round = Diesmal nicht
coaching-time-until = 💬 *Coaching:* Getroffen habt ihr euch noch nicht. Zeit ist bis { $day }; 50 Minuten genügen.
coaching-answer-stays-here = 👥 Diese Antwort seht nur ihr hier

coaching-declined = { $count ->
    [one] 💬 { $out } kann diesmal nicht. Das muss niemand begründen. Ist noch jemand frei, geht es damit in dieser Runde weiter; neue Tandems gibt es ab { $day }.
   *[other] 💬 { $out } können diesmal nicht. Das muss niemand begründen; neue Tandems gibt es ab { $day }.
}
coaching-declined-trio = 💬 { $out } kann diesmal nicht. Das muss niemand begründen; zu zweit könnt ihr anderen euch trotzdem treffen.
coaching-declined-last = 💬 Diesmal leider ohne { $out }. Das muss niemand begründen.
coaching-switched-off = 💬 *Coaching in { $theme }* ist abgeschaltet worden. Läuft gerade eine Runde, geht sie noch zu Ende; danach kommt keine neue. Wird es wieder eingeschaltet, erfährst du es und bist dabei wie vorher.
coaching-switched-on = 💬 *Coaching in { $theme }* gibt es wieder, und du bist dabei wie vorher. Wann die nächste Runde beginnt, zeigt dir `/coach`.
coaching-left-over-nobody = 💬 Eine neue Coaching-Runde hat begonnen, und diesmal war für dich niemand mehr frei. Je mehr mitmachen, desto leichter wird es.
coaching-left-over-hours = 💬 Eine neue Coaching-Runde hat begonnen. Von denen, die mitmachen und deine Sprache sprechen, hat niemand zwei Arbeitsstunden mit dir gemeinsam, deshalb war für dich niemand frei. Zirkel rechnet mit den Stunden, die du im Home-Reiter gewählt hast, sonst von 9 bis 18 Uhr, in der Zeitzone deines Slack-Profils. Arbeitest du zu anderen Zeiten, ändere es dort; sonst hilft es, wenn Kolleg:innen aus deiner Nähe mitmachen.
coaching-left-over-language = 💬 Eine neue Coaching-Runde hat begonnen. Bisher bist du mit deiner Sprache hier allein, deshalb war für dich niemand frei. Sprichst du auch die andere, kannst du in beiden ein Tandem bilden.
coaching-few-en = Nur { $count } von denen, die mitmachen, haben Englisch als Sprache; deshalb trefft ihr sonst immer wieder dieselben. Wer auch Deutsch spricht, kann in beiden Sprachen ein Tandem bilden.
coaching-few-de = Nur { $count } von denen, die mitmachen, haben Deutsch als Sprache; deshalb trefft ihr sonst immer wieder dieselben. Wer auch Englisch spricht, kann in beiden Sprachen ein Tandem bilden.
coaching-any-on = Du bildest auf Deutsch und auf Englisch ein Tandem, je nachdem.
coaching-any-language = In beiden Sprachen
coaching-own-language = Nur in meiner Sprache
coaching-left-over-then = In der nächsten Runde bist du zuerst an der Reihe. Mit `/coach` siehst du, wann sie beginnt.

coaching-minutes = { $n } Min.
coaching-turns = { $n ->
    [2] Danach zwei Durchgänge zu je { $minutes } Min., damit ihr beide einmal gecoacht werdet:
   *[other] Danach { $n } Durchgänge zu je { $minutes } Min., damit alle jede Rolle einmal haben:
}
coaching-turns-each = Danach { $n } Durchgänge zu je { $minutes } Min.:
coaching-turns-over = Zum Schluss, einmal:
coaching-questions = Fragen, die beim Coachen helfen

coaching-pause-until = An welchem Tag möchtest du wieder dabei sein?
coaching-pause-hint = Runden, die vorher beginnen, laufen ohne dich. Hat sich dein Tandem noch nicht getroffen und bist du nicht rechtzeitig zurück, erfahren die anderen darin, dass du diesmal nicht kannst.
coaching-not-with-text = Mit wem möchtest du kein Tandem bilden? Niemand erfährt davon, weder jetzt noch später, und Zirkel zeigt diese Liste niemandem außer dir.
coaching-not-with-whom = Nicht mit
coaching-slack-is-silent = Slack sagt mir gerade nicht, wer diese Leute sind, deshalb ist deine Liste so, wie sie war. Drück gleich noch einmal auf Speichern.
coaching-no-colleague = Auf dieser Liste können nur Kolleginnen und Kollegen stehen, also weder du selbst noch eine App oder jemand aus einer anderen Firma. Es hat sich nichts geändert; wähl bitte noch einmal.
coaching-nobody-there = Slack kennt eine dieser Personen nicht. Wähl sie hier nach ihrem Namen aus.
coaching-not-with-kept = 🔒 Notiert. Nur du kannst diese Liste sehen und ändern.
coaching-not-with-change = Liste ändern
coaching-keep = Speichern
