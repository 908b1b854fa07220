"""Answers to chapter 00: right ones in several styles, and wrong ones with what the student is told."""
# ruff: noqa
# fmt: off

# %% scale | right | a loop that appends
def scale(c, v):
    result = []
    for entry in v:
        result.append(entry * c)
    return result

# %% scale | right | NumPy
def scale(c, v):
    return c * np.asarray(v)

# %% scale | right | map into a tuple
def scale(c, v):
    return tuple(map(lambda entry: c * entry, v))

# %% scale | right | positions, and a copy that is changed
def scale(c, v):
    w = list(v)
    for i in range(len(w)):
        w[i] = w[i] * c
    return w

# %% scale | wrong | the list is repeated
# sees: c * v repeats a list
def scale(c, v):
    return c * v

# %% scale | wrong | the number is added
# sees: c is added to every entry
def scale(c, v):
    return [c + entry for entry in v]

# %% scale | wrong | powers
# sees: every entry is raised to the power c
def scale(c, v):
    return [entry ** c for entry in v]

# %% scale | wrong | only the first entry
# sees: only the first entry is multiplied
def scale(c, v):
    return [c * v[0], *v[1:]]

# %% scale | wrong | the sum of the products
# sees: keep them apart, in a list
def scale(c, v):
    return sum(c * entry for entry in v)

# %% scale | wrong | the argument is changed
# sees: the vector that was given has changed
def scale(c, v):
    for i in range(len(v)):
        v[i] *= c
    return v

# %% scale | wrong | printed, not returned
# sees: None
def scale(c, v):
    print([c * entry for entry in v])

# %% scale | wrong | cut to whole numbers
# caught by: hidden tests
# sees: 10
def scale(c, v):
    return [int(c * entry) if c > 1 and int(c) == c or c < 1 else int(c) * int(entry) for entry in v]

# %% scale | wrong | a loop that changes only its own name
# sees: v came back as it was: `x = c * x` in a loop changes x, not the list
def scale(c, v):
    for x in v:
        x = c * x
    return v

# %% add | right | zip, and the lengths compared first
def add(u, v):
    if len(u) != len(v):
        raise ValueError(f"lengths {len(u)} and {len(v)} differ")
    return [a + b for a, b in zip(u, v)]

# %% add | right | NumPy, without broadcasting
def add(u, v):
    u, v = np.asarray(u), np.asarray(v)
    if u.shape != v.shape:
        raise ValueError("shapes differ")
    return u + v

# %% add | right | positions
def add(u, v):
    if len(v) != len(u):
        raise ValueError
    result = [0] * len(u)
    for i in range(len(u)):
        result[i] = u[i] + v[i]
    return result

# %% add | right | map and strict zip, into a tuple
def add(u, v):
    return tuple(map(sum, zip(u, v, strict=True)))

# %% add | wrong | the lists are chained
# sees: u + v chains two lists
def add(u, v):
    return u + v

# %% add | wrong | the pairs are not added
# sees: add the two numbers of each
def add(u, v):
    return list(zip(u, v, strict=True))

# %% add | wrong | everything is added up
# sees: keep one sum for each pair
def add(u, v):
    return sum(u) + sum(v)

# %% add | wrong | a difference
# sees: v is subtracted
def add(u, v):
    return [a - b for a, b in zip(u, v, strict=True)]

# %% add | wrong | a product
# sees: the entries are multiplied
def add(u, v):
    return [a * b for a, b in zip(u, v, strict=True)]

# %% add | wrong | zip drops entries
# sees: nothing was raised. Use strict=True or `raise` a ValueError
def add(u, v):
    return [a + b for a, b in zip(u, v)]

# %% add | wrong | an index past the end
# sees: the loop ran past the end of the shorter vector; compare len(u) and len(v) first
def add(u, v):
    return [u[i] + v[i] for i in range(len(u))]

# %% add | wrong | another kind of error
# sees: ValueError
def add(u, v):
    assert len(u) == len(v), "lengths differ"
    return [a + b for a, b in zip(u, v)]

# %% add | wrong | the first vector is changed
# sees: the vector u has changed
def add(u, v):
    if len(u) != len(v):
        raise ValueError("lengths differ")
    for i in range(len(u)):
        u[i] += v[i]
    return u

# %% add | wrong | NumPy stretches a vector of one entry
# caught by: hidden tests
# sees: a vector with one entry has been stretched
def add(u, v):
    return np.asarray(u) + np.asarray(v)

# %% add | wrong | the name of the error is returned
# sees: to print or return it is not enough
def add(u, v):
    if len(u) != len(v):
        return "ValueError"
    return [a + b for a, b in zip(u, v)]

