# Messages of which Slack didn't say whether they arrived.

held-asks = Slack’s answer was unclear: { $what } may be in { $channel } already, or not. Please have a look.
held-what = { $kind ->
    [circles-invitation] the circle’s card
    [sessions-card] the card of the session
    [sessions-start] the call to start
    [sessions-phase] the next step of the session
    [sessions-end] the last message of the session
    [sessions-minutes] the minutes
    [digests-weekly] the week’s digest
   *[other] a message of mine
}
held-then = If it is there, I may not be able to change it any more; what belongs in its thread then comes into the channel.
held-is-there = It is there
held-post-it = Post it
held-settled = Settled: { $what } in { $channel }. Nothing is left to do.
