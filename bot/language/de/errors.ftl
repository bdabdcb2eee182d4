# Was Zirkel sagt, wenn etwas nicht geht. Die Schlüssel sind die Klassennamen aus bot/kernel/errors.py.

error-refusal = Das geht gerade nicht.
error-gone = Das gibt es nicht mehr, oder es gehört zu einem anderen Workspace. Mit /circle siehst du, was es gibt.
error-it-is-over = Diese Nachricht ist von früher, es ist nichts passiert. Mit /circle siehst du, was gerade ansteht.
error-not-a-member = Das können nur Mitglieder des Lernzirkels. Mit „Mitmachen“ auf der Karte des Lernzirkels bist du dabei.
error-circle-is-full = In diesem Lernzirkel sind alle Plätze vergeben. Mit /circle neu gründest du einen zweiten.
error-circle-is-closed = Dieser Lernzirkel ist zu Ende. Mit /circle neu gründest du einen neuen.
error-channel-is-general = In diesem Kanal sind alle, da wäre ein Lernzirkel zu laut. Wähl einen kleineren.
error-channel-is-archived = Dieser Kanal ist archiviert, dort kann niemand schreiben. Heb die Archivierung auf oder wähl einen anderen.
error-channel-is-direct = Das ist eine Direktnachricht, da kann niemand dazukommen. Wähl einen Kanal.
error-channel-is-external = In diesem Kanal sind Leute aus anderen Firmen. Wähl einen, der nur euch gehört.
error-channel-not-made = Der Kanal ist noch nicht da. Drück gleich noch einmal auf den Knopf oder wähl einen, den es schon gibt.
error-may-not-make-channels = Slack lässt mich diesen Kanal nicht anlegen. Wähl einen, den es schon gibt.
error-circle-is-paused = Dieser Lernzirkel macht Pause, es ist nichts passiert. Die Treffen bekommen danach neue Termine; mit /circle weiter endet die Pause.
error-too-many-dots = Du hast { $dots } Punkte: Wähl bitte weniger Themen aus.
error-topic-not-open = Eines dieser Themen steht nicht mehr auf der Liste. Öffne die Abstimmung noch einmal mit /topic abstimmen.
error-text-missing = Hier fehlt noch etwas Text.
error-text-too-long = Das ist zu lang: Bitte bleib unter { $limit } Zeichen.
error-not-held-yet = Dieses Treffen hat noch nicht stattgefunden. Sobald ein Treffen begonnen hat, kannst du darüber nachdenken.
error-not-your-pair = Das können nur die Leute aus diesem Tandem. Mit /coach siehst du deins.
error-round-is-over = Diese Coaching-Runde ist vorbei, es ist nichts passiert. Mit /coach siehst du die aktuelle.
error-not-moderating = Dieses Treffen moderiert gerade jemand anderes. Du kannst die Moderation übernehmen.
error-minutes-changed = Jemand hat das Protokoll inzwischen gespeichert. Kopier deinen Text, schließ das Fenster und drück den Knopf noch einmal.
