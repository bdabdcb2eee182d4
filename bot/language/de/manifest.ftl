# Was Slack von der App zeigt, bevor jemand sie benutzt hat.

manifest-description = Lernzirkel: eure Themen, Rollen im Wechsel, Impulse zur richtigen Zeit
manifest-circle = Lernzirkel gründen, mitmachen, ansehen
    .hint = neu Schreiben, das wirkt | hilfe
manifest-topics = Themen vorschlagen und darüber abstimmen
    .hint = neu Was du lernen willst
manifest-reflect = Zwei Minuten für das, was du mitnimmst
    .hint = (mehr braucht es nicht)
manifest-coach = Sich zu zweit gegenseitig coachen
    .hint = mitmachen | aussteigen
manifest-zirkel = Hilfe, Sprache, Pause
    .hint = hilfe | sprache en
manifest-topic-from-message = Als Thema vorschlagen
    .hint = Setzt es auf die Liste deines Lernzirkels, nach einem Blick auf die Worte
