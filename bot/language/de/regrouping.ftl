# Ein Coaching-Tandem, das mitten in einer Runde jemanden verliert.

regrouping-with = { $count ->
    [0] 💬 Jemand aus deinem Coaching-Tandem macht nicht mehr mit. Bis { $day } coacht ihr euch gegenseitig: du und { $others }.
    [one] 💬 { $who } ist nicht mehr in diesem Workspace. Bis { $day } coacht ihr euch gegenseitig: du und { $others }.
   *[other] 💬 { $who } sind nicht mehr in diesem Workspace. Bis { $day } coacht ihr euch gegenseitig: du und { $others }.
}
regrouping-nobody = { $count ->
    [0] 💬 Dein Gegenüber im Coaching macht nicht mehr mit, deshalb klappt es in dieser Runde nicht. Neue Tandems gibt es ab { $day }.
    [one] 💬 { $who } ist nicht mehr in diesem Workspace, deshalb klappt es in dieser Runde nicht. Neue Tandems gibt es ab { $day }.
   *[other] 💬 { $who } sind nicht mehr in diesem Workspace, deshalb klappt es in dieser Runde nicht. Neue Tandems gibt es ab { $day }.
}
