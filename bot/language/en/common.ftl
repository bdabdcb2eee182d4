# Words that several features share.

only-you-see = 🔒 Only you see this

button-back = Back
button-cancel = Cancel
button-close = Close

language-en = English
language-de = Deutsch

cadence-weekly = every week
cadence-two_weeks = every 2 weeks
cadence-four_weeks = every 4 weeks
cadence-monthly = once a month

mode-live = together, at the same time
mode-async = in a thread, over several days

visibility-only_me = only me
visibility-circle = my circle
visibility-anonymous = without a name, from { $enough } people on

role-moderation = Moderation
role-documentation = Documentation
role-reflection = Reflection

role-emoji-moderation = 🎙
role-emoji-documentation = ✍
role-emoji-reflection = 🔍

until-is-past = That day has come already. Choose a later one.
until-is-far = A pause lasts a year at most. Choose an earlier day; afterwards you can pause again.
