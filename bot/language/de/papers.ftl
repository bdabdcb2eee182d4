# Das Datenblatt, das `zirkel papers` schreibt, und was darin zu jeder Tabelle und jedem Feld steht.

papers-foot =
    Zirkel, Datenblatt Version { $version }, geschrieben am { $day }. Die Version ändert sich, sobald sich ein Feld, sein Zweck, wer es sieht, wie lange es bleibt oder ein Recht in Slack ändert. Das ist Auskunft über die Software und keine Rechtsberatung.

papers-head = Tabelle · Feld · Wozu · Woher · Wer es höchstens sieht · Verschlüsselt
papers-head-kept = Wie lange
papers-head-named = Heißt in den eigenen Daten
papers-table-is = { $what }. *Aufbewahrt:* { $kept }.
papers-sealed = verschlüsselt
papers-scope-head = Recht in Slack · Damit kann Zirkel · Nötig?
papers-scope-needed = ja
papers-scope-optional = nein, lässt sich ablehnen
papers-scope-history = nein, nur mit `zirkel manifest --with-history`, falls Slacks Antwort verloren geht

papers-index =
    # Papiere zu Zirkel

    Zirkel ist eine App für Slack, mit der Kolleg:innen in kleinen Lernzirkeln voneinander lernen. Diese Papiere sind für alle, die dazu Ja sagen müssen, und für alle, die damit anfangen.

    { $links }

    Sie sind aus der Software selbst geschrieben, mit den Einstellungen eurer Installation. Was in eckigen Klammern steht, trägt euer Unternehmen ein. Nichts davon ist Rechtsberatung.

papers-sheet =
    # Datenblatt

    Jede Tabelle und jedes Feld, das Zirkel aufbewahrt, { $fields } im Ganzen. Die Liste kommt aus dem Schema der Datenbank; ein Test der Software schlägt fehl, wenn ein Feld keinen Zweck oder keine Frist hat. Zum Weiterarbeiten gibt es sie auch [als Tabelle](sheet.csv).

    Die Spalte *Wer es höchstens sieht* meint Slack und alles, was Zirkel verschickt. Wer den Server betreibt, hat die Datenbank und ihren Schlüssel und kann mit beiden alles lesen. „Niemand“ heißt, dass keine Ansicht es zeigt; wer die eigenen Daten anfordert (`/zirkel daten`), bekommt trotzdem, was über die eigene Person aufbewahrt wird.

    { $sealed } Felder mit dem, was Leute schreiben, liegen verschlüsselt in der Datenbank (AES-256-GCM). Der Schlüssel steht nicht darin. Personen sind ihre Kennung in Slack: Für Namen, Mailadressen und Bilder hat Zirkel kein Feld. Fast jede Tabelle hat `id` und `workspace_id`, die Zeilen und Workspaces unterscheiden; unten stehen sie nicht noch einmal.

    { $sheet }

