# After two have met for coaching; and where three rounds went by without a word.

afterwards-asked = 💬 You’ve met { $others }. Would you like to coach each other again some time?
afterwards-again = Again some time
afterwards-rather-not = Rather not
afterwards-seen = { only-you-see }. If all of you say “Again some time”, you’re among the first to meet again once there’s nobody new. With “Rather not”, or “Not with …”, you won’t be paired again, and nobody is told why.
afterwards-gladly = 🔒 Noted. If the others would like that too, you’re among the first to meet again once there’s nobody new.
afterwards-with = Coaching with { $others }
afterwards-tried = What did you try?
afterwards-written-seen = { only-you-see }. It is encrypted and appears in no message. You find it again in your log, until a year after the round.
afterwards-silent = 💬 In three coaching rounds, none of your pairs has said here whether you meet. That’s fine. Would you like to go on? Until you say so, new rounds go ahead without you.
