"""The table of docs/security.md, made from the catalogue and from what was measured on stock nbgrader.

`python -m tests.attacks.table` writes it; a test asserts that the committed one is up to date.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.attacks.catalogue import KINDS
from tests.attacks.stock import RESULTS

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "security.md"
BEGIN = "<!-- BEGIN TABLE: written by `python -m tests.attacks.table` -->"
END = "<!-- END TABLE -->"
COUNTS = ("{count} attacks. On stock nbgrader {version}, the {measured} that are harmless outside a sandbox were run "
          "as well: {won} of them succeed. Here, all {count} fail; each line is a test in `tests/attacks/`.")
HEAD = "| attack | what the notebook does | success would be | stock nbgrader | here |\n|---|---|---|---|---|"
ROW = "| {name} | {does} | {success} | {stock} | fails |"
NOT_RUN, FAILS, SUCCEEDS = "not run", "fails", "**succeeds**: {how}"


def table() -> str:
    """The table as Markdown."""
    measured = json.loads(RESULTS.read_text(encoding="utf-8"))
    results = measured["successes"]
    count = sum(map(len, KINDS.values()))
    lines = [COUNTS.format(count=count, version=measured["nbgrader"], measured=len(results),
                           won=sum(map(bool, results.values())))]
    for kind, attacks in KINDS.items():
        lines += ["", f"### {kind}", "", HEAD]
        for attack in attacks:
            lines.append(ROW.format(name=attack.name, does=_cell(attack.does), success=_cell(attack.success),
                                    stock=_stock(results, attack)))
    return "\n".join(lines)


def _stock(results, attack) -> str:
    if attack.name not in results:
        return NOT_RUN
    return SUCCEEDS.format(how=_cell("; ".join(results[attack.name]))) if results[attack.name] else FAILS


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def with_table(document: str) -> str:
    """The document with the present table between its two marks."""
    before, rest = document.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


def main() -> None:
    """Write the table into docs/security.md."""
    DOCUMENT.write_text(with_table(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"Wrote the table into {DOCUMENT.name}.")


if __name__ == "__main__":
    main()