# %% add | wrong | the name of the error is printed
# sees: to print or return it is not enough
def add(u, v):
    if len(u) != len(v):
        print("ValueError")
    return [a + b for a, b in zip(u, v)]

# %% dot | right | a running total
def dot(u, v):
    if len(u) != len(v):
        raise ValueError("the vectors have different lengths")
    total = 0
    for i in range(len(u)):
        total += u[i] * v[i]
    return total

# %% dot | right | NumPy's @
def dot(u, v):
    return np.asarray(u) @ np.asarray(v)

# %% dot | right | np.sum of products
def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"shapes ({len(u)},) and ({len(v)},)")
    return np.sum(np.multiply(u, v))

# %% dot | right | floats
def dot(u, v):
    return float(sum(a * b for a, b in zip(v, u, strict=True)))

# %% dot | wrong | the products are kept apart
# sees: the products are not added up yet
def dot(u, v):
    return [a * b for a, b in zip(u, v, strict=True)]

# %% dot | wrong | sums first
# sees: every entry of u meets all of v, as in a loop within a loop or in sum times sum; multiply pair by pair
def dot(u, v):
    return sum(u) * sum(v)

# %% dot | wrong | a loop within a loop
# sees: every entry of u meets all of v, as in a loop within a loop or in sum times sum; multiply pair by pair
def dot(u, v):
    total = 0
    for a in u:
        for b in v:
            total += a * b
    return total

# %% dot | wrong | the pairs are added
# sees: the pairs are added; multiply them
def dot(u, v):
    return sum(a + b for a, b in zip(u, v, strict=True))

# %% dot | wrong | return inside the loop
# sees: only the first product came back: `return` stands inside the loop.
def dot(u, v):
    total = 0
    for a, b in zip(u, v, strict=True):
        total += a * b
        return total

# %% dot | wrong | the total is overwritten
# sees: only the last product came back
def dot(u, v):
    for a, b in zip(u, v, strict=True):
        total = a * b
    return total

# %% dot | wrong | the last pair is missing
# sees: the last pair is missing
def dot(u, v):
    return sum(u[i] * v[i] for i in range(len(u) - 1))

# %% dot | wrong | the first pair is missing
# sees: the first pair is missing
def dot(u, v):
    return sum(u[i] * v[i] for i in range(1, len(u)))

# %% dot | wrong | different lengths pass
# sees: nothing was raised. Use strict=True or `raise` a ValueError
def dot(u, v):
    return sum(a * b for a, b in zip(u, v))

# %% dot | wrong | an index past the end
# sees: the loop ran past the end of the shorter vector; compare len(u) and len(v) first
def dot(u, v):
    return sum(u[i] * v[i] for i in range(len(u)))

# %% dot | wrong | the error is returned
# sees: to print or return it is not enough
def dot(u, v):
    if len(u) != len(v):
        return ValueError("lengths differ")
    return sum(a * b for a, b in zip(u, v))

# %% dot | wrong | signs are lost
# caught by: hidden tests
# sees: -2
def dot(u, v):
    return sum(abs(a * b) for a, b in zip(u, v, strict=True))

# %% dot | wrong | the sum starts at 1
# sees: the sum starts at 1; let it start at 0
def dot(u, v):
    total = 1
    for a, b in zip(u, v, strict=True):
        total += a * b
    return total

# %% explore-right-angle | right | the other way round
u_found, v_found = (2, -1), (1, 2)

# %% explore-right-angle | right | another pair, as lists
u_found, v_found = [2, 2], [1, -1]

# %% explore-right-angle | right | arrays of floats
u_found, v_found = np.array([1.0, -1.0]), np.array([2.0, 2.0])

# %% explore-right-angle | right | not on the sliders' steps
u_found = (2.4, 1.8)
v_found = (0.6, -0.8)

# %% explore-right-angle | wrong | along the axes
# sees: none of the four may be zero
u_found, v_found = (3, 0), (0, 1)

# %% explore-right-angle | wrong | an arrow of length 0
# sees: none of the four may be zero
u_found, v_found = (0, 0), (3, 1)

# %% explore-right-angle | wrong | the sum is right, the angle is not
# sees: the angle is not 90 degrees
u_found, v_found = (1, 0.5), (2, 0.5)

# %% explore-right-angle | wrong | a right angle, but another sum
# sees: The sum of these two arrows is not (3, 1).
u_found, v_found = (2, 1), (-1, 2)

