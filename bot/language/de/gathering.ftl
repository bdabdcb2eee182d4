# Ein Lernzirkel sammelt sich, bis drei dabei sind; dann beginnt er.

gathering-begun = 🌱 *{ $name }* beginnt. Erstes Treffen: 🗓 { $when }
gathering-begun-then = Was wollt ihr lernen? Themen vorschlagen und Punkte vergeben könnt ihr schon jetzt: `/topics`
gathering-begun-vote = Für das Thema am { $day } zählen Punkte bis { $until }; ohne Punkte kommt dran, was am längsten wartet.
gathering-still = { $count ->
    [one] 🌱 *{ $name }* sammelt sich seit zwei Wochen, und noch bist du allein. Los geht es zu dritt.
   *[other] 🌱 *{ $name }* sammelt sich seit zwei Wochen, und bisher seid ihr zu zweit. Los geht es zu dritt.
}
gathering-still-then = Zum Weitersammeln brauchst du nichts zu tun. Ich frage nur dieses eine Mal.
gathering-has-begun = 🌱 *{ $name }* hat begonnen.
