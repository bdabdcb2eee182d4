# Der Wochenrückblick, im Kanal des Lernzirkels.

digests-title = *Wochenrückblick: { $name }*
digests-held = *Darum ging es*
digests-held-topic = 🗓 { $topic }
digests-learned = *Gelernt*
digests-sentence = „{ $text }“ ({ $who })
digests-somebody = jemand aus dem Lernzirkel
digests-next = *Als Nächstes:* 🗓 { $when } · { $topic }
digests-running = *Gerade läuft:* 🗓 { $topic }, im Thread bis { $until }
digests-vote = Abstimmen
digests-vote-until = *Thema für { $day }:* abstimmen bis { $until }
digests-vote-any-time = *Zur Abstimmung*
digests-topic = 💡 { $title }
digests-more = und { $count } weitere
digests-progress = 🎯 { $out ->
        [0] { $done } geschafft
       *[other] { $done ->
            [0] { $out ->
                [one] Ein neues Vorhaben
               *[other] { $out } neue Vorhaben
            }
           *[other] { $out ->
                [one] Ein neues Vorhaben
               *[other] { $out } neue Vorhaben
            }, { $done } geschafft
        }
    }
digests-newcomers = 🌱 Neu im Lernzirkel: { $people }
digests-thanks = Danke für die Rollen in dieser Woche: { $people }
digests-said-thanks = 🙏 { $giver } dankt { $receiver }: „{ $text }“
digests-text = Die Woche in { $name }, kurz gefasst.
digests-text-held = Die Woche in { $name }. Darum ging es: { $topics }
digests-text-next = Die Woche in { $name }. Als Nächstes am { $day }, { $time } Uhr: { $topic }
digests-text-running = Die Woche in { $name }. Gerade läuft: { $topic }, bis { $day }, { $time } Uhr.
