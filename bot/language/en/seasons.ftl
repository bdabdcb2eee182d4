# Another season of a circle that has come to its end.

seasons-question = 🌱 Another season of *{ $name }*? Your rhythm, your topics and whose turn it is come along.
seasons-how = Once three of you are in, it begins with those who are, and the first session is planned. You can say so until { $until }. Whoever doesn’t tap isn’t a member then; that needs no reason.
seasons-seen = 👥 Everybody in { $channel } sees here who is in.
seasons-so-far = In so far: { $people }
seasons-in = I’m in for another season
seasons-in-too = I’m in, too
seasons-out = Not in after all
seasons-begun = 🌱 Another season of *{ $name }* has begun.
seasons-first = 🗓 First session: { $when }
seasons-join = Whoever isn’t in yet can still come in with this button until { $until }, while there are places.
seasons-asked = 🌱 I asked whether there will be another season of *{ $name }*. That’s settled.
seasons-none = 🌱 *{ $name }* has come to its end, and another season didn’t come together this time.
seasons-noted = 🌱 Noted: you’re in for another season of *{ $name }*. Once three of you are, it begins.
seasons-taken-back = 🌱 Noted: you’re not in for another season of *{ $name }*. You can still say yes while the question is open.
seasons-noted-begun = 🌱 You’re in: another season of *{ $name }* has begun.
seasons-page = Another season? Once three of you are in, it begins. You can say so until { $until }.