# %% explore-right-angle | wrong | arrows with three entries
# sees: Each arrow needs two entries
u_found, v_found = (1, 2, 1), (2, -1, 1)

# %% explore-right-angle | wrong | only one arrow
# sees: two arrows at a right angle whose sum is (3, 1)
u_found, v_found = (1, 2), None

# %% explore-right-angle | wrong | four numbers
# sees: two entries
u_found, v_found = 1, 2

# %% explore-right-angle | wrong | not a number
# sees: two arrows at a right angle whose sum is (3, 1)
u_found, v_found = (float("nan"), 2), (2, -1)

# %% similarity | right | NumPy's norm
def similarity(u, v):
    u, v = np.asarray(u), np.asarray(v)
    if not u.any() or not v.any():
        raise ValueError("zero vector")
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))

# %% similarity | right | lengths one after the other
def similarity(u, v):
    length_u = sum(a ** 2 for a in u) ** 0.5
    length_v = sum(b ** 2 for b in v) ** 0.5
    if length_u == 0 or length_v == 0:
        raise ValueError("no direction")
    return dot(u, v) / length_u / length_v

# %% similarity | right | both scaled to length 1 first
def similarity(u, v):
    try:
        u = scale(1 / dot(u, u) ** 0.5, u)
        v = scale(1 / dot(v, v) ** 0.5, v)
    except ZeroDivisionError:
        raise ValueError("a vector of zeros has no direction") from None
    return dot(u, v)

# %% similarity | right | math
def similarity(u, v):
    import math
    n = math.hypot(*u) * math.hypot(*v)
    if n == 0:
        raise ValueError()
    return math.fsum(a * b for a, b in zip(u, v)) / n

# %% similarity | wrong | the bare dot product
# sees: this is the dot product
def similarity(u, v):
    if not any(u) or not any(v):
        raise ValueError
    return dot(u, v)

# %% similarity | wrong | squared lengths
# sees: not by their squares
def similarity(u, v):
    return dot(u, v) / (dot(u, u) * dot(v, v))

# %% similarity | wrong | one length only
# sees: divide by both lengths, not only by one of them
def similarity(u, v):
    return dot(u, v) / dot(u, u) ** 0.5

# %% similarity | wrong | the other length only
# sees: divide by both lengths, not only by one of them
def similarity(u, v):
    return dot(u, v) / dot(v, v) ** 0.5

# %% similarity | wrong | a missing bracket multiplies by |v|
# sees: the product of the lengths needs brackets
def similarity(u, v):
    return dot(u, v) / dot(u, u) ** 0.5 * dot(v, v) ** 0.5

# %% similarity | wrong | the number of entries
# sees: not its number of entries
def similarity(u, v):
    return dot(u, v) / (len(u) * len(v))

# %% similarity | wrong | the angle
# sees: this is the angle; its cosine is asked for
def similarity(u, v):
    return np.arccos(dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5)

# %% similarity | wrong | without a sign
# sees: the sign is lost
def similarity(u, v):
    return abs(dot(u, v)) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | division by zero
# sees: ask for zero before you divide
def similarity(u, v):
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | zero for a vector of zeros
# sees: a vector of zeros has no direction
def similarity(u, v):
    n = (dot(u, u) * dot(v, v)) ** 0.5
    return dot(u, v) / n if n else 0

# %% similarity | wrong | only the first vector is asked for zero
# sees: ask for zero before you divide
def similarity(u, v):
    if not any(u):
        raise ValueError("zeros")
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | Pythagoras for two entries
# sees: |u| needs all entries, not only two
def similarity(u, v):
    if not any(u) or not any(v):
        raise ValueError("zeros")
    length_u = (u[0] ** 2 + u[1] ** 2) ** 0.5
    length_v = (v[0] ** 2 + v[1] ** 2) ** 0.5
    return dot(u, v) / (length_u * length_v)

# %% similarity | wrong | entries that add up to zero count as zeros
# sees: these vectors have a direction; only a vector with nothing but zeros has none
def similarity(u, v):
    if sum(u) == 0 or sum(v) == 0:
        raise ValueError("zeros")
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | a single zero counts as zeros
# sees: these vectors have a direction; only a vector with nothing but zeros has none
def similarity(u, v):
    if 0 in u or 0 in v:
        raise ValueError("zeros")
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | a right angle counts as zeros
# sees: these vectors have a direction; only a vector with nothing but zeros has none
def similarity(u, v):
    if dot(u, v) == 0:
        raise ValueError("zeros")
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | half in place of the square root
# sees: x ** 1/2 is half of x; a square root is x ** 0.5
def similarity(u, v):
    if not any(u) or not any(v):
        raise ValueError("zeros")
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 1/2

