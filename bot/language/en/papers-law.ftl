# What whoever has to approve Zirkel reads: the works council, data protection, members before they begin.

papers-council =
    # For the works council: Zirkel at a glance

    With Zirkel colleagues learn from each other: four to six people meet regularly, choose their own topics and take turns in the roles. Zirkel is an app in Slack. It reminds, leads through the hour, and keeps what people want to keep. Taking part is voluntary; nobody has to give a reason for pausing, declining or leaving.

    ## What there isn’t

    - *No report, list or figure on a person,* not for anybody; none on a circle for anybody outside of it. A manager who takes part sees what other members see. Zirkel doesn’t know who leads whom. A programme has a report in shares and means over at least { $people } people in { $circles } circles, taken at half-time, at the end and sixty days later; you open the same one as whoever may offer programmes, and both see who opened it, how often and when last; once that person erases their data, it stays without a name.
    - *No ratings, points or rankings of people,* and no artificial intelligence.
    - *No reading along.* Zirkel learns what people give it themselves, in its windows, buttons and commands or from a message’s menu, and who comes into its channels or leaves them. It has the right to read messages only where a company asks for that, to find its own again.
    - *No lasting list of who was there.* { $names } days after a session only the number is left.
    - *No other service.* What Zirkel keeps lies in a database of your company’s choice. It talks to Slack and to nobody else; only calendars that people connect themselves fetch their sessions from it.

    ## What has to be said openly

    - *Whoever is in a circle’s channel reads what is written there:* topics, roles, who can’t come, minutes, what was shared. Managers in the channel, too.
    - *Whoever runs the server* has the database and its key, and with both can read everything. { $sealed } fields are encrypted; minutes, roles, the private note from 1 to 5 and “Not with” lists aren’t.
    - *What is in Slack* a company may be able to export. What somebody keeps to themselves Zirkel writes into no message; on its way to the database it passes through Slack like everything that is typed there.
    - *Some things have no end date:* circles, sessions, roles, topics, minutes, insight cards, who was paired with whom in coaching. They lose a person’s name when that person erases their data, or { $leavers } days after an account was switched off.

    ## Who sees it

    | What | Who |
    | --- | --- |
    | Reflections, goals, plans | whoever wrote them; the circle’s channel or the circle, once they share them |
    | Questions that come back, and what was remembered | the person alone |
    | Feedback | whoever asked for it |
    | Climate check | the circle’s members, mean and spread, from { $climate } answers on; in a programme’s report, one mean over at least { $people } people in { $circles } circles |
    | “I can’t come” | the circle’s channel, until the session is over |
    | What a coaching pair writes to each other | the people in that conversation |
    | What somebody applies for a programme with | the person alone; whoever may offer programmes sees numbers: how many have applied, have a circle, said yes, or have none and why; those to whom the same circle is proposed see the names |
    | “Not with” | the person alone |

    Every field and its keeping time are in the [data sheet](sheet.html).

    ## Co-determination

    For co-determination on technical devices (§ 87 (1) no. 6 BetrVG) the German Federal Labour Court counts data typed in by hand, too (14 September 1984, 1 ABR 23/82), data about a group where the pressure reaches its members (26 July 1994, 1 ABR 6/94), and a page on which others can comment on staff (13 December 2016, 1 ABR 7/15). A works agreement has to meet the GDPR itself (CJEU, 19 December 2024, C-65/23). There is [a draft annex](agreement.html) for one.

    ## When something changes

    Each paper names the version of its data sheet, now *{ $version }*. Whoever updates Zirkel writes the papers anew: if the version is another one, fields, purposes, keeping times, who sees something, or rights in Slack have changed, or the words for them. The source code is open; tests in it check who sees what and how long it stays.

