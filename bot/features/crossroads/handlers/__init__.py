"""Pausing, going on, ending; the answers of a circle that was asked; merging."""

from bot.features.crossroads.forms import VERBS
from bot.features.crossroads.handlers.life import LifeDesk
from bot.features.crossroads.handlers.merging import MergeDesk
from bot.features.crossroads.handlers.questions import QuestionDesk
from bot.features.deps import Deps
from bot.slack.routes import Routes


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about how circles go on; buttons for it stand in what other features show, too."""
    life, merging, questions = LifeDesk(deps), MergeDesk(deps), QuestionDesk(deps)
    routes.verb("/circle", VERBS["pause"], life.typed("pause", "circles:pause", life.pause))
    routes.verb("/circle", VERBS["resume"], life.typed("resume", "circles:resume", life.resume))
    routes.verb("/circle", VERBS["end"], life.typed("end", "circles:end", life.end))
    routes.verb("/circle", VERBS["merge"], life.typed("merge", "crossroads:merge", merging.choose))
    routes.action("circles:pause", life.pressed(life.pause))
    routes.submission("crossroads:pause", life.keep_pause)
    routes.action("circles:resume", life.pressed(life.resume))
    routes.action("circles:end", life.pressed(life.end))
    routes.action("crossroads:end-well", life.end_well)
    routes.action("crossroads:end-now", life.end_now)
    routes.action("crossroads:go-on", questions.go_on)
    routes.action("crossroads:take-on", questions.take_on)
    routes.action("crossroads:merge", life.pressed(merging.choose))
    routes.action("crossroads:offer", merging.offer)
    routes.action("crossroads:withdraw", merging.withdraw)
    routes.action("crossroads:accept", merging.accept)
    routes.action("crossroads:decline", merging.decline)
