# Vorhaben, wenn sie gefasst sind: aufgeschoben, von jemandem erfragt, und was Wochen später genutzt wird.

plans-open = Erster Schritt, und wer nachfragt
plans-first-step = Ein erster Schritt
plans-first-step-example = die drei Tests aufschreiben, die am häufigsten hängen
plans-first-step-hint = So klein, dass er morgen Platz hat. Ihn siehst nur du.
plans-asker = Wer darf dich danach fragen?
plans-asker-hint = Jemand aus deinem Lernzirkel. Die Person wird gefragt, ob sie mag, und erfährt, dass du dir etwas vorgenommen hast, nicht was.
plans-asker-waits = { $who } ist gefragt und hat noch nicht geantwortet.
plans-asker-yes = { $who } hat Ja gesagt.
plans-asker-no = { $who } möchte lieber nicht. Das ist in Ordnung; du kannst jemand anderen wählen.
plans-save = Speichern

plans-carry-on = Noch nicht, frag noch mal
plans-carried = 🎯 Noch nicht: In etwa einer Woche frage ich noch einmal nach deinem Vorhaben vom { $day }.
plans-twice = Du hast es zweimal aufgeschoben. Hilft etwas Kleineres oder etwas anderes? Oder lässt du es los?
plans-smaller = Kleiner oder anders

plans-note-open = Warum? Ein Satz für mich
plans-note-title = Ein Satz für dich
plans-note = Woran lag es?

plans-asker-question = 🎯 { $who } hat sich nach dem Treffen am { $day } in *{ $circle }* etwas vorgenommen und möchte, dass du nachfragst, wie es läuft. Magst du?
plans-asker-not-told = Was es ist, brauchst du dafür nicht zu wissen. Wenn es Zeit ist zu fragen, sage ich dir Bescheid, außer es hat sich bis dahin erledigt.
plans-asker-gladly = Ja, gern
plans-asker-rather-not = Lieber nicht
plans-asker-said-yes = 🎯 Danke. Wenn es Zeit ist, { $who } zu fragen, sage ich dir Bescheid, außer das Vorhaben hat sich bis dahin erledigt.
plans-asker-said-no = 🎯 Das ist in Ordnung. { $who } kann jemand anderen wählen.
plans-asker-over = 🎯 Dieses Vorhaben hat sich erledigt, es gibt nichts mehr zu fragen.
plans-may-ask = 🎯 Jetzt passt es gut, { $who } zu fragen: Wie läuft es mit dem Vorhaben vom { $day } in *{ $circle }*?

plans-outcome = 🌱 Das Treffen am { $day } in *{ $circle }* ist einige Wochen her. Hast du etwas davon genutzt?
plans-outcome-season = 🌱 Eure Staffel in *{ $circle }* ist seit einem Monat vorbei, das letzte Treffen war am { $day }. Hast du etwas von dem genutzt, was du mitgenommen hast?
plans-outcome-private = 🔒 Deine Antwort siehst nur du.
plans-used-yes = Ja
plans-used-not_yet = Noch nicht
plans-used-no = Nein
plans-outcome-yes = 🌱 Notiert: Du hast etwas aus *{ $circle }* genutzt.
plans-outcome-not_yet = 🌱 Notiert: Bisher kam nichts aus *{ $circle }* vor. Das dauert oft länger als einen Monat.
plans-outcome-no = 🌱 Notiert: Du hast nichts aus *{ $circle }* genutzt. Das zu wissen hilft dir bei dem, was du als Nächstes wählst.
plans-outcome-note-open = Ein Satz für mich
plans-outcome-note = Was war es, oder was stand im Weg?
