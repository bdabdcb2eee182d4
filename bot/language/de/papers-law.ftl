# Was liest, wer Zirkel zustimmen soll: Betriebsrat, Datenschutz, Mitglieder, bevor sie anfangen.

papers-council =
    # Für den Betriebsrat: Zirkel auf einen Blick

    Mit Zirkel lernen Kolleg:innen voneinander: Vier bis sechs Leute treffen sich regelmäßig, wählen ihre Themen selbst und wechseln sich in den Rollen ab. Zirkel ist eine App in Slack. Sie erinnert, führt durch die Stunde und bewahrt, was die Leute behalten wollen. Mitmachen ist freiwillig; wer pausiert, ablehnt oder aussteigt, muss keinen Grund nennen.

    ## Was es nicht gibt

    - *Keine Auswertung, Liste oder Kennzahl zu einer Person,* für niemanden; zu einem Lernzirkel für niemanden außerhalb. Eine Führungskraft, die mitmacht, sieht, was andere Mitglieder sehen. Wer wen führt, weiß Zirkel nicht. Zu einem Programm gibt es einen Bericht in Anteilen und Mittelwerten über mindestens { $people } Leute aus { $circles } Lernzirkeln, zur Halbzeit, am Ende und sechzig Tage danach; ihr öffnet denselben wie alle, die Programme anbieten dürfen, und beide sehen, wer ihn geöffnet hat, wie oft und wann zuletzt; löscht die Person ihre Daten, bleibt das ohne Namen stehen.
    - *Keine Noten, Punkte oder Ranglisten von Personen* und keine künstliche Intelligenz.
    - *Kein Mitlesen.* Zirkel erfährt, was Leute ihm selbst geben: in seinen Fenstern, Knöpfen und Befehlen oder über das Menü einer Nachricht; dazu, wer in seine Kanäle kommt oder sie verlässt. Das Recht, Nachrichten zu lesen, hat es nur, wenn ein Unternehmen das eigens einrichtet, um eigene wiederzufinden.
    - *Keine bleibende Anwesenheitsliste.* { $names } Tage nach einem Treffen ist nur noch die Zahl da.
    - *Kein weiterer Dienst.* Was Zirkel aufbewahrt, liegt in einer Datenbank, die euer Unternehmen wählt. Es spricht mit Slack und mit niemandem sonst; nur Kalender, die jemand selbst verbindet, holen sich die Treffen ab.

    ## Was offen gesagt werden muss

    - *Wer im Kanal eines Lernzirkels ist, liest, was dort steht:* Themen, Rollen, wer nicht kann, Protokolle, was geteilt wurde. Auch Führungskräfte, die im Kanal sind.
    - *Wer den Server betreibt,* hat die Datenbank und ihren Schlüssel und kann mit beiden alles lesen. { $sealed } Felder sind verschlüsselt; Protokolle, Rollen, die private Notiz von 1 bis 5 und die Listen „Nicht mit“ sind es nicht.
    - *Was in Slack steht,* kann ein Unternehmen womöglich exportieren. Was jemand für sich behält, schreibt Zirkel in keine Nachricht; auf dem Weg in die Datenbank geht es durch Slack, wie alles, was dort getippt wird.
    - *Manches hat kein Ablaufdatum:* Lernzirkel, Treffen, Rollen, Themen, Protokolle, Wissenskarten, wer mit wem im Coaching war. Der Name verschwindet daraus, wenn die Person ihre Daten löscht, sonst { $leavers } Tage, nachdem ihr Konto abgeschaltet wurde.

    ## Wer es sieht

    | Was | Wer |
    | --- | --- |
    | Reflexionen, Ziele, Vorhaben | wer sie geschrieben hat; der Kanal oder der Lernzirkel, sobald sie geteilt werden |
    | Fragen, die wiederkommen, und was die Person noch wusste | nur die Person selbst |
    | Feedback | wer darum gebeten hat |
    | Klima-Check | die Mitglieder des Lernzirkels, Mittelwert und Spanne, ab { $climate } Antworten; im Bericht eines Programms ein Mittelwert über mindestens { $people } Leute aus { $circles } Lernzirkeln |
    | „Ich kann nicht“ | der Kanal des Lernzirkels, bis das Treffen vorbei ist |
    | Was ein Coaching-Paar einander schreibt | die Leute in dieser Unterhaltung |
    | Womit sich jemand für ein Programm anmeldet | nur die Person selbst; wer Programme anbieten darf, sieht Zahlen: wie viele sich angemeldet haben, einen Lernzirkel gefunden haben, Ja gesagt haben, und wie viele aus welchem Grund keinen haben; die Namen sehen die Leute, denen derselbe Lernzirkel vorgeschlagen wird |
    | „Nicht mit“ | nur die Person selbst |

    Jedes Feld und seine Frist stehen im [Datenblatt](sheet.html).

    ## Mitbestimmung

    Zur Mitbestimmung bei technischen Einrichtungen (§ 87 Abs. 1 Nr. 6 BetrVG) zählt das Bundesarbeitsgericht auch von Hand eingegebene Daten (14. September 1984, 1 ABR 23/82), Daten über eine Gruppe, wenn der Druck bei den Einzelnen ankommt (26. Juli 1994, 1 ABR 6/94), und eine Seite, auf der sich andere über Beschäftigte äußern können (13. Dezember 2016, 1 ABR 7/15). Eine Betriebsvereinbarung muss selbst der DSGVO genügen (EuGH, 19. Dezember 2024, C-65/23). Für eine solche liegt der [Entwurf einer Anlage](agreement.html) bei.

    ## Wenn sich etwas ändert

    Auf jedem Papier steht die Version seines Datenblatts, jetzt *{ $version }*. Wer Zirkel aktualisiert, schreibt die Papiere neu: Steht dort eine andere Version, haben sich Felder, Zwecke, Fristen, Einsicht oder Rechte in Slack geändert, oder die Worte dafür. Der Quelltext ist offen; Tests darin prüfen, wer was sieht und wie lange es bleibt.

