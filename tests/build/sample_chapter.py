"""A tiny sound chapter, and ways to break one thing in it."""

SOUND = """\
---
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Twice

```{code-cell}
import numpy as np
from neurona import check, data, plot, raised, satisfies

table = [1, 2]
```

Write a function.

```{code-cell}
:exercise: double-it
def double_it(x):
    ### BEGIN SOLUTION
    return 2 * np.asarray(x)
    ### END SOLUTION
```

```{code-cell}
:check: double-it
:points: 4
check(double_it(2), 4)
### BEGIN HIDDEN TESTS
check(double_it([1, 50]), [2, 100])
### END HIDDEN TESTS
```

Look at it.

```{code-cell}
:given: look
print(double_it(table))
```

+++ {"reflection": "why", "points": 17}

### BEGIN SOLUTION
Doubling is adding a number to itself.
### END SOLUTION

+++

The end.
"""


def broken(old, new):
    """The sound chapter with one place changed; the place must exist."""
    assert SOUND.count(old) == 1, f"{old!r} must occur once"
    return SOUND.replace(old, new)


def with_check(body):
    """The sound chapter with another text in its check cell."""
    start = SOUND.index("check(double_it(2)")
    end = SOUND.index("### END HIDDEN TESTS\n")
    return SOUND[:start] + body.strip("\n") + "\n" + SOUND[end + len("### END HIDDEN TESTS\n") :]


def line_of(text, part):
    """The number of the first line that contains `part`."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)
