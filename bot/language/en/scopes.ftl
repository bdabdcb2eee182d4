# What can't be done where Slack hasn't granted a scope.

scopes-missing = I can’t { $what } here: Slack hasn’t granted `{ $scope }`. Whoever looks after Zirkel can give Slack the new manifest and install the app again.
scopes-what = { $scope ->
    [channels-manage] make public channels for circles
    [channels-read] tell what kind of channel a circle lives in
    [chat-write] post anything
    [commands] answer commands
    [files-write] send files
    [groups-read] tell what kind of private channel a circle lives in
    [groups-write] make private channels for circles or bring people into them
    [im-write] write direct messages
    [mpim-write] write to several people together
    [users-read] tell which language and time zone people have
    [channels-history] look through a public channel for a message of its own
    [groups-history] look through a private channel for a message of its own
    [im-history] look through a direct message for a message of its own
    [mpim-history] look through a conversation of several for a message of its own
   *[other] do that
}