# %% similarity | wrong | half of each square in place of the length
# sees: x ** 1/2 is half of x; a square root is x ** 0.5
def similarity(u, v):
    if not any(u) or not any(v):
        raise ValueError("zeros")
    length_u, length_v = dot(u, u) ** 1/2, dot(v, v) ** 1/2
    return dot(u, v) / (length_u * length_v)

# %% similarity | wrong | two zeros only
# sees: ask for zero before you divide
def similarity(u, v):
    if u == [0, 0] or v == [0, 0]:
        raise ValueError("zeros")
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | the error is printed
# sees: `raise` a ValueError, do not print or return it
def similarity(u, v):
    if not any(u) or not any(v):
        print("ValueError: zeros")
        return 0
    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5

# %% similarity | wrong | the angle in degrees
# sees: this is the angle; its cosine is asked for
def similarity(u, v):
    return np.degrees(np.arccos(dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5))

# %% transpose | right | zip without list
def transpose(A):
    return list(zip(*A))

# %% transpose | right | NumPy
def transpose(A):
    return np.array(A).T

# %% transpose | right | two loops
def transpose(A):
    result = []
    for j in range(len(A[0])):
        row = []
        for i in range(len(A)):
            row.append(A[i][j])
        result.append(row)
    return result

# %% transpose | right | filling a table of zeros
def transpose(A):
    result = [[0] * len(A) for _ in A[0]]
    for i, row in enumerate(A):
        for j, value in enumerate(row):
            result[j][i] = value
    return result

# %% transpose | wrong | nothing happens
# sees: this is A as it was
def transpose(A):
    return [[A[i][j] for j in range(len(A[0]))] for i in range(len(A))]

# %% transpose | wrong | cut anew
# sees: the rows were only cut anew
def transpose(A):
    return np.reshape(A, (len(A[0]), len(A)))

# %% transpose | wrong | a quarter turn to the right
# sees: this is a quarter turn; the first row must become the first column
def transpose(A):
    return [list(column) for column in zip(*A[::-1])]

# %% transpose | wrong | a quarter turn to the left
# sees: this turns the table to the left
def transpose(A):
    return np.rot90(A)

# %% transpose | wrong | rows upside down
# sees: the order of the rows is turned round
def transpose(A):
    return A[::-1]

# %% transpose | wrong | each row backwards
# sees: each row is turned round
def transpose(A):
    return [row[::-1] for row in A]

# %% transpose | wrong | columns strung together
# sees: one row for each column of A
def transpose(A):
    return [row[j] for j in range(len(A[0])) for row in A]

# %% transpose | wrong | the same row again and again
# sees: repeats one and the same row
def transpose(A):
    result = [[0] * len(A)] * len(A[0])
    for i in range(len(A)):
        for j in range(len(A[0])):
            result[j][i] = A[i][j]
    return result

# %% transpose | wrong | squares only
# sees: IndexError
def transpose(A):
    return [[A[j][i] for j in range(len(A[0]))] for i in range(len(A[0]))]

# %% transpose | wrong | a zip that is not opened
# sees: list(...)
def transpose(A):
    return zip(*A)

# %% transpose | wrong | one row for everything
# sees: all entries go into one list; begin a new row inside the outer loop
def transpose(A):
    result, row = [], []
    for j in range(len(A[0])):
        for i in range(len(A)):
            row.append(A[i][j])
        result.append(row)
    return result

# %% transpose | wrong | return inside the outer loop
# sees: only the first row came back: `return` stands inside the outer loop
def transpose(A):
    result = []
    for j in range(len(A[0])):
        row = []
        for i in range(len(A)):
            row.append(A[i][j])
        result.append(row)
        return result

# %% matvec | right | len, and sums by hand
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError(f"A has shape {len(A)}x{len(A[0])}, b has length {len(b)}")
    result = []
    for row in A:
        total = 0
        for a, x in zip(row, b):
            total += a * x
        result.append(total)
    return result

# %% matvec | right | np.dot, whose message names both shapes
def matvec(A, b):
    return np.dot(A, b)

# %% matvec | right | the columns of A, scaled and added
def matvec(A, b):
    if np.shape(A)[1] != np.shape(b)[0]:
        raise ValueError(f"shapes {np.shape(b)} and {np.shape(A)} do not fit")
    result = [0] * len(A)
    for column, x in zip(transpose(A), b):
        result = add(result, scale(x, column))
    return result

