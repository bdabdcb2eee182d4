# In einen Lernzirkel kommen: anfragen, Warteliste, Einladungen, wer verantwortlich ist.

circles-ask = Anfragen
circles-wait = Auf die Warteliste
circles-take-back = Zurücknehmen
circles-off-list = Von der Liste nehmen
circles-not-any-more = Doch nicht
circles-no-thanks = Nein, danke
circles-let-in = Aufnehmen
circles-not-now = Gerade nicht

circles-asked = Du hast bei *{ $name }* angefragt. Wer dort verantwortlich ist, antwortet dir, und ich sage dir Bescheid.
circles-waits = Du stehst auf der Warteliste von *{ $name }*. Sobald ein Platz frei wird, schreibe ich dir und halte ihn zwei Werktage für dich frei.
circles-invited-waits = In *{ $name }* sind inzwischen alle Plätze vergeben. Du stehst deshalb auf der Warteliste: Sobald ein Platz frei wird, schreibe ich dir und halte ihn zwei Werktage für dich frei.
circles-withdrawn-asked = Zurückgezogen: deine Anfrage bei *{ $name }*.
circles-withdrawn-waiting = Du stehst nicht mehr auf der Warteliste von *{ $name }*.
circles-withdrawn-invited = Alles klar, du bist bei *{ $name }* nicht dabei. Niemand fragt, warum.
circles-withdrawn-kept = Notiert: Der Platz in *{ $name }* geht an die nächste Person.

circles-asks = 🌱 { $who } möchte bei *{ $name }* mitmachen. { $free ->
    [0] Gerade sind alle Plätze vergeben: Wer aufgenommen wird, wartet auf den nächsten freien Platz.
    [one] Ein Platz ist frei.
   *[other] { $free } Plätze sind frei.
}
circles-asks-quietly = Bei „Gerade nicht“ sage ich freundlich ab, ohne einen Grund zu nennen.
circles-asks-settled = Diese Anfrage ist erledigt.
circles-let-in-done = 🌱 { $who } ist dabei: *{ $name }*.
circles-let-in-waits = { $who } steht auf der Warteliste von *{ $name }*: Gerade sind alle Plätze vergeben.
circles-not-now-done = Notiert. Ich sage { $who } freundlich, dass es bei *{ $name }* gerade nicht klappt.

circles-not-now-told = Bei *{ $name }* klappt es gerade nicht. Mit `/circle` siehst du, welche Lernzirkel sonst gerade entstehen, und mit `/circle neu` gründest du selbst einen.
    .guest = Bei *{ $name }* klappt es gerade nicht. Andere Lernzirkel haben eine Karte mit einem Knopf, in den Kanälen, in denen du bist.
circles-closed-told = *{ $name }* ist zu Ende gegangen, dort wird also kein Platz mehr frei. Mit `/circle neu` gründest du selbst einen Lernzirkel.
    .guest = *{ $name }* ist zu Ende gegangen, dort wird also kein Platz mehr frei.

circles-joined-gathers = { $missing ->
    [0] Mit dir seid ihr genug: Der erste Termin folgt in { $channel }.
    [one] Sobald noch jemand dazukommt, beginnen die Termine. Wann es losgeht, steht dann in { $channel }.
   *[other] Sobald ihr zu dritt seid, beginnen die Termine. Wann es losgeht, steht dann in { $channel }.
}

circles-place = 🌱 In *{ $name }* ist ein Platz frei, { $rhythm }. Ich halte ihn für dich frei bis { $until }.
circles-place-passed = Diesen Platz halte ich nicht mehr frei. Mit `/circle` siehst du, was es gibt.

circles-invitation = 🌱 { $who } lädt dich in den Lernzirkel *{ $name }* ein.
    { $purpose }
circles-invitation-plain = 🌱 Du bist in den Lernzirkel *{ $name }* eingeladen.
    { $purpose }
circles-invitation-text = Du bist in den Lernzirkel { $name } eingeladen, { $when }.
circles-invitation-full = Gerade sind alle Plätze vergeben; auf der Warteliste bekommst du den nächsten.
circles-invitation-over = Diese Einladung ist erledigt. Mit `/circle` siehst du, was es gibt.
circles-next-date = Als Nächstes: 🗓 { $when }

circles-you-own = 🌱 Du bist jetzt für *{ $name }* verantwortlich: Du kannst den Lernzirkel ändern und siehst, wer dazukommen möchte.
circles-changed = 🗓 *{ $name }* ab { $next }: { $rhythm }, { $minutes } Min., { $mode }. Ablauf: { $format }.
circles-changed-rhythm = 🗓 *{ $name }* ab { $next }: { $rhythm }.
circles-changed-minutes = 🗓 *{ $name }* ab { $next }: { $minutes } Minuten je Treffen.
circles-changed-mode = 🗓 *{ $name }* ab { $next }: { $mode }.
circles-changed-format-id = 🗓 *{ $name }* hat ab { $next } einen anderen Ablauf: { $format }.
circles-changed-venue = 📍 *{ $name }* trifft sich ab { $next } hier: { $venue }
circles-changed-venue-none = 📍 *{ $name }* hat ab { $next } keinen festen Ort mehr.

circles-line-asked = 🌱 *{ $name }*: Du hast angefragt.
circles-line-waiting = 🌱 *{ $name }*: Du stehst auf der Warteliste.
circles-line-invited = 🌱 *{ $name }*: Du bist eingeladen.
circles-line-kept = 🌱 *{ $name }*: Ein Platz ist für dich frei bis { $until }.

circles-open = Ansehen
circles-choose = Lernzirkel wählen
circles-which = Welchen Lernzirkel meinst du?
circles-leave-which = Aussteigen kannst du jederzeit, ohne Begründung.
circles-more-of-mine = 🌱 Und { $count } weitere.
circles-card-by-invitation = auf Anfrage
circles-card-text-asking = Hier kannst du anfragen.
