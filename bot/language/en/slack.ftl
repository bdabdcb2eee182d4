# What Zirkel says when a request didn't work.

slack-try-again = That didn't work just now. Please try it once more.
slack-not-saved = This couldn't be saved just now. Your text is still here; please send it again in a moment.
slack-choose-another = This value doesn't work here. Please choose or type another one.