# %% matvec | right | an error from inside, said again
def matvec(A, b):
    try:
        return [dot(row, b) for row in A]
    except ValueError:
        raise ValueError("no product of " + str(np.shape(A)) + " and " + str(np.shape(b)))

# %% matvec | wrong | columns instead of rows
# sees: the columns of A met b; the rows must
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError(f"{np.shape(A)} {np.shape(b)}")
    return [dot(column, b) for column in transpose(A)]

# %% matvec | wrong | products not added up
# sees: the products are not added up yet
def matvec(A, b):
    if np.shape(A)[1:] != np.shape(b):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return np.array(A) * np.array(b)

# %% matvec | wrong | one entry of b a row
# sees: each row was multiplied by one entry of b
def matvec(A, b):
    if np.shape(A)[1:] != np.shape(b):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return [scale(x, row) for x, row in zip(b, A)]

# %% matvec | wrong | a column of results
# sees: a vector is one list
def matvec(A, b):
    if np.shape(A)[1:] != np.shape(b):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return [[dot(row, b)] for row in A]

# %% matvec | wrong | one total
# sees: keep one for each row
def matvec(A, b):
    if np.shape(A)[1:] != np.shape(b):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return sum(dot(row, b) for row in A)

# %% matvec | wrong | shapes are not compared
# sees: nothing was raised. Compare len(b) with the columns of A
def matvec(A, b):
    return [sum(a * x for a, x in zip(row, b)) for row in A]

# %% matvec | wrong | b is compared with the rows of A
# sees: nothing was raised. Compare len(b) with the columns of A
def matvec(A, b):
    if len(A) != len(b) and len(A[0]) != len(b):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return [sum(a * x for a, x in zip(row, b)) for row in A]

# %% matvec | wrong | an index past the end
# sees: a loop ran past the end; compare the shapes first
def matvec(A, b):
    return [sum(row[j] * b[j] for j in range(max(len(b), len(row)))) for row in A]

# %% matvec | wrong | the message names no shapes
# sees: a message with both shapes, (2, 3) and (5,)
# sees: Name both shapes, np.shape(A) and np.shape(b), before the multiplication complains.
def matvec(A, b):
    return [dot(row, b) for row in A]

# %% matvec | wrong | the message names one shape
# sees: a message with both shapes, (2, 3) and (5,)
# sees: Name both shapes, np.shape(A) and np.shape(b), before the multiplication complains.
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError(f"b has the wrong length {len(b)}")
    return [dot(row, b) for row in A]

# %% matvec | wrong | another kind of error
# sees: ValueError
def matvec(A, b):
    if len(A[0]) != len(b):
        raise TypeError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return [dot(row, b) for row in A]

# %% matvec | wrong | the shapes of the first example, written by hand
# sees: a message with both shapes, (7, 4) and (6,)
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError("cannot multiply shapes (2, 3) and (5,)")
    return [dot(row, b) for row in A]

# %% matvec | wrong | a message without its f
# sees: Put an f before the quotes; then Python fills in the braces.
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError("cannot multiply shapes {np.shape(A)} and {np.shape(b)}")
    return [dot(row, b) for row in A]

# %% matvec | wrong | two numbers of three
# sees: Name both shapes, np.shape(A) and np.shape(b)
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError(f"cannot multiply {len(A[0])} and {len(b)}")
    return [dot(row, b) for row in A]

# %% matvec | wrong | the rows are compared, and dot finds the rest
# sees: these shapes fit: compare len(b) with the columns of A, len(A[0]), not with its rows
def matvec(A, b):
    if len(A) != len(b):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    return [dot(row, b) for row in A]

# %% matvec | wrong | only a b that is too long is refused
# sees: nothing was raised. Compare len(b) with the columns of A
def matvec(A, b):
    if len(b) > len(A[0]):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(b)}")
    result = []
    for row in A:
        total = 0
        for i in range(len(b)):
            total += row[i] * b[i]
        result.append(total)
    return result

# %% matvec | wrong | the error is printed
# sees: `raise` a ValueError, do not print or return it
def matvec(A, b):
    if len(A[0]) != len(b):
        print(f"cannot multiply shapes {np.shape(A)} and {np.shape(b)}")
        return None
    return [dot(row, b) for row in A]

# %% matvec | wrong | the shapes of the three visible examples, written by hand
# caught by: hidden tests
# sees: a message with both shapes
def matvec(A, b):
    if len(A[0]) != len(b):
        raise ValueError("cannot multiply shapes (2, 3) and (5,), or (7, 4) and (6,)")
    return [dot(row, b) for row in A]

