# The data sheet that `zirkel papers` writes, and what it says of each table and column.

papers-foot =
    Zirkel, data sheet version { $version }, written on { $day }. The version changes as soon as a field, its purpose, who can see it, how long it is kept, or a right in Slack does. This is information about the software and no legal advice.

papers-head = Table · Field · What for · From · Who sees it at most · Encrypted
papers-head-kept = Kept
papers-head-named = In one’s own data it is called
papers-table-is = { $what }. *Kept:* { $kept }.
papers-sealed = encrypted
papers-scope-head = Right in Slack · Lets Zirkel · Needed?
papers-scope-needed = yes
papers-scope-optional = no, may be declined
papers-scope-history = no, asked for only by `zirkel manifest --with-history`, for when Slack’s answer is lost

papers-index =
    # Papers about Zirkel

    Zirkel is an app for Slack in which colleagues learn from each other in small circles. These papers are for everybody who has to say yes to it, and for those who begin.

    { $links }

    They are written from the software itself, with the settings of your installation. What is in square brackets is for your company to fill in. None of this is legal advice.

papers-sheet =
    # Data sheet

    Every table and every field that Zirkel keeps: { $fields } of them. The list is read from the database’s schema, and a test of the software fails when a field has no purpose or no keeping time. It is here as [a table for your own work](sheet.csv), too.

    The column *Who sees it at most* is about Slack and what Zirkel sends. Whoever runs the server has the database and its key, and with both can read everything. “Nobody” means that no view shows it; whoever asks for their own data (`/zirkel data`) gets what is kept about them all the same.

    { $sealed } fields with what people write are encrypted in the database (AES-256-GCM). The key isn’t in there. People are their ids in Slack: Zirkel has no field for names, e-mail addresses or pictures. Almost every table has `id` and `workspace_id`, which tell rows and workspaces apart; they aren’t repeated below.

    { $sheet }

papers-table-people = People: who has used Zirkel or was named in it by a colleague
papers-table-memberships = Memberships: who is in which circle, and since when
papers-table-join_requests = Requests to join: who is invited, asks or waits; gone once that is settled
papers-table-circles = Circles: name, purpose, rhythm, goal, ground rules
papers-table-sessions = Sessions: when, by which format, and how many were there
papers-table-topics = Topics: what a circle wants to learn, and who proposed it
papers-table-dots = Votes: which topics somebody gave their dots to
papers-table-skills = Offers and wishes: what somebody can teach and wants to learn
papers-table-role_turns = Roles: who moderated, took notes or reflected, and when
papers-table-role_swaps = Roles asked of somebody: who was asked to swap, and what they said
papers-table-attendances = Who is there: who can’t come, who pressed “I’m here”
papers-table-helped = “That helped”: who said that somebody’s explanation helped them
papers-table-calendar_stamps = Calendars: what somebody’s calendar was last told of a session
papers-table-skipped_dates = Dates left out: and who left them out
papers-table-phase_runs = Steps: when each step of a session began and ended
papers-table-answers = Answers: what somebody wrote to a step of a session over days
papers-table-case_notes = Notes on a case: for whoever brought it; who wrote them isn’t kept
papers-table-minutes = Minutes: what a session came to, and who wrote it down
papers-table-reflections = Reflections: two minutes after a session
papers-table-commitments = Plans: “If …, then I will …”, and what became of it
papers-table-later_uses = What was used: somebody’s own answer, weeks later
papers-table-goals = Goals: what somebody wants to be able to do, and what they can do now
papers-table-recall_notes = Questions that come back: what somebody is asked about again, and when
papers-table-recall_asks = What was remembered: somebody’s own answers to these questions
papers-table-feedback = Feedback: asked for, and given
papers-table-thanks = Thanks: from one member to another
papers-table-climate_answers = Climate check: how often each sentence got each score, without names
papers-table-climate_tickets = Answered the climate check: so that nobody answers twice; without what they answered
papers-table-insights = Insight cards: two or three sentences that a circle keeps
papers-table-insight_authors = Authors of a card: and whether they let the company find it
papers-table-merge_offers = Offers to go on together: from one circle to another
papers-table-merge_consents = Consent to go on together: each member’s own answer
papers-table-coaching_pools = Coaching: the rhythm of its rounds
papers-table-coaching_rounds = Coaching rounds: from when to when
papers-table-coaching_seats = Who is in coaching: and how they want to be paired
papers-table-coaching_pairs = Coaching pairs: when they meet, which question they got
papers-table-pair_seats = Who was paired with whom: and whether they could, and would again
papers-table-not_with = “Not with”: whom somebody doesn’t want to be paired with
papers-table-mentors = There for others: and for how many at once
papers-table-tandems = Mentoring and other pairs: their kind, rhythm and next meeting
papers-table-tandem_seats = Who is in such a pair: topic, goal, and what each takes along
papers-table-occasions = What is due: which message at which moment
papers-table-outbox = Messages: what was sent to whom and when, without its text
papers-table-lanes = Pauses in sending: how long a channel or a person hears nothing
papers-table-inbox = Requests from Slack: so that none is carried out twice; a mark from which nobody without the key can tell whose it was or what was sent in
papers-table-uptimes = When Zirkel was running, and the ids of rows that it could make nothing of: no name, no text
papers-table-workspaces = Your workspace in Slack: its id, and whether the app is installed
papers-table-key_checks = Test of the key: a known sentence; no person is in it
papers-table-programme_owners = Who may offer programmes or read their reports, and who decided that
papers-table-programmes = The frame that somebody offers circles in
papers-table-proposed_circles = Circles that are proposed to people who applied
papers-table-programme_snapshots = Reports of programmes, as they were taken: bands over many, no person is in them
papers-table-snapshot_openings = Who opened the report of a programme, and when
papers-table-support_requests = Calls for support: which circle asked whoever offers its programme, and who pressed the button
papers-table-applications = What somebody applies for a programme with
papers-table-meetups = Open meetups in a channel: when, how, who hosts and documents, and the recap
papers-table-meetup_signups = Who has signed up for a meetup, what they bring, and whether they would help
papers-table-meetup_votes = Votes for what people bring to a meetup

