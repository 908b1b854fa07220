"""`make html`: both editions are whole, show what they say they show, and ask no other host for anything."""

import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.relative_to(ROOT / "solutions") for path in (ROOT / "solutions").glob("*/*.ipynb"))
EDITIONS = ("instructors", "students")


class Page(HTMLParser):
    """The addresses that a page names, its ids, its pictures, and its text with the spaces evened out."""

    def __init__(self, path):
        super().__init__()
        self.loads, self.links, self.ids, self.pictures, self.words = [], [], set(), {}, []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids |= {values["id"]} if "id" in values else set()
        if tag == "a":
            self.links.append(values["href"])
        elif {"src", "href"} & set(values):
            self.loads.append(values.get("src") or values["href"])
        if tag == "img":
            self.pictures[values["src"]] = values.get("alt")

    def handle_data(self, data):
        self.words.append(data)


read = cache(Page)  # every link to a part of a page looks into that page


def page(folder, chapter):
    return read(folder / chapter.with_suffix(".html"))


def cells(kind, chapter):
    return nbformat.read(ROOT / kind / chapter, as_version=4).cells


def between(cell, begin, end):
    """The lines between two markers, without those that are too short to mean anything."""
    found = re.findall(rf"### {begin}\n(.*?)### {end}", cell.source, re.S)
    return [" ".join(line.split()) for part in found for line in part.splitlines() if len(line.strip()) > 12]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_and_every_file_is_there(website, edition):
    folder = website(edition)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) == len(CHAPTERS) + 1
    for path in pages:
        shown = read(path)
        for address in [*shown.links, *shown.loads]:
            parts = urlsplit(address)
            assert not (parts.scheme or parts.netloc) or address in shown.links, f"{path.name} loads {address}"
            if parts.scheme or parts.netloc:
                continue
            target = path.parent / unquote(parts.path) if parts.path else path
            assert target.is_file(), f"{path.name}: {address}"
            if parts.fragment:
                assert unquote(parts.fragment) in read(target).ids, f"{path.name}: {address}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_names_another_host(website, edition):
    for path in website(edition).rglob("*.*ml"):
        assert set(re.findall(r"https?://[^\s\"'<>)]+", read(path).source)) <= {"http://www.w3.org/1998/Math/MathML"}
    style = (website(edition) / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style and "@import" not in style


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_picture_of_a_solved_chapter_is_shown_with_its_description(website, chapter):
    outputs = [out for cell in cells("solutions", chapter) for out in cell.get("outputs", [])]
    described = [out.metadata["image/png"]["alt"] for out in outputs if "image/png" in out.get("data", {})]
    assert described, "a chapter has pictures"
    for edition in EDITIONS:
        shown = page(website(edition), chapter)
        assert list(shown.pictures.values()) == described
        assert all((website(edition) / chapter.parent / name).stat().st_size > 1000 for name in shown.pictures)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_solutions_stand_in_the_instructors_edition_only(website, chapter):
    lines = {line for cell in cells("source", chapter) for kind in ("SOLUTION", "HIDDEN TESTS")
             for line in between(cell, f"BEGIN {kind}", f"END {kind}") if cell.cell_type == "code"}
    given = " ".join(" ".join(cell.source.split()) for cell in cells("release", chapter))
    secret = {line for line in lines if line not in given}
    assert len(secret) > 10
    solved, unsolved = (page(website(edition), chapter).text for edition in EDITIONS)
    assert [line for line in secret if line not in solved] == []
    assert [line for line in secret if line in unsolved] == []
    assert "instructor's edition" in solved and "instructor's edition" not in unsolved


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_model_answers_stand_in_the_instructors_edition_only(website, chapter):
    answers = [cell.source for cell in cells("solutions", chapter)
               if cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution")]
    assert answers, "a chapter has an answer that is marked by hand"
    plain = [part for answer in answers for part in re.findall(r"[A-Za-z ,]{30,}", answer)]
    solved, unsolved = (page(website(edition), chapter).text for edition in EDITIONS)
    assert plain and [text for text in plain if " ".join(text.split()) not in solved] == []
    assert [text for text in plain if " ".join(text.split()) in unsolved] == []


@pytest.mark.parametrize(("edition", "kind"), [("instructors", "solutions"), ("students", "release")])
def test_the_notebook_of_the_edition_can_be_downloaded(website, edition, kind):
    for chapter in CHAPTERS:
        assert chapter.name in page(website(edition), chapter).links
        assert (website(edition) / chapter).read_bytes() == (ROOT / kind / chapter).read_bytes()


def test_checks_show_no_verdict_to_students(website):
    for chapter in CHAPTERS:
        assert "✓ Right" in page(website("instructors"), chapter).text
        assert "✓ Right" not in page(website("students"), chapter).text


def test_the_index_names_every_chapter_and_what_it_promises(website):
    index = read(website("instructors") / "index.html")
    for chapter in CHAPTERS:
        text = cells("solutions", chapter)[0].source
        title = re.search(r"^# (.*)", text, re.M).group(1)
        promise = re.search(r"^\*\*You will\*\* (.*)", text, re.M).group(1)
        assert f"{chapter.parent.name[:2]} {title}" in index.text
        promise = " ".join(promise.split())
        assert promise[0].upper() + promise[1:] in index.text
        points = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in cells("solutions", chapter))
        assert f"{points} points. About " in index.text and 20 <= points <= 30


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("three years of work")
    refused = subprocess.run([sys.executable, ROOT / "tools" / "website.py", "--to", tmp_path],
                             capture_output=True, text=True)
    assert refused.returncode and "did not write" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_links_between_notebooks_become_links_between_pages():
    from neurona_website.pages import render
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(
        "# A\n\n[b](../01-b/b.ipynb) [c](../01-b/b.ipynb#A-part) [d](https://example.org/b.ipynb)\n\n## Is $x<1$?")])
    made = render(Path("00-a/a.ipynb"), notebook)
    assert re.findall(r'href="([^"]*)"', made["body"]) == [
        "../01-b/b.html", "../01-b/b.html#A-part", "https://example.org/b.ipynb"]
    assert "<math" in made["sections"][0][1]


MATHS = {
    "-x": '<mrow><mo form="prefix">−</mo><mi>x</mi></mrow>',
    "a-b": '<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>',
    "(a)-b": '<mo stretchy="false">)</mo><mo>−</mo><mi>b</mi></mrow>',
    "(0,-1)": '<mo>,</mo><mo form="prefix">−</mo><mn>1</mn>',
    "|u|": '<mo stretchy="false" form="prefix">|</mo><mi>u</mi><mo stretchy="false" form="postfix">|</mo>',
    r"y\log p": '<mi>y</mi><mspace width="0.167em" /><mi>log</mi><mspace width="0.167em" /><mi>p</mi>',
    r"\tanh^2": "<msup><mi>tanh</mi><mn>2</mn></msup>",
    r"\cos(x)": '<mi>cos</mi><mo stretchy="false">(</mo>',
    r"a < b": 'alttext="a &lt; b"',
}


@pytest.mark.parametrize("tex", MATHS)
def test_formula(tex):
    from neurona.formulas import mathml
    assert MATHS[tex] in mathml(tex)


def test_a_formula_that_cannot_be_shown_is_refused_by_name():
    from neurona.formulas import UnknownCommand, mathml
    with pytest.raises(UnknownCommand, match=r"\\wibble"):
        mathml(r"\wibble x")
