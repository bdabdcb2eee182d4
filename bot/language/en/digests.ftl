# The weekly digest, in the circle's channel.

digests-title = *This week in { $name }*
digests-learned = *Learned*
digests-sentence = “{ $text }” ({ $who })
digests-somebody = a member
digests-next = *Next:* 🗓 { $when } · { $topic }
digests-running = *Just now:* 🗓 { $topic }, in its thread until { $until }
digests-topic-open = topic still open
digests-vote = Vote
digests-vote-until = *Vote until { $until }*
digests-vote-any-time = *To vote on*
digests-topic = 💡 { $title }
digests-more-topics = and { $count } more
digests-progress = 🎯 { $out ->
        [0] { $done } done
       *[other] { $done ->
            [0] { $out } set out
           *[other] { $out } set out, { $done } done
        }
    }
digests-thanks = Thank you for this week's roles: { $people }
digests-text = The week in { $name }: what was learned, and what you can vote on.
digests-text-next = The week in { $name }. Next: { $day }, { $time }, { $topic }.
digests-text-running = The week in { $name }. Just now: { $topic }, until { $day }, { $time }.
