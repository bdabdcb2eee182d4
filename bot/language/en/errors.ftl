# What a refusal says to the person. The keys are the class names of bot/kernel/errors.py, the English its docstrings.

error-refusal = That isn't possible just now.
error-gone = This no longer exists, or it belongs to another workspace. Type /circle to see what there is.
error-it-is-over = This message is from an earlier time, nothing happened. Type /circle to see what is current.
error-not-a-member = Only members of the circle can do this. Press Join on the circle's card to become one.
error-circle-is-full = All places in this circle are taken. Found a second one with /circle new.
error-circle-is-closed = This circle has ended. Found a new one with /circle new.
error-channel-is-general = Everybody is in that channel, and a circle would be loud there. Choose a smaller one.
error-channel-is-archived = That channel is archived, so nobody can write there. Unarchive it, or choose another one.
error-channel-is-direct = That is a direct message, which nobody can join. Choose a channel.
error-channel-is-external = People of other companies are in that channel. Choose one of your own.
error-channel-not-made = The channel isn't there yet. Press the button again in a moment, or choose one that is there.
error-may-not-make-channels = Slack doesn't let me make that channel. Choose one that is there.
error-circle-is-paused = This circle pauses, nothing happened. Its sessions get new dates afterwards; /circle resume ends the pause.
error-too-many-dots = You have { $dots } dots: please choose fewer topics.
error-topic-not-open = One of these topics is no longer on the list. Open the vote again with /topic vote.
error-text-missing = Please write something here.
error-text-too-long = That is too long: please keep it under { $limit } characters.
error-not-held-yet = This session hasn't taken place. You can reflect on a session as soon as it has begun.
error-not-your-pair = Only the people of this coaching pair can do this. Type /coach to see yours.
error-round-is-over = This coaching round is over, nothing happened. Type /coach to see the current one.
error-not-moderating = Somebody else moderates this session. You can take the moderation over.
error-minutes-changed = Somebody has saved these minutes meanwhile. Copy your text, close this and press the button again.