papers-agreement =
    # Draft: annex to a works agreement on Zirkel

    A draft to work on, not a finished text and no legal advice. The facts come from the software; the rest is an offer to both sides. What is in square brackets is yours to fill in.

    ## 1. What it is about

    This annex governs the use of the app Zirkel in the company’s Slack, by version *{ $version }* of its [data sheet](sheet.html). Kinds of data, purposes, keeping times and rights that aren’t in there are not permitted.

    ## 2. Purpose

    Zirkel serves learning together, and nothing else. What is learned through it is not used for appraisal, pay, promotion, transfer, warning or dismissal, nor as evidence for any of these. Conduct and performance are not monitored with it.

    ## 3. Voluntary, in working time

    Taking part is voluntary and open to everybody, also part-time. Pausing, declining and leaving need no reason and have no consequences. Learning in a circle is working time: [minutes a week].

    ## 4. What people see of each other

    Managers who take part do so as members; Zirkel has no view, list or figure on their people for them. A circle’s channel is private unless whoever starts it decides otherwise: [exceptions]. Nobody may join a circle’s channel only to read along.

    ## 5. Reports

    Zirkel makes no report about a circle or a person. About a programme it makes one at half-time, at the end and sixty days later: shares and means over at least { $people } people in { $circles } circles, none of which supplies more than half, blurred by chance and in bands. The works council opens the same report as whoever may offer programmes, and who opened it, how often and when last, is shown there; once that person erases their data, it stays without a name. Nobody may make another one from Zirkel’s database, from Slack or from lists of their own.

    ## 6. Operation

    Zirkel is run by [department or supplier]. The database is { $database }, in [place]. The database and its key are kept by different people: [who]. Opening private text takes both, and happens only for [reasons], with the works council’s consent and on record. Backups are deleted after [30] days. Whoever looks after it sees from Zirkel’s own commands neither what people wrote nor who they are.

    ## 7. Rights in Slack

    { $scopes }

    Slack tells Zirkel about these events: { $events }. What it sends along beyond that, such as names, Zirkel doesn’t keep.

    ## 8. Settings

    These are in force. Secrets, the database’s address and what is empty are left out.

    { $settings }

    ## 9. How long it is kept

    { $kept }

    ## 10. Changes

    If the data sheet’s version changes, the works council gets the new one before the update, and the changes come into force with its consent. New reports, interfaces and any use of artificial intelligence need an agreement of their own.

    ## 11. Inspection

    The works council may look at any time at the papers, the settings and the source code, and may call in an expert: [name].

    ## 12. Term

    Trial from [date] to [date]. After [6 to 12] months both sides look together at what should be different.

papers-records =
    # Records of processing: Zirkel

    Prepared for Article 30 (1) GDPR. What is in square brackets isn’t known to the software.

    | Entry | Content |
    | --- | --- |
    | Controller | [name, address, representative] |
    | Data protection officer | [name, contact] |
    | Purpose | learning together at work: forming circles, planning sessions, taking turns in roles, keeping what people want to keep, coaching in pairs |
    | Legal basis | [works agreement, Article 6 (1) …, § 26 BDSG] |
    | Whose data | employees and guests in the company’s Slack who use Zirkel, or whom a colleague names in it (invites, asks for feedback, puts on “Not with”, names when applying for a programme) |
    | Special categories | none are asked for; people may write such things into free text |
    | Recipients | members of the same circle or pair, as the [data sheet](sheet.html) says; Slack as processor, for what is typed and posted there; whoever runs the server: [who] |
    | Third countries | Zirkel itself sends nothing elsewhere; Slack: [region, safeguards]; server: [place] |
    | Automated decisions | none with legal or similar effect; Zirkel hands out roles, proposes pairs, and forms circles from those who apply for a programme (by hours, languages, wishes and “Not with”), which it only proposes, too; all of it can be declined |

    ## Kinds of data

    { $kinds }

    ## How long it is kept

    { $kept }

    When the app is uninstalled, all of it goes after { $removed } days, as long as Zirkel runs. If no other workspace is in the database, a key that lies beside a SQLite file goes, too; one that was given, and every copy, is destroyed by whoever keeps it: without it no private text in a backup opens. What is in Slack stays as long as the company keeps it there. Backups: [how long].

    ## Technical and organisational measures

    - { $sealed } fields with private text are encrypted (AES-256-GCM), each bound to its place: moved elsewhere it doesn’t open. The key isn’t in the database: [where it is kept, who has it].
    - Private text appears in no Slack message and in no log. What was sent to whom is kept without its text.
    - Requests are taken only with Slack’s signature or over Slack’s own socket, each once.
    - A request reaches only the rows of the workspace that it comes from.
    - What is over is deleted by the clock. Everybody sees and erases their own data themselves (`/zirkel data`).
    - Database: { $database }. Access, TLS, backups, updates: [your measures].

    ## Rights in Slack

    { $scopes }

