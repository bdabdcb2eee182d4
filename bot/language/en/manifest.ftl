# What Slack shows of the app before anybody has used it.

manifest-description = Learning circles: your topics, roles that rotate, prompts on time
manifest-circle = Start, join and see learning circles
    .hint = new Public speaking | help
manifest-topics = Propose topics and vote on them
    .hint = add What you want to learn
manifest-reflect = Two minutes for what you take from a session
    .hint = (nothing more)
manifest-coach = Coach each other in pairs
    .hint = join | leave
manifest-zirkel = Help, language, pause
    .hint = help | language de
manifest-topic-from-message = Propose as a topic
    .hint = Puts it on your circle’s list, after a look at the words
