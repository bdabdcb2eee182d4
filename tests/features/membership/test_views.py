"""What is said about circles to those who are in them, whatever people and formats are called."""

from bot.features.membership import views
from bot.language.translator import Words
from tests.features.circles.test_rules import a_circle


def test_a_formats_name_is_no_markup_in_the_line_about_a_change(words: Words) -> None:
    said = views.changed(words, a_circle(), "<!channel> & *Fishbowl*")
    assert "&lt;!channel&gt; &amp; ∗Fishbowl∗" in said.text
    assert "<!channel>" not in str(said.content())
