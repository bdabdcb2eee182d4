# Kanäle, in denen Lernzirkel zu Hause sind: ein anderer, einer, den es nicht mehr gibt, wer nicht hineinkam.

channels-move = Anderen Kanal wählen
channels-move-title = Anderer Kanal
channels-move-submit = Umziehen
channels-move-intro = 🌱 *{ $name }* ist in { $channel } zu Hause. Was als Nächstes kommt, erscheint in dem Kanal, den du wählst; was gesagt ist, bleibt, wo es steht. Ein Treffen, das gerade läuft, geht hier zu Ende.
channels-moved = 🌱 *{ $name }* ist jetzt in { $channel } zu Hause. Die Karte und was als Nächstes kommt, erscheinen gleich dort.
channels-moved-then = Wer in diesem Kanal noch nicht ist, braucht eine Einladung: Tipp dort `/invite`.
channels-moved-all-in = Ich hole alle dazu.
channels-lives-elsewhere = 🌱 *{ $name }* ist jetzt in { $channel } zu Hause.
channels-session-elsewhere = 🗓 *{ $circle }* ist jetzt in { $channel } zu Hause. Dort steht auch die Karte dieses Treffens.
channels-left = 🌱 Du bist nicht mehr im privaten Kanal von *{ $name }* und damit auch nicht mehr im Lernzirkel. Lädt dich jemand wieder in den Kanal ein, kannst du über die Karte wieder dazukommen.
channels-gone = 🌱 Der Kanal von *{ $name }* ist gelöscht worden. Wähl einen anderen, dann mache ich dort von selbst weiter.

channels-joined-next = Als Nächstes: 🗓 { $when }. Die Rollen wechseln reihum; was auf dich zukommt, erfährst du rechtzeitig.
channels-joined-running = 🗓 Gerade ist Zeit für ein Treffen, in einem Thread in { $channel }. Komm gern dazu.
