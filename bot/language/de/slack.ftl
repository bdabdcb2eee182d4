# Was Zirkel sagt, wenn etwas nicht geklappt hat.

slack-try-again = Das hat gerade nicht geklappt. Versuch es bitte noch einmal.
slack-not-saved = Das ließ sich gerade nicht speichern. Dein Text steht noch hier; schick ihn bitte gleich noch einmal ab.
slack-choose-another = Das passt hier nicht. Wähl bitte etwas anderes.

slack-guide = Das kannst du tippen:
slack-unknown = „{ $text }“ kenne ich nicht. Das kannst du tippen:
slack-did-you-mean = Meinst du `{ $command }`?

slack-file-on-its-way = Einen Moment: Die Datei ist unterwegs in deine Direktnachrichten mit Zirkel.
slack-file-sent = Die Datei „{ $name }“ liegt jetzt in deinen Direktnachrichten mit Zirkel.
slack-file-failed = Die Datei ließ sich gerade nicht senden. Versuch es bitte in einer Minute noch einmal.
slack-copy = Zirkel darf bei euch keine Dateien senden. Hier steht der Inhalt zum Kopieren; speicher ihn als „{ $name }“.
slack-copy-part = { $total ->
    [one] Zum Kopieren
   *[other] Teil { $number } von { $total }
}
slack-copy-missing = Für ein Fenster ist das zu lang: Hier { $missing ->
    [one] fehlt der letzte von { $total } Teilen
   *[other] fehlen die letzten { $missing } von { $total } Teilen
}. Ganz kommt es als Datei, sobald Zirkel Dateien senden darf.
slack-copied = Fertig
