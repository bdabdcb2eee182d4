"""Own formats: read beside the shipped ones, and every kind of mistake told with file, line and reason."""

import re
from pathlib import Path

import pytest

from bot.content.loader import FOLDER, ContentError, load_formats, load_library, load_programmes
from bot.kernel.enums import Language

MINE = """\
id = "mine"
family = "circle"
name.en = "Mine"
name.de = "Meins"
goal.en = "Learn."
goal.de = "Lernen."
group = { min = 3, ideal = 4, max = 5 }
minutes = 50
cadence = "weekly"
modes = ["live"]
series = { sessions = 8, min = 6, max = 12 }

[blocks.turn]
times = 2
rotate = "host"

[[roles]]
id = "host"
n = 1
name.en = "Host"
name.de = "Gastgeber:in"
duty.en = "Opens."
duty.de = "Eröffnet."
choose.en = "I host"
choose.de = "Ich bin Gastgeber:in"

[[phases]]
id = "open"
minutes = 10
by = "host"
title.en = "Open"
title.de = "Eröffnen"
question.en = "Who is here?"
question.de = "Wer ist da?"

[[phases]]
id = "talk"
block = "turn"
minutes = 20
by = "all"
quiet = "host"
title.en = "Talk"
title.de = "Reden"
question.en = "What?"
question.de = "Was?"
out = "note"

[[outputs]]
id = "note"
vis = "circle"
"""
PHASE = MINE[MINE.index('[[phases]]\nid = "talk"') : MINE.index("[[outputs]]")]


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    own = folder / "own"
    own.mkdir(exist_ok=True)
    (own / name).write_text(text, encoding="utf-8")
    return own


def refused(folder: Path, text: str, name: str = "mine.toml") -> list[str]:
    with pytest.raises(ContentError) as error:
        load_formats(write(folder, text, name))
    return str(error.value).splitlines()


def test_an_own_format_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    formats = load_formats(write(tmp_path, MINE))
    assert len(formats) == 38
    assert formats["mine"].name(Language.GERMAN) == "Meins"


def test_an_empty_folder_adds_nothing(tmp_path: Path) -> None:
    assert load_formats(tmp_path) == load_formats()


MISTAKES = [
    ("minutes = 50", "minutes = 60", "minutes = 60", "minutes: the phases take 50 minutes, each block as often as"),
    (
        'by = "all"',
        'by = "every"',
        'by = "every"',
        'phases "talk", by: "every" is neither a role of this format nor all,',
    ),
    ('quiet = "host"', 'quiet = "me"', 'quiet = "me"', 'phases "talk", quiet: "me" is not a role of this format'),
    ('block = "turn"', 'block = "go"', 'block = "go"', 'phases "talk", block: there is no block "go"'),
    (
        'rotate = "host"',
        'rotate = "me"',
        'rotate = "me"',
        'blocks, turn, rotate: "me" is neither a role of this format',
    ),
    ("ideal = 4", "ideal = 9", "group =", "group: min, ideal and max must be in this order of size"),
    ("sessions = 8", "sessions = 80", "series =", "series: min, sessions and max must be in this order of size"),
    ('id = "open"', 'id = "talk"', "", 'phases: the id "talk" is used 2 times'),
    ('id = "host"', 'id = "all"', "", 'roles: "all" is a word of its own and can\'t be the id of a role'),
    ('out = "note"', 'out = "card"', 'out = "card"', 'phases "talk", out: there is no output "card"'),
    ('out = "note"', "", "[[outputs]]", 'outputs "note": no phase leaves "note" behind'),
    ("minutes = 10", "minutes = 10\nday = 1", "[[phases]]", 'phases "talk": day and hours belong together'),
    ('title.en = "Talk"\n', "", "title.de =", 'phases "talk", title, en: is missing'),
    ('title.en = "Talk"', 'title.en = ""', "title.en =", 'phases "talk", title, en: must not be empty'),
    ("minutes = 10", 'minutes = "ten"', "minutes =", 'phases "open", minutes: must be a whole number'),
    ("minutes = 10", "minuts = 10", "minuts =", 'phases "open", minuts: is not known here'),
    ("n = 1", 'n = "many"', "n =", 'roles "host", n: must be 1 or more, a range such as "2-5", "rest" or "all"'),
    ('vis = "circle"', 'vis = "boss"', "vis =", "outputs \"note\", vis: must be 'author', 'recipient'"),
    ('id = "mine"', 'id = "Mine"', "id =", "id: must begin with a small letter"),
    ('id = "mine"', 'id = "other"', "id =", "id: the file must be named after its id, so call it other.toml"),
    ('family = "circle"', 'family = "circle', "family =", "this isn't TOML: "),
]