papers-for-row = tells rows and workspaces apart
papers-for-who = knows somebody again, and writes to them
papers-for-whose = says whose it is
papers-for-belongs = says what it belongs to
papers-for-words = what people write for one another
papers-for-own = what somebody writes for themselves
papers-for-choice = what somebody chose
papers-for-quiet = an answer of which others learn nothing
papers-for-audience = who may read it, as its author decides
papers-for-frame = what was agreed: when, where, how
papers-for-profile = to speak somebody’s language, write in their working hours, and know whether the account is on or a guest’s
papers-for-place = where it is in Slack
papers-for-state = how far it has got
papers-for-when = when it was, so that it can be shown and deleted in time
papers-for-due = when it is due, so that it comes on time
papers-for-fair = so that everybody gets their turn
papers-for-count = a number without a name
papers-for-secret = secret address of somebody’s own calendar
papers-for-once = so that nothing comes twice or too fast
papers-for-watch = so that whoever runs Zirkel sees whether all is well
papers-for-note = what somebody writes for themselves

papers-from-made = Zirkel itself
papers-from-typed = typed or pressed by people
papers-from-slack = Slack

papers-seen-nobody = nobody
papers-seen-author = the person themselves
papers-seen-owners = the person, and those responsible for the circle
papers-seen-channel = everybody in the circle’s channel
papers-seen-company = members of the person’s circles and coaching partners; the company, only if the person ticks that or is there for others
papers-seen-asked = whoever asks and whoever is asked
papers-seen-absence = “can’t come”: everybody in the channel until the session is over; “I’m here”: nobody
papers-seen-field = whoever is named beside the field: nobody else, one role, or the circle
papers-seen-shared = its author; everybody in the circle’s channel once the author shares it
papers-seen-plan = its author; everybody in the circle’s channel once the author shares it; whoever is asked to ask about it learns only that there is one
papers-seen-wall = its author; the circle once the author wants that
papers-seen-receiver = the question: both; the answer: whoever asked, and for { $withdrawn } hours whoever wrote it
papers-seen-thanked = both; the circle’s channel once both want that
papers-seen-climate = members of the circle, as mean and spread from { $climate } answers on; whoever reads a programme’s report, as a mean over at least { $people } people in { $circles } circles
papers-seen-card = the circle; the company once all authors say yes
papers-seen-pair = the people in that pair
papers-seen-mentor = how many: the person themselves; that they are there: whoever looks for somebody
papers-seen-pools = everybody who opens coaching; of a programme’s pool, whoever is in it or in that programme
papers-seen-operator = whoever runs the server
papers-seen-told = everybody who types /zirkel programme: who may offer programmes; nobody: who decided it, beyond what channels are told at the time
papers-seen-programme = everybody in the programme’s channel, and whoever types /zirkel programme
papers-seen-readers = whoever may offer programmes, and whoever may read their reports
papers-seen-offering = whoever offers the programme, in the message to them
papers-seen-proposed = the people a circle is proposed to
papers-seen-posted = everybody in the meetup’s channel
papers-seen-votes = nobody; everybody in the channel sees how many there are

papers-kept-account = until the person erases it, at the latest { $leavers } days after their account was switched off
papers-kept-settled = until it is settled
papers-kept-open = without an end date, until Zirkel is uninstalled; names in it go when the person erases their data
papers-kept-names = { $names } days after the session; then only the number of those who were there is left
papers-kept-answers = { $answers } days; what is for its author alone, { $own } days; shorter where the format says so
papers-kept-notes = { $notes } days
papers-kept-reflections = { $reflections } days after the circle has ended, or until the author deletes it
papers-kept-plans = { $plans } days after the circle has ended, or until the author deletes it
papers-kept-recall = as long as the reflection or the minutes that it is about, at the latest { $reflections } days after the circle has ended
papers-kept-climate = until { $climate_kept } days after the season
papers-kept-tickets = until the check closes: { $tickets } days, and over a weekend until the next working hour
papers-kept-tandems = { $tandems } days after the pair has ended
papers-kept-occasions = { $occasions } days after it was due at the latest
papers-kept-letters = at least { $letters } days; messages that may have to be brought up to date later, without an end date
papers-kept-lanes = a day after the pause has ended
papers-kept-inbox = { $inbox } days
papers-kept-uptimes = { $uptimes } days
papers-kept-removed = as long as Zirkel is installed, then { $removed } days: with it goes everything that is kept
papers-kept-running = as long as the database is there
papers-kept-log = without an end date, until Zirkel is uninstalled; names in it go when the person erases their data
papers-kept-meetups = { $meetups } days after the meetup
papers-kept-applications = wish, offer, department, whom they named, hours and what was ticked, until the person’s circle begins; where there is no circle, { $applications } days from the programme’s start; that somebody took part, with which languages, and whether others named another department, until they erase it
papers-kept-a_year = { $reflections } days after the round has ended, or until the person erases it

papers-scope-what = { $scope ->
    [channels-manage] make public channels for circles and bring people into them
    [channels-read] tell what a circle’s channel is (public, archived, shared with another company), how many people are in it, and who joins or leaves it
    [groups-read] tell the same of a private channel, and who is in it
    [users-read] tell language, time zone and the name that Slack shows, whether an account is on, is a guest’s, an app’s or of another company, and who is an admin
   *[other] { scopes-what }
}
