# Der Home-Reiter, Hilfe, Sprache, wer was sieht.

home-greeting-morning = Guten Morgen.
home-greeting-day = Hallo.
home-greeting-evening = Guten Abend.
home-next = Als Nächstes: { $session }
home-now = Gerade: { $session }
home-session = 🗓 { $when } · { $topic } · { $circle }.
home-session-running = 🗓 bis { $when } · { $topic } · { $circle }.
home-nothing-next = Für dich steht gerade nichts an.
home-what-this-is = Mit Zirkel lernt ihr in kleinen Gruppen voneinander. Ein Lernzirkel trifft sich regelmäßig, sucht sich seine Themen selbst aus, und die Rollen wechseln reihum. Ich erinnere euch, achte auf die Zeit und stelle die Fragen; wer mag, coacht sich außerdem zu zweit. Alles ist freiwillig, und was du nur für dich schreibst, zeigt Zirkel niemandem sonst.
home-where-to-begin = `/circle` zeigt, wo du mitmachen kannst, und `/zirkel hilfe` alles, was du tippen kannst.
    .guest = { circles-none.guest }
home-you-moderation = Du moderierst.
home-you-documentation = Du schreibst mit.
home-you-reflection = Du achtest darauf, wie ihr zusammenarbeitet.
home-you-cannot = Du hast abgesagt.
home-you-pause = Du pausierst.
home-your-role = Deine Rolle: { $role }.

home-waiting = { $count ->
    [one] Etwas wartet auf dich
   *[other] { $count } Dinge warten auf dich
}
home-reflect = Was nimmst du mit? { $day }: { $session }
home-reflect-now = Reflektieren, 2 Min.
home-vote = { $count ->
    [one] 💡 In { $circle } wartet ein Thema auf deine Punkte: { $titles }
   *[other] 💡 In { $circle } warten { $count } Themen auf deine Punkte: { $titles }
}
home-vote-until = Punkte zählen bis { $until }
home-vote-now = Abstimmen
home-coaching-date = 💬 Such mit { $others } einen Termin für euer Coaching.

home-pause-open = Pausieren bis …
home-pause-change = Anderen Tag wählen
home-pause-title = Deine Pause
home-pause-what = Bis zu dem Tag, den du wählst, schreibe ich dir nicht. Neue Rollen bekommst du nicht; deine bis dahin übernehmen andere. Deine Lernzirkel, Themen und Punkte bleiben, wie sie sind.
home-pause-until = An welchem Tag möchtest du wieder dabei sein?
home-pause-hint = An dem Tag bist du von selbst zurück. Früher aufhören kannst du jederzeit.
home-pause-seen = 👥 Dein Name steht auf den Karten der Treffen, bei denen du fehlst, bis sie vorbei sind. Alle im Kanal des Lernzirkels können lesen, dass du nicht kannst, aber nicht, warum oder bis wann. Hat sich dein Coaching-Tandem noch nicht getroffen und bist du nicht rechtzeitig zurück, erfahren die anderen darin, dass du diesmal nicht kannst.
home-pause = Pausieren
home-pause-unread = „{ $text }“ kann ich nicht als Tag lesen. Wähl hier einen Tag. Beim nächsten Mal geht auch `/zirkel pausieren 2 Wochen` oder `/zirkel pausieren 24.12.`
home-pausing = Du pausierst bis { $day }. An dem Tag bist du von selbst wieder dabei.
home-paused-then = Bis dahin schreibe ich dir nicht, Rollen gehen an andere, und ein Coaching-Tandem, für das du nicht rechtzeitig zurück bist, erfährt, dass du diesmal nicht kannst. Wenn du doch zu einem Treffen kommen magst, komm einfach.
home-paused-back = Du kannst die Pause jederzeit beenden: im Home-Reiter mit „Ich bin wieder da“ oder mit `/zirkel weiter`.
home-back = Ich bin wieder da
home-is-back = Du bist wieder dabei und bekommst wieder Rollen und Nachrichten. Was andere übernommen haben, bleibt bei ihnen.
home-back-next = Als Nächstes: 🗓 { $when } · { $circle }.
home-no-pause = Du pausierst gerade nicht. Mit `/zirkel pausieren` geht das.