papers-agreement =
    # Entwurf: Anlage zu einer Betriebsvereinbarung über Zirkel

    Ein Entwurf zum Weiterarbeiten, kein fertiger Text und keine Rechtsberatung. Die Tatsachen kommen aus der Software, der Rest ist ein Angebot an beide Seiten. Was in eckigen Klammern steht, ist einzutragen.

    ## 1. Gegenstand

    Diese Anlage regelt den Einsatz der App Zirkel im Slack des Unternehmens, nach Version *{ $version }* ihres [Datenblatts](sheet.html). Arten von Daten, Zwecke, Fristen und Rechte, die dort nicht stehen, sind nicht zulässig.

    ## 2. Zweck

    Zirkel dient dem gemeinsamen Lernen und nichts anderem. Was dadurch bekannt wird, wird nicht für Beurteilung, Vergütung, Beförderung, Versetzung, Abmahnung oder Kündigung verwendet, auch nicht als Beweis dafür. Verhalten und Leistung werden damit nicht kontrolliert.

    ## 3. Freiwillig, in der Arbeitszeit

    Mitmachen ist freiwillig und steht allen offen, auch in Teilzeit. Pausieren, Ablehnen und Aussteigen brauchen keinen Grund und bleiben ohne Folgen. Lernzeit im Lernzirkel ist Arbeitszeit: [Minuten pro Woche].

    ## 4. Was man voneinander sieht

    Führungskräfte machen als Mitglieder mit; eine Ansicht, Liste oder Kennzahl zu ihren Leuten haben sie in Zirkel nicht. Der Kanal eines Lernzirkels ist privat, wenn die Person, die ihn gründet, es nicht anders will: [Ausnahmen]. Niemand darf einem solchen Kanal beitreten, nur um mitzulesen.

    ## 5. Auswertungen

    Zirkel wertet weder einen einzelnen Lernzirkel noch Personen aus. Zu einem Programm gibt es einen Bericht zur Halbzeit, am Ende und sechzig Tage danach: Anteile und Mittelwerte über mindestens { $people } Leute aus { $circles } Lernzirkeln, von denen keiner mehr als die Hälfte beiträgt, durch Zufall verwischt und in Spannen. Der Betriebsrat öffnet denselben Bericht wie alle, die Programme anbieten dürfen, und wer ihn geöffnet hat, wie oft und wann zuletzt, steht darin; löscht die Person ihre Daten, bleibt es ohne Namen stehen. Andere Auswertungen aus der Datenbank, aus Slack oder aus eigenen Listen dürfen nicht erstellt werden.

    ## 6. Betrieb

    Zirkel wird betrieben von [Abteilung oder Dienstleister]. Die Datenbank ist { $database }, in [Ort]. Datenbank und Schlüssel liegen bei verschiedenen Personen: [wer]. Private Texte zu öffnen braucht beides und geschieht nur aus [Anlässe], mit Zustimmung des Betriebsrats und mit Protokoll. Sicherungen werden nach [30] Tagen gelöscht. Die Befehle, mit denen Zirkel betreut wird, zeigen weder, was Leute geschrieben haben, noch, wer sie sind.

    ## 7. Rechte in Slack

    { $scopes }

    Slack meldet Zirkel diese Ereignisse: { $events }. Was es darüber hinaus mitschickt, etwa Namen, bewahrt Zirkel nicht auf.

    ## 8. Einstellungen

    Diese gelten. Geheimes, die Adresse der Datenbank und was leer ist, sind weggelassen.

    { $settings }

    ## 9. Fristen

    { $kept }

    ## 10. Änderungen

    Ändert sich die Version des Datenblatts, bekommt der Betriebsrat das neue vor der Aktualisierung; mit seiner Zustimmung gelten die Änderungen. Neue Auswertungen, Schnittstellen und jeder Einsatz künstlicher Intelligenz brauchen eine eigene Vereinbarung.

    ## 11. Einsicht

    Der Betriebsrat kann jederzeit Papiere, Einstellungen und Quelltext einsehen und dazu eine sachverständige Person hinzuziehen: [Name].

    ## 12. Laufzeit

    Erprobung von [Datum] bis [Datum]. Nach [6 bis 12] Monaten prüfen beide Seiten gemeinsam, was anders werden soll.

