# Sessions in one's own calendar.

calendar-name = Zirkel
calendar-title = Your calendar
calendar-feed = 🗓 Subscribe to this address in your calendar to see all your sessions and coaching dates, including changes. Look for “from the internet” or “by URL”:
calendar-feed-secret = 🔒 The address is yours alone. Whoever knows it sees your sessions.
calendar-renew = New address
calendar-renew-title = A new address?
calendar-renew-confirm = The old one stops working at once. Put the new one into your calendar then.
calendar-no-feed = 🗓 You can take single sessions into your calendar as files. Your company hasn’t set up an address that keeps itself up to date.
calendar-line = *{ $when }*
    { $what }
calendar-as-file = As a file
calendar-nothing = No session is planned right now. `/circle` shows your circles.
calendar-file-comment = 🗓 { $what }: { $when }. Open the file to add the session to your calendar.

calendar-session = Session { $number } of { $sessions }
calendar-format = Agenda: { $format }
calendar-you-moderation = You moderate.
calendar-you-documentation = You document.
calendar-you-reflection = You watch how the circle works together.
calendar-your-role = Your role: { $role }
calendar-absent = You said that you can’t come.
calendar-called-off = This session is cancelled.
calendar-coaching = { $count ->
    [2] Coaching in pairs
   *[other] Coaching in threes
}
