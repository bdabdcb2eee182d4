"""A feature uses a lower one as it uses itself: each file what lies below it, and nothing that lies above."""

from tests.architecture.source import modules

ORDER = ("rules", "forms", "views", "store", "service", "posts", "handlers")
"""A feature's files from bottom to top; import-linter keeps that order within a feature, this within all of them."""


def test_a_file_uses_of_other_features_only_what_lies_below_it() -> None:
    reaching = [
        f"{module.name} imports {name}"
        for module in modules()
        if module.name.startswith("bot/features/") and module.name.count("/") == 3
        for name in module.imports()
        if is_another_feature(module.name.split("/")[2], name)
        and ORDER.index(name.split(".")[3]) > ORDER.index(module.name.split("/")[3].removesuffix(".py"))
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
    return (
        parts[:2] == ["bot", "features"] and len(parts) > 3 and parts[2] not in {feature, "deps", "actions", "payloads"}
    )