@pytest.mark.parametrize(("old", "new", "pointed", "mistake"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_reason(
    tmp_path: Path, old: str, new: str, pointed: str, mistake: str
) -> None:
    text = MINE.replace(old, new, 1)
    assert text != MINE
    (told,) = [line for line in refused(tmp_path, text) if f": {mistake}" in line]
    where = re.match(r"own/mine\.toml:(\d*)", told)
    assert where is not None
    assert (text.splitlines()[int(where[1]) - 1].startswith(pointed) and pointed) if where[1] else pointed == ""


def test_the_phases_of_a_block_follow_each_other(tmp_path: Path) -> None:
    opening = MINE[MINE.index('[[phases]]\nid = "open"') : MINE.index('[[phases]]\nid = "talk"')]
    later = opening.replace('"open"', '"later"') + PHASE.replace('"talk"', '"again"')
    text = MINE.replace("[[outputs]]", later + "[[outputs]]")
    assert any("blocks, turn: its phases must follow each other" in line for line in refused(tmp_path, text))


def test_an_id_that_zirkel_brings_is_taken(tmp_path: Path) -> None:
    (mistake,) = refused(tmp_path, MINE.replace('"mine"', '"troika"'), "troika.toml")
    assert mistake.startswith('own/troika.toml:1: id: another format already has the id "troika"; choose one')


def test_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "id = 3", "first.toml")
    mistakes = refused(tmp_path, MINE.replace("minutes = 50", "minutes = 60"))
    assert {mistake.split(":")[0] for mistake in mistakes} == {"own/first.toml", "own/mine.toml"}


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, "")
    (folder / "mine.toml").write_bytes(MINE.encode("latin-1"))
    with pytest.raises(ContentError, match="must be saved as UTF-8 text"):
        load_formats(folder)


def test_a_mark_before_the_text_is_no_mistake(tmp_path: Path) -> None:
    folder = write(tmp_path, "")
    (folder / "mine.toml").write_text(MINE, encoding="utf-8-sig")
    assert "mine" in load_formats(folder)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (write(tmp_path, MINE) / "folder.toml").mkdir()
    with pytest.raises(ContentError, match=r"own/folder\.toml: can't be read"):
        load_formats(tmp_path / "own")


def test_a_programme_may_only_use_formats_that_exist() -> None:
    formats = {name: recipe for name, recipe in load_formats().items() if name != "shadowing"}
    with pytest.raises(
        ContentError, match=r"innovation\.toml:\d+: schedule 2, format: there is no format \"shadowing\""
    ):
        load_programmes(formats)


def test_questions_come_in_pairs(tmp_path: Path) -> None:
    file = tmp_path / "questions.toml"
    file.write_text('[coach]\nen = ["One?", "Two?"]\nde = ["Eins?"]\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"questions\.toml:1: coach: has 2 texts in en and 1 in de"):
        load_library(file)


def test_a_reflections_questions_come_in_pairs(tmp_path: Path) -> None:
    file = tmp_path / "questions.toml"
    first, second = (
        'first.en = ["One?", "Two?"]\nfirst.de = ["Eins?", "Zwei?"]',
        'second.en = ["Why?"]\nsecond.de = ["Warum?"]',
    )
    file.write_text(f"[prompts.usual]\n{first}\n{second}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"questions\.toml:1: prompts, usual: must have as many first questions"):
        load_library(file)


def test_the_example_in_the_readme_is_a_format(tmp_path: Path) -> None:
    example = (FOLDER / "README.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    assert "our-hour" in load_formats(write(tmp_path, example, "our-hour.toml"))
