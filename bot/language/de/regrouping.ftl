# Ein Coaching-Tandem, das mitten in einer Runde jemanden verliert.

regrouping-with = { $count ->
    [one] 💬 { $who } ist nicht mehr in diesem Workspace. Bis { $day } coacht ihr euch gegenseitig: du und { $others }.
   *[other] 💬 { $who } sind nicht mehr in diesem Workspace. Bis { $day } coacht ihr euch gegenseitig: du und { $others }.
}
regrouping-nobody = { $count ->
    [one] 💬 { $who } ist nicht mehr in diesem Workspace, deshalb klappt es in dieser Runde nicht. Neue Tandems gibt es ab { $day }.
   *[other] 💬 { $who } sind nicht mehr in diesem Workspace, deshalb klappt es in dieser Runde nicht. Neue Tandems gibt es ab { $day }.
}
