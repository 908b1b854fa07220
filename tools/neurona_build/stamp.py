"""A chapter is fresh while neither what it is made of nor what was made of it has changed."""

import hashlib
import json
import sys
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

# Their versions show in what is built.
PACKAGES = ("nbgrader", "nbconvert", "nbformat", "nbclient", "jupytext", "ipykernel", "ipython", "ipywidgets",
            "matplotlib", "matplotlib-inline", "numpy", "pillow")  # fmt: skip
# No chapter imports the grader; only its way of taking check cells apart decides what is refused, and its stubs stand
# in what students get.
GRADING = ("names.py", "pruning.py", "slicing.py", "splitting.py", "stubs.py")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def surroundings(root, tools):
    """A hash of everything that all chapters depend on: package, tools, versions."""
    parts = [f"Python {sys.version_info.major}.{sys.version_info.minor}"]
    for name in PACKAGES:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            parts.append(f"{name} absent")
    package = root / "neurona"
    files = [(tools, path) for path in tools.rglob("*.py")]
    files += [(package, path) for path in package.rglob("*") if path.is_file() and _counts(path, package)]
    for base, path in sorted(files):
        parts.append(f"{path.relative_to(base).as_posix()} {digest(path.read_bytes())}")
    return digest("\n".join(parts).encode())


def _counts(path, package):
    inside = path.relative_to(package).parts
    return path.suffix != ".pyc" and (inside[0] != "grading" or path.name in GRADING)


class Stamps:
    """What each chapter was built from and into, kept in .build/ (ignored by git)."""

    def __init__(self, root, tools):
        self.root, self.tools = root, tools
        self.folder = root / ".build"

    @cached_property
    def surroundings(self):
        return surroundings(self.root, self.tools)

    def inputs(self, text):
        return digest((self.surroundings + digest(text)).encode())

    def fresh(self, name, text, built):
        """True when the chapter `name` with this text (bytes) has been built into the files `built`."""
        try:
            known = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
            return known["inputs"] == self.inputs(text) and known["outputs"] == self._outputs(built)
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def save(self, name, text, built, warnings):
        """Remember a build; its warnings too, so that they are shown again when nothing is rebuilt."""
        self.folder.mkdir(exist_ok=True)
        known = {"inputs": self.inputs(text), "outputs": self._outputs(built), "warnings": warnings}
        (self.folder / f"{name}.json").write_text(json.dumps(known, indent=1), encoding="utf-8")

    def warnings(self, name):
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8")).get("warnings", [])

    def _outputs(self, built):
        return {path.relative_to(self.root).as_posix(): digest(path.read_bytes()) for path in built}