# %% matmul | right | three loops
def matmul(A, B):
    if len(A[0]) != len(B):
        raise ValueError(f"({len(A)}, {len(A[0])}) does not fit ({len(B)}, {len(B[0])})")
    C = [[0] * len(B[0]) for _ in A]
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                C[i][j] += A[i][k] * B[k][j]
    return C

# %% matmul | right | matvec for each column
def matmul(A, B):
    if np.shape(A)[1] != np.shape(B)[0]:
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    return transpose([matvec(A, column) for column in transpose(B)])

# %% matmul | right | np.dot
def matmul(A, B):
    return np.dot(A, B)

# %% matmul | right | NumPy, with a message of its own
def matmul(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[-1] != B.shape[0]:
        raise ValueError(f"B is {B.shape[0]}x{B.shape[1]}, A is {A.shape[0]}x{A.shape[1]}")
    return A @ B

# %% matmul | right | rows of A times B transposed
def matmul(A, B):
    if np.shape(A)[1] != np.shape(B)[0]:
        raise ValueError(str(np.shape(A)) + str(np.shape(B)))
    return [matvec(transpose(B), row) for row in A]

# %% matmul | wrong | entry by entry
# sees: entries were multiplied in place
def matmul(A, B):
    if np.shape(A)[1] != np.shape(B)[0]:
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    return [[a * b for a, b in zip(row, other)] for row, other in zip(A, B)]

# %% matmul | wrong | B times A
# sees: this is B times A
def matmul(A, B):
    return np.dot(B, A)

# %% matmul | wrong | rows with rows
# sees: rows of A met rows of B
def matmul(A, B):
    if np.shape(A)[1] != np.shape(B)[0]:
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    return [[sum(a * b for a, b in zip(row, other)) for other in B] for row in A]

# %% matmul | wrong | columns with columns
# sees: columns of A met columns of B
def matmul(A, B):
    return np.dot(np.transpose(A), B)

# %% matmul | wrong | the result lies on its side
# sees: rows and columns of the result are exchanged
def matmul(A, B):
    return np.dot(A, B).T

# %% matmul | wrong | one number for a matrix of one entry
# sees: the result is a matrix too
def matmul(A, B):
    C = np.dot(A, B)
    return C.item() if C.size == 1 else C

# %% matmul | wrong | a row squeezed into a vector
# sees: the result is a matrix too
def matmul(A, B):
    C = np.dot(A, B)
    return C[0] if len(C) == 1 else C

# %% matmul | wrong | shapes are not compared
# sees: nothing was raised. Compare len(B) with the columns of A
def matmul(A, B):
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]

# %% matmul | wrong | equal shapes are asked for
# sees: these shapes fit: the columns of A must equal the rows of B, and nothing else
def matmul(A, B):
    if np.shape(A) != np.shape(B):
        raise ValueError(f"the matrix has shape {np.shape(A)}, the other {np.shape(B)}")
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]

# %% matmul | wrong | the outer numbers are compared
# sees: these shapes fit: the columns of A must equal the rows of B, and nothing else
def matmul(A, B):
    if len(A) != len(B[0]):
        raise ValueError(f"cannot multiply shapes {np.shape(A)} and {np.shape(B)}")
    return [[dot(row, column) for column in zip(*B)] for row in A]

# %% matmul | wrong | an index past the end
# sees: a loop ran past the end; compare the shapes first
def matmul(A, B):
    return [[sum(row[k] * B[k][j] for k in range(len(B))) for j in range(len(B[0]))] for row in A]

# %% matmul | wrong | NumPy's own message
# sees: a message with both shapes, (2, 3) and (7, 5)
# sees: Name both shapes, np.shape(A) and np.shape(B), before the multiplication complains.
def matmul(A, B):
    return np.asarray(A) @ np.asarray(B)

# %% matmul | wrong | the message names the inner numbers only
# sees: a message with both shapes, (2, 3) and (7, 5)
# sees: Name both shapes, np.shape(A) and np.shape(B), before the multiplication complains.
def matmul(A, B):
    if len(A[0]) != len(B):
        raise ValueError(f"{len(A[0])} columns do not fit {len(B)} rows")
    return [[dot(row, column) for column in transpose(B)] for row in A]

# %% matmul | wrong | square matrices only
# caught by: hidden tests
# sees: [[32]]
def matmul(A, B):
    if len(A[0]) != len(B):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    n = len(A) if len(A) == len(B[0]) else len(B)
    return [[dot(A[i], transpose(B)[j]) for j in range(min(n, len(B[0])))] for i in range(min(2, len(A)))]

