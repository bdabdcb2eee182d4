"""What somebody can teach and wants to learn."""

from slack_sdk.models.views import View

from bot.features.topics.rules import SKILL_LIMIT, SKILL_LINES, Skills
from bot.language.translator import Words
from bot.slack.blocks import context, field, modal, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def skills_modal(words: Words, skills: Skills) -> View:
    """Return the modal for what somebody can teach and wants to learn."""
    limit = SKILL_LINES * (SKILL_LIMIT + 1)
    fields = [
        field(
            name, label, text_input("\n".join(texts), limit=limit, multiline=True, placeholder=example),
            hint=words("topics-skills-hint", lines=SKILL_LINES), optional=True,
        )
        for name, label, texts, example in (
            ("offers", words("topics-offers"), skills.offers, words("topics-offers-example")),
            ("wishes", words("topics-wishes"), skills.wishes, words("topics-wishes-example")),
        )
    ]  # fmt: skip
    return modal(
        "topics:skills", words("topics-skills-title"), [*fields, context(words("topics-skills-seen"))],
        submit=words("topics-skills-submit"), close=words("button-cancel"),
    )  # fmt: skip


def skills_kept(words: Words, skills: Skills) -> Message:
    """Return what somebody is told whose offers and wishes were kept."""
    parts = [
        words(key, what=words.list([escape(text) for text in texts]))
        for key, texts in (("topics-kept-offers", skills.offers), ("topics-kept-wishes", skills.wishes))
        if texts
    ]
    if not parts:
        return Message(words("topics-kept-nothing"))
    text = "\n".join(parts)
    return Message(text, [section(text), context(words("topics-skills-seen"))])
