# Was liest, wer anfängt: alle zum Start, Führungskräfte, die mitmachen, wer zum ersten Mal moderiert.

papers-launch =
    # Lernen auf Augenhöhe: Zirkel startet

    Vieles, was wir lernen wollen, kann hier schon jemand. Zirkel bringt uns zusammen: vier bis sechs Leute, Themen nach eigener Wahl, eine Stunde, die wiederkehrt. In Slack, mit Anfang und Ende.

    ## So geht es

    1. *Mitmachen.* Tipp in Slack `/circle`: Dann siehst du, welchen Lernzirkeln du beitreten kannst. Mit `/circle neu` gründest du selbst einen; zu dritt geht es los. Gibt es ein Programm, meldest du dich mit „Mitmachen“ an: auf der Einladung im Kanal, nach `/zirkel programm` oder in Home unter „Programme“. Zirkel bildet aus den Anmeldungen Lernzirkel und fragt dich, bevor deiner beginnt.
    2. *Aussuchen.* Alle schlagen Themen vor, der Lernzirkel stimmt ab. Wer moderiert, mitschreibt und auf das Miteinander achtet, wechselt von selbst.
    3. *Treffen.* Zirkel erinnert, führt durch die Stunde und behält die Zeit im Blick. Danach gibt es zwei Minuten nur für dich.
    4. *Behalten.* Was du dir vorgenommen hast, kommt nach ein paar Tagen wieder, was du notiert hast, als Frage. Erst aus dem Kopf, dann mit deiner eigenen Notiz.

    Lieber zu zweit? `/coach mitmachen`. Jemand mit Erfahrung? `/coach mentoring`. Alles andere: `/zirkel hilfe`.

    ## Was wir nicht sehen

    - Wir, dein Unternehmen, bekommen von Zirkel *keine Liste, keine Auswertung und keine Zahlen* zu Personen oder dazu, wie es in einem Lernzirkel läuft. Führungskräfte auch nicht. Zu einem Programm gibt es einen Bericht: Anteile und Mittelwerte über mindestens { $people } Leute aus { $circles } Lernzirkeln, durch Zufall verwischt. Ihn lesen alle, die Programme anbieten dürfen, und der Betriebsrat. Was du bei der Anmeldung schreibst, lesen sie nicht; davon sehen die, die Programme anbieten dürfen, nur Zahlen. Ein Lernzirkel kann dort um Unterstützung bitten; dann nennt er sich selbst.
    - *Deine Reflexionen* liegen verschlüsselt und stehen in keiner Nachricht, bis du sie teilst. Was dein Lernzirkel liest, entscheidest du.
    - *Mitmachen ist freiwillig.* Wenn du nicht kannst, eine Pause brauchst oder aussteigst, fragt Zirkel nicht nach dem Grund. Davon erfahren höchstens die Leute im Kanal deines Lernzirkels oder in deinem Paar.

    Und ganz offen: Wer im Kanal eines Lernzirkels ist, liest dort mit, und was in Slack steht, kann ein Unternehmen womöglich exportieren. Wer den Server betreibt und seinen Schlüssel hat, könnte alles lesen; bei uns ist das [wer]. Alles Weitere sagt dir „Wer sieht was?“ in Zirkel, und [diese Seite](members.html), was aus deinen Daten wird.

    ## Zeit dafür

    Bei uns gilt: [Lernzeit im Lernzirkel ist Arbeitszeit, … Minuten pro Woche]. Los geht es am [Datum]. Fragen an [Name, Kanal].

papers-leaders =
    # Fünf Sätze für Führungskräfte, die mitmachen

    Im Lernzirkel bist du Mitglied wie alle anderen. Diese fünf Sätze helfen den anderen, das zu glauben. Sag sie mit deinen eigenen Worten, am besten gleich beim ersten Treffen.

    1. „Ich bin hier, um zu lernen, und fange mit etwas an, das ich noch nicht kann.“
    2. „Was hier gesagt wird, bleibt hier. Ich nehme es in kein Personalgespräch mit und in keine andere Runde.“
    3. „Ich moderiere, schreibe mit und bin an der Reihe wie ihr.“
    4. „Was ich hier sage, ist eine Sicht unter mehreren und keine Anweisung. Widersprecht mir.“
    5. „Wer nicht kann, pausiert oder aussteigt, muss mir nichts erklären.“

    ## Was Zirkel dazu tut

    Du siehst, was andere Mitglieder sehen, und nicht mehr; keine Liste und keine Zahlen zu deinen Leuten kommen zu dir. Die Rollen kommen reihum auch zu dir. Macht jemand eine Pause, siehst du wie alle anderen nur, dass die Person nicht kann.

    ## Was bei dir liegt

    Zirkel weiß nicht, wen du führst. Such dir einen Lernzirkel ohne Leute, die an dich berichten; geht das nicht, lass sie zuerst sagen, ob sie dich dabeihaben möchten. Sprich in Runden zuletzt.