papers-records =
    # Verzeichnis von Verarbeitungstätigkeiten: Zirkel

    Vorbereitet für Artikel 30 Absatz 1 DSGVO. Was in eckigen Klammern steht, kann die Software nicht wissen.

    | Angabe | Inhalt |
    | --- | --- |
    | Verantwortlich | [Name, Anschrift, Vertretung] |
    | Datenschutzbeauftragte Person | [Name, Kontakt] |
    | Zweck | gemeinsam lernen bei der Arbeit: Lernzirkel bilden, Treffen planen, Rollen wechseln, behalten, was die Leute behalten wollen, Coaching zu zweit |
    | Rechtsgrundlage | [Betriebsvereinbarung, Artikel 6 Absatz 1 …, § 26 BDSG] |
    | Wessen Daten | Beschäftigte und Gäste im Slack des Unternehmens, die Zirkel benutzen oder darin von jemandem genannt werden (einladen, um Feedback bitten, „Nicht mit“, Anmeldung zu einem Programm) |
    | Besondere Kategorien | werden nicht erfragt; in freiem Text kann so etwas stehen |
    | Wer es bekommt | Mitglieder desselben Lernzirkels oder Paars, wie im [Datenblatt](sheet.html); Slack als Auftragsverarbeiter für alles, was dort getippt und gepostet wird; wer den Server betreibt: [wer] |
    | Drittländer | Zirkel selbst übermittelt sonst nirgendwohin; Slack: [Region, Garantien]; Server: [Ort] |
    | Automatisierte Entscheidungen | keine mit rechtlicher oder ähnlicher Wirkung; Zirkel verteilt Rollen, schlägt Paare vor und bildet aus den Anmeldungen zu einem Programm Lernzirkel (nach Zeiten, Sprachen, Wünschen und „Nicht mit“), die es ebenfalls nur vorschlägt; alles lässt sich ablehnen |

    ## Arten von Daten

    { $kinds }

    ## Fristen

    { $kept }

    Wird die App deinstalliert, geht alles nach { $removed } Tagen, sofern Zirkel läuft. Ist kein anderer Workspace in der Datenbank, geht ein Schlüssel mit, der neben der SQLite-Datei liegt; einen vorgegebenen und jede Kopie vernichtet, wer sie aufbewahrt: Ohne ihn öffnet sich kein privater Text in einer Sicherung. Was in Slack steht, bleibt so lange, wie das Unternehmen es dort aufhebt. Sicherungen: [wie lange].

    ## Technische und organisatorische Maßnahmen

    - { $sealed } Felder mit privatem Text sind verschlüsselt (AES-256-GCM) und an ihren Platz gebunden: Anderswo lassen sie sich nicht öffnen. Der Schlüssel steht nicht in der Datenbank: [wo er liegt, wer ihn hat].
    - Privater Text steht in keiner Nachricht in Slack und in keinem Protokoll des Servers. Was an wen ging, wird ohne den Text aufbewahrt.
    - Anfragen werden nur mit Slacks Signatur oder über Slacks eigene Verbindung angenommen, jede einmal.
    - Eine Anfrage erreicht nur die Daten des Workspace, aus dem sie kommt.
    - Was vorbei ist, wird nach der Uhr gelöscht. Die eigenen Daten sehen und löschen alle selbst (`/zirkel daten`).
    - Datenbank: { $database }. Zugang, TLS, Sicherungen, Aktualisierungen: [eigene Maßnahmen].

    ## Rechte in Slack

    { $scopes }

