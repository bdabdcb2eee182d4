# Was nicht geht, wo Slack ein Recht nicht erteilt hat.

scopes-missing = Ich kann hier nicht { $what }: Slack hat `{ $scope }` nicht erteilt. Wer sich bei euch um Zirkel kümmert, kann Slack das neue Manifest geben und die App noch einmal installieren.
scopes-what = { $scope ->
    [channels-manage] öffentliche Kanäle für Lernzirkel anlegen
    [channels-read] erkennen, in was für einem Kanal ein Lernzirkel zu Hause ist
    [chat-write] posten
    [commands] auf Befehle antworten
    [files-write] Dateien senden
    [groups-read] erkennen, in was für einem privaten Kanal ein Lernzirkel zu Hause ist
    [groups-write] private Kanäle für Lernzirkel anlegen oder Leute hineinholen
    [im-write] Direktnachrichten schreiben
    [mpim-write] mehreren zusammen schreiben
    [users-read] erkennen, welche Sprache und Zeitzone jemand hat
    [channels-history] einen öffentlichen Kanal nach einer eigenen Nachricht durchsehen
    [groups-history] einen privaten Kanal nach einer eigenen Nachricht durchsehen
    [im-history] eine Direktnachricht nach einer eigenen Nachricht durchsehen
    [mpim-history] eine Unterhaltung zu mehreren nach einer eigenen Nachricht durchsehen
   *[other] das tun
}
