# The weekly digest, in the circle's channel.

digests-title = *This week in { $name }*
digests-held = *What it was about*
digests-held-topic = 🗓 { $topic }
digests-learned = *Learned*
digests-sentence = “{ $text }” ({ $who })
digests-somebody = a member
digests-next = *Next:* 🗓 { $when } · { $topic }
digests-running = *Under way:* 🗓 { $topic }, in its thread until { $until }
digests-vote = Vote
digests-vote-until = *Topic for { $day }:* vote until { $until }
digests-vote-any-time = *Open for votes*
digests-topic = 💡 { $title }
digests-more = and { $count } more
digests-progress = 🎯 { $out ->
        [0] { $done } done
       *[other] { $done ->
            [0] { $out ->
                [one] One plan made
               *[other] { $out } plans made
            }
           *[other] { $out ->
                [one] One plan made
               *[other] { $out } plans made
            }, { $done } done
        }
    }
digests-newcomers = 🌱 New in the circle: { $people }
digests-thanks = Thank you for this week’s roles: { $people }
digests-said-thanks = 🙏 { $giver } thanks { $receiver }: “{ $text }”
digests-text = The week in { $name }, in short.
digests-text-held = The week in { $name }. You met about: { $topics }
digests-text-next = The week in { $name }. Next on { $day }, { $time }: { $topic }
digests-text-running = The week in { $name }. Under way: { $topic }, until { $day }, { $time }.