papers-members =
    # Deine Daten in Zirkel

    Auskunft nach Artikel 13 DSGVO, und nach Artikel 14 für das, was von Slack kommt. Was in eckigen Klammern steht, trägt dein Unternehmen ein.

    ## Wer verantwortlich ist

    Das ist [Unternehmen, Anschrift]. Datenschutzbeauftragte Person: [Name, Kontakt]. Dein Betriebsrat: [Kontakt].

    ## Wozu, und auf welcher Grundlage

    Damit du mit Kolleg:innen lernen kannst: in Lernzirkeln, im Coaching zu zweit, in Rollen, die reihum gehen. Die Rechtsgrundlage ist [Betriebsvereinbarung, Artikel 6 Absatz 1 …, § 26 BDSG]. Zirkel bewertet niemanden; wozu dein Unternehmen die Daten nicht nutzen darf, steht in [Betriebsvereinbarung]. Mitmachen ist freiwillig, jede einzelne Antwort auch.

    ## Woher die Daten kommen

    Von dir: was du in Zirkel tippst und drückst. Von anderen: wenn sie dich einladen, dir danken, dich um Feedback oder einen Rollentausch bitten, auf eine Liste „Nicht mit“ setzen oder bei der Anmeldung zu einem Programm als jemanden nennen, mit dem sie gern zusammen wären. Von Slack: deine Kennung, Sprache, Zeitzone und ob dein Konto aktiv ist oder einem Gast gehört. Für deinen Namen, deine Mailadresse oder dein Bild hat Zirkel kein Feld.

    ## Wer was sieht und wie lange es bleibt

    { $sees }

    Ohne Ablaufdatum gespeichert ist außerdem, in welchen Lernzirkeln du bist oder warst, welche Rollen du hattest und mit wem du im Coaching warst. Auch das verschwindet, wenn du alles löschst, und von selbst, wenn dein Konto abgeschaltet ist. Jedes einzelne Feld steht im [Datenblatt](sheet.html).

    ## Wer es sonst bekommt

    Slack, weil alles, was du dort tippst, durch Slack geht: [Region, Garantien]. Wer den Server betreibt: [wer]. Sonst bekommt niemand etwas von Zirkel.

    ## Wer entscheidet

    Zirkel verteilt Rollen und schlägt Paare vor, damit alle an die Reihe kommen und neue Leute kennenlernen. Hast du dich für ein Programm angemeldet, rechnet es aus allen Anmeldungen Lernzirkel aus: Nötig sind gemeinsame Zeiten und eine gemeinsame Sprache, die Listen „Nicht mit“ hält es ein, Wünsche, Angebote, Bereiche und wer sich gegenseitig nennt, zählen mit. Deinen Lernzirkel schlägt es dir vor; findet es keinen, sagt es dir, woran es lag. Rolle, Paar und Lernzirkel kannst du ablehnen, ohne Begründung, und oft in einen anderen Lernzirkel wechseln. Entscheidungen mit rechtlicher oder ähnlicher Wirkung für dich trifft es nicht (Artikel 22).

    ## Deine Rechte

    - *Sehen und mitnehmen:* `/zirkel daten` gibt dir alles, was über dich aufbewahrt wird, als Seite oder als JSON.
    - *Berichtigen:* Was du geschrieben hast, änderst du dort, wo du es geschrieben hast, oder in deinem Tagebuch (`/reflect tagebuch`).
    - *Löschen:* einzelne Reflexionen und Antworten im Tagebuch, alles auf einmal unter `/zirkel daten`. In einer älteren Sicherung kann es noch stehen: [wie lange].
    - *Pausieren:* `/zirkel pausieren`. Solange die Pause dauert, schreibt Zirkel dir nicht.
    - *Einschränken, widersprechen, eine Einwilligung zurücknehmen:* [Kontakt].
    - *Dich beschweren:* bei der Datenschutzaufsicht, [welche].

