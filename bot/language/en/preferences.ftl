# How somebody wants to be paired for coaching; the next round in numbers.

preferences-mine = How I’m paired
preferences-not-with = Rather not with some people? Whoever you put down here, you won’t meet in coaching.
preferences-always_new = How long do you stay with somebody?
preferences-always_new-false = For { $n } rounds, then somebody new
preferences-always_new-true = Somebody new every round
preferences-own_circles = Whom would you rather meet?
preferences-own_circles-false = People from other circles
preferences-own_circles-true = People from my own circles
preferences-at_once = At most how many pairs at once?
preferences-at_once-most = { $n ->
    [0] As many as come
   *[other] { $n }
}
preferences-at_once-hint = Mentoring, buddies and cases count, too. Once it’s that many, rounds go ahead without you and nobody asks you for one more; what you begin yourself stays possible.
preferences-department = Your department or team
preferences-department-hint = In your own words. If somebody else gives theirs too and it differs, that speaks for pairing the two of you.
preferences-seen = { only-you-see }. Zirkel uses it for pairing alone, from the next round on. A wish decides only between people whom you haven’t met yet.

preferences-skip = Skip one round
preferences-preview = 💬 *The next round, as it would turn out now:* { $when }
preferences-groups = { $pairs ->
    [0] No pairs
    [one] 1 pair
   *[other] { $pairs } pairs
}{ $trios ->
    [0] {""}
    [one] , 1 trio
   *[other] , { $trios } trios
}
preferences-staying = { $n ->
    [one] 1 of them stays together.
   *[other] { $n } of them stay together.
}
preferences-granted = { $n ->
    [one] 1 person meets somebody who can teach what they want to learn.
   *[other] { $n } people meet somebody who can teach what they want to learn.
}
preferences-left-over = { $n ->
    [one] 1 person would have nobody, for want of a shared language or shared hours.
   *[other] { $n } people would have nobody, for want of a shared language or shared hours.
}
preferences-stay = { $n ->
    [one] In this pool everybody meets somebody new each round.
   *[other] In this pool pairs stay together for { $n } rounds, unless one of them wants somebody new.
}
preferences-together = { $n ->
    [one] Somebody new each round
   *[other] Together for { $n } rounds
}
preferences-counted = Numbers only, without names. Nobody’s private list is looked at here, so the round itself can turn out differently.
preferences-yours = You see this because you’ve been in the pool the longest.
preferences-yours-programme = You see this because you may offer programmes.
