"""A question, and what its check says to each choice: a choice that is offered has an answer of its own."""

import ast
import re

FORGOTTEN = (
    "The question offers {offered}, and check.choice() knows {known}. Give each wrong choice its sentence: otherwise "
    "whoever chooses it reads that it does not exist."
)
OFFERED = r"(?m)^\s*{name}\s*=\s*None\s*#(.*)$"


def check_choices(chapter, trees):
    """Problems of check.choice() against the comment behind the empty answer, `answer_1 = None  # "a", "b" or "c"`.

    Args:
        chapter: a text.Chapter.
        trees: index of a code cell -> its syntax tree.
    """
    exercises = "\n".join(cell.source for cell in chapter.of("exercise"))
    for index, tree in trees.items():
        cell = chapter.cells[index]
        if cell.kind != "check":
            continue
        for call in ast.walk(tree):
            if not _is_choice(call):
                continue
            answer, right, others = call.args
            comment = re.search(OFFERED.format(name=re.escape(answer.id)), exercises)
            offered = re.findall(r'"([^"]+)"', comment[1]) if comment else []
            known = _spelt([right.value, *(key.value for key in others.keys)])
            if offered and _spelt(offered) != known:
                words = {"offered": ", ".join(offered), "known": ", ".join(known)}
                yield chapter.problem(cell.at(call.lineno), "choices", FORGOTTEN, **words)


def _spelt(choices):
    """Each choice once, in order; "B" and "b" are one choice, as in check.choice()."""
    return sorted({choice.strip().casefold() for choice in choices})


def _is_choice(node):
    """True for check.choice(a name, a text, a dict with texts as keys)."""
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "check.choice" and len(node.args) == 3):
        return False
    answer, right, others = node.args
    return isinstance(answer, ast.Name) and isinstance(others, ast.Dict) and all(
        isinstance(part, ast.Constant) and isinstance(part.value, str) for part in [right, *others.keys]
    )
