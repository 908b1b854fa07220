"""The website in a real Chromium without a network: every page is whole, and one can walk through all of them."""

import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.relative_to(ROOT / "solutions") for path in (ROOT / "solutions").glob("*/*.ipynb"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder that `make html` writes."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, ROOT / "tools" / "website.py", "--to", folder], check=True, capture_output=True)
    return folder


@pytest.fixture
def tab(chromium):
    """A page without a network that remembers what it asked for and what went wrong."""
    context = chromium.new_context(viewport={"width": 1100, "height": 900}, offline=True)
    page = context.new_page()
    page.asked, page.troubles = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("requestfailed", lambda request: page.troubles.append(request.url))
    page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
    yield page
    context.close()


def address(site, chapter):
    return (site / chapter.with_suffix(".html")).as_uri()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_is_whole_without_a_network(tab, site, chapter):
    tab.goto(address(site, chapter), wait_until="load")
    pictures = tab.evaluate("[...document.images].map(image => [image.getAttribute('src'), image.naturalWidth])")
    assert pictures and [name for name, width in pictures if width < 100] == []
    assert [url for url in tab.asked if not url.startswith("file://")] == []
    assert len(tab.asked) == len({name for name, _ in pictures}) + 2, "a page, its style, its pictures, nothing else"
    assert tab.troubles == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.evaluate(wide) <= 0, "the page is wider than the window"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_axe_finds_nothing_serious(tab, site, chapter):
    tab.goto(address(site, chapter), wait_until="load")
    found = [fault for fault in Axe().run(tab).response["violations"] if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_formulas_are_drawn(tab, site, chapter):
    tab.goto(address(site, chapter), wait_until="load")
    sizes = tab.evaluate("""[...document.querySelectorAll('math')].map(formula => {
        const box = formula.getBoundingClientRect();
        return [formula.getAttribute('alttext'), box.width, box.height]; })""")
    assert len(sizes) > 10 and [tex for tex, width, height in sizes if width < 3 or height < 3] == []
    left = tab.evaluate("""[...document.querySelectorAll('main p, main li, main td, main h2')]
        .map(part => part.innerText).filter(text => /\\$|\\\\[a-z]{2}/.test(text))""")
    assert left == [], "TeX is left over as text"


def test_a_fraction_is_drawn_as_a_fraction(tab, site):
    tab.goto(address(site, Path("01-perceptron/perceptron.ipynb")))
    upper, lower = tab.evaluate("""[...document.querySelector('mfrac').children]
        .map(part => part.getBoundingClientRect()).map(box => [box.top, box.bottom])""")
    assert upper[1] <= lower[0] + 2 and upper[0] < lower[0]


def test_one_can_walk_from_the_index_to_the_last_chapter_and_back(tab, site):
    index, pages = (site / "index.html").as_uri(), [address(site, chapter) for chapter in CHAPTERS]
    tab.goto(index)
    follow(tab, ".chapters a >> nth=0", pages[0])
    for page in pages[1:]:
        follow(tab, "footer a[rel=next]", page)
    assert tab.locator("a[rel=next]").count() == 0
    for page in reversed(pages[:-1]):
        follow(tab, "header a[rel=prev]", page)
    assert tab.locator("a[rel=prev]").count() == 0
    follow(tab, "header a:has-text('All chapters')", index)


def follow(tab, link, address):
    """Click a link and wait until its page is there."""
    tab.locator(link).click()
    tab.wait_for_url(address)


def test_the_list_of_sections_leads_to_each(tab, site):
    tab.goto(address(site, CHAPTERS[0]))
    entries = tab.locator("nav ol a")
    assert entries.count() == tab.locator("main h2").count() > 3
    for number in range(entries.count()):
        entries.nth(number).click()
        top = tab.locator("main h2").nth(number).evaluate("heading => heading.getBoundingClientRect().top")
        assert 0 <= top < 900 and tab.locator("main h2").nth(number).inner_text() == entries.nth(number).inner_text()


def test_the_keyboard_skips_to_the_chapter_and_opens_a_check(tab, site):
    tab.goto(address(site, CHAPTERS[1]))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.innerText") == "Skip to the chapter"
    check = tab.locator("details").first
    check.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert check.locator("pre").is_visible()


def test_paper_shows_the_chapter_without_its_navigation(tab, site):
    tab.goto(address(site, CHAPTERS[1]), wait_until="load")
    tab.emulate_media(media="print")
    assert not any(tab.locator("nav").nth(n).is_visible() for n in range(tab.locator("nav").count()))
    assert tab.locator("h1").is_visible() and tab.locator("img").first.is_visible()
    assert tab.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("width", [360, 1600])
def test_pages_fit_a_telephone_and_a_large_screen(tab, site, width):
    tab.set_viewport_size({"width": width, "height": 800})
    for chapter in CHAPTERS:
        tab.goto(address(site, chapter), wait_until="load")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, chapter
