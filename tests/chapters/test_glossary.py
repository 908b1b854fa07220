"""The glossary speaks of the chapters as they are: every symbol and word stands where it is said to."""

import re

import pytest

ROW = re.compile(r"^\| (?!-)(.+) \|$", re.M)
SYMBOLS, WORDS = "## Symbols", "## Words"


def _rows(root, title):
    text = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    part = text.split(title)[1].split("\n## ")[0]
    return [[cell.strip() for cell in row.split(" | ")] for row in ROW.findall(part)][1:]


@pytest.fixture(scope="module")
def chapters(root):
    return {path.parent.name[:2]: path.read_text(encoding="utf-8") for path in root.glob("course/*/*.md")}


def test_every_symbol_is_used_in_its_chapters(root, chapters):
    rows = _rows(root, SYMBOLS)
    assert len(rows) > 20
    for symbol, code, _, _, where in rows:
        name = code.strip("`")
        for number in where.split(", "):
            code_cells = "\n".join(re.findall(r"```\{code-cell\}.*?```", chapters[number], re.S))
            words = re.findall(r"[A-Za-z_]\w*", code_cells)
            maths = " ".join(re.findall(r"\$+([^$]+)\$+", chapters[number]))
            plain = symbol.strip("$").split(",")[0]
            used = re.search(rf"(?<![A-Za-z\\]){re.escape(plain)}(?![A-Za-z])", maths)
            assert name in words or used, (symbol, number)


def test_every_word_is_explained_where_it_says(root, chapters):
    rows = _rows(root, WORDS)
    assert len(rows) > 20
    for word, _, where in rows:
        for part in word.split(", "):
            assert re.search(rf"\*\*[^*]*{re.escape(part)}", chapters[where], re.I) or re.search(
                rf"#+ .*{re.escape(part)}", chapters[where], re.I
            ), f"{part} is neither bold nor a heading in chapter {where}"