papers-table-people = Personen: wer Zirkel benutzt hat oder darin von jemandem genannt wurde
papers-table-memberships = Mitgliedschaften: wer in welchem Lernzirkel ist und seit wann
papers-table-join_requests = Beitritte: wer eingeladen ist, anfragt oder wartet; weg, sobald das geklärt ist
papers-table-circles = Lernzirkel: Name, Zweck, Rhythmus, Ziel, Spielregeln
papers-table-sessions = Treffen: wann, nach welchem Ablauf und wie viele da waren
papers-table-topics = Themen: was ein Lernzirkel lernen will und wer es vorgeschlagen hat
papers-table-dots = Stimmen: welchen Themen jemand Punkte gegeben hat
papers-table-skills = Angebote und Wünsche: was jemand weitergeben kann und lernen will
papers-table-role_turns = Rollen: wer wann moderiert, dokumentiert oder reflektiert hat
papers-table-role_swaps = Angefragte Rollen: wer um einen Tausch gebeten wurde und was daraus wurde
papers-table-attendances = Wer da ist: wer nicht kann, wer „Bin da“ gedrückt hat
papers-table-helped = „Hat geholfen“: wem eine Erklärung geholfen hat
papers-table-calendar_stamps = Kalender: was jemandes Kalender zuletzt über ein Treffen erfahren hat
papers-table-skipped_dates = Ausgelassene Termine: und wer sie ausgelassen hat
papers-table-phase_runs = Schritte: wann jeder Schritt eines Treffens begann und endete
papers-table-answers = Antworten: was jemand in einem Treffen über mehrere Tage geschrieben hat
papers-table-case_notes = Notizen zu einem Fall: für die Person, die ihn mitgebracht hat; wer sie schrieb, wird nicht aufbewahrt
papers-table-minutes = Protokolle: was in einem Treffen herauskam und wer es festgehalten hat
papers-table-reflections = Reflexionen: zwei Minuten nach einem Treffen
papers-table-commitments = Vorhaben: „Wenn …, dann …“ und was daraus wurde
papers-table-later_uses = Was genutzt wurde: die eigene Antwort darauf, Wochen später
papers-table-goals = Ziele: was jemand können will und was heute gelingt
papers-table-recall_notes = Fragen, die wiederkommen: wonach jemand wieder gefragt wird und wann
papers-table-recall_asks = Woran sich jemand erinnert hat: die eigenen Antworten auf diese Fragen
papers-table-feedback = Feedback: erbeten und gegeben
papers-table-thanks = Danke: von einem Mitglied an ein anderes
papers-table-climate_answers = Klima-Check: wie oft jeder Satz welche Wertung bekam, ohne Namen
papers-table-climate_tickets = Am Klima-Check teilgenommen: damit niemand zweimal antwortet; ohne die Antwort
papers-table-insights = Wissenskarten: zwei, drei Sätze, die ein Lernzirkel behält
papers-table-insight_authors = Von wem eine Karte ist: und ob die Firma sie finden darf
papers-table-merge_offers = Angebote, zusammen weiterzumachen: von einem Lernzirkel an einen anderen
papers-table-merge_consents = Zustimmung zum Zusammengehen: die Antwort jedes Mitglieds
papers-table-coaching_pools = Coaching: der Rhythmus seiner Runden
papers-table-coaching_rounds = Coaching-Runden: von wann bis wann
papers-table-coaching_seats = Wer beim Coaching mitmacht: und nach welchen Wünschen
papers-table-coaching_pairs = Coaching-Paare: wann sie sich treffen, welche Frage sie bekamen
papers-table-pair_seats = Wer mit wem im Coaching war: ob es ging und ob gern wieder
papers-table-not_with = „Nicht mit“: mit wem jemand kein Paar sein möchte
papers-table-mentors = Für andere da: und für wie viele zugleich
papers-table-tandems = Mentoring und andere Tandems: Art, Rhythmus, nächstes Treffen
papers-table-tandem_seats = Wer in einem Tandem ist: Thema, Ziel und was beide mitnehmen
papers-table-occasions = Was ansteht: welche Nachricht zu welchem Zeitpunkt
papers-table-outbox = Nachrichten: was wann an wen ging, ohne den Text
papers-table-lanes = Sendepausen: wie lange ein Kanal oder eine Person nichts hört
papers-table-inbox = Anfragen aus Slack: damit keine zweimal ausgeführt wird; ein Kennzeichen, dem ohne den Schlüssel niemand ansieht, von wem und was die Eingabe war
papers-table-uptimes = Wann Zirkel lief, und die Kennungen von Zeilen, mit denen es nichts anfangen konnte: kein Name, kein Text
papers-table-workspaces = Euer Workspace in Slack: seine Kennung und ob die App installiert ist
papers-table-key_checks = Probe auf den Schlüssel: ein bekannter Satz, ohne jede Person
papers-table-programme_owners = Wer Programme anbieten oder ihre Berichte lesen darf, und wer das entschieden hat
papers-table-programmes = Der Rahmen, den jemand Lernzirkeln gibt
papers-table-proposed_circles = Lernzirkel, die Angemeldeten vorgeschlagen werden
papers-table-programme_snapshots = Berichte über Programme, so wie sie entstanden: Spannen über viele, keine Person steht darin
papers-table-snapshot_openings = Wer den Bericht über ein Programm wann geöffnet hat
papers-table-support_requests = Bitten um Unterstützung: welcher Lernzirkel sich an die Person gewandt hat, die sein Programm anbietet, und wer in seinem Namen darum gebeten hat
papers-table-applications = Womit sich jemand für ein Programm anmeldet
papers-table-meetups = Offene Treffen in einem Kanal: wann, wie, wer ausrichtet und mitschreibt, und der Rückblick
papers-table-meetup_signups = Wer sich zu einem Treffen angemeldet hat, was die Person mitbringt und ob sie helfen würde
papers-table-meetup_votes = Stimmen für das, was zu einem Treffen mitgebracht wird

