"""What stands between BEGIN and END markers is cut out for students; a misspelt marker would let it pass."""

import re

REGIONS = ("SOLUTION", "HIDDEN TESTS")
MARKER = re.compile(rf"^\s*### (BEGIN|END) ({'|'.join(REGIONS)})$")
ALLOWED = {"exercise": {"SOLUTION"}, "check": {"HIDDEN TESTS"}, "reflection": {"SOLUTION"}}
# Anything that someone may have meant as a marker: nbgrader looks for the bare words anywhere in a line.
MEANT = re.compile(r"^\s*#{3,}|\b(?:begin|end)[\s_-]*(?:solutions?|hidden[\s_-]*tests?)\b", re.I)
# In prose, ### is a heading; only capitals look like a marker.
MEANT_IN_PROSE = re.compile(r"^\s*#{1,6}\s*(?:BEGIN|END)\b|\b(?:BEGIN|END)[\s_-]*(?:SOLUTIONS?|HIDDEN[\s_-]*TESTS?)\b")

MISSPELT = (
    "This looks like a marker, and it is not one: lines that begin with ### are kept for them. "
    "The markers are '### BEGIN SOLUTION' and '### END SOLUTION' "
    "in an exercise or a reflection, '### BEGIN HIDDEN TESTS' and '### END HIDDEN TESTS' in a check."
)
RUBRIC = (
    "nbgrader cuts mark schemes only out of its task cells. Say how the answer is marked inside the solution, "
    "above '### END SOLUTION'."
)
WRONG_CELL = "'{marker}' does not belong in this kind of cell ({kind})."
NOT_OPEN = "'END {region}' ends nothing: there is no 'BEGIN {region}' above it."
STILL_OPEN = "'BEGIN {region}' starts inside another region, which must end first."
NEVER_ENDS = "'BEGIN {region}' is never ended. Add '### END {region}' below it."
EMPTY = "There is nothing between 'BEGIN {region}' and 'END {region}'."
NO_SOLUTION = "This {kind} has no solution. Put it between '### BEGIN SOLUTION' and '### END SOLUTION'."
TAIL = "A reflection cell ends with its last marker. Put a line '+++' between it and the prose that follows."


def scan(cell):
    """Check a cell's markers.

    Args:
        cell: a text.Cell.

    Yields:
        (line in the cell, message) for everything wrong with them.
    """
    lines = cell.source.splitlines()
    opened, seen = None, []
    for number, text in enumerate(lines, 1):
        match = MARKER.match(text.rstrip())
        if not match:
            if re.search(r"\bMARK[\s_-]*SCHEME\b", text):
                yield number, RUBRIC
            elif (MEANT if cell.type == "code" else MEANT_IN_PROSE).search(text):
                yield number, MISSPELT
            continue
        begins, region = match.group(1) == "BEGIN", match.group(2)
        seen.append(region)
        if region not in ALLOWED.get(cell.kind, ()):
            yield number, WRONG_CELL.format(marker=text.strip(), kind=cell.kind)
        if begins and opened:
            yield number, STILL_OPEN.format(region=region)
        elif not begins and (not opened or opened[0] != region):
            yield number, NOT_OPEN.format(region=region)
        elif not begins and not any(line.strip() for line in lines[opened[1] : number - 1]):
            yield number, EMPTY.format(region=region)
        opened = (region, number) if begins else None
    if opened:
        yield opened[1], NEVER_ENDS.format(region=opened[0])
    if cell.kind in ("exercise", "reflection") and "SOLUTION" not in seen:
        yield 1, NO_SOLUTION.format(kind=cell.kind)
    if cell.kind == "reflection" and seen and not opened and not MARKER.match(lines[-1].rstrip()):
        yield len(lines), TAIL


def split(source):
    """A cell's lines in two lists of (line number, text): what students see, and what is cut out.

    The markers themselves are in neither.
    """
    seen, cut, inside = [], [], False
    for number, text in enumerate(source.splitlines(), 1):
        match = MARKER.match(text.rstrip())
        if match:
            inside = match.group(1) == "BEGIN"
        else:
            (cut if inside else seen).append((number, text))
    return seen, cut
