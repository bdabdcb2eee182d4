# Was liest, wer Zirkel zustimmen soll: Betriebsrat, Datenschutz, Mitglieder, bevor sie anfangen.

papers-council =
    # Für den Betriebsrat: Zirkel auf einer Seite

    Mit Zirkel lernen Kolleg:innen voneinander: Vier bis sechs Leute treffen sich regelmäßig, wählen ihre Themen selbst und wechseln sich in den Rollen ab. Zirkel ist eine App in Slack. Sie erinnert, führt durch die Stunde und bewahrt, was die Leute behalten wollen. Mitmachen ist freiwillig; wer pausiert, ablehnt oder aussteigt, muss keinen Grund nennen.

    ## Was es nicht gibt

    - *Keine Auswertung, Liste oder Kennzahl für Führungskräfte, Personalabteilung oder Geschäftsführung.* Eine Führungskraft, die mitmacht, sieht, was andere Mitglieder sehen. Wer wen führt, weiß Zirkel nicht.
    - *Keine Noten, Punkte oder Ranglisten von Personen* und keine künstliche Intelligenz.
    - *Kein Mitlesen.* Zirkel erfährt, was Leute in seinen eigenen Fenstern tippen oder drücken und was sie ihm über das Menü einer Nachricht geben. Das Recht, Nachrichten zu lesen, hat es nur, wenn ein Unternehmen das eigens einrichtet, um eigene wiederzufinden.
    - *Keine bleibende Anwesenheitsliste.* { $names } Tage nach einem Treffen ist nur noch die Zahl da.
    - *Kein weiterer Dienst.* Was Zirkel aufbewahrt, liegt in einer Datenbank, die euer Unternehmen wählt. Es spricht mit Slack und mit niemandem sonst; nur Kalender, die jemand selbst verbindet, holen sich die Treffen ab.

    ## Was offen gesagt werden muss

    - *Wer im Kanal eines Lernzirkels ist, liest, was dort steht:* Themen, Rollen, wer nicht kann, Protokolle, Geteiltes. Auch Führungskräfte, die im Kanal sind.
    - *Wer den Server betreibt,* hat die Datenbank und ihren Schlüssel und kann mit beiden alles lesen. { $sealed } Felder sind verschlüsselt; Protokolle, Rollen, die private Notiz von 1 bis 5 und die Listen „Nicht mit“ sind es nicht.
    - *Was in Slack steht,* kann ein Unternehmen womöglich exportieren. Was jemand für sich behält, schreibt Zirkel in keine Nachricht; auf dem Weg in die Datenbank geht es durch Slack, wie alles, was dort getippt wird.
    - *Manches hat kein Ablaufdatum:* Lernzirkel, Treffen, Rollen, Themen, Protokolle, Wissenskarten, wer mit wem im Coaching war. Der Name verschwindet daraus, wenn die Person ihre Daten löscht, sonst { $leavers } Tage, nachdem ihr Konto abgeschaltet wurde.

    ## Wer es sieht

    | Was | Wer |
    | --- | --- |
    | Reflexionen, Ziele, Vorhaben | wer sie geschrieben hat; der Kanal oder der Lernzirkel, sobald sie geteilt werden |
    | Fragen, die wiederkommen, und was noch da war | nur die Person selbst |
    | Feedback | wer darum gebeten hat |
    | Klima-Check | die Mitglieder des Lernzirkels, Mittelwert und Spanne, ab { $climate } Antworten |
    | „Ich kann nicht“ | der Kanal des Lernzirkels, bis das Treffen vorbei ist |
    | Was ein Coaching-Paar einander schreibt | die Leute in dieser Unterhaltung |
    | „Nicht mit“ | nur die Person selbst |

    Jedes Feld und seine Frist stehen im [Datenblatt](sheet.html).

    ## Mitbestimmung

    Zur Mitbestimmung bei technischen Einrichtungen (§ 87 Abs. 1 Nr. 6 BetrVG) zählt das Bundesarbeitsgericht auch von Hand eingegebene Daten (14. September 1984, 1 ABR 23/82), Daten über eine Gruppe, wenn der Druck bei den Einzelnen ankommt (26. Juli 1994, 1 ABR 6/94), und eine Seite, auf der sich andere über Beschäftigte äußern können (13. Dezember 2016, 1 ABR 7/15). Eine Betriebsvereinbarung muss selbst der DSGVO genügen (EuGH, 19. Dezember 2024, C-65/23). Für eine solche liegt der [Entwurf einer Anlage](agreement.html) bei.

    ## Wenn sich etwas ändert

    Auf jedem Papier steht die Version seines Datenblatts, jetzt *{ $version }*. Wer Zirkel aktualisiert, schreibt die Papiere neu: Steht dort eine andere Version, haben sich Felder, Zwecke, Fristen, Einsicht oder Rechte in Slack geändert. Der Quelltext ist offen, und was hier steht, wird dort getestet.