home-invited = 🌱 Du bist eingeladen: *{ $circle }*. { $purpose }
home-place = 🌱 Ein Platz ist für dich frei, bis { $until }: *{ $circle }*
home-join = Mitmachen
home-wait = Auf die Warteliste
home-no-thanks = Nein, danke
home-applied = 🌱 Du bist für *{ $name }* angemeldet. Nach dem Anmeldeschluss ({ $until }) werden die Lernzirkel gebildet; dann frage ich dich nach deinem.
home-accepted = 🌱 Du hast zu einem Lernzirkel von *{ $name }* Ja gesagt. Los geht es in der Woche vom { $start }.
home-asked = 🌱 Du hast angefragt, ob du mitmachen kannst: *{ $circle }*
home-waits = 🌱 Du stehst auf der Warteliste: *{ $circle }*
home-take-back = Zurücknehmen
home-offer = 🌱 { $who } fragt: Darf *{ $other }* bei *{ $circle }* weitermachen?
home-together = Zusammen weitermachen
home-together-title = Zusammen weitermachen?
home-together-confirm = Alle bei { $other } werden gefragt und haben mindestens drei Tage Zeit. Wer Ja sagt, kommt zu { $circle }, die offenen Themen kommen mit. Das lässt sich nicht zurücknehmen.
home-not-now = Gerade nicht
home-requests = { $count ->
    [one] 🌱 { $who } möchte bei *{ $circle }* mitmachen
   *[other] 🌱 { $count } Leute möchten bei *{ $circle }* mitmachen: { $who }
}
home-look = Ansehen
home-question = { $count ->
    [one] 🗓 *{ $circle }* wartet bis { $until } auf deine Antwort.
   *[other] 🗓 *{ $circle }* wartet auf { $count } Antworten von dir, auf die erste bis { $until }.
}
home-answer = Antworten
home-plan = 🎯 Was ist aus deinem Vorhaben geworden? { $day }: { $session }
home-show-plan = Mein Vorhaben ansehen
home-more = { $count ->
    [one] Noch eins folgt, wenn das erledigt ist.
   *[other] Noch { $count } folgen, wenn das erledigt ist.
}

home-circles = Meine Lernzirkel
home-no-circles = Du bist noch in keinem Lernzirkel. Mach bei einem mit, dessen Karte du in einem Kanal siehst, oder gründe einen: Es dauert zwei Minuten.
    .guest = { circles-none.guest }
home-circle = 🌱 *{ $name }* in { $channel } · { $members ->
    [one] 1 Person
   *[other] { $members } Leute
}
home-open-circle = Ansehen
home-found-circle = Lernzirkel gründen

home-coaching = Mein Coaching
home-coaching-out = 💬 In jeder Runde coacht ihr euch zu zweit gegenseitig, zusammen 50 Minuten. Noch machst du nicht mit.
home-coaching-next = Nächste Runde: { $when }
home-coaching-alone = Du machst mit. Sobald ihr zu zweit seid, bekommt die erste Runde ihren Termin.
home-coaching-paused = Du pausierst bis { $day }. An dem Tag bist du von selbst wieder dabei.
home-coaching-without-you = Runden, die in deiner Pause beginnen, laufen ohne dich.
home-coaching-join = Mitmachen
home-coaching-resume = Jetzt weitermachen
home-coaching-pause = Pausieren

home-settings = Einstellungen
home-weekly = Wie sollen Erinnerungen und Fragen kommen, die warten können?
home-weekly-single = Einzeln
home-weekly-on = Eine Nachricht pro Woche: { $weekday }
home-weekly-then = Die Wochennachricht kommt ab 9:30 Uhr, an einem freien Tag erst am nächsten Arbeitstag. Darin steht, was warten kann, etwa Fragen zu deinen Vorhaben und zu früheren Treffen. Worauf andere warten, kommt weiterhin einzeln.
home-hours = Wann darf ich dir schreiben, und wann passt dir Coaching?
home-hours-from = ab { $hour } Uhr
home-hours-until = bis { $hour } Uhr
home-hours-then = An Arbeitstagen in deiner Zeitzone, { $zone }, aus deinem Slack-Profil. Außerhalb kommt nur, worum du selbst bittest, und was zu einem Treffen gehört, das gleich beginnt oder schon läuft. Habt ihr zu mehreren keine gemeinsame Stunde, gilt für eure Nachrichten 9 bis 18 Uhr.
home-language = In welcher Sprache soll ich mit dir sprechen?
home-language-auto = Wie in Slack
home-language-kept = Von jetzt an spreche ich Deutsch mit dir. Ein Lernzirkel behält seine eigene Sprache.
home-language-follows = Von jetzt an richte ich mich nach deiner Sprache in Slack. Ein Lernzirkel behält seine eigene Sprache.
home-which-language = Tipp `/zirkel sprache de` für Deutsch, `/zirkel sprache en` für Englisch oder `/zirkel sprache auto`, damit ich mich nach Slack richte.
home-commands = `/circle` · `/topics` · `/reflect` · `/coach` · `/zirkel hilfe`

