# Explaining: others say that it helped, and whoever explained hears so.

explaining-question = 💡 { $who } explained something. If it helped you, a tap says so.
explaining-tap = That helped
explaining-noted = 🔒 Noted, without your name. Once a second person says so, I tell { $who } that it helped.
explaining-helped = 💡 What you explained on { $day } in *{ $circle }* has helped: more than one person says so.