papers-for-row = unterscheidet Zeilen und Workspaces
papers-for-who = erkennt jemanden wieder und schreibt dorthin
papers-for-whose = sagt, um wen es geht
papers-for-belongs = sagt, wozu es gehört
papers-for-words = was Leute füreinander schreiben
papers-for-own = was jemand für sich schreibt
papers-for-choice = was jemand gewählt hat
papers-for-quiet = eine Antwort, von der andere nichts erfahren
papers-for-audience = wer es lesen darf; das entscheidet, wer es schreibt
papers-for-frame = was vereinbart ist: wann, wo, wie
papers-for-profile = um in jemandes Sprache und Arbeitszeit zu schreiben und zu wissen, ob das Konto aktiv ist oder einem Gast gehört
papers-for-place = wo es in Slack steht
papers-for-state = wie weit es ist
papers-for-when = wann es war, damit es gezeigt und rechtzeitig gelöscht werden kann
papers-for-due = wann es ansteht, damit es rechtzeitig kommt
papers-for-fair = damit alle an die Reihe kommen
papers-for-count = eine Zahl ohne Namen
papers-for-secret = geheime Adresse des eigenen Kalenders
papers-for-once = damit nichts doppelt oder zu schnell kommt
papers-for-watch = damit auffällt, wenn etwas nicht läuft
papers-for-note = was jemand für sich selbst schreibt

papers-from-made = Zirkel selbst
papers-from-typed = von Leuten getippt oder gedrückt
papers-from-slack = Slack

papers-seen-nobody = niemand
papers-seen-author = die Person selbst
papers-seen-owners = die Person und die Verantwortlichen des Lernzirkels
papers-seen-channel = alle im Kanal des Lernzirkels
papers-seen-company = die Mitglieder der eigenen Lernzirkel und wer mit im Coaching ist; die Firma nur, wenn die Person das ankreuzt oder für andere da ist
papers-seen-asked = wer fragt und wer gefragt ist
papers-seen-absence = „kann nicht“: alle im Kanal, bis das Treffen vorbei ist; „Bin da“: niemand
papers-seen-field = wer am Feld genannt ist: niemand sonst, eine Rolle oder der Lernzirkel
papers-seen-shared = wer es geschrieben hat; alle im Kanal des Lernzirkels, sobald es geteilt wird
papers-seen-plan = wer es geschrieben hat; alle im Kanal des Lernzirkels, sobald es geteilt wird; wer nachfragen soll, erfährt nur, dass es eins gibt
papers-seen-wall = wer es geschrieben hat; der Lernzirkel, sobald es freigegeben wird
papers-seen-receiver = die Frage: beide; die Antwort: wer gefragt hat und { $withdrawn } Stunden lang, wer sie schrieb
papers-seen-thanked = beide; alle im Kanal des Lernzirkels, sobald beide das wollen
papers-seen-climate = die Mitglieder des Lernzirkels, als Mittelwert und Spanne ab { $climate } Antworten; wer den Bericht eines Programms liest, als Mittelwert über mindestens { $people } Leute aus { $circles } Lernzirkeln
papers-seen-card = der Lernzirkel; die Firma, sobald alle Ja sagen, von denen sie ist
papers-seen-pair = die Leute in diesem Paar
papers-seen-mentor = für wie viele: die Person selbst; dass sie für andere da ist: wer jemanden sucht
papers-seen-pools = alle, die ihr Coaching öffnen; beim Pool eines Programms, wer darin oder im Programm ist
papers-seen-operator = wer den Server betreibt
papers-seen-told = wer Programme anbieten darf: alle, die /zirkel programm eingeben; wer das entschieden hat: alle in den Kanälen, in denen es dabei gesagt wird, sonst niemand
papers-seen-programme = alle im Kanal des Programms, und wer /zirkel programm eingibt
papers-seen-readers = wer Programme anbieten oder ihre Berichte lesen darf
papers-seen-offering = wer das Programm anbietet, in der Nachricht dazu
papers-seen-proposed = die Leute, denen ein Lernzirkel vorgeschlagen wird
papers-seen-posted = alle im Kanal des Treffens
papers-seen-votes = niemand; wie viele es sind, sehen alle im Kanal

