# Hilfe auf Zuruf: ein Fall, über den andere mit nachdenken, oder etwas, das jemand zeigt.

consultation-new = Ich habe einen Fall
consultation-kind = Was würde dir helfen?
consultation-what-case = { $count } Leute denken eine halbe Stunde lang mit dir darüber nach
consultation-what-tutoring = Jemand, der es kann, zeigt es dir
consultation-about = Eine Überschrift
consultation-about-hint = Bleib allgemein: Wer gefragt wird, liest sie. Worum es genau geht, erzählst du im Gespräch, nicht hier.
consultation-by = Bis wann nützt es dir?
consultation-by-when = Wähl einen Tag ab heute, in höchstens { $days } Tagen.
consultation-language = In welcher Sprache?
consultation-either = Beide sind mir recht
consultation-seen = 👥 Die Überschrift lest nur du und wer gefragt wird. Sie ist verschlüsselt und steht in keiner Nachricht. Gefragt wird unter vier Augen, eine Person nach der anderen; wer vorher gefragt wurde, erfährt dabei niemand.
consultation-ask = Fragen
consultation-would-you-case = Denkst du eine halbe Stunde lang mit, zusammen mit bis zu drei anderen? Das Gespräch wird bis { $day } gebraucht. Sobald genug Ja gesagt haben, öffnet sich eine Unterhaltung für euch.
consultation-would-you-tutoring = Zeigst du, wie es geht? Das dauert zusammen 40 Minuten und wird bis { $day } gebraucht. Mit deinem Ja öffnet sich eine Unterhaltung für euch beide.
consultation-quiet = Ein Nein braucht keinen Grund, und antworten musst du auch nicht: Nach einem Arbeitstag wird jemand anderes gefragt.
consultation-stands = { $count ->
    [one] Es wird noch jemand gesucht, längstens bis { $day }.
   *[other] Ja gesagt haben bisher { $agreed } von { $count }. Gefragt wird längstens bis { $day }; haben bis dahin zwei Ja gesagt, beginnt es mit ihnen.
}
consultation-waits = Danke. Sobald genug Ja gesagt haben, öffnet sich eine Unterhaltung für euch alle.
consultation-took = 🔒 { $hours ->
    [one] Bis es losgehen konnte, hat es eine Stunde gedauert. Nur du siehst das.
   *[other] Bis es losgehen konnte, hat es { $hours } Stunden gedauert. Nur du siehst das.
}
consultation-withdraw = Aussteigen
consultation-withdraw-asker = Dann endet es hier. Ein Grund ist nicht nötig.
consultation-withdraw-helper = Dann bist du nicht mehr dabei. Ein Grund ist nicht nötig; können die anderen weitermachen, tun sie es.
consultation-nobody = 💬 *Hilfe auf Zuruf:* Gerade passt es bei niemandem. Über deinen Fall sagt das nichts.
consultation-nobody-helps = Was hilft: ein späterer Tag, beide Sprachen oder eine Überschrift in den Worten derer, die sich damit auskennen. Oder bring ihn in deinen Lernzirkel mit: Für Fälle gibt es einen eigenen Ablauf.