papers-members =
    # Your data in Zirkel

    Information under Article 13 GDPR, and Article 14 for what comes from Slack. What is in square brackets your company fills in.

    ## Who is responsible

    This is [company, address]. Data protection officer: [name, contact]. Your works council: [contact].

    ## What for, and on what basis

    So that you can learn with colleagues: in circles, in coaching pairs, in roles that take turns. The legal basis is [works agreement, Article 6 (1) …, § 26 BDSG]. Zirkel rates nobody; what your company may not use the data for is in [works agreement]. Taking part is voluntary, and so is each single answer.

    ## Where it comes from

    From you: what you type and press in Zirkel. From colleagues: when they invite you, thank you, ask you for feedback or to swap a role, put you on a list “Not with”, or name you, when they apply for a programme, as somebody they’d like to be with. From Slack: your id, language, time zone, whether your account is on or a guest’s. Zirkel has no field for your name, e-mail address or picture.

    ## Who sees what, and how long it stays

    { $sees }

    There is also no end date for the circles that you are or were in, your roles, and whom you had coaching with. These go, too, when you erase everything, and by themselves once your account is off. Each single field is in the [data sheet](sheet.html).

    ## Who else gets it

    Slack, as what you type there passes through it: [region, safeguards]. Whoever runs the server: [who]. Nobody else gets anything from Zirkel.

    ## Who decides

    Zirkel hands out roles and proposes pairs, so that everybody gets their turn and meets somebody new. If you have applied for a programme, it works out circles from all who have: common hours and a common language are needed, “Not with” lists are kept, wishes, offers, departments and who names each other count. It proposes your circle to you; if it finds none, it tells you why. You can decline role, pair and circle, without a reason, and often go to another circle. It makes no decision with legal or similar effect for you (Article 22).

    ## Your rights

    - *See and take along:* `/zirkel data` gives you all that is kept about you, as a page or as JSON.
    - *Correct:* change what you wrote where you wrote it, or in your log (`/reflect log`).
    - *Erase:* single reflections and answers in your log, everything at once under `/zirkel data`. An older backup may still have it: [how long].
    - *Stop for a while:* `/zirkel pause`. Until then nobody writes to you from Zirkel.
    - *Restrict, object, or withdraw a consent:* [contact].
    - *Complain:* to the data protection authority, [which one].

papers-threshold =
    # Threshold analysis: is an impact assessment needed?

    Prepared for Article 35 GDPR: what can be said of the software is here already. The decision is the controller’s, with the advice of the data protection officer.

    | Question | What the software does | Your assessment |
    | --- | --- | --- |
    | Are people rated or profiled? | No scores, rankings or forecasts. Somebody rates their own hour (1 to 5) and their own memory; nobody else sees that; in a programme it goes into shares and means over at least { $people } people in { $circles } circles. Feedback exists only if asked for, and only whoever asked reads it. | [ ] |
    | Are decisions automated, with legal or similar effect? | No. Roles are handed out, pairs proposed, and circles formed from those who apply for a programme and proposed to them; all of it can be declined. Whoever gets no circle is told why. | [ ] |
    | Are people watched systematically? | There is no view or report on a person or a circle. Of a programme there is one over at least { $people } people in { $circles } circles. Even so, the database holds who is in which circle, who had which role, who was paired with whom, and when somebody wrote something. Whoever has both database and key can read it. | [ ] |
    | Are there special categories? | None are asked for. Free text may hold some. | [ ] |
    | How many people, for how long? | Whoever takes part: [number]. Keeping times are below. | [ ] |
    | Are data sets matched or combined? | Language, time zone and account come from Slack, public holidays from a list in the software. Nothing from HR systems. | [ ] |
    | Do people depend on the controller? | Yes, they are employees. That is why taking part is voluntary, and why managers get no view. | [ ] |
    | Is the technology new? | A database and a Slack app. No artificial intelligence. | [ ] |
    | Does it keep people from a right or a service? | No. Whoever doesn’t take part loses nothing in Zirkel. | [ ] |

    ## What stays as a risk

    - Whoever runs the server and has the key can open private text. *Against it:* keep the two apart, four eyes, a record of it.
    - What is in channels can be read there and, under conditions, be exported. *Against it:* private channels; private text appears in no message.
    - A small circle can guess who wrote something without a name. *Against it:* nothing without names under { $enough } people, no climate figures under { $climate } answers.
    - Some things have no end date. *Against it:* everybody can erase theirs; after an account is switched off it happens by itself.
    - For { $inbox } days a mark of each thing that was sent in is kept, so that nothing counts twice. Without the key nobody can tell from it whose it was or what was sent in; whoever has both database and key could try out possible answers. *Against it:* keep the two apart.

    ## How long it is kept

    { $kept }

    ## Result

    Result: [An impact assessment is needed / isn’t needed, because …] · [date, name]
