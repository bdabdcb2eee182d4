# What whoever has to approve Zirkel reads: the works council, data protection, members before they begin.

papers-council =
    # For the works council: Zirkel on one page

    With Zirkel colleagues learn from each other: four to six people meet regularly, choose their own topics and take turns in the roles. Zirkel is an app in Slack. It reminds, leads through the hour, and keeps what people want to keep. Taking part is voluntary; nobody has to give a reason for pausing, declining or leaving.

    ## What there isn’t

    - *No report, list or figure for managers, HR or the board.* A manager who takes part sees what other members see. Zirkel doesn’t know who leads whom.
    - *No ratings, points or rankings of people,* and no artificial intelligence.
    - *No reading along.* Zirkel learns what people type or press in its own windows, and what they hand it from a message’s menu. It has the right to read messages only where a company asks for that, to find its own again.
    - *No lasting list of who was there.* { $names } days after a session only the number is left.
    - *No other service.* What Zirkel keeps lies in a database of your company’s choice. It talks to Slack and to nobody else; only calendars that people connect themselves fetch their sessions from it.

    ## What has to be said openly

    - *Whoever is in a circle’s channel reads what stands there:* topics, roles, who can’t come, minutes, what was shared. Managers in the channel, too.
    - *Whoever runs the server* has the database and its key, and with both can read everything. { $sealed } fields are encrypted; minutes, roles, the private note from 1 to 5 and “Not with” lists aren’t.
    - *What stands in Slack* a company may be able to export. What somebody keeps to themselves Zirkel writes into no message; on its way to the database it passes through Slack like everything that is typed there.
    - *Some things have no end date:* circles, sessions, roles, topics, minutes, insight cards, who was paired with whom in coaching. They lose a person’s name when that person erases their data, and { $leavers } days after an account was switched off.

    ## Who sees it

    | What | Who |
    | --- | --- |
    | Reflections, goals, plans | whoever wrote them; the circle’s channel or the circle, once they share them |
    | Questions that come back, and what was remembered | the person alone |
    | Feedback | whoever asked for it |
    | Climate check | the circle’s members, mean and spread, from { $climate } answers on |
    | “I can’t come” | the circle’s channel, until the session is over |
    | What a coaching pair writes to each other | the people in that conversation |
    | “Not with” | the person alone |

    Every field and its keeping time stand in the [data sheet](sheet.html).

    ## Co-determination

    For co-determination on technical devices (§ 87 (1) no. 6 BetrVG) the German Federal Labour Court counts data typed in by hand, too (14 September 1984, 1 ABR 23/82), data about a group where the pressure reaches its members (26 July 1994, 1 ABR 6/94), and a page on which others can comment on staff (13 December 2016, 1 ABR 7/15). A works agreement has to meet the GDPR itself (CJEU, 19 December 2024, C-65/23). There is [a draft annex](agreement.html) for one.

    ## When something changes

    Each paper names the version of its data sheet, now *{ $version }*. Whoever updates Zirkel writes the papers anew: if the version is another one, fields, purposes, keeping times, who sees something, or rights in Slack have changed. The source code is open, and what stands here is tested there.