papers-kept-account = bis die Person es löscht, spätestens { $leavers } Tage, nachdem ihr Konto abgeschaltet wurde
papers-kept-settled = bis das geklärt ist
papers-kept-open = ohne Ablaufdatum, bis Zirkel deinstalliert wird; Namen darin verschwinden, wenn die Person ihre Daten löscht
papers-kept-names = bis { $names } Tage nach dem Treffen; dann ist nur noch die Zahl der Anwesenden da
papers-kept-answers = { $answers } Tage; was nur für einen selbst ist, { $own } Tage; kürzer, wenn der Ablauf es so vorsieht
papers-kept-notes = { $notes } Tage
papers-kept-reflections = bis { $reflections } Tage nach dem Ende des Lernzirkels oder bis die Person es löscht
papers-kept-plans = bis { $plans } Tage nach dem Ende des Lernzirkels oder bis die Person es löscht
papers-kept-recall = so lange wie die Reflexion oder das Protokoll, um das es geht, spätestens bis { $reflections } Tage nach dem Ende des Lernzirkels
papers-kept-climate = bis { $climate_kept } Tage nach der Staffel
papers-kept-tickets = bis der Check schließt: { $tickets } Tage, über ein Wochenende bis zur nächsten Arbeitsstunde
papers-kept-tandems = bis { $tandems } Tage nach dem Ende des Tandems
papers-kept-occasions = bis { $occasions } Tage, nachdem es spätestens fällig war
papers-kept-letters = mindestens { $letters } Tage; Nachrichten, die später noch angepasst werden, ohne Ablaufdatum
papers-kept-lanes = bis einen Tag nach der Sendepause
papers-kept-inbox = { $inbox } Tage
papers-kept-uptimes = { $uptimes } Tage
papers-kept-removed = solange Zirkel installiert ist, danach { $removed } Tage: Damit geht alles, was aufbewahrt wird
papers-kept-running = solange es die Datenbank gibt
papers-kept-log = ohne Ablaufdatum, bis Zirkel deinstalliert wird; der Name darin verschwindet, wenn die Person ihre Daten löscht
papers-kept-meetups = { $meetups } Tage nach dem Treffen
papers-kept-applications = Wunsch, Angebot, Bereich, wen jemand genannt hat, Zeiten und Angekreuztes, bis der Lernzirkel der Person beginnt; gibt es keinen, { $applications } Tage ab Beginn des Programms; dass jemand teilgenommen hat, mit welchen Sprachen, und ob andere einen anderen Bereich nannten, bis die Person es löscht
papers-kept-a_year = { $reflections } Tage nach dem Ende der Runde, oder bis die Person es löscht

papers-scope-what = { $scope ->
    [channels-manage] öffentliche Kanäle für Lernzirkel anlegen und Leute hineinholen
    [channels-read] erkennen, was für ein Kanal es ist (öffentlich, archiviert, mit einer anderen Firma geteilt), wie viele darin sind und wer dazukommt oder geht
    [groups-read] dasselbe bei privaten Kanälen, und wer darin ist
    [users-read] Sprache, Zeitzone und angezeigten Namen erkennen, ob ein Konto aktiv ist, einem Gast, einer App oder einer anderen Firma gehört, und wer Admin ist
   *[other] { scopes-what }
}
