# Notizen zu einem Fall, für die Person, die ihn mitgebracht hat.

cases-notes-label = Notizen zum Fall
cases-notes-seen = 🔒 Diese Notizen sind nur für { $who }: Sie werden nirgends gepostet und nach { $days } Tagen gelöscht. Nach dem Speichern kannst auch du sie nicht mehr öffnen.
cases-learning-label = Was habt ihr alle daraus gelernt?
cases-notes-there = ✍ Für dich gibt es Notizen aus *{ $circle }*. Lesen kannst du sie bis { $until }, danach werden sie gelöscht.
cases-notes-read = Notizen lesen
cases-notes-title = Notizen für dich
cases-notes-head = ✍ Notizen zu deinem Fall in *{ $circle }*, { $when }
cases-notes-yours = { only-you-see }. { $days } Tage nach dem Aufschreiben werden die Notizen gelöscht.
