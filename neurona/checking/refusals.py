"""A refusal says in one sentence why an answer cannot be read as a plain value."""

# Limits on one answer. They are far above what any exercise asks for, and low enough to judge in a moment.
MAX_DEPTH = 20
MAX_ITEMS = 500_000
MAX_CHARACTERS = 1_000_000
MAX_BITS = 1000  # of an integer: every allowed one still fits into a float
MAX_TEXT = 32_000_000  # characters of JSON that loads() reads

# Why an answer is refused. {name} is the name of its type.
REASONS = {
    "none yet": "The answer is still `...`: put your own code in its place.",
    "function": "The answer is a function, not its result: did you forget the parentheses of the call?",
    "generator": "The answer is a generator or iterator ({name}): put list(...) around it.",
    "set": "The answer is a set, and a set has no order: use a list or an array.",
    "objects": "The answer is an array of {name}, not of numbers: put the numbers in a list.",
    "exact": "The answer is of type {name}: put float(...) around it.",
    "masked": "The answer is a masked array: use an ordinary array.",
    "dictionary key": "The answer is a dictionary with a key of type {name}: use texts or whole numbers.",
    "large": "The answer is too large: it holds far more than what is asked for.",
    "number": "The answer holds a whole number with hundreds of digits: has a loop run too often?",
    "deep": "The answer is a list that contains itself, or lists inside lists more than 20 deep.",
    "changing": "The answer changed while it was being read.",
    "other": "The answer is of type {name}; a number, a list or an array is asked for.",
    "unreadable": "The recorded answer cannot be read.",
}


class NotPlain(ValueError):
    """The value is not made of numbers, texts, lists, dictionaries and arrays; the message says why."""

    def __init__(self, reason, name=""):
        self.reason = reason
        self.name = name if _is_name(name) else "?"
        super().__init__(REASONS[reason].format(name=self.name))

    def __reduce__(self):  # it travels between processes
        return NotPlain, (self.reason, self.name)


def name_of(value):
    """The true name of a value's type."""
    return str.__str__(type.__dict__["__name__"].__get__(type(value)))


def _is_name(name):
    """Only short plain names are shown: they may come from anywhere."""
    return len(name) <= 40 and name.isascii() and name.replace("[", "").replace("]", "").isidentifier()
