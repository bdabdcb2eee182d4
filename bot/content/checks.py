"""What a content file must keep to beyond its shape: ids that exist, minutes that sum up."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from bot.content.formats import EVERYBODY, Format, FormatRole, Output, Phase
from bot.content.programmes import ProgrammeTemplate
from bot.content.texts import Group
from bot.kernel.enums import CORE_ROLES

Place = tuple[int | str, ...]
Mistake = tuple[Place, str]
"""Where in the file, and what is wrong there."""


def format_mistakes(recipe: Format) -> Iterator[Mistake]:
    """Yield what is wrong within a format whose parts are all well formed."""
    yield from _group_mistakes(recipe.group)
    if recipe.series and not recipe.series.min <= recipe.series.sessions <= recipe.series.max:
        yield ("series",), "min, sessions and max must be in this order of size"
    for name, items in (("roles", recipe.roles), ("phases", recipe.phases), ("outputs", recipe.outputs)):
        yield from _twice(name, items)
    roles = {role.id for role in recipe.roles}
    for index, role in enumerate(recipe.roles):
        yield from _role_mistakes(index, role)
    for word in sorted(roles.intersection(EVERYBODY)):
        yield ("roles",), f'"{word}" is a word of its own and can\'t be the id of a role'
    for index, phase in enumerate(recipe.phases):
        yield from _phase_mistakes(recipe, roles, index, phase)
    yield from _block_mistakes(recipe, roles)
    yield from _sums(recipe)


def programme_mistakes(programme: ProgrammeTemplate, formats: Collection[str]) -> Iterator[Mistake]:
    """Yield what is wrong within a programme, given the ids of all formats."""
    yield from _group_mistakes(programme.group)
    for index, week in enumerate(programme.schedule):
        if week.format not in formats:
            yield ("schedule", index, "format"), f'there is no format "{week.format}"'
        if week.week > programme.weeks:
            yield ("schedule", index, "week"), f"lies after the last week, which is {programme.weeks}"


def _group_mistakes(group: Group) -> Iterator[Mistake]:
    if not group.min <= group.ideal <= group.max:
        yield ("group",), "min, ideal and max must be in this order of size"


def _twice(name: str, items: Sequence[FormatRole | Phase | Output]) -> Iterator[Mistake]:
    for item, times in Counter(item.id for item in items).items():
        if times > 1:
            yield (name,), f'the id "{item}" is used {times} times'


def _role_mistakes(index: int, role: FormatRole) -> Iterator[Mistake]:
    if role.duty is None and role.id not in CORE_ROLES:
        yield ("roles", index, "duty"), "is missing"
    if role.choose and role.n != 1:
        yield ("roles", index, "choose"), "is for roles of one person, n = 1"
    if role.n == 1 and not (role.rotate or role.optional or role.choose):
        yield ("roles", index), "needs rotate = true, or choose: the words of the button by which somebody takes it"


def _phase_mistakes(recipe: Format, roles: Collection[str], index: int, phase: Phase) -> Iterator[Mistake]:
    if phase.by not in roles and phase.by not in EVERYBODY:
        yield ("phases", index, "by"), f'"{phase.by}" is neither a role of this format nor {", ".join(EVERYBODY)}'
    if phase.quiet is not None and phase.quiet not in roles:
        yield ("phases", index, "quiet"), f'"{phase.quiet}" is not a role of this format'
    if phase.block is not None and phase.block not in recipe.blocks:
        yield ("phases", index, "block"), f'there is no block "{phase.block}"'
    if phase.out is not None and phase.out not in {output.id for output in recipe.outputs}:
        yield ("phases", index, "out"), f'there is no output "{phase.out}"'
    if (phase.day is None, phase.hours is None) != (recipe.phases[0].day is None, recipe.phases[0].day is None):
        yield ("phases", index), "day and hours belong together, and to every phase or to none"


def _block_mistakes(recipe: Format, roles: Collection[str]) -> Iterator[Mistake]:
    stretches = Counter(name for name, _ in groupby(phase.block for phase in recipe.phases))
    for name, block in recipe.blocks.items():
        if block.rotate not in roles and block.rotate not in {"all_roles", "none"}:
            yield ("blocks", name, "rotate"), f'"{block.rotate}" is neither a role of this format nor all_roles, none'
        if stretches[name] != 1:
            yield ("blocks", name), "its phases must follow each other, and there must be one at least"


def _sums(recipe: Format) -> Iterator[Mistake]:
    minutes = sum(step.phase.minutes for step in recipe.steps())
    if minutes != recipe.minutes:
        yield ("minutes",), f"the phases take {minutes} minutes, each block as often as it comes, not {recipe.minutes}"
    left = {phase.out for phase in recipe.phases}
    for index, output in enumerate(recipe.outputs):
        if output.id not in left:
            yield ("outputs", index), f'no phase leaves "{output.id}" behind'
