# Wörter, die mehrere Teile gemeinsam haben.

only-you-see = 🔒 Das siehst nur du

button-back = Zurück
button-cancel = Abbrechen
button-close = Schließen

language-en = English
language-de = Deutsch

cadence-weekly = jede Woche
cadence-two_weeks = alle 2 Wochen
cadence-four_weeks = alle 4 Wochen
cadence-monthly = einmal im Monat

mode-live = gemeinsam, zur selben Zeit
mode-async = im Thread, über mehrere Tage

visibility-only_me = nur ich
visibility-circle = mein Lernzirkel
visibility-anonymous = ohne Namen, ab { $enough } Leuten

role-moderation = Moderation
role-documentation = Dokumentation
role-reflection = Reflexion

role-emoji-moderation = 🎙
role-emoji-documentation = ✍
role-emoji-reflection = 🔍

until-is-past = Dieser Tag ist schon da. Wähl einen späteren.
until-is-far = Eine Pause dauert höchstens ein Jahr. Wähl einen früheren Tag; danach kannst du wieder pausieren.
