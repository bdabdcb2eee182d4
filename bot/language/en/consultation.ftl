# Help on demand: a case that colleagues think about, or something that one shows.

consultation-new = I have a case
consultation-kind = What would help?
consultation-what-case = { $count } colleagues think about it with you, for half an hour
consultation-what-tutoring = Somebody who can do it shows you
consultation-about = A headline
consultation-about-hint = Keep it neutral: those who are asked read it. What it is about in detail you tell in the conversation, not here.
consultation-by = Until when is it of use to you?
consultation-by-when = Choose a day from today on, within { $days } days.
consultation-language = In which language?
consultation-either = Either is fine
consultation-seen = 👥 Only you and those who are asked read the headline. It is encrypted and appears in no message. They’re asked in private, one after the other; none of them learns who was asked before.
consultation-ask = Ask
consultation-would-you-case = Would you think along for half an hour, with up to three others? The conversation is wanted by { $day }. Once enough have said yes, it opens for you.
consultation-would-you-tutoring = Would you show how it’s done? It takes 40 minutes in all and is wanted by { $day }. With your yes a conversation opens for you two.
consultation-quiet = A no needs no reason, and you don’t have to answer at all: after a working day somebody else is asked.
consultation-stands = { $count ->
    [one] Somebody is being looked for, until { $day } at the latest.
   *[other] { $agreed } of { $count } have said yes. Others are asked until { $day } at the latest; if two have said yes by then, it begins with them.
}
consultation-waits = Thank you. As soon as enough have said yes, a conversation opens for you all.
consultation-took = 🔒 { $hours ->
    [one] It took an hour until it could begin. Only you see this.
   *[other] It took { $hours } hours until it could begin. Only you see this.
}
consultation-withdraw = Step back
consultation-withdraw-asker = It ends here then. You don’t need a reason.
consultation-withdraw-helper = You’re out of it then. That needs no reason; where others can go on, they do.
consultation-nobody = 💬 *Help on demand:* it doesn’t suit anybody just now. That says nothing about your case.
consultation-nobody-helps = What helps: a later day, either language, or a headline in the words of those who know about it. Or bring it to your circle: there is an agenda for cases.
