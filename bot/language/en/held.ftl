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
    [meetups-card] the meetup’s card
    [meetups-guide] how the meetup goes
    [programmes-invitation] the programme’s invitation
   *[other] a message of mine
}
held-then = If it is there, I may not be able to change it any more; what belongs in its thread then comes into the channel.
held-is-there = It is there
held-post-it = Post it
held-settled = Settled: { $what } in { $channel }. Nothing is left to do.

held-shut-out = 🌱 I can’t post in { $channel } at the moment: { $what } is waiting.
held-not-invited = I’m not in that channel. Please type `/invite` <@{ $bot }> there; then I carry on by myself.
held-in-archive = The channel is archived. Unarchive it, and I carry on by myself.
held-not-allowed = The channel’s settings, or your company’s, keep apps out. Whoever manages the channel can allow it under its posting permissions. I try again every hour.
