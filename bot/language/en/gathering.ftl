# A circle gathers until three are in, and then begins.

gathering-begun = 🌱 *{ $name }* begins. First session: 🗓 { $when }
gathering-begun-then = What would you like to learn? You can suggest topics and give them dots from now on: `/topics`
gathering-begun-vote = Dots for the topic of { $day } count until { $until }; without any, what has waited longest is chosen.
gathering-still = { $count ->
    [one] 🌱 *{ $name }* has been gathering for two weeks, and you are the only one so far. It begins once three are in.
   *[other] 🌱 *{ $name }* has been gathering for two weeks, and there are { $count } of you so far. It begins once three are in.
}
gathering-still-then = It goes on gathering by itself: for that there is nothing to do. I ask this once only.
gathering-has-begun = 🌱 *{ $name }* has begun.