papers-threshold =
    # Schwellwertanalyse: Braucht es eine Folgenabschätzung?

    Vorbereitet für Artikel 35 DSGVO: Was sich über die Software sagen lässt, steht schon da. Entscheiden muss, wer verantwortlich ist, mit dem Rat der datenschutzbeauftragten Person.

    | Frage | Was die Software tut | Eure Einschätzung |
    | --- | --- | --- |
    | Werden Personen bewertet, entstehen Profile? | Keine Punkte, Ranglisten oder Prognosen. Jemand schätzt die eigene Stunde ein (1 bis 5) und das eigene Erinnern; das sieht sonst niemand; in einem Programm geht es in Anteile und Mittelwerte über mindestens { $people } Leute aus { $circles } Lernzirkeln ein. Feedback gibt es nur auf Wunsch, und nur wer darum bat, liest es. | [ ] |
    | Gibt es automatisierte Entscheidungen mit rechtlicher oder ähnlicher Wirkung? | Nein. Rollen werden verteilt, Paare vorgeschlagen und aus den Anmeldungen zu einem Programm Lernzirkel gebildet, die den Leuten vorgeschlagen werden; alles lässt sich ablehnen. Wer keinen Lernzirkel bekommt, erfährt den Grund. | [ ] |
    | Werden Personen systematisch beobachtet? | Eine Ansicht oder Auswertung zu einer Person oder einem Lernzirkel gibt es nicht. Zu einem Programm gibt es eine über mindestens { $people } Leute aus { $circles } Lernzirkeln. Trotzdem steht in der Datenbank, wer in welchem Lernzirkel ist, wer welche Rolle hatte, wer mit wem im Coaching war und wann jemand etwas geschrieben hat. Wer Datenbank und Schlüssel hat, kann das lesen. | [ ] |
    | Gibt es besondere Kategorien? | Erfragt werden keine. In freiem Text kann so etwas stehen. | [ ] |
    | Wie viele Personen, wie lange? | Wer mitmacht: [Zahl]. Die Fristen stehen unten. | [ ] |
    | Werden Datenbestände abgeglichen oder verbunden? | Sprache, Zeitzone und Konto kommen von Slack, Feiertage aus einer Liste in der Software. Nichts aus Personalsystemen. | [ ] |
    | Sind die Personen abhängig? | Ja, sie sind beschäftigt. Darum ist Mitmachen freiwillig, und darum haben Führungskräfte keine Ansicht. | [ ] |
    | Ist die Technik neu? | Eine Datenbank und eine App in Slack. Keine künstliche Intelligenz. | [ ] |
    | Wird jemand daran gehindert, ein Recht auszuüben oder eine Leistung zu nutzen? | Nein. Wer nicht mitmacht, verliert in Zirkel nichts. | [ ] |

    ## Was als Risiko bleibt

    - Wer den Server betreibt und den Schlüssel hat, kann private Texte öffnen. *Dagegen:* beides trennen, vier Augen, ein Protokoll darüber.
    - Was in Kanälen steht, kann dort gelesen und womöglich exportiert werden. *Dagegen:* private Kanäle; privater Text steht in keiner Nachricht.
    - In einem kleinen Lernzirkel lässt sich erraten, von wem etwas ohne Namen ist. *Dagegen:* nichts ohne Namen unter { $enough } Leuten, kein Klima-Ergebnis unter { $climate } Antworten.
    - Manches hat kein Ablaufdatum. *Dagegen:* Alle können ihres löschen; ist ein Konto abgeschaltet, geschieht es von selbst.
    - { $inbox } Tage lang bleibt von allem, was abgeschickt wird, ein Merkzeichen, damit nichts doppelt zählt. Ohne den Schlüssel verrät es weder, von wem etwas kam, noch, was es war; wer Datenbank und Schlüssel hat, könnte mögliche Antworten durchprobieren. *Dagegen:* beides getrennt halten.

    ## Fristen

    { $kept }

    ## Ergebnis

    Ergebnis: [Eine Folgenabschätzung ist nötig / nicht nötig, weil …] · [Datum, Name]