papers-moderating =
    # Zum ersten Mal moderieren: zwanzig Minuten Vorbereitung

    Du musst das Thema nicht kennen und keine Ausbildung dafür haben. Du sorgst für den Ablauf, damit alle zum Denken kommen. Den Rest macht Zirkel mit dir zusammen.

    ## Minute 1 bis 4: deine Aufgabe

    Drei Dinge tust du: jeden Schritt mit seiner Frage *eröffnen,* die Leiseren *hereinholen* und *aufhören,* wenn die Zeit um ist. Drei lässt du: Antworten bewerten, ein Schweigen retten, recht haben.

    ## Minute 5 bis 8: was Zirkel tut

    - Am Arbeitstag davor kommt deine Rollenkarte, mit dem Ablauf und mit Sätzen, die helfen. „Tauschen“ und „Diesmal nicht“ stehen darauf und brauchen keine Begründung; wird es knapp, steht sie im Thread des Treffens.
    - Wenn es so weit ist, erscheint im Kanal des Lernzirkels eine Karte mit „Anfangen“. Darauf drückst du, oder wer mag, wenn du nicht da bist.
    - Jeder Schritt erscheint im Thread, mit seiner Frage, seinen Minuten und wer dran ist. Ist die Zeit um, kommt der nächste von selbst.
    - Unter dem offenen Schritt stehen deine Knöpfe: „Weiter“, wenn ihr früher fertig seid, „+5 Min.“, wenn es sich lohnt, „Zurück“, wenn jemand zu früh gedrückt hat, „Beenden“.
    - Danach bittet Zirkel alle um zwei Minuten für sich, und wer mitgeschrieben hat, um das Protokoll.

    ## Minute 9 bis 15: deine erste Stunde, Minute für Minute

    So läuft der Auftakt, mit dem ein Lernzirkel anfängt, wenn er es nicht anders will. Andere Abläufe haben andere Schritte; du gehst damit genauso um.

    { $hour }

    ## Minute 16 bis 18: wenn es hakt

    - *Niemand sagt etwas.* Zähl still bis zehn. Dann: „Lasst uns eine Minute schreiben.“
    - *Eine Person redet und redet.* „Danke. Ich möchte erst noch zwei andere hören, dann kommen wir darauf zurück.“
    - *Rat kommt, bevor die Frage klar ist.* „Ist das eine Frage oder schon ein Rat?“
    - *Es wird persönlich oder schwer.* „Magst du hier daran weitermachen?“ Wer nicht mag, hört auf, ohne Begründung.
    - *Die Zeit reicht nicht.* Kürz eine Runde, nie den letzten Schritt.

    Mehr solche Sätze stehen auf deiner Rollenkarte.

    ## Minute 19 und 20: bevor es losgeht

    Lies einmal den Ablauf auf deiner Rollenkarte. Begrüß alle mit Namen. Sag am Anfang: Was hier gesagt wird, bleibt hier; niemand muss etwas sagen; auf die Zeit achtest du zusammen mit Zirkel. Frag am Ende, was die nächste Moderation wissen sollte. Mehr ist es nicht.

papers-moderate-head = Minute · Zirkel fragt · Du
papers-moderate-arrive = Fang kurz mit dir selbst an. Dann reihum, zwei Minuten pro Person.
papers-moderate-wants = Lass alle zwei Minuten schreiben, bevor jemand spricht. Niemand kommentiert.
papers-moderate-goal = Sammle drei Sätze und such, was sie gemeinsam haben. „Für jetzt gut genug“ reicht.
papers-moderate-rules = Lies die vorgeschlagenen Regeln vor. Streicht, ergänzt, und frag: Können alle damit leben?
papers-moderate-next = Haltet fest, womit ihr anfangt und wer was mitbringt. Wer mitschreibt, notiert es.
papers-moderate-mirror = Gib das Wort an die Person, die auf euer Miteinander achtet. Hör zu und rechtfertige nichts.
papers-moderate-close = Ein Satz pro Person, ohne Kommentar. Dank allen und hört pünktlich auf.