home-help-commands =
    `/circle`  deine Lernzirkel und die, zu denen du dazukommen kannst · `/circle neu` gründet einen
    `/topics`  die Themen deines Lernzirkels · `/topics neu` schlägt eins vor
    `/reflect`  zwei Minuten für dich nach einem Treffen
    `/coach`  Coaching zu zweit · mit `/coach mitmachen` bist du dabei
    `/zirkel treffen`  ein offenes Treffen für einen ganzen Kanal, zu dem sich Leute anmelden
    `/zirkel finde Warteschlangen`  was andere Lernzirkel gelernt haben und wen du fragen kannst
    `/zirkel programm`  Programme, für die du dich anmelden kannst
    `/zirkel pausieren 2 Wochen`  eine Weile keine Nachrichten und keine Rollen · `/zirkel weiter` beendet das
    `/zirkel sprache en`  Englisch statt Deutsch
    `/zirkel daten`  alles, was ich über dich aufbewahre, als Datei oder gelöscht
    .guest =
        `/circle`  deine Lernzirkel
        `/topics`  die Themen deines Lernzirkels · `/topics neu` schlägt eins vor
        `/reflect`  zwei Minuten für dich nach einem Treffen
        `/zirkel pausieren 2 Wochen`  eine Weile keine Nachrichten und keine Rollen · `/zirkel weiter` beendet das
        `/zirkel sprache en`  Englisch statt Deutsch
        `/zirkel daten`  alles, was ich über dich aufbewahre, als Datei oder gelöscht
home-help-tab = Im Home-Reiter dieser App siehst du, was als Nächstes kommt und was auf dich wartet.

home-who-sees-what = Wer sieht was?
home-sees-intro = Zirkel ist zum Lernen da, nicht zum Beobachten. Wer was liest und wie lange es bleibt:
home-sees-short =
    • Was du für dich schreibst, ist verschlüsselt, steht in keiner Nachricht, und Zirkel zeigt es nur dir.
    • Was du teilst, liest dein Lernzirkel; in einem Kanal lesen es alle, die dort sind.
    • Deine Führungskraft bekommt von Zirkel keine Ansicht, keine Liste und keine Zahlen über dich.
    • Berichte von Programmen enthalten Anteile und Mittelwerte über mindestens { $people } Leute in { $circles } Lernzirkeln, und keine Namen von denen, die mitmachen.
    • Wer den Server betreibt, könnte mit Datenbank und Schlüssel lesen, was dort gespeichert ist.
    • „Meine Daten“ zeigt dir, was über dich aufbewahrt wird; dort kannst du es löschen.
