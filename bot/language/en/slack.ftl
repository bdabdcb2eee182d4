# What Zirkel says when a request didn't work.

slack-try-again = That didn’t work just now. Please try it once more.
slack-not-saved = This couldn’t be saved just now. Your text is still here; please send it again in a moment.
slack-choose-another = This value doesn’t work here. Please choose or type another one.

slack-guide = This is what you can type:
slack-unknown = I don’t know “{ $text }”. This is what you can type:
slack-did-you-mean = Did you mean `{ $command }`?

slack-file-on-its-way = One moment: the file is on its way to your direct messages with Zirkel.
slack-file-sent = The file “{ $name }” is in your direct messages with Zirkel now.
slack-file-failed = The file couldn’t be sent just now. Please try again in a minute.
slack-copy = Zirkel isn’t allowed to send files here. This is the content to copy; save it as “{ $name }”.
slack-copy-part = { $total ->
    [one] To copy
   *[other] Part { $number } of { $total }
}
slack-copy-missing = It is too long for one window: { $missing ->
    [one] the last of { $total } parts is missing
   *[other] the last { $missing } of { $total } parts are missing
} here. All of it comes as a file as soon as Zirkel may send files.
slack-copied = Done
