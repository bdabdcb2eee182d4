# Was Zirkel sagt, wenn etwas nicht geklappt hat.

slack-try-again = Das hat gerade nicht geklappt. Versuch es bitte noch einmal.
slack-not-saved = Das ließ sich gerade nicht speichern. Dein Text steht noch hier; schick ihn bitte gleich noch einmal ab.
slack-choose-another = Dieser Wert passt hier nicht. Wähl oder schreib bitte einen anderen.
