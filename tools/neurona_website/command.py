"""`make html`: every chapter a page, an index in front, and nothing that another host would have to send."""

import argparse
import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from pygments.formatters import HtmlFormatter

from .editions import EDITIONS, chapters
from .pages import TEMPLATES, render

ROOT = Path(__file__).resolve().parents[2]
MARK = ".neurona-website"

ABOUT = "Write the course as a website that needs no kernel, no server and no network."
EDITION_HELP = "instructors: with the solutions (the default); students: without them"
TO_HELP = "the folder to write, emptied first (site, or site-students)"
STRANGER = "{folder} holds files that this command did not write. Choose another folder, or empty it yourself."
DONE = "{count} chapters for {edition}: open {index}"
FOR = {
    "instructors": "This is the instructor's edition: it shows the solutions and the hidden tests.",
    "students": "This edition is for reading. To solve the exercises, open the notebooks.",
}
TURN = {"back": "← {title}", "contents": "All chapters", "on": "{title} →"}
LICENCE = "Texts and figures: CC BY 4.0, by the Neurona authors. Code: MIT licence."


def main(arguments=None):
    """Write one edition; returns 0, or a sentence that says why not."""
    parser = argparse.ArgumentParser(description=ABOUT)
    parser.add_argument("--edition", choices=EDITIONS, default="instructors", help=EDITION_HELP)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=TO_HELP)
    chosen = parser.parse_args(arguments)
    folder = chosen.to or ROOT / EDITIONS[chosen.edition]
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        return STRANGER.format(folder=folder)
    count = write(ROOT, chosen.edition, folder)
    print(DONE.format(count=count, edition=chosen.edition, index=folder / "index.html"))
    return 0


def write(root, edition, folder):
    """Write the site.

    Args:
        root: the course's folder.
        edition: a key of EDITIONS.
        folder: where to write; what is there goes.

    Returns:
        The number of chapters.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    pages = [write_chapter(folder, *chapter) for chapter in chapters(root, edition)]
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=False, keep_trailing_newline=True)
    shown = {"edition": FOR[edition], "licence": LICENCE}
    for place, page in enumerate(pages):
        made = templates.get_template("page.html.j2").render(chapter=page, turn=turn(pages, place), **shown)
        (folder / page["address"]).write_text(made, encoding="utf-8")
    contents = templates.get_template("contents.html.j2").render(chapters=pages, **shown)
    (folder / "index.html").write_text(contents, encoding="utf-8")
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    colors = HtmlFormatter().get_style_defs(".highlight")
    (folder / "style.css").write_text(f"{colors}\n{style}", encoding="utf-8")
    return len(pages)


def write_chapter(folder, path, notebook, file):
    """Write a chapter's pictures and its notebook; returns what its page and the index say of it."""
    page = render(path, notebook)
    (folder / path.parent).mkdir(exist_ok=True)
    shutil.copy(file, folder / path)
    for name, picture in page.pop("pictures").items():
        target = folder / path.parent / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(picture)
    number = path.parent.name.split("-")[0]
    return page | {"number": number, "address": path.with_suffix(".html").as_posix(), "download": path.name}


def turn(pages, place):
    """Links to the chapter before, to the index, and to the chapter after."""
    links = [f'<a href="../index.html">{TURN["contents"]}</a>']
    if place:
        links.insert(0, link_to(pages[place - 1], "back", "prev"))
    if place + 1 < len(pages):
        links.append(link_to(pages[place + 1], "on", "next"))
    return "\n".join(links)


def link_to(page, way, relation):
    title = TURN[way].format(title=f"{page['number']} {page['title']}")
    return f'<a rel="{relation}" href="../{page["address"]}">{title}</a>'
