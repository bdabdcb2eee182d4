# Erklären: Andere sagen, dass es geholfen hat, und wer erklärt hat, erfährt es.

explaining-question = 💡 { $who } hat etwas erklärt. Wenn es dir geholfen hat, genügt ein Tipp.
explaining-tap = Das hat geholfen
explaining-noted = 🔒 Notiert, ohne deinen Namen. Sobald noch jemand das sagt, erfährt { $who } von mir, dass es geholfen hat.
explaining-helped = 💡 Was du am { $day } in *{ $circle }* erklärt hast, hat geholfen: Das sagt mehr als eine Person.