home-seen-own = Was du schreibst und ankreuzt
home-seen-together = In Lernzirkeln und im Coaching
home-seen-programme = In Programmen
home-seen-company = Deine Firma, und wer den Server betreibt
home-seen-time = Wie lange es bleibt
home-sees-reflections = 🔒 *Deine Reflexionen* zeigt Zirkel nur dir. Wenn du teilst, können alle im Kanal des Lernzirkels deine erste Antwort und dein Vorhaben lesen: mit deinem Namen oder ohne, dann aber nur, wenn mindestens { $enough } Leute so teilen.
home-sees-recall = 🔁 *Fragen, die wiederkommen*: Was du noch weißt, liegt verschlüsselt. Zirkel zeigt es nur dir, auch wie viel du noch wusstest; die Direktnachricht nennt nur das Treffen und sein Thema. Wenn du „Lernzirkel fragen“ drückst, können alle im Kanal des Lernzirkels mit deinem Namen lesen, dass du das Thema auffrischen möchtest. Deine Antworten werden mit der Reflexion gelöscht, um die es geht, spätestens { $reflections } Tage nach dem Ende des Lernzirkels.
home-sees-number = *1 bis 5* ist eine Notiz für dich. Niemand sonst bekommt sie zu sehen. In einem Lernzirkel, der zu einem Programm gehört, geht sie in den Mittelwert eines Berichts ein, über mindestens { $people } Leute; sonst wird nichts daraus berechnet.
home-sees-programmes = *In einem Programm* sehen alle, die Programme anbieten oder ihre Berichte lesen dürfen, etwa der Betriebsrat, Anteile und Mittelwerte über mindestens { $people } Leute aus { $circles } Lernzirkeln: zu 1 bis 5, wer da war und dabeiblieb, Treffen und ihren Stunden, Reflexionen, Vorhaben, dem, was später genutzt wurde, Rollen, eingebrachten Fällen, Erklärungen, die geholfen haben, freigegebenen Wissenskarten, Bereichen, Klima-Checks, Coaching-Tandems des Programms, die sich getroffen haben, und dem, was Leute noch wussten, als Zirkel wieder danach fragte. Jede Zahl ist durch Zufall verwischt: Selbst wer alle anderen Antworten kennt, kann sich deiner nicht sicher sein. Namen, einzelne Lernzirkel und was du schreibst, stehen nicht darin; ein Lernzirkel kann sich zeigen, indem er um Unterstützung bittet.
home-sees-goals = 🎯 *Deine Ziele* siehst nur du, bis du sie für deinen Lernzirkel freigibst. Gepostet wird nichts davon.
home-sees-feedback = 💭 *Feedback und Danke*: Eine Antwort liest, wer darum gebeten hat, und sonst niemand; von wem sie ist, steht dabei. Zurücknehmen lässt sie sich { $withdrawn } Stunden lang, und wer sie bekommen hat, kann sie jederzeit löschen. Ein Danke liest, wer es bekommt; im Wochenrückblick steht es nur, wenn beide das wollen. In einer Direktnachricht steht nichts davon.
home-sees-climate = *Klima-Checks*: Mitglieder sehen Mittelwert und Spanne jedes Satzes mit mindestens { $climate } Antworten. Was du geantwortet hast, sieht niemand: Es wird ohne deinen Namen gezählt. In einem Programm geht der Mittelwert solcher Sätze in den Mittelwert eines Berichts über mindestens { $people } Leute ein.
home-sees-answers = 💬 *Deine Antworten in Treffen über mehrere Tage* liest, wer am Feld genannt ist. Ohne Namen erscheinen sie nur, wenn mindestens { $enough } Leute schreiben. Notizen zu einem Fall, den du mitbringst, zeigt Zirkel nur dir.
home-sees-insights = 💡 *Wissenskarten* lesen die Mitglieder des Lernzirkels, mit den Namen derer, von denen sie sind; eine aus einer Wissensübergabe lesen nur die beiden, von denen sie ist. Alle in der Firma, die kein Gastkonto haben, finden eine Karte mit diesen Namen nur, solange alle Ja sagen, von denen sie ist. Wer Nein gesagt hat, erfährt niemand.
home-sees-channel = 👥 *Im Kanal eines Lernzirkels* lesen alle mit, die dort sind: Themen, die du vorschlägst, wer welche Rolle hat, wer nicht kann, Protokolle, den Wochenrückblick. In einem öffentlichen Kanal kann das die ganze Firma sein. Im Kanal eines offenen Treffens lesen alle, wer sich angemeldet hat, was mitgebracht wird, wer ausrichtet und mitschreibt, und den Rückblick.
home-sees-attendance = 🗓 *Ob du kommst*: Mit „Ich kann nicht“ steht dein Name auf der Karte, bis das Treffen vorbei ist, ohne Begründung. „Bin da“ nimmt ihn wieder weg, wird gezählt und niemandem gezeigt. { $names } Tage nach einem Treffen bleibt nur die Zahl.
home-sees-coaching = 💬 *Coaching*: Was ihr einander schreibt, lesen die Leute in eurer Unterhaltung. Was du weitergeben kannst und lernen willst, sehen die Mitglieder deiner Lernzirkel und wer mit dir im Coaching ist; was du weitergeben kannst, finden alle in der Firma ohne Gastkonto nur, wenn du das ankreuzt, und wer Mentoring, einen Buddy oder Lernbegleitung sucht, nur, wenn du für andere da bist. Thema, Ziel und Dank in so einem Tandem lesen die beiden und wer gefragt ist; was du mitnimmst, liest nur du. Vom eigenen Coaching eines Programms sieht, wer Programme anbieten darf, die nächste Runde in Zahlen, ohne Namen. Deine Liste „Nicht mit“ zeigt Zirkel nur dir.
home-sees-applying = *Deine Anmeldung zu einem Programm* zeigt Zirkel nur dir: was du lernen möchtest und mitbringst, deinen Bereich, mit wem du gern zusammen wärst, wann du kannst, deine Sprachen und was du ankreuzt. Daraus bildet Zirkel Lernzirkel; deine Liste „Nicht mit“ zählt dabei mit. Wem derselbe Lernzirkel vorgeschlagen wird, sieht deinen Namen. Wer Programme anbieten darf, sieht Zahlen: wie viele sich angemeldet haben, wie viele Lernzirkel es für wie viele Leute gibt, wie viele dort jemanden treffen, der mitbringt, was sie lernen möchten, bei wie vielen die Antwort Ja oder noch offen ist, und für wie viele es aus welchem Grund keinen gibt. Was du angegeben hast, wird gelöscht, sobald dein Lernzirkel beginnt, und sofort, wenn du zurückziehst oder Nein sagst; gibt es keinen Lernzirkel für dich, { $applications } Tage nachdem das Programm begonnen hat oder beginnen sollte. Es bleibt, dass du dabei warst und welche Sprachen du sprichst, und für den Bericht ein Ja oder Nein: ob jemand in deinem Lernzirkel einen anderen Bereich genannt hat.
home-sees-manager = *Deine Führungskraft* bekommt von Zirkel keine Ansicht, keine Liste und keine Zahlen über dich oder ihr Team. Wer in einem Kanal ist, liest, was dort steht, auch Führungskräfte.
home-sees-operator = *Wer den Server betreibt*, hat die Datenbank und ihren Schlüssel und kann mit beiden alles lesen, auch, wer was ohne Namen geschrieben hat. Deine Reflexionen, Vorhaben, Ziele, Antworten, Feedback, Danke, die Notizen zu deinen Fällen, was du dir nach einer Coaching-Runde notierst, deine Abteilung fürs Coaching, was du im Mentoring oder einem anderen Tandem schreibst, und aus der Anmeldung zu einem Programm dein Wunsch, dein Angebot, dein Bereich und die Leute, die du nennst, liegen dort verschlüsselt. Alles andere nicht, etwa Protokolle, Wissenskarten, 1 bis 5, wer nicht kann, wann du für ein Programm Zeit hast und die Listen „Nicht mit“.
home-sees-export = *Deine Firma* kann womöglich exportieren, was in Slack steht: Kanäle, auch private, und Direktnachrichten. Was du für dich behältst, steht nie in einer Nachricht; wie alles, was du tippst, geht es auf dem Weg hierher durch Slack.
home-sees-kept = *Wie lange*: Antworten verschwinden nach { $answers } Tagen, die nur für dich nach { $own }, oder früher, wenn der Ablauf es so vorsieht; Notizen zu einem Fall nach { $notes }. Was an wen ging, bleibt ohne den Text mindestens { $letters } Tage. Vorhaben und Ziele gehen { $plans } Tage nach dem Ende ihres Lernzirkels, Reflexionen, Feedback und Danke nach { $reflections }; was du im Mentoring oder einem anderen Tandem schreibst, { $tandems } Tage nach dessen Ende; Anmeldungen zu einem offenen Treffen { $meetups } Tage danach; Themen, Protokolle, Wissenskarten, Rückblicke auf offene Treffen und wer sie ausgerichtet hat, haben kein Ablaufdatum. Einzelne Reflexionen mit ihrem Vorhaben und einzelne Antworten löschst du jederzeit in deinem Tagebuch, alles auf einmal mit „Meine Daten“. { $leavers } Tage, nachdem dein Konto abgeschaltet wurde, wird alles über dich gelöscht, Themen, Protokolle und Wissenskarten bleiben ohne deinen Namen. Was in Slack steht, bleibt so lange, wie deine Firma es aufhebt.
home-sees-leaving = *Wenn du aus einem Lernzirkel aussteigst*, kommen deine Reflexionen und Vorhaben von dort in keine neue Nachricht. Gelöscht werden sie nicht: Du liest sie in deinem Tagebuch und kannst sie dort löschen. Was du vorher geteilt hast, bleibt im Kanal stehen, wenn du es nicht innerhalb eines Jahres löschst; Protokolle und Wissenskarten bleiben.
