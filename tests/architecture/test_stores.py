"""A feature's tables are read and written by that feature alone."""

from tests.architecture.source import modules

OPEN_TO_OTHERS = {"service", "rules"}
BASES = {"bot.features.circles.posts", "bot.features.circles.posts.CirclePost"}
"""What posts into a circle's channel inherits from circles: who is told when the channel can't be reached."""


def test_features_reach_each_other_only_by_service_and_rules() -> None:
    reaching = [
        f"{module.name} imports {name}"
        for module in modules()
        if module.name.startswith("bot/features/")
        for name in module.imports()
        if is_another_feature(module.name.split("/")[2], name)
        and not OPEN_TO_OTHERS & set(name.split(".")[3:4])
        and not (_is_posts(module.name) and name in BASES)
    ]
    assert reaching == []


def test_nobody_outside_a_feature_imports_its_store() -> None:
    reaching = [
        f"{module.name} imports {name}"
        for module in modules()
        if not module.name.startswith("bot/features/")
        for name in module.imports()
        if name.startswith("bot.features.") and "store" in name.split(".")
    ]
    assert reaching == []


def is_another_feature(feature: str, imported: str) -> bool:
    parts = imported.split(".")
    return parts[:2] == ["bot", "features"] and len(parts) > 3 and parts[2] not in {feature, "deps"}


def _is_posts(name: str) -> bool:
    """Tell a feature's ``posts.py``, or a module of its folder ``posts``."""
    return "posts" in name.removesuffix(".py").split("/")[3:4]
