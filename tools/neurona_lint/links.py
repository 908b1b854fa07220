"""A link inside the project is sound when its file exists and, if it names a place in it, a heading has that name."""

import json
import re
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt

NO_FILE = "{source}: the link to {target} leads nowhere: there is no such file."
NO_HEADING = "{source}: the link to {target} leads nowhere: the page has no heading of that name."

MARKDOWN = MarkdownIt("commonmark").enable("table")


def prose(path):
    """The Markdown of a page: a text as it is, of a notebook its Markdown cells."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = [cell["source"] for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]
    return "\n\n".join("".join(source) for source in cells)


def targets(markdown):
    """The addresses of all links and pictures."""
    for token in MARKDOWN.parse(markdown):
        for child in token.children or []:
            address = child.attrGet("href" if child.type == "link_open" else "src")
            if address:
                yield address


def anchors(path):
    """The names by which the headings of a page are linked: as code hosts make them, in notebooks as Jupyter does."""
    tokens = MARKDOWN.parse(prose(path))
    headings = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]
    if path.suffix == ".ipynb":
        return {heading.replace(" ", "-") for heading in headings}
    seen, names = {}, set()
    for heading in headings:
        name = re.sub(r"[^\w\- ]", "", re.sub(r"[*`]|\]\([^)]*\)", "", heading.lower())).strip().replace(" ", "-")
        seen[name] = seen.get(name, -1) + 1
        names.add(f"{name}-{seen[name]}" if seen[name] else name)
    return names


def broken(root, source):
    """The links of one page that lead nowhere inside the project; addresses of other hosts are not looked at.

    Args:
        root: the folder that holds everything.
        source: the page, a .md or .ipynb file, relative to the root.

    Returns:
        A list of sentences, one for each such link.
    """
    page, problems = root / source, []
    for target in targets(prose(page)):
        address = urlsplit(target)
        if address.scheme or address.netloc:
            continue
        file = (page.parent / unquote(address.path)) if address.path else page
        if not file.exists():
            problems.append(NO_FILE.format(source=source, target=target))
        elif address.fragment and file.suffix in (".md", ".ipynb") and unquote(address.fragment) not in anchors(file):
            problems.append(NO_HEADING.format(source=source, target=target))
    return problems
