# Noch eine Staffel für einen Lernzirkel, der zu Ende gegangen ist.

seasons-question = 🌱 Noch eine Staffel von *{ $name }*? Rhythmus, Themen und Rollenfolge kommen mit.
seasons-how = Sobald drei von euch dabei sind, geht es mit ihnen los, und das erste Treffen steht fest. Bis { $until } ist Zeit dafür. Wer nicht drückt, ist dann kein Mitglied mehr; einen Grund braucht das nicht.
seasons-seen = 👥 Wer dabei ist, steht hier, für alle in { $channel }.
seasons-so-far = Bisher dabei: { $people }
seasons-in = Ich bin noch eine Staffel dabei
seasons-in-too = Ich bin auch dabei
seasons-out = Doch nicht dabei
seasons-begun = 🌱 Eine neue Staffel von *{ $name }* hat begonnen.
seasons-first = 🗓 Erstes Treffen: { $when }
seasons-join = Wer noch nicht dabei ist, kann bis { $until } mit diesem Knopf dazukommen, solange Plätze frei sind.
seasons-asked = 🌱 Ich hatte gefragt, ob es noch eine Staffel von *{ $name }* gibt. Das ist geklärt.
seasons-none = 🌱 *{ $name }* ist zu Ende gegangen, für noch eine Staffel hat es diesmal nicht gereicht.
seasons-noted = 🌱 Notiert: Du bist noch eine Staffel bei *{ $name }* dabei. Sobald ihr zu dritt seid, geht es los.
seasons-taken-back = 🌱 Notiert: Bei der neuen Staffel von *{ $name }* bist du nicht dabei. Solange die Frage offen ist, kannst du noch zusagen.
seasons-noted-begun = 🌱 Du bist dabei: Eine neue Staffel von *{ $name }* hat begonnen.
seasons-page = Noch eine Staffel? Sobald drei von euch dabei sind, geht es los. Bis { $until } ist Zeit dafür.
