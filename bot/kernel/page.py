"""A page to keep, to read and to print: all of it in one file, nothing comes from elsewhere."""

from html import escape

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body {{ font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }}
h1, h2 {{ line-height: 1.2 }} h2 {{ margin-top: 1.6em; break-after: avoid }}
em {{ font-style: normal; font-weight: bold }}
dl {{ display: grid; grid-template-columns: minmax(8em, 14em) 1fr; gap: 0 1em; border-top: 1px solid;
  padding-top: .5em }}
dt {{ font-weight: bold }} dd {{ margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }}
table {{ border-collapse: collapse; width: 100% }} tr {{ break-inside: avoid }}
th, td {{ border-bottom: 1px solid #bbb; padding: .3em .8em .3em 0; text-align: left; vertical-align: top;
  overflow-wrap: break-word; hyphens: auto }}
th:first-child, td:first-child {{ min-width: 8em }}
footer {{ margin-top: 3em; border-top: 1px solid; padding-top: .5em; font-size: .85em }}
@page {{ size: A4; margin: 15mm 18mm }}
@media print {{ body {{ font-size: 10pt; line-height: 1.35; margin: 0; max-width: none; padding: 0 }}
  h1, p, ul, ol, table {{ margin-block: .5em }} h2 {{ margin-block: 1em .3em }} footer {{ margin-top: 1em }}
  table {{ font-size: 9pt }} thead {{ display: table-header-group }} }}
</style></head><body>
{body}
</body></html>
"""


def html_page(language: str, title: str, body: str) -> str:
    """Return a whole HTML page around ``body``, which is HTML already; ``title`` is plain text."""
    return _PAGE.format(language=language, title=escape(title), body=body)
