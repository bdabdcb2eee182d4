# The channels that circles live in: another one, one that is gone, who couldn't be brought in.

channels-move = Choose another channel
channels-move-title = Another channel
channels-move-submit = Move there
channels-move-intro = 🌱 *{ $name }* lives in { $channel }. What comes next goes to the channel that you choose; what has been said stays where it is. A session that is running ends here.
channels-moved = 🌱 *{ $name }* lives in { $channel } now. Its card and what comes next are on their way there.
channels-moved-then = Whoever isn’t in that channel needs an invitation: type `/invite` there.
channels-moved-all-in = I am bringing its people in.
channels-lives-elsewhere = 🌱 *{ $name }* lives in { $channel } now.
channels-session-elsewhere = 🗓 *{ $circle }* lives in { $channel } now. The card of this session is there, too.
channels-left = 🌱 You are no longer in the private channel of *{ $name }*, so you are no longer in the circle either. Once somebody invites you into the channel again, you can join on the circle’s card.
channels-gone = 🌱 The channel of *{ $name }* was deleted. Choose another one, and I carry on there by myself.

channels-joined-next = Next: 🗓 { $when }. The roles take turns; you’ll hear in good time which one is yours.
channels-joined-running = 🗓 A session is under way right now, in a thread in { $channel }. Come on in, if you like.