# %% matmul | wrong | one row for everything
# sees: all entries go into one list; begin a new row inside the outer loop
def matmul(A, B):
    if len(A[0]) != len(B):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    result, row = [], []
    for r in A:
        for column in transpose(B):
            row.append(dot(r, column))
        result.append(row)
    return result

# %% matmul | wrong | matvec with the rows of B
# sees: matvec got the rows of B; give it the columns, from transpose
def matmul(A, B):
    if len(A[0]) != len(B):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    return [matvec(A, row) for row in B]

# %% matmul | wrong | the rows of both are compared
# sees: these shapes fit: the columns of A must equal the rows of B, and nothing else
def matmul(A, B):
    if len(A) != len(B):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    return [[dot(row, column) for column in transpose(B)] for row in A]

# %% matmul | wrong | a message without its f
# sees: Put an f before the quotes; then Python fills in the braces.
def matmul(A, B):
    if len(A[0]) != len(B):
        raise ValueError("cannot multiply shapes {np.shape(A)} and {np.shape(B)}")
    return [[dot(row, column) for column in transpose(B)] for row in A]

# %% rank | right | recursion
def rank(t):
    if isinstance(t, (list, tuple, np.ndarray)):
        return 1 + rank(t[0])
    return 0

# %% rank | right | NumPy
def rank(t):
    return np.ndim(t)

# %% rank | right | the length of the shape
def rank(t):
    return len(np.array(t).shape)

# %% rank | right | until indexing fails
def rank(t):
    axes = 0
    while True:
        try:
            t = t[0]
        except (TypeError, IndexError):
            return axes
        axes += 1

# %% rank | wrong | the number of entries
# sees: this counts the entries; count the axes
def rank(t):
    return np.size(t)

# %% rank | wrong | the length of the outermost list
# sees: this counts the entries; count the axes
def rank(t):
    return len(t) if isinstance(t, list) else 0

# %% rank | wrong | a number counts as one
# sees: a number has rank 0, not 1
def rank(t):
    return 1 + rank(t[0]) if isinstance(t, list) else 1

# %% rank | wrong | the innermost list is left out
# sees: the innermost list counts too
def rank(t):
    axes = 0
    while isinstance(t, list) and isinstance(t[0], list):
        t, axes = t[0], axes + 1
    return axes

# %% rank | wrong | only the outside
# sees: look inside the lists as well
def rank(t):
    return 1 if isinstance(t, list) else 0

# %% rank | wrong | two levels at most
# sees: count on until a number is left
def rank(t):
    if not isinstance(t, list):
        return 0
    return 2 if isinstance(t[0], list) else 1

# %% rank | wrong | a number has no length
# sees: TypeError
def rank(t):
    axes = 0
    while len(t) > 0:
        t, axes = t[0], axes + 1
    return axes

# %% rank | wrong | as linear algebra means it
# sees: 3
def rank(t):
    return int(np.linalg.matrix_rank(t)) if np.ndim(t) else 0

# %% rank | wrong | tuples are not opened
# sees: tuples and arrays are opened like lists
def rank(t):
    return 1 + rank(t[0]) if isinstance(t, list) else 0

# %% rank | wrong | a loop that opens lists only
# sees: tuples and arrays are opened like lists
def rank(t):
    axes = 0
    while isinstance(t, list):
        t = t[0]
        axes = axes + 1
    return axes

# %% rank | wrong | three axes at most
# caught by: hidden tests
# sees: 5
def rank(t):
    return min(3, np.ndim(t))

# %% dense-parameters | right | one bias a neuron, factored
def dense_parameters(n_in, n_out):
    return (n_in + 1) * n_out

# %% dense-parameters | right | the sizes of arrays
def dense_parameters(n_in, n_out):
    return np.zeros((n_out, n_in)).size + np.zeros(n_out).size

# %% dense-parameters | right | a loop over the neurons
def dense_parameters(n_in, n_out):
    total = 0
    for neuron in range(n_out):
        total += n_in + 1
    return total

# %% dense-parameters | right | a float
def dense_parameters(n_in, n_out):
    return float(n_in * n_out + n_out)

# %% dense-parameters | wrong | no biases
# sees: the biases are missing
def dense_parameters(n_in, n_out):
    return n_in * n_out

# %% dense-parameters | wrong | a bias for each input
# sees: each neuron has a bias, not each input
def dense_parameters(n_in, n_out):
    return n_in * n_out + n_in

# %% dense-parameters | wrong | one bias for all
# sees: there is a bias for every neuron
def dense_parameters(n_in, n_out):
    return n_in * n_out + 1

