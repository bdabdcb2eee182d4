"""Slash commands that Slack keeps for itself: a manifest that names one of them is refused whole."""

RESERVED_COMMANDS = frozenset({
    "/archive", "/away", "/call", "/collapse", "/dnd", "/expand", "/feed", "/feedback", "/help", "/invite", "/join",
    "/kick", "/leave", "/me", "/msg", "/mute", "/open", "/pro", "/remind", "/remove", "/rename", "/search",
    "/shortcuts", "/shrug", "/star", "/status", "/topic", "/who",
})  # fmt: skip
