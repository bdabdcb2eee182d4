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
    [channels-history] find its own message in a public channel again when Slack’s answer was lost; it reads the channel for that
    [groups-history] do the same in a private channel
    [im-history] do the same in a direct message
    [mpim-history] do the same in a conversation of several
   *[other] do that
}
