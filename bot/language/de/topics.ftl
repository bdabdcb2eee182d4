# Themen: vorschlagen, Punkte verteilen, Angebote und Wünsche.

topics-title = 💡 *{ $circle }*: was ihr zusammen lernen wollt
topics-line = • { $title }
topics-line-by = • { $title } ({ $who })
topics-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $count } weitere
}
topics-none = Noch wartet kein Thema. Was möchtet ihr voneinander lernen?
topics-none-in = In *{ $circle }* wartet noch kein Thema. Schlag das erste vor.
topics-placed = { $placed ->
    [0] Du hast { $dots } Punkte zu verteilen.
    [one] Einer deiner { $dots } Punkte ist verteilt.
   *[other] { $placed } deiner { $dots } Punkte sind verteilt.
}
topics-overview-text = { $count ->
    [0] In { $circle } wartet noch kein Thema.
    [one] In { $circle } wartet ein Thema.
   *[other] In { $circle } warten { $count } Themen.
}
topics-several = Du bist in mehreren Lernzirkeln. Das ist die Liste von:
topics-choose-circle = Lernzirkel wählen
topics-which-circle = Für welchen Lernzirkel?
topics-no-circle = Themen gehören zu einem Lernzirkel, und du bist noch in keinem. `/circle` zeigt, was sich gerade findet, `/circle neu` gründet einen.
topics-propose = Thema vorschlagen
topics-vote = Abstimmen

topics-commands = `/topic neu …` · `/topic abstimmen` · `/topic können`
topics-guide-text = Mit /topic schlägst du vor, was dein Lernzirkel lernt, und stimmst darüber ab.
topics-guide =
    `/topic` zeigt, welche Themen in deinem Lernzirkel warten
    `/topic neu …` schlägt ein Thema vor
    `/topic abstimmen` verteilt deine Punkte
    `/topic können` hält fest, was du weitergeben kannst und was du lernen willst
topics-unknown = Den Befehl „{ $typed }“ kenne ich nicht. Das hier geht:
topics-unknown-maybe = Den Befehl „{ $typed }“ kenne ich nicht. Ist das ein Thema für deinen Lernzirkel?
topics-propose-it = Als Thema vorschlagen

topics-proposal-title = Thema vorschlagen
topics-proposal-in = Ein Thema für *{ $circle }*
topics-proposal = Was willst du lernen?
topics-proposal-example = Wie testen wir Code, der wartet?
topics-proposal-hint = Ein Satz reicht, am besten als Frage. Dein Lernzirkel sieht ihn mit deinem Namen.
topics-proposal-shortened = Dein Text ist hier auf { $limit } Zeichen gekürzt. Dein Lernzirkel sieht ihn mit deinem Namen.
topics-proposed = 💡 *{ $title }* steht jetzt auf der Liste von { $circle }.
topics-known = 💡 *{ $title }* steht schon auf der Liste von { $circle }. Ein Punkt von dir bringt das Thema nach vorn.

topics-vote-title = Punkte verteilen
topics-vote-intro = { $dots ->
    [one] Was soll in *{ $circle }* als Nächstes drankommen? Du hast einen Punkt für ein Thema.
   *[other] Was soll in *{ $circle }* als Nächstes drankommen? Du hast { $dots } Punkte, höchstens einen pro Thema.
}
topics-vote-field = Deine Themen
topics-choose = Themen wählen
topics-vote-hidden = 🔒 Wo deine Punkte liegen, siehst nur du. Der Stand bleibt verdeckt, bis die Abstimmung endet.
topics-vote-rest = Das Thema mit den meisten Punkten kommt als Nächstes dran. Bei Gleichstand gewinnt, was am längsten wartet; alles andere bleibt mit seinen Punkten auf der Liste.
topics-vote-submit = Punkte verteilen
topics-voted = Deine Punkte in { $circle } liegen auf { $titles }. Du kannst sie noch verschieben.
topics-voted-none = In { $circle } liegt jetzt keiner deiner Punkte auf einem Thema.

topics-skills-title = Können und lernen
topics-offers = Das kann ich weitergeben
topics-offers-example = Datenbankpläne lesen
topics-wishes = Das will ich lernen
topics-wishes-example = Einen Vortrag ohne Folien halten
topics-skills-hint = Pro Zeile eins, bis zu { $lines }.
topics-skills-seen = Das sieht, wer mit dir ein Coaching-Tandem bildet. So kommen die zusammen, die voneinander lernen können.
topics-skills-submit = Behalten
topics-skills-too-many = Bitte höchstens fünf Zeilen: die fünf, die dir gerade am wichtigsten sind.
topics-skills-too-long = Eine Zeile ist zu lang: Bitte bleib jeweils unter 150 Zeichen.
topics-kept-offers = Das kannst du weitergeben: { $what }
topics-kept-wishes = Das willst du lernen: { $what }
topics-kept-nothing = Bei dir steht jetzt weder ein Angebot noch ein Wunsch.
