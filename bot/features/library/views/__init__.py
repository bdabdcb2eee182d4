"""What people see of the library: the shelf with its search, one session's minutes, all of them as Markdown."""

from bot.features.library.views.export import file_name, markdown, people_in, to_copy, with_comment
from bot.features.library.views.reading import reading_modal
from bot.features.library.views.shelf import no_library, shelf_modal

__all__ = [
    "file_name", "markdown", "no_library", "people_in", "reading_modal", "shelf_modal", "to_copy", "with_comment",
]  # fmt: skip
