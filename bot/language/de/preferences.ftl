# Wie jemand fürs Coaching ein Tandem bilden möchte; die nächste Runde in Zahlen.

preferences-mine = Tandem-Wünsche
preferences-not-with = Mit manchen lieber nicht? Wen du hier einträgst, triffst du beim Coaching nicht.
preferences-always_new = Wie lange bleibt ihr zusammen?
preferences-always_new-false = { $n } Runden lang, dann jemand anderes
preferences-always_new-true = In jeder Runde jemand anderes
preferences-own_circles = Wen möchtest du lieber treffen?
preferences-own_circles-false = Leute aus anderen Lernzirkeln
preferences-own_circles-true = Leute aus meinen Lernzirkeln
preferences-at_once = Wie viele Tandems höchstens zugleich?
preferences-at_once-most = { $n ->
    [0] So viele, wie sich ergeben
   *[other] { $n }
}
preferences-at_once-hint = Mentoring, Buddy und kollegiale Fallberatung zählen mit. Sind es so viele, laufen Runden ohne dich, und niemand fragt dich für ein weiteres; was du selbst beginnst, bleibt möglich.
preferences-department = Deine Abteilung oder dein Team
preferences-department-hint = In deinen eigenen Worten. Nennt jemand anderes eine andere, spricht das dafür, dass ihr ein Tandem bildet.
preferences-seen = { only-you-see }. Zirkel nutzt es nur, um Tandems zu bilden, ab der nächsten Runde. Ein Wunsch entscheidet nur zwischen Leuten, die du noch nicht getroffen hast.

preferences-skip = Eine Runde aussetzen
preferences-preview = 💬 *Die nächste Runde, wie sie jetzt ausfiele:* { $when }
preferences-groups = { $pairs ->
    [0] Keine Tandems
    [one] 1 Tandem
   *[other] { $pairs } Tandems
}{ $trios ->
    [0] {""}
    [one] , 1 Trio
   *[other] , { $trios } Trios
}
preferences-staying = { $n ->
    [one] 1 davon bleibt zusammen.
   *[other] { $n } davon bleiben zusammen.
}
preferences-granted = { $n ->
    [one] 1 Person trifft jemanden, der weitergeben kann, was sie lernen möchte.
   *[other] { $n } Leute treffen jemanden, der weitergeben kann, was sie lernen möchten.
}
preferences-left-over = { $n ->
    [one] 1 Person hätte niemanden, weil Sprache oder Arbeitszeit nicht passt.
   *[other] { $n } Leute hätten niemanden, weil Sprache oder Arbeitszeit nicht passt.
}
preferences-stay = { $n ->
    [one] Hier treffen alle in jeder Runde jemand anderen.
   *[other] Hier bleiben Tandems { $n } Runden zusammen, außer jemand möchte lieber wechseln.
}
preferences-together = { $n ->
    [one] Jede Runde jemand anderes
   *[other] { $n } Runden zusammen
}
preferences-counted = Nur Zahlen, keine Namen. Private Listen liest Zirkel hierfür nicht, deshalb kann die Runde selbst anders ausfallen.
preferences-yours = Du siehst das, weil du am längsten dabei bist.
preferences-yours-programme = Du siehst das, weil du Programme anbieten darfst.
