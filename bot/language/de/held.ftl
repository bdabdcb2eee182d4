# Nachrichten, von denen Slack nicht gesagt hat, ob sie angekommen sind.

held-asks = Slack hat nicht eindeutig geantwortet: Vielleicht steht { $what } schon in { $channel }, vielleicht nicht. Schau bitte nach.
held-what = { $kind ->
    [circles-invitation] die Karte des Lernzirkels
    [sessions-card] die Karte des Treffens
    [sessions-start] der Aufruf zum Start
    [sessions-phase] der nächste Schritt des Treffens
    [sessions-end] die letzte Nachricht des Treffens
    [sessions-minutes] das Protokoll
    [digests-weekly] der Wochenrückblick
    [meetups-card] die Karte des offenen Treffens
    [meetups-guide] der Ablauf des offenen Treffens
    [programmes-invitation] die Einladung zum Programm
   *[other] eine Nachricht von mir
}
held-then = Falls ja, kann ich daran vielleicht nichts mehr ändern; was in den Thread dort gehört, kommt dann in den Kanal.
held-is-there = Ist da
held-post-it = Jetzt posten
held-settled = Erledigt: { $what } in { $channel }. Es ist nichts mehr zu tun.

held-shut-out = 🌱 In { $channel } kann ich gerade nichts posten: Dort fehlt noch { $what }.
held-not-invited = Ich bin nicht in dem Kanal. Tipp dort bitte `/invite` <@{ $bot }> ein, dann mache ich von selbst weiter.
held-in-archive = Der Kanal ist archiviert. Heb die Archivierung auf, dann mache ich von selbst weiter.
held-not-allowed = Die Einstellungen des Kanals oder eurer Firma lassen Apps dort nicht schreiben. Wer den Kanal verwaltet, kann das bei den Rechten zum Posten erlauben. Ich versuche es jede Stunde wieder.
