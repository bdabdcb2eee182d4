"""Time and chance are arguments: only the clock knows what time it is, and nobody throws dice."""

import ast
import re

from tests.architecture.source import Module, modules

MAY_ASK_THE_TIME = {
    "bot/kernel/clock.py",
    "bot/practice/transport/http_delivery.py",  # a signature is checked against the real time, whatever the clock shows
}
_ASKING = re.compile(r"(?:^|\.)(?:datetime\.(?:now|utcnow|today)|date\.today|time\.time|time\.time_ns)$")


def test_nobody_but_the_clock_asks_for_the_time() -> None:
    asking = [line for module in modules() if module.name not in MAY_ASK_THE_TIME for line in questions(module)]
    assert asking == []


def test_nobody_throws_dice_without_a_seed() -> None:
    dice = [
        f"{module.name}:{node.lineno} {ast.unparse(node)}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and re.match(r"random\.(?!Random$)|secrets\.(?:choice|randbelow)", ast.unparse(node.func))
    ]
    assert dice == []


def test_a_random_generator_has_a_seed() -> None:
    unseeded = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Random" and not node.args
    ]
    assert unseeded == []


def questions(module: Module) -> list[str]:
    return [
        f"{module.name}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _ASKING.search(ast.unparse(node.func))
    ]
