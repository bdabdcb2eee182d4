# What people read who begin: everybody at the launch, leaders who join, who moderates for the first time.

papers-launch =
    # Learning at eye level: Zirkel begins

    Much of what we want to learn, somebody here already knows how to do. Zirkel brings us together: four to six people, topics of their own choice, an hour that comes again. In Slack, with a beginning and an end.

    ## How it works

    1. *Join in.* Type `/circle` in Slack: you see the circles that you can join. With `/circle new` you start one of your own; it begins once three are in. Where there is a programme, you apply with “Apply”: on its invitation in the channel, after `/zirkel programme`, or in Home under “Programmes”. Zirkel forms circles from all who apply, and asks you before yours begins.
    2. *Choose what you learn.* Everybody proposes topics, the circle votes. Moderating, taking notes and observing pass on by themselves.
    3. *Meet.* Zirkel reminds you, leads through the hour and keeps the time. Afterwards there are two minutes for yourself.
    4. *Keep it.* What you planned comes back after some days, what you noted as a question. First from memory, then with your own note.

    Rather in a pair? `/coach join`. Somebody with experience? `/coach mentor`. Anything else: `/zirkel help`.

    ## What we don’t see

    - We, your company, get *no list, no report and no figures* from Zirkel on people or on how a circle is doing. Nor do managers. Of a programme there is a report: shares and means over at least { $people } people in { $circles } circles, blurred by chance. Whoever may offer programmes reads it, and the works council. What you write when you apply they don’t read; those who may offer programmes see numbers of it alone. A circle can ask them for support; then it names itself.
    - *Your reflections* are encrypted, and appear in no message until you share them. You decide what your circle reads.
    - *Taking part is voluntary.* Can’t come, need a break, want to leave: Zirkel doesn’t ask for a reason, and only the people in your circle’s channel or in your pair may hear of it.

    And openly: whoever is in a circle’s channel reads along there, and what is in Slack a company may be able to export. Whoever runs the server and has its key could read everything; with us that is [who]. “Who sees what?” in Zirkel tells you the rest, and [this page](members.html) what becomes of your data.

    ## Time for it

    Our rule: [learning in a circle is working time, … minutes a week]. We begin on [date]. Ask [name, channel].

papers-leaders =
    # Five sentences for leaders who join

    In a circle you are a member like everybody else. These five sentences help the others believe it. Say them in your own words, best in the first session.

    1. “I’m here to learn, and I begin with something that I can’t do yet.”
    2. “What is said here stays here. I won’t take it into any appraisal, nor into any other meeting.”
    3. “I moderate, take notes and have my turn like all of you.”
    4. “What I say here is one view among several, and no instruction. Contradict me.”
    5. “Whoever can’t come, pauses or leaves owes me no explanation.”

    ## What Zirkel does for it

    You see what other members see, and nothing more; no list and no figures on your people come to you. Roles come to you by turn. Whoever takes a break is shown to you, as to the others, only as somebody who can’t come.

    ## What is up to you

    Zirkel doesn’t know whom you lead. Look for a circle without people who report to you; where that can’t be, let them say first whether they would like you there. In rounds, speak last.

papers-moderating =
    # Moderating for the first time: twenty minutes to get ready

    You don’t have to know the topic, and you needn’t be a trainer. You look after the process, so that everybody gets to think. Zirkel does the rest with you.

    ## Minutes 1 to 4: your part

    You do three things: *open* each step with its question, *bring in* quieter voices, and *end* it when the time is over. Three others you leave alone: judging answers, saving a silence, being right.

    ## Minutes 5 to 8: what Zirkel does

    - The working day before, your role card comes, with the agenda and sentences that help. “Swap” and “Not this time” are on it, without a reason; if it comes late, it is in the session’s thread.
    - When it is time, a card with “Start” appears in the circle’s channel. You press it, or whoever likes if you aren’t there.
    - Each step appears in the thread with its question, its minutes and who speaks. When its time is over, the next one comes by itself.
    - Under the open step are your buttons: “Next” when you are done early, “+5 min” when it is worth it, “Back” if somebody pressed too soon, “End”.
    - Afterwards Zirkel asks everybody for two minutes for themselves, and whoever took notes for the minutes.

    ## Minutes 9 to 15: your first hour, minute by minute

    This is the kick-off with which a circle begins unless it wants otherwise. Other formats have other steps; you handle them the same way.

    { $hour }

    ## Minutes 16 to 18: when it gets stuck

    - *Nobody says anything.* Count to ten, silently. Then: “Let us write for a minute.”
    - *One person speaks all the time.* “Thank you. I’d like to hear two others before we come back to you.”
    - *Advice comes before the question is clear.* “Is that a question, or already advice?”
    - *It gets personal or heavy.* “Do you want to go on with this here?” Whoever doesn’t want to stops, without a reason.
    - *You run out of time.* Shorten a round, never the last step.

    More sentences like these are on your role card.

    ## Minutes 19 and 20: before you begin

    Read the agenda on your role card once. Greet people by name. Say at the start: what is said here stays here; nobody has to say anything; you will watch the time together with Zirkel. At the end ask what the next moderator should know. That’s all.

papers-moderate-head = Minute · Zirkel asks · You
papers-moderate-arrive = Begin with yourself, briefly. Then go round, two minutes each.
papers-moderate-wants = Let everybody write for two minutes before the first one speaks. Nobody comments.
papers-moderate-goal = Collect three sentences, then look for what they have in common. “Good enough for now” is enough.
papers-moderate-rules = Read the proposed rules aloud. Strike, add, and ask: can everybody live with that?
papers-moderate-next = Agree on the first topic and who brings what. Whoever takes notes writes it down.
papers-moderate-mirror = Give the word to whoever observes. Listen, and don’t defend anything.
papers-moderate-close = One sentence each, without comments. Thank everybody and end on time.
