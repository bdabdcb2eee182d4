# Ein Lernzirkel sammelt sich, bis drei dabei sind; dann beginnt er.

gathering-begun = 🌱 *{ $name }* beginnt. Erstes Treffen: 🗓 { $when }
gathering-begun-then = Was wollt ihr lernen? Themen vorschlagen und Punkte vergeben könnt ihr schon jetzt: `/topics`
gathering-still = { $count ->
    [one] 🌱 *{ $name }* sammelt sich seit zwei Wochen, und noch bist du allein. Los geht es zu dritt.
   *[other] 🌱 *{ $name }* sammelt sich seit zwei Wochen, und bisher seid ihr zu zweit. Los geht es zu dritt.
}
gathering-still-then = Zum Weitersammeln brauchst du nichts zu tun. Ich frage nur dieses eine Mal.
gathering-has-begun = 🌱 *{ $name }* hat begonnen.
