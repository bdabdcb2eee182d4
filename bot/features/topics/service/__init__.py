"""Use cases of topics: proposing, voting, choosing; what people offer and wish."""

from bot.features.topics.service.backlog import (
    bring_over,
    give_back,
    mark_learned,
    propose,
    retitle,
    to_change,
    withdraw,
)
from bot.features.topics.service.reading import backlog, shelf, topic, topics
from bot.features.topics.service.skills import set_skills, skills_of
from bot.features.topics.service.voting import RECORDED, choose, dots_of, place_dots, record_votes, unvoted

__all__ = [
    "RECORDED",
    "backlog",
    "bring_over",
    "choose",
    "dots_of",
    "give_back",
    "mark_learned",
    "place_dots",
    "propose",
    "record_votes",
    "retitle",
    "set_skills",
    "shelf",
    "skills_of",
    "to_change",
    "topic",
    "topics",
    "unvoted",
    "withdraw",
]
