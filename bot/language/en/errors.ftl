# What a refusal says to the person. The keys are the class names of bot/kernel/errors.py, the English its docstrings.

error-refusal = That isn't possible just now.
error-gone = This no longer exists, or it belongs to another workspace. Type /circle to see what there is.
error-it-is-over = This message is from an earlier time, nothing happened. Type /circle to see what is current.
error-not-a-member = Only members of the circle can do this. Press Join on the circle's card to become one.
error-circle-is-full = All places in this circle are taken. Found a second one with /circle new.
error-circle-is-closed = This circle has ended. Found a new one with /circle new.
error-text-missing = Please write something here.
error-text-too-long = That is too long: please keep it under { $limit } characters.