# %% dense-parameters | wrong | biases on both sides
# sees: inputs and neurons both have a bias here
def dense_parameters(n_in, n_out):
    return n_in * n_out + n_in + n_out

# %% dense-parameters | wrong | a bias of the bias
# sees: there is no bias for the bias
def dense_parameters(n_in, n_out):
    return (n_in + 1) * (n_out + 1)

# %% dense-parameters | wrong | added
# sees: multiply
def dense_parameters(n_in, n_out):
    return n_in + n_out

# %% dense-parameters | wrong | the number and the shape
# sees: 8
def dense_parameters(n_in, n_out):
    return n_in * n_out, n_out

# %% dense-parameters | wrong | the first example written by hand
# sees: the answer was the same for 3 inputs and 2 neurons
def dense_parameters(n_in, n_out):
    return 8

# %% quiz-1 | right | a small letter
answer_1 = "a"

# %% quiz-1 | right | a capital letter
answer_1 = "A"

# %% quiz-1 | right | in brackets
answer_1 = "(a)"

# %% quiz-1 | wrong | five
# sees: There are five products, but they are added up.
answer_1 = "b"

# %% quiz-1 | wrong | twenty-five
# sees: every entry times every entry
answer_1 = "c"

# %% quiz-1 | wrong | not answered
# sees: No letter yet
answer_1 = None

# %% quiz-1 | wrong | no such choice
# sees: is not one of the choices
answer_1 = "d"

# %% quiz-1 | wrong | all of them
# sees: is not one of the choices
answer_1 = ["a", "b", "c"]

# %% quiz-2 | right | a small letter
answer_2 = "b"

# %% quiz-2 | right | spaces around it
answer_2 = " b "

# %% quiz-2 | right | a capital letter
answer_2 = "B"

# %% quiz-2 | wrong | the inner numbers
# sees: The two inner numbers must agree
answer_2 = "a"

# %% quiz-2 | wrong | no product
# sees: They fit: a row of A has three entries
answer_2 = "C"

# %% quiz-2 | wrong | not answered
# sees: No letter yet
answer_2 = ""

# %% quiz-2 | wrong | the shape in place of the letter
# sees: is not one of the choices
answer_2 = "(2, 4)"

# %% quiz-2 | wrong | the shape itself
# sees: is not one of the choices
answer_2 = (2, 4)

# %% quiz-3 | right | a small letter
answer_3 = "c"

# %% quiz-3 | right | a capital letter
answer_3 = "C"

# %% quiz-3 | right | with a bracket
answer_3 = "c)"

# %% quiz-3 | wrong | equal
# sees: Equal vectors have the cosine 1
answer_3 = "a"

# %% quiz-3 | wrong | opposite
# sees: Opposite directions have the cosine -1.
answer_3 = "b"

# %% quiz-3 | wrong | not answered
# sees: No letter yet
answer_3 = None

# %% quiz-3 | wrong | no such choice
# sees: is not one of the choices
answer_3 = "x"

# %% quiz-3 | wrong | a number
# sees: is not one of the choices
answer_3 = 3

# %% quiz-4 | right | a small letter
answer_4 = "b"

# %% quiz-4 | right | a capital letter
answer_4 = "B"

# %% quiz-4 | right | in brackets
answer_4 = "(B)"

# %% quiz-4 | wrong | entries counted
# sees: It has four entries along its axis
answer_4 = "a"

# %% quiz-4 | wrong | none
# sees: Only a single number has no axis.
answer_4 = "c"

# %% quiz-4 | wrong | not answered
# sees: No letter yet
answer_4 = None

# %% quiz-4 | wrong | the number in place of the letter
# sees: is not one of the choices
answer_4 = 1

# %% quiz-4 | wrong | a whole sentence
# sees: is not one of the choices
answer_4 = "it has one axis"

# %% quiz-5 | right | a small letter
answer_5 = "a"

# %% quiz-5 | right | a capital letter
answer_5 = "A"

# %% quiz-5 | right | a letter with a full stop
answer_5 = "a."

# %% quiz-5 | wrong | doubled
# sees: The dot product doubles, but so does one of the lengths
answer_5 = "b"

# %% quiz-5 | wrong | halved
# sees: The length doubles, but so does the dot product above it.
answer_5 = "c"

# %% quiz-5 | wrong | not answered
# sees: No letter yet
answer_5 = None

# %% quiz-5 | wrong | no such choice
# sees: is not one of the choices
answer_5 = "1"

# %% quiz-5 | wrong | two letters
# sees: is not one of the choices
answer_5 = "ab"
