# Wissenskarten: im Lernzirkel aufgehoben, der Firma angeboten, von allen gefunden.

insights-make = Wissenskarte schreiben
insights-cards = Wissenskarten
insights-find = Wissen finden
insights-title = Wissenskarten
insights-form-title = Wissenskarte
insights-field-title = Worum geht es?
insights-field-text = Was habt ihr gelernt?
insights-field-text-hint = Zwei, drei Sätze, die auch versteht, wer nicht dabei war. Bitte keine Namen aus der Kundschaft oder von anderen.
insights-field-authors = Wessen Worte stecken noch darin?
insights-field-authors-hint = Mitglieder des Lernzirkels. Ihre Namen stehen neben deinem auf der Karte.
insights-form-seen = 👥 Die Mitglieder von *{ $circle }* lesen die Karte bei ihren Protokollen, mit den Namen derer, von denen sie ist. Alle in der Firma finden sie erst, wenn alle diese Leute Ja gesagt haben.
insights-form-seen-two = 👥 Die Karte ist von euch beiden, mit euren Namen. Nur ihr zwei lest sie, unter „Wissen finden“; alle in der Firma finden sie erst, wenn ihr beide Ja gesagt habt.
insights-form-again = War die Karte schon allen in der Firma angeboten, nehmen andere Worte oder Namen das zurück. Bietet sie jemand von euch wieder an, werden alle neu gefragt.
insights-save = Speichern

insights-of-circle = 💡 *{ $circle }*: was ihr behalten wollt
insights-of-company = 💡 Was Lernzirkel herausgefunden haben, für euch alle
insights-who-circle = 👥 Nur für Mitglieder, bis auf die Karten, zu denen alle Beteiligten Ja gesagt haben.
insights-who-company = 👥 Alle in der Firma, die kein Gastkonto haben, finden die Karten, zu denen alle Ja gesagt haben, von denen sie sind.
insights-none-circle = Noch keine Karten. Öffne ein Protokoll oder im Tagebuch eine Reflexion, die du mit dem Lernzirkel geteilt hast, und drück „Wissenskarte schreiben“.
insights-none-company = Hier steht noch nichts. Was sie teilen, entscheiden Lernzirkel selbst.
insights-found-none = Auf keiner Karte stehen diese Wörter. Mit einem Wort weniger findet sich oft mehr.
insights-line = *{ $title }*
    { $line }
insights-people = 💬 *Fragen kannst du:*

insights-is-kept = 👥 Diese Karte lesen die Mitglieder von { $circle }.
insights-is-kept-two = 👥 Diese Karte lesen nur die, von denen sie ist.
insights-is-offered = 👥 Diese Karte lesen die Mitglieder von { $circle }. Sagen bis { $until } alle Ja, von denen sie ist, finden sie alle in der Firma; sonst bleibt sie im Lernzirkel.
insights-is-offered-two = 👥 Diese Karte lesen nur die, von denen sie ist. Sagen bis { $until } alle von ihnen Ja, finden sie alle in der Firma; sonst bleibt sie unter ihnen.
insights-is-released = 👥 Diese Karte finden alle in der Firma, die kein Gastkonto haben.
insights-offer = Allen in der Firma anbieten
insights-offer-title = Allen anbieten?
insights-offer-confirm = Du sagst damit Ja, und die anderen, von denen die Karte ist, werden einzeln gefragt. Haben alle Ja gesagt, finden sie alle in der Firma, die kein Gastkonto haben, mit euren Namen. Dein Ja kannst du jederzeit zurücknehmen.
insights-yes = Ja, für alle
insights-no = Nein, nicht für alle
insights-take-back = Mein Ja zurücknehmen
insights-you-said-none = Auch du entscheidest mit. Sagst du Nein, erfährt niemand, dass du es warst.
insights-you-said-yes = Du hast Ja gesagt.
insights-you-said-no = Du hast Nein gesagt. Niemand erfährt, dass du es warst.
insights-delete = Löschen
insights-delete-title = Karte löschen?
insights-delete-confirm = Sie ist dann weg, für alle, die sie lesen.
insights-deleted = Die Karte ist gelöscht.

insights-question = 💡 Eine Wissenskarte von *{ $circle }*, auf der dein Name steht, wird allen in der Firma angeboten. Sie finden sie nur, wenn bis { $until } alle Ja sagen, von denen sie ist.
insights-question-two = 💡 Eine Wissenskarte aus eurer Wissensübergabe wird allen in der Firma angeboten. Sie finden sie nur, wenn ihr bis { $until } beide Ja sagt.
insights-question-quiet = Sagst du Nein, erfährt niemand, dass du es warst. Ohne deine Antwort findet die Firma die Karte nicht.
insights-decide = Lesen und entscheiden
insights-off = 💡 Eine Wissenskarte von *{ $circle }* trägt deinen Namen jetzt nicht mehr. Wer selbst auf einer Karte steht, kann ihre Worte und Namen ändern. War es ein Versehen, nehmen die anderen dich einfach wieder dazu.
insights-question-over = Diese Frage zu einer Wissenskarte ist erledigt. Du findest die Karte bei den Protokollen deines Lernzirkels oder, aus einer Wissensübergabe, unter „Wissen finden“, solange es sie gibt.
