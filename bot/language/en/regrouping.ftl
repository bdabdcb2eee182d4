# A coaching pair that loses somebody in the middle of a round.

regrouping-with = { $count ->
    [0] 💬 Somebody in your coaching pair no longer takes part. Until { $day } you coach each other with { $others }.
    [one] 💬 { $who } is no longer in this workspace. Until { $day } you coach each other with { $others }.
   *[other] 💬 { $who } are no longer in this workspace. Until { $day } you coach each other with { $others }.
}
regrouping-nobody = { $count ->
    [0] 💬 Your coaching partner no longer takes part, so it doesn’t work out in this round. New pairs come on { $day }.
    [one] 💬 { $who } is no longer in this workspace, so it doesn’t work out in this round. New pairs come on { $day }.
   *[other] 💬 { $who } are no longer in this workspace, so it doesn’t work out in this round. New pairs come on { $day }.
}
