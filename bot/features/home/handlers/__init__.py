"""The Home tab, `/zirkel`, the choice of a language, somebody's own pause."""

from bot.features.deps import Deps
from bot.features.home.forms import VERBS
from bot.features.home.handlers.pause import PauseDesk
from bot.features.home.handlers.tab import ActorOf, TabDesk
from bot.slack.routes import Routes


def register(routes: Routes, deps: Deps, actor_of: ActorOf) -> None:
    """Answer everything about Home; ``actor_of`` tells who opened it."""
    tab = TabDesk(deps, actor_of)
    routes.command("/zirkel", tab.command)
    routes.verb("/zirkel", VERBS["help"], tab.help)
    routes.verb("/zirkel", VERBS["language"], tab.language)
    routes.action("home:language", tab.choose_language)
    routes.action("home:who-sees-what", tab.explain)
    routes.event("app_home_opened", tab.opened)
    routes.home(tab.anew)
    pause = PauseDesk(deps, tab)
    routes.verb("/zirkel", VERBS["pause"], pause.typed)
    routes.verb("/zirkel", VERBS["resume"], pause.back_typed)
    routes.action("home:pause", pause.open)
    routes.action("home:back", pause.back)
    routes.submission("home:pause", pause.keep)
