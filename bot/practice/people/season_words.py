"""What the people of the sample season say and write, in the language of their circle."""

GERMAN, ENGLISH = "de", "en"
PURPOSE = {
    GERMAN: "Async so gut verstehen, dass wir unseren Diensten trauen",
    ENGLISH: "Understand async well enough to trust our own services",
}
TOPICS = {
    GERMAN: (
        "Wann lohnt sich asyncio wirklich?",
        "Aufgaben abbrechen, ohne Daten zu verlieren",
        "Code testen, der wartet",
        "Fehlersuche in nebenläufigem Code",
    ),
    ENGLISH: (
        "When is asyncio worth it?",
        "Cancelling tasks without losing data",
        "Testing code that waits",
        "Debugging concurrent code",
    ),
}
SKILLED = {
    GERMAN: {
        "what": (
            "Ein langsamer Aufruf hält alle anderen auf.",
            "Das Bild vom Kellner, der am Tisch stehen bleibt.",
            "Abbrechen ist eine Bitte, kein Befehl.",
            "Drei Zeilen Messung haben eine Stunde Raten erspart.",
        ),
        "so_what": (
            "Unser Import blockiert genau so, weil er im selben Prozess rechnet.",
            "Ich habe bisher dort gesucht, wo es hell ist, nicht dort, wo es langsam ist.",
        ),
        "if_text": (
            "ich das nächste Mal eine Schleife mit Aufrufen schreibe",
            "ein Aufruf länger als eine Sekunde braucht",
            "jemand fragt, warum es langsam ist",
        ),
        "then_text": (
            "zuerst messen und danach raten",
            "zuerst fragen, was aufeinander warten muss",
            "den Ablauf aufzeichnen, bevor ich tippe",
        ),
        "text": (
            "Ziele: weniger Neustarts, Tests, denen wir trauen. Regeln: Was kaputtgeht, bleibt hier; erst fragen.",
            "Nebenläufig ist nicht parallel. Offen: Wie testen wir Abbrüche?",
            "Jeder Aufruf nach außen braucht eine Zeitgrenze. Offen: Wer räumt danach auf?",
            "Erst messen, dann ändern; die Zeichnung hängt im Wiki. Offen: Was tun mit Bibliotheken, die blockieren?",
        ),
        "topic": TOPICS[GERMAN],
    },
    ENGLISH: {
        "what": (
            "One slow call holds up all the others.",
            "The picture of the waiter who stays at the table.",
            "Cancelling is a request, not an order.",
            "Three lines of measuring saved an hour of guessing.",
        ),
        "so_what": (
            "Our importer does exactly that, because it computes in the same process.",
            "So far I looked where the light is, not where the time goes.",
        ),
        "if_text": (
            "I write a loop with calls in it next time",
            "a call takes longer than a second",
            "somebody asks why it is slow",
        ),
        "then_text": (
            "measure first and guess later",
            "first ask what has to wait for what",
            "draw it before I type",
        ),
        "text": (
            "Goals: fewer restarts, tests we trust. Rules: what breaks stays here; questions first, advice later.",
            "Concurrent isn’t parallel. Still open: how do we test cancellation?",
            "Every call to the outside needs a timeout. Still open: who cleans up afterwards?",
            "Measure first, then change; the drawing is in the wiki. Still open: what about libraries that block?",
        ),
        "topic": TOPICS[ENGLISH],
    },
}
SPOKEN = {
    GERMAN: {
        "Wer da ist": (
            "Ich will nicht mehr raten, warum der Import hängt. Dann hat es sich gelohnt.",
            "Bei mir sind es viele kleine Skripte. Ich wüsste gern, wann async die falsche Idee ist.",
            "Eine Stunde, in der niemand so tun muss, als wüsste er es schon.",
            "Mir reicht es, wenn ich am Ende einen Stacktrace mehr verstehe.",
        ),
        "Eigene Ziele": (
            "Schaut einmal mit mir auf meinen Worker. Fortschritt ist, wenn ich ihn nicht mehr neu starten muss.",
            "Fragt mich ruhig so lange, bis ich es erklären kann.",
            "Zu pytest könnt ihr mich immer fragen.",
            "Ich habe genug Datenbankverbindungen zerlegt, um bei euren zu helfen.",
            "Logs lesen. Da bin ich geduldig.",
        ),
        "Spielregeln": (
            "Was bei uns kaputtgeht, bleibt hier.",
            "Wer nicht kann, tippt es an, ohne Erklärung.",
            "Erst fragen, dann raten?",
        ),
        "Check-in": (
            "Der Export hat jetzt eine Zeitgrenze. Er scheitert nach 5 Sekunden statt nie.",
            "Ich habe erst gemessen. Es war die Namensauflösung, nicht die Datenbank.",
            "Nicht dazu gekommen, das Release hat die Woche gefressen.",
            "Die Schleife läuft jetzt mit gather, doppelt so schnell. Abbrechen kann ich sie noch nicht.",
            "Das Bild vom Kellner ist bei meinem Team hängen geblieben.",
            "Halb: Die Tests sind grün, aber ich weiß nicht, warum.",
            "Ich stecke an einer Bibliothek, die blockiert. Die würde ich gern zusammen anschauen.",
            "TaskGroup ausprobiert. Weniger Zeilen, und die Fehler kommen an.",
        ),
        "Daran arbeiten": (
            "Bei unserem Import würde ich mit dem HTTP-Aufruf anfangen, der wartet am längsten.",
            "Da sehe ich es anders: Für 20 Dateien am Tag reicht ein Thread.",
            "Und wo käme die Grenze hin, vor oder hinter die Warteschlange?",
            "Ich hätte sie dahinter gesetzt. Davor klingt besser.",
            "Unser Bericht rechnet nur, dem würde das nichts bringen.",
            "Wollen wir es erst in der Testumgebung versuchen? Ich habe eine.",
            "Vorsicht mit der Session, die ist nicht für mehrere Tasks gedacht.",
            "Das erklärt unseren Ausfall vom Dienstag.",
        ),
        "Vorhaben": (
            "Wenn der Import nachts wieder lange läuft, messe ich zuerst.",
            "Wenn ich im Review eine Schleife sehe, frage ich, was worauf wartet.",
            "Wenn ich den nächsten Test schreibe, lasse ich das sleep weg.",
            "Wenn die Warteschlange wächst, schaue ich zuerst auf die Grenze.",
        ),
        "Ein Satz: Worauf freust du dich?": (
            "Auf den ersten echten Fall.",
            "Darauf, dumme Fragen stellen zu dürfen.",
            "Auf weniger Neustarts.",
        ),
        "Ein Satz: Was willst du vom Rest der Staffel?": (
            "Mehr Fälle aus unserer eigenen Arbeit.",
            "Dass wir das mit dem Abbrechen noch verstehen.",
            "Einmal selbst den Impuls mitbringen.",
        ),
        "Ein Wort: Hat es sich gelohnt?": ("Ja.", "Sehr.", "Klarer.", "Doch."),
        "Je eine Veränderung": (
            "Die Frage „Was hast du gemessen?“ ist geblieben.",
            "Dass es schon beim ersten Mal in Ordnung war, „weiß ich nicht“ zu sagen.",
            "Die Zeichnung mit der Warteschlange. Die habe ich seitdem zweimal gebraucht.",
        ),
        "Beibehalten, ändern, lassen": (
            "Beibehalten: jedes Mal ein echter Fall.",
            "Ändern: zuerst der Fall, dann der Impuls.",
            "Lassen: Folien.",
        ),
        "Abschied": (
            "Gern noch eine Staffel.",
            "Ich auch, aber alle zwei Wochen.",
            "Dabei. Und ich moderiere gern noch einmal.",
        ),
    },
    ENGLISH: {
        "Who is here": (
            "If I stop guessing why the import hangs, it was worth it.",
            "I come with a lot of small scripts. I’d like to know when async is the wrong idea.",
            "An hour in which nobody has to look as if they knew it already.",
            "I’m happy if I understand one more stack trace at the end.",
        ),
        "What each of you wants": (
            "Look at my worker with me once. I’ll notice progress when I don’t have to restart it any more.",
            "Keep asking me until I can explain it.",
            "Ask me anything about pytest.",
            "I’ve broken enough database connections to help with yours.",
            "Reading logs. I’m patient with those.",
        ),
        "Ground rules": (
            "What breaks on our side stays here.",
            "Whoever can’t come taps it, no explaining.",
            "Questions first, advice later?",
        ),
        "Check-in": (
            "The export has a timeout now. It fails after 5 seconds instead of never.",
            "I measured first. It was the name lookup, not the database.",
            "Didn’t get to it, the release ate my week.",
            "The loop runs with gather now, twice as fast. I can’t cancel it yet.",
            "The picture of the waiter stuck with my team.",
            "Half: the tests are green, but I don’t know why.",
            "I’m stuck on a library that blocks. I’d like to look at it together.",
            "Tried TaskGroup. Fewer lines, and the errors arrive.",
        ),
        "Working on it": (
            "In our import I’d start with the HTTP call, it waits the longest.",
            "I see that differently: for 20 files a day one thread is enough.",
            "And where would the limit go, before the queue or after it?",
            "I’d have put it after. Before sounds better.",
            "Our report only computes, so this wouldn’t help it.",
            "Shall we try it in the test environment first? I have one.",
            "Careful with the session, it isn’t meant for several tasks.",
            "That explains our outage on Tuesday.",
        ),
        "Commitment": (
            "When the nightly import runs long again, I’ll measure first.",
            "When I see a loop in a review, I’ll ask what waits for what.",
            "When I write the next test, I’ll leave the sleep out.",
            "When the queue grows, I’ll look at the limit first.",
        ),
        "One sentence: what are you looking forward to?": (
            "The first real case.",
            "Being allowed to ask basic questions.",
            "Fewer restarts.",
        ),
        "One sentence: what do you want from the rest of the season?": (
            "More cases from our own work.",
            "To understand cancellation before it ends.",
            "To bring the input once myself.",
        ),
        "One word: was it worth it?": ("Yes.", "Very.", "Clearer.", "Practical."),
        "One change each": (
            "The question “What have you measured?” stayed with me.",
            "That it was fine to say “I don’t know” the very first time.",
            "The drawing with the queue. I’ve needed it twice since.",
        ),
        "Keep, change, stop": (
            "Keep: a real case each time.",
            "Change: the case first, then the input.",
            "Stop: slides.",
        ),
        "Farewell": (
            "Another season, please.",
            "Me too, but every other week.",
            "I’m in. And I’d like to moderate once more.",
        ),
    },
}
"""Language -> a step that is asked of all, by its title or question -> what people answer in its thread, in turn."""
LEADING = {
    GERMAN: {
        "wish": ("Schwierige Gespräche führen", "Delegieren, ohne nachzukontrollieren", "Konflikte im Team ansprechen"),
        "offer": ("Feedback geben, das ankommt", "Konflikte im Team moderieren", "Delegieren in kleinen Schritten"),
        "department": ("Vertrieb", "Entwicklung", "Personal", "Finanzen", "Betrieb"),
        "what": (
            "Wer zuerst fragt, muss seltener recht haben.",
            "Mein Schweigen liest das Team als Nein.",
            "Abgeben heißt, den zweiten Versuch auszuhalten.",
        ),
        "so_what": (
            "Ich habe in Gesprächen mehr erklärt als gefragt.",
            "Bei uns bleibt liegen, was niemand ausdrücklich abgegeben hat.",
        ),
        "if_text": ("mich jemand um eine Entscheidung bittet", "ich eine Aufgabe zurückholen will"),
        "then_text": ("zuerst fragen, was die Person vorschlägt", "einen Tag warten und dann nachfragen"),
        "text": (
            "Ziele geklärt, Vertraulichkeit vereinbart. Offen: Wie holen wir uns Rückmeldung aus den Teams?",
            "Ein Fall, fünf Fragen, drei Ideen. Die Ideen hat, wer den Fall gebracht hat.",
        ),
        "topic": ("Schwierige Gespräche", "Delegieren"),
    },
    ENGLISH: {
        "wish": ("Leading difficult conversations", "Delegating without checking up", "Raising conflicts in the team"),
        "offer": ("Giving feedback that lands", "Moderating conflicts in the team", "Delegating in small steps"),
        "department": ("Sales", "Engineering", "People", "Finance", "Operations"),
        "what": (
            "Whoever asks first has to be right less often.",
            "The team reads my silence as a no.",
            "Handing over means bearing with the second attempt.",
        ),
        "so_what": (
            "I have explained more than I asked.",
            "With us, what nobody hands over explicitly stays undone.",
        ),
        "if_text": ("somebody asks me for a decision", "I want to take a task back"),
        "then_text": ("first ask what they would suggest", "wait a day and ask how it goes"),
        "text": (
            "Goals clear, confidentiality agreed. Open: how do we get feedback from our teams?",
            "One case, five questions, three ideas. Whoever brought the case has the ideas.",
        ),
        "topic": ("Difficult conversations", "Delegating"),
    },
}
"""What people in lead roles apply with, and write in their circles."""
