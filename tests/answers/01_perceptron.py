"""Right and wrong answers to every exercise of chapter 01; tests/answers/entries.py says how this file is read."""

# %% net-input | right | one line
def net_input(w, x):
    return w[0] + sum(wi * xi for wi, xi in zip(w[1:], x))

# %% net-input | right | a loop with an index
def net_input(w, x):
    h = w[0]
    for i in range(len(x)):
        h = h + w[i + 1] * x[i]
    return h

# %% net-input | right | a dot product
def net_input(w, x):
    return np.dot(w[1:], x) + w[0]

# %% net-input | right | the bias gets an input of 1, and the sum runs backwards
def net_input(w, x):
    return sum(a * b for a, b in reversed(list(zip(w, [1] + list(x)))))

# %% net-input | right | an array without dimensions
def net_input(w, x):
    w, x = np.asarray(w, dtype=np.float32), np.asarray(x, dtype=np.float32)
    return np.array((w[1:] * x).sum() + w[0])

# %% net-input | wrong | the bias is left out
# sees: the bias w[0] is left out
def net_input(w, x):
    return sum(wi * xi for wi, xi in zip(w[1:], x))

# %% net-input | wrong | the bias is multiplied by the first input
# sees: the bias is multiplied by x[0]
def net_input(w, x):
    return w[0] * x[0] + sum(wi * xi for wi, xi in zip(w[1:], x))

# %% net-input | wrong | the bias is subtracted
# sees: the bias is subtracted; here it is added
def net_input(w, x):
    return sum(wi * xi for wi, xi in zip(w[1:], x)) - w[0]

# %% net-input | wrong | the weights start one place too early
# sees: the weights are one place off
def net_input(w, x):
    return w[0] + sum(wi * xi for wi, xi in zip(w, x))

# %% net-input | wrong | the bias is added in every turn
# sees: the bias is added once for every input
def net_input(w, x):
    h = 0
    for i in range(len(x)):
        h += w[0] + w[i + 1] * x[i]
    return h

# %% net-input | wrong | the bias is taken from the end
# sees: the bias is taken from the end of w; it stands first
def net_input(w, x):
    return w[-1] + sum(wi * xi for wi, xi in zip(w[:-1], x))

# %% net-input | wrong | the bias is taken out of the list
# sees: the list w was changed; read w[0] and leave w as it is
def net_input(w, x):
    b = w.pop(0)
    return b + np.dot(w, x)

# %% net-input | wrong | the last input is forgotten
# sees: the last input is left out
def net_input(w, x):
    h = w[0]
    for i in range(len(x) - 1):
        h += w[i + 1] * x[i]
    return h

# %% net-input | wrong | the products are not added up
# sees: a single number is expected
def net_input(w, x):
    return w[0] + np.asarray(w[1:]) * x

# %% net-input | wrong | it prints and returns nothing
# sees: Is the return line missing
def net_input(w, x):
    print(w[0] + np.dot(w[1:], x))

# %% net-input | wrong | cut to a whole number
# sees: The decimals are cut off
def net_input(w, x):
    return int(w[0] + np.dot(w[1:], x))

# %% net-input | wrong | only for two inputs
# sees: IndexError
def net_input(w, x):
    return w[0] + w[1] * x[0] + w[2] * x[1]

# %% net-input | wrong | the first input is forgotten
# sees: the first input is left out: the loop starts too late
def net_input(w, x):
    h = w[0]
    for i in range(1, len(x)):
        h += w[i + 1] * x[i]
    return h

# %% net-input | wrong | returns inside the loop
# sees: or the return line stands inside it
def net_input(w, x):
    h = w[0]
    for i in range(len(x)):
        h += w[i + 1] * x[i]
        return h

# %% net-input | wrong | each turn overwrites the sum
# sees: or each turn of the loop overwrites h
def net_input(w, x):
    h = w[0]
    for i in range(len(x)):
        h = w[i + 1] * x[i]
    return h

# %% net-input | wrong | added in place of multiplied
# sees: or weights and inputs are added where they should be multiplied
def net_input(w, x):
    return w[0] + sum(a + b for a, b in zip(w[1:], x))

# %% net-input | wrong | the bias counts twice
# sees: or h starts with it twice
def net_input(w, x):
    h = w[0]
    for a, b in zip(w, [1] + list(x)):
        h += a * b
    return h

# %% net-input | wrong | a 1 is put into the list of inputs
# sees: the list x was changed; make a new list, such as [1, *x]
def net_input(w, x):
    x.insert(0, 1)
    return sum(a * b for a, b in zip(w, x))

# %% net-input | wrong | whole weights only
# sees: the weights are cut to whole numbers
def net_input(w, x):
    return np.asarray(w, dtype=int)[0] + np.dot(np.asarray(w, dtype=int)[1:], x)

# %% step | right | where
def step(h):
    return np.where(np.asarray(h) > 0, 1, -1)

# %% step | right | arithmetic with the comparison
def step(h):
    return 2.0 * (np.array(h) > 0) - 1

# %% step | right | a copy filled with -1
def step(h):
    h = np.asarray(h)
    answer = np.full(h.shape, -1)
    answer[h > 0] = 1
    return answer

# %% step | right | plain Python, one number or lists inside lists
def step(h):
    if np.ndim(h) == 0:
        return 1 if h > 0 else -1
    return [step(part) for part in h]

# %% step | right | boolean arithmetic that makes a new array
def step(h):
    return (np.asarray(h) > 0).astype(int) * 2 - 1

# %% step | wrong | yes at zero
# sees: at h = 0 the answer is -1 in this course
def step(h):
    return np.where(np.asarray(h) >= 0, 1, -1)

# %% step | wrong | sign of NumPy
# sees: at h = 0 the answer is -1, not 0
def step(h):
    return np.sign(h)

# %% step | wrong | 0 for no
# sees: a no is -1, not 0
def step(h):
    return np.where(np.asarray(h) > 0, 1, 0)

# %% step | wrong | turned round
# sees: the sign is turned round
def step(h):
    return np.where(np.asarray(h) > 0, -1, 1)

# %% step | wrong | True and False
# sees: is True or False
# sees: turn it into the numbers
def step(h):
    return np.asarray(h) > 0

# %% step | wrong | only for one number
# sees: TypeError
def step(h):
    if h > 0:
        return 1
    return -1

# %% step | wrong | all or nothing
# sees: shape (4,) is expected, a single number came back
def step(h):
    return 1 if np.all(np.asarray(h) > 0) else -1

# %% step | wrong | lists are taken apart, arrays are not
# sees: ValueError
def step(h):
    if isinstance(h, list):
        return [1 if h_i > 0 else -1 for h_i in h]
    return 1 if h > 0 else -1

# %% step | wrong | only one axis
# sees: shape (2, 2) is expected
def step(h):
    return np.where(np.ravel(h) > 0, 1, -1) if np.ndim(h) else (1 if h > 0 else -1)

# %% step | wrong | whole numbers only, so a small sum counts as zero
# sees: 0.1 is above zero too: compare h itself with 0
def step(h):
    return np.where(np.asarray(h).astype(int) > 0, 1, -1)

# %% step | wrong | an array that comes in is overwritten
# sees: the array h was changed
def step(h):
    h = np.asarray(h)
    h[h > 0] = 1
    h[h <= 0] = -1
    return h

# %% step | wrong | turned round, also at zero
# sees: the sign is turned round, and at h = 0 the answer is -1
def step(h):
    return np.where(np.asarray(h) >= 0, -1, 1)

# %% step | wrong | 0 for no, and yes at zero
# sees: a no is -1, not 0, and at h = 0 the answer is no
def step(h):
    return np.where(np.asarray(h) >= 0, 1, 0)

# %% step | wrong | where without its two values
# sees: np.where needs all three
def step(h):
    return np.where(np.asarray(h) > 0)

# %% step | wrong | a yes keeps its sum
# sees: a yes is 1, not h itself
def step(h):
    return np.where(np.asarray(h) > 0, h, -1)

# %% step | wrong | a no keeps its sum
# sees: a no is -1, not h itself
def step(h):
    a = np.array(h)
    a[a > 0] = 1
    return a

# %% predict | right | one matrix product
def predict(w, X):
    X, w = np.asarray(X), np.asarray(w)
    return np.where(w[0] + X @ w[1:] > 0, 1, -1)

# %% predict | right | a loop over the rows
def predict(w, X):
    answers = []
    for row in X:
        answers.append(1 if net_input(w, row) > 0 else -1)
    return answers

# %% predict | right | a column of ones
def predict(w, X):
    X = np.asarray(X, dtype=float)
    return step(np.column_stack([np.ones(len(X)), X]) @ np.asarray(w, dtype=float))

# %% predict | right | the sums first, a tuple at the end
def predict(w, X):
    return tuple(float(step(net_input(w, x))) for x in X)

# %% predict | right | the columns in place of a row
def predict(w, X):
    return step(net_input(w, np.asarray(X).T))

# %% predict | wrong | the bias is left out
# sees: the bias is left out, or subtracted
def predict(w, X):
    return step(np.asarray(X) @ np.asarray(w)[1:])

# %% predict | wrong | the bias is subtracted
# sees: the bias is left out, or subtracted
def predict(w, X):
    return step(np.asarray(X) @ np.asarray(w)[1:] - w[0])

# %% predict | wrong | 1 and 0
# sees: a no is -1, not 0
def predict(w, X):
    return (np.asarray(X) @ np.asarray(w)[1:] + w[0] > 0).astype(int)

# %% predict | wrong | the sums themselves
# sees: these are the sums; the step is missing
def predict(w, X):
    return np.asarray(X) @ np.asarray(w)[1:] + w[0]

# %% predict | wrong | yes and no turned round
# sees: yes and no are turned round
def predict(w, X):
    return -step(np.asarray(X) @ np.asarray(w)[1:] + w[0])

# %% predict | wrong | the table is summed over columns and rows
# sees: shape (5,) is expected, a single number came back
def predict(w, X):
    return step(w[0] + (np.asarray(X) * np.asarray(w)[1:]).sum())

# %% predict | wrong | returns after the first row
# sees: is the return line inside the loop
def predict(w, X):
    for x in X:
        return step(net_input(w, x))

# %% predict | wrong | a column of answers
# sees: The numbers are right; only their shape is not.
def predict(w, X):
    return step(np.asarray(X) @ np.asarray(w)[1:, None] + w[0])

# %% predict | wrong | the bias stands last
# sees: the bias is taken from the end of w; it stands first
def predict(w, X):
    return step(w[-1] + np.asarray(X) @ np.asarray(w)[:-1])

# %% predict | wrong | yes on the line
# caught by: hidden tests
# sees: at h = 0 the answer is -1
def predict(w, X):
    return np.where(np.asarray(X) @ np.asarray(w)[1:] + w[0] >= 0, 1, -1)

# %% predict | wrong | always two inputs
# sees: ValueError: too many values to unpack
def predict(w, X):
    return [1 if w[0] + w[1] * a + w[2] * b > 0 else -1 for a, b in X]

# %% predict | wrong | multiplies a list
# sees: TypeError
def predict(w, X):
    return step(w[0] + X @ w[1:])

# %% predict | wrong | the list starts again in each turn
# sees: This is the last value alone
def predict(w, X):
    for x in X:
        out = []
        out.append(int(step(net_input(w, x))))
    return out

# %% predict | wrong | the loop counts weights
# sees: let the loop run over X, not over w
def predict(w, X):
    return [int(step(net_input(w, X[i]))) for i in range(len(w))]

# %% predict | wrong | the answers come in reverse
# sees: The right numbers come in reverse order
def predict(w, X):
    out = []
    for x in X:
        out.insert(0, int(step(net_input(w, x))))
    return out

# %% predict | wrong | weights from the notebook
# sees: use w and X as they are handed in
w_g = [-2.0, 1.2, 0.7]
def predict(w, X):
    return [int(step(net_input(w_g, x))) for x in X]

# %% predict | wrong | the weights start one place too early
# sees: the weights are one place off
def predict(w, X):
    return step(np.asarray(X) @ np.asarray(w)[:-1] + w[0])

# %% predict | wrong | the sum goes on from row to row
# sees: each row needs its own sum
def predict(w, X):
    out = []
    h = w[0]
    for x in X:
        for a, b in zip(w[1:], x):
            h += a * b
        out.append(int(step(h)))
    return out

# %% predict | wrong | the bias is taken out of the list
# sees: the list w was changed
def predict(w, X):
    b = w.pop(0)
    return step(b + np.asarray(X) @ np.asarray(w))

# %% explore-boundary | right | a tuple
w_found = (-1.0, -1.9, 1.1)

# %% explore-boundary | right | an array, all weights ten times as large
w_found = 10 * np.array([-1.0, -1.9, 1.1])

# %% explore-boundary | right | what the perceptron rule finds
flowers = data.iris()
X = flowers.X[:, :2]
X = np.c_[np.ones(150), (X - X.mean(axis=0)) / X.std(axis=0)]
w_found = np.zeros(3)
for _ in range(100):
    for x, y in zip(X, np.where(flowers.y == 0, 1, -1)):
        w_found = w_found + (y - (1 if w_found @ x > 0 else -1)) * x

# %% explore-boundary | right | a list
w_found = [-2.0, -3.8, 2.2]

# %% explore-boundary | wrong | nothing written
# sees: Your answer is None
w_found = None

# %% explore-boundary | wrong | the example
# sees: Still on the wrong side with these weights: 24 of 150 flowers.
w_found = (0.5, -1, 2)

# %% explore-boundary | wrong | the bias is left out
# sees: Three numbers are needed: the bias first, then w1 and w2.
w_found = (-1.9, 1.1)

# %% explore-boundary | wrong | the bias stands last
# sees: Still on the wrong side with these weights: 62 of 150 flowers. The bias comes first.
w_found = (-1.9, 1.1, -1.0)

# %% explore-boundary | wrong | yes and no turned round
# sees: Still on the wrong side with these weights: 150 of 150 flowers. Turn all three signs round.
w_found = (1.0, 1.9, -1.1)

# %% explore-boundary | wrong | all weights zero
# sees: Still on the wrong side with these weights: 50 of 150 flowers.
w_found = (0, 0, 0)

# %% explore-boundary | wrong | texts
# sees: write numbers without quotes
w_found = ("-1.0", "-1.9", "1.1")

# %% explore-boundary | wrong | a number that is none
# sees: NaN means
w_found = (float("nan"), -1.9, 1.1)

# %% explore-boundary | wrong | a set
# sees: a set has no order
w_found = {-1.0, -1.9, 1.1}

# %% explore-boundary | wrong | a row of a table
# sees: three weights
w_found = [[-1.0, -1.9, 1.1]]

# %% explore-boundary | wrong | brackets inside
# sees: Three numbers are needed: the bias first, then w1 and w2.
w_found = (-1.0, (-1.9, 1.1))

# %% explore-boundary | wrong | one value is missing
# sees: Three numbers are needed: the bias first, then w1 and w2.
w_found = (-1.0, None, 1.1)

# %% perceptron-update | right | arrays
def perceptron_update(w, x, y, eta):
    y_hat = step(net_input(w, x))
    return np.asarray(w) + eta * (y - y_hat) * np.array([1, *x])

# %% perceptron-update | right | a new list, weight by weight
def perceptron_update(w, x, y, eta):
    change = eta * (y - (1 if net_input(w, x) > 0 else -1))
    new = [w[0] + change]
    for weight, value in zip(w[1:], x):
        new.append(weight + change * value)
    return new

# %% perceptron-update | right | a copy is changed only after a mistake
def perceptron_update(w, x, y, eta):
    new = np.array(w, dtype=float)
    if step(net_input(w, x)) != y:
        new[0] += 2 * eta * y
        new[1:] += 2 * eta * y * np.array(x)
    return new

# %% perceptron-update | right | a tuple, using predict
def perceptron_update(w, x, y, eta):
    error = y - predict(w, [x])[0]
    return tuple(weight + eta * error * value for weight, value in zip(w, (1, *x)))

# %% perceptron-update | wrong | the step goes the wrong way
# sees: the step goes the wrong way
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + eta * (step(net_input(w, x)) - y) * np.array([1, *x])

# %% perceptron-update | wrong | the change is subtracted
# sees: the step goes the wrong way
def perceptron_update(w, x, y, eta):
    return np.asarray(w) - eta * (y - step(net_input(w, x))) * np.array([1, *x])

# %% perceptron-update | wrong | half a step
# sees: half a step
def perceptron_update(w, x, y, eta):
    w = np.asarray(w)
    return w + eta * y * np.array([1, *x]) if step(net_input(w, x)) != y else w

# %% perceptron-update | wrong | the bias does not learn
# sees: the bias did not learn
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + eta * (y - step(net_input(w, x))) * np.array([0, *x])

# %% perceptron-update | wrong | only the change
# sees: this is only the change; add it to w
def perceptron_update(w, x, y, eta):
    return eta * (y - step(net_input(w, x))) * np.array([1, *x])

# %% perceptron-update | wrong | the sum in place of the answer
# sees: y_hat is the answer 1 or -1, not the sum h
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + eta * (y - net_input(w, x)) * np.array([1, *x])

# %% perceptron-update | wrong | learns from right answers too
# sees: the answer was right, so the weights must stay
def perceptron_update(w, x, y, eta):
    if y == 1:
        return np.asarray(w) + eta * y * np.array([1, *x])
    return np.asarray(w) + 2 * eta * y * np.array([1, *x])

# %% perceptron-update | wrong | the neuron answers without its bias
# sees: the answer was right, so the weights must stay; y_hat needs the bias too
def perceptron_update(w, x, y, eta):
    y_hat = step(np.dot(w[1:], x))
    return np.asarray(w) + eta * (y - y_hat) * np.array([1, *x])

# %% perceptron-update | wrong | the 1 stands last
# sees: the 1 of the bias stands first, before the inputs
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + eta * (y - step(net_input(w, x))) * np.array([*x, 1])

# %% perceptron-update | wrong | eta is forgotten
# sees: eta is left out
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + (y - step(net_input(w, x))) * np.array([1, *x])

# %% perceptron-update | wrong | the list that came in is changed
# sees: the list w was changed
def perceptron_update(w, x, y, eta):
    change = eta * (y - step(net_input(w, x)))
    w[0] += change
    for i in range(len(x)):
        w[i + 1] += change * x[i]
    return w

# %% perceptron-update | wrong | the bias is not in the result
# sees: shape (3,) is expected, shape (2,) came back
def perceptron_update(w, x, y, eta):
    return np.asarray(w)[1:] + eta * (y - step(net_input(w, x))) * np.asarray(x)

# %% perceptron-update | wrong | whole numbers cut off what was learned
# sees: The decimals are cut off
def perceptron_update(w, x, y, eta):
    new = np.asarray(w) + eta * (y - step(net_input(w, x))) * np.array([1, *x])
    return new.astype(int)

# %% perceptron-update | wrong | yes at zero
# sees: at h = 0 the answer is -1, so this is a mistake to learn from
def perceptron_update(w, x, y, eta):
    y_hat = 1 if net_input(w, x) >= 0 else -1
    return np.asarray(w) + eta * (y - y_hat) * np.array([1, *x])

# %% perceptron-update | wrong | a learning rate of its own
# sees: use the eta that is handed in
eta0 = 0.1
def perceptron_update(w, x, y, eta):
    y_hat = step(net_input(w, x))
    return np.asarray(w) + 0.1 * (y - y_hat) * np.array([1, *x])

# %% perceptron-update | wrong | the answer is 1 or 0
# sees: the weights must stay; y_hat is 1 or -1
def perceptron_update(w, x, y, eta):
    y_hat = 1 if net_input(w, x) > 0 else 0
    return np.asarray(w) + eta * (y - y_hat) * np.array([1, *x])

# %% perceptron-update | wrong | the array that came in is changed
# sees: the list w was changed
def perceptron_update(w, x, y, eta):
    w = np.asarray(w)
    d = eta * (y - step(net_input(w, x)))
    w[0] += d
    w[1:] += d * np.asarray(x)
    return w

# %% perceptron-update | wrong | two lists are joined
# sees: + puts two lists one behind the other
def perceptron_update(w, x, y, eta):
    return w + [eta * (y - step(net_input(w, x))) * v for v in [1, *x]]

# %% perceptron-update | wrong | a new answer for each weight
# sees: compute y_hat once, before the first weight changes
def perceptron_update(w, x, y, eta):
    new = list(w)
    for i, v in enumerate([1, *x]):
        new[i] += eta * (y - step(net_input(new, x))) * v
    return new

# %% perceptron-update | wrong | the weights are one place off
# sees: the weights are one place off: x[0] belongs to w[1]
def perceptron_update(w, x, y, eta):
    new = list(w)
    d = eta * (y - step(net_input(w, x)))
    for i in range(len(x)):
        new[i] += d * x[i]
    return new

# %% perceptron-update | wrong | the inputs are forgotten
# sees: each weight changes in proportion to its input
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + eta * (y - step(net_input(w, x)))

# %% perceptron-update | wrong | the sign of the error is lost
# sees: the factor is y - y_hat, with its sign
def perceptron_update(w, x, y, eta):
    return np.asarray(w) + eta * abs(y - step(net_input(w, x))) * np.array([1, *x])

# %% perceptron-update | wrong | the new weights are not returned
# sees: and return the new weights
def perceptron_update(w, x, y, eta):
    new = np.asarray(w) + eta * (y - step(net_input(w, x))) * np.array([1, *x])
    return w

# %% perceptron-update | wrong | a 1 is put into the list of inputs
# sees: the list x was changed
def perceptron_update(w, x, y, eta):
    y_hat = step(net_input(w, x))
    x.insert(0, 1)
    return np.asarray(w) + eta * (y - y_hat) * np.array(x)

# %% train-perceptron | right | as in the text
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            if step(net_input(w, X[i])) != y[i]:
                wrong += 1
                w = perceptron_update(w, X[i], y[i], eta)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, errors

# %% train-perceptron | right | plain lists and a shuffled order
def train_perceptron(X, y, eta, epochs, rng):
    w, errors = [0.0] * (len(X[0]) + 1), []
    while len(errors) < epochs and 0 not in errors:
        order = list(range(len(X)))
        rng.shuffle(order)
        errors.append(0)
        for i in order:
            row = [1] + list(X[i])
            answer = 1 if sum(a * b for a, b in zip(w, row)) > 0 else -1
            errors[-1] += answer != y[i]
            w = [a + eta * (y[i] - answer) * b for a, b in zip(w, row)]
    return tuple(w), tuple(errors)

# %% train-perceptron | right | the weights are changed in place, the errors are an array
def train_perceptron(X, y, eta, epochs, rng):
    inputs = np.insert(np.asarray(X, dtype=float), 0, 1, axis=1)
    w, errors = np.zeros(inputs.shape[1]), np.zeros(epochs)
    for epoch in range(epochs):
        for i in rng.permutation(len(inputs)):
            difference = y[i] - (1 if inputs[i] @ w > 0 else -1)
            errors[epoch] += abs(difference) / 2
            w += eta * difference * inputs[i]
        if errors[epoch] == 0:
            return w, errors[:epoch + 1]
    return w, errors

# %% train-perceptron | right | table and labels shuffled together
def train_perceptron(X, y, eta, epochs, rng):
    rows, w, errors = [(x, label) for x, label in zip(X, y)], [0.0] * (len(X[0]) + 1), []
    while len(errors) < epochs and 0 not in errors:
        rng.shuffle(order := list(range(len(rows))))
        wrong = 0
        for x, label in (rows[i] for i in order):
            wrong += step(net_input(w, x)) != label
            w = perceptron_update(w, x, label, eta)
        errors.append(int(wrong))
    return w, errors

# %% train-perceptron | right | the order is the sorting of random numbers
def train_perceptron(X, y, eta, epochs, rng):
    X, y = np.array(X), np.array(y)
    w, errors = np.zeros(X.shape[1] + 1), []
    while len(errors) < epochs and 0 not in errors:
        order, wrong = np.argsort(rng.random(len(X))), 0
        for x, label in zip(X[order], y[order]):
            wrong += int(step(net_input(w, x)) != label)
            w = perceptron_update(w, x, label, eta)
        errors.append(wrong)
    return w, errors

# %% train-perceptron | wrong | the rows are shuffled, their labels are not
# sees: does each row keep its own label
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i, t in zip(rng.permutation(len(X)), y):
            errors[-1] += int(step(net_input(w, X[i])) != t)
            w = perceptron_update(w, X[i], t, eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the same order in each training
# sees: Each rng gives the same w: visit the rows in rng.permutation(len(X)).
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in range(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | rows in their given order
# sees: Each rng gives the same w: visit the rows in rng.permutation(len(X)).
def train_perceptron(X, y, eta, epochs, rng):
    w, errors = np.zeros(len(X[0]) + 1), []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            old, w = w, perceptron_update(w, x, label, eta)
            wrong += int(np.any(old != w))
        errors.append(wrong)
        if not wrong:
            break
    return [w, errors]

# %% train-perceptron | wrong | mistakes are counted after the epoch
# sees: mistakes are counted after the epoch, or after the update; count them as they happen
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        for i in rng.permutation(len(X)):
            w = perceptron_update(w, X[i], y[i], eta)
        errors.append(int(np.sum(predict(w, X) != np.asarray(y))))
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the weights change at the end of the epoch
# sees: w changes only after the epoch, or mistakes are counted before it; do both row by row
def train_perceptron(X, y, eta, epochs, rng):
    X, y = np.asarray(X), np.asarray(y)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        difference = y - predict(w, X)
        errors.append(int(np.sum(difference != 0)))
        w = w + eta * difference @ np.c_[np.ones(len(X)), X]
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | mistakes are counted before the epoch
# sees: w changes only after the epoch, or mistakes are counted before it; do both row by row
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(int(np.sum(predict(w, X) != np.asarray(y))))
        if errors[-1] == 0:
            break
        for i in rng.permutation(len(X)):
            w = perceptron_update(w, X[i], y[i], eta)
    return w, errors

# %% train-perceptron | wrong | no early stop
# sees: training goes on after an epoch without mistakes
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
    return w, errors

# %% train-perceptron | wrong | the good epoch is not listed
# sees: the last epoch, the one without mistakes, is missing from the list
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            wrong += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if wrong == 0:
            break
        errors.append(wrong)
    return w, errors

# %% train-perceptron | wrong | half a step
# sees: half a step: use (y - y_hat)
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            if step(net_input(w, X[i])) != y[i]:
                errors[-1] += 1
                w = w + eta * y[i] * np.array([1, *X[i]])
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the bias does not learn
# sees: the bias did not learn
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            error = y[i] - step(net_input(w, X[i]))
            errors[-1] += int(error != 0)
            w[1:] += eta * error * X[i]
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the rule goes the wrong way
# sees: the rule goes the wrong way
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            error = step(net_input(w, X[i])) - y[i]
            errors[-1] += int(error != 0)
            w = w + eta * error * np.array([1, *X[i]])
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | stops after one epoch
# sees: the return line stands inside the loop
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        return w, errors

# %% train-perceptron | wrong | an epoch ends at the first right answer
# sees: training goes on after an epoch without mistakes
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            if step(net_input(w, X[i])) == y[i]:
                break
            errors[-1] += 1
            w = perceptron_update(w, X[i], y[i], eta)
    return w, errors

# %% train-perceptron | wrong | the differences are added up, so each mistake counts twice
# sees: each mistake counts once
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(abs(y[i] - step(net_input(w, X[i]))))
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the two results are exchanged
# sees: w and errors have changed places: return w, errors
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return errors, w

# %% train-perceptron | wrong | only the weights come back
# sees: One thing came back: return w, errors
def train_perceptron(X, y, eta, epochs, rng):
    w = np.zeros(len(X[0]) + 1)
    for _ in range(epochs):
        for i in rng.permutation(len(X)):
            w = perceptron_update(w, X[i], y[i], eta)
    return w

# %% train-perceptron | wrong | every epoch starts from zeros again
# sees: every epoch starts from zeros; start with zeros once
def train_perceptron(X, y, eta, epochs, rng):
    errors = []
    for _ in range(epochs):
        w, wrong = np.zeros(len(X[0]) + 1), 0
        for i in rng.permutation(len(X)):
            wrong += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, errors

# %% train-perceptron | wrong | one epoch too few
# sees: asks for 7 rounds through the rows, and errors holds 6 numbers
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs - 1):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the count is never set back
# sees: The weights are right, but the last count is not 0
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors, wrong = np.zeros(X.shape[1] + 1), [], 0
    for _ in range(epochs):
        for i in rng.permutation(len(X)):
            wrong += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, errors

# %% train-perceptron | wrong | a number for each row
# sees: note one number for each epoch, not for each row
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            wrong += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
            errors.append(wrong)
        if wrong == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the new weights are not kept
# sees: w stays at zero: keep the new w
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | mistakes are counted after the update
# sees: or after the update; count them as they happen
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            w = perceptron_update(w, X[i], y[i], eta)
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | starts with ones
# sees: start with zeros
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.ones(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | starts with small random numbers
# sees: start with zeros, not with random numbers
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = 0.01 * rng.normal(size=X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | one order for all epochs
# sees: draw a new order in each epoch, inside the loop
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    order = rng.permutation(len(X))
    for _ in range(epochs):
        errors.append(0)
        for i in order:
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the order comes from np.random
# sees: draw the order with the rng that is handed in
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in np.random.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | only the last count
# sees: errors must be a list or an array: return w, errors
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w = np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        errors = 0
        for i in rng.permutation(len(X)):
            errors += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors == 0:
            break
    return w, errors

# %% train-perceptron | wrong | a share in place of a count
# sees: count the mistakes; this is their share
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i]) / len(X)
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | a learning rate of its own
# sees: use the eta that is handed in
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], 1)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | the table itself is shuffled
# sees: the table X was changed
def train_perceptron(X, y, eta, epochs, rng):
    X, y = np.asarray(X), np.asarray(y)
    w, errors = np.zeros(len(X[0]) + 1), []
    for _ in range(epochs):
        errors.append(0)
        p = rng.permutation(len(X))
        X[:], y[:] = X[p], y[p]
        for x, t in zip(X, y):
            errors[-1] += int(step(net_input(w, x)) != t)
            w = perceptron_update(w, x, t, eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% train-perceptron | wrong | nothing comes back
# sees: Is the return line missing
def train_perceptron(X, y, eta, epochs, rng):
    X = np.asarray(X)
    w, errors = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break

# %% train-perceptron | wrong | always three weights
# sees: ValueError
def train_perceptron(X, y, eta, epochs, rng):
    w, errors = np.zeros(3), []
    for _ in range(epochs):
        errors.append(0)
        for i in rng.permutation(len(X)):
            errors[-1] += int(step(net_input(w, X[i])) != y[i])
            w = perceptron_update(w, X[i], y[i], eta)
        if errors[-1] == 0:
            break
    return w, errors

# %% standardize | right | arrays
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / std, mean, std

# %% standardize | right | plain lists, column by column
def standardize(X):
    n = len(X)
    mean = [sum(column) / n for column in zip(*X)]
    std = [(sum((value - m) ** 2 for value in column) / n) ** 0.5 for column, m in zip(zip(*X), mean)]
    return [[(value - m) / s for value, m, s in zip(row, mean, std)] for row in X], mean, std

# %% standardize | right | the variance from the mean of squares, and a list of results
def standardize(X):
    X = np.array(X, dtype=np.float64)
    mean = np.sum(X, 0) / X.shape[0]
    std = np.sqrt(np.mean(X ** 2, 0) - mean ** 2)
    return [X / std - mean / std, mean, std]

# %% standardize | right | a loop over columns that fills a copy
def standardize(X):
    Xs = np.array(X, float)
    mean, std = [], []
    for j in range(Xs.shape[1]):
        mean.append(Xs[:, j].mean())
        std.append(Xs[:, j].std())
        Xs[:, j] = (Xs[:, j] - mean[j]) / std[j]
    return Xs, tuple(mean), tuple(std)

# %% standardize | right | a copy is changed in place
def standardize(X):
    Xs = np.array(X, dtype=float)
    mean, std = Xs.mean(axis=0), Xs.std(axis=0)
    Xs -= mean
    Xs /= std
    return Xs, mean, std

# %% standardize | wrong | one mean and spread for each row
# sees: this is the mean of each row; each column needs its own
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=1), X.std(axis=1)
    return ((X.T - mean) / std).T, mean, std

# %% standardize | wrong | the mean of each row, subtracted from each column
# sees: this is the mean of each row; each column needs its own
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=1), X.std(axis=1)
    return (X - mean) / std, mean, std

# %% standardize | wrong | one mean for the whole table
# sees: this is one mean for the whole table; each column needs its own
def standardize(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / X.std(), X.mean(), X.std()

# %% standardize | wrong | divided by N - 1
# sees: this divides by N - 1; here we divide by N
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0, ddof=1)
    return (X - mean) / std, mean, std

# %% standardize | wrong | divided by the variance
# sees: this is the variance; the standard deviation is its square root
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.var(axis=0)
    return (X - mean) / std, mean, std

# %% standardize | wrong | the mean is not subtracted
# sees: the mean is not subtracted
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return X / std, mean, std

# %% standardize | wrong | the wrong sign
# sees: Everything is right except the sign.
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (mean - X) / std, mean, std

# %% standardize | wrong | brackets forgotten
# sees: put brackets: subtract first, then divide
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return X - mean / std, mean, std

# %% standardize | wrong | only the table comes back
# sees: One thing came back: return Xs, mean, std
def standardize(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean(axis=0)) / X.std(axis=0)

# %% standardize | wrong | mean and spread exchanged
# sees: mean and std have changed places
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / std, std, mean

# %% standardize | wrong | scaled to the range from 0 to 1
# sees: this is the smallest value of each column, not its mean
def standardize(X):
    X = np.asarray(X, dtype=float)
    low, spread = X.min(axis=0), X.max(axis=0) - X.min(axis=0)
    return (X - low) / spread, low, spread

# %% standardize | wrong | the result is stored as whole numbers
# sees: The decimals are cut off
def standardize(X):
    X = np.asarray(X)
    Xs, mean, std = X.copy(), X.mean(axis=0), X.std(axis=0)
    Xs[:] = (X - mean) / std
    return Xs, mean, std

# %% standardize | wrong | not divided
# sees: the division by std is missing
def standardize(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=0), X.mean(axis=0), X.std(axis=0)

# %% standardize | wrong | divided by the variance, std returned
# sees: this is divided by the variance; divide by std
def standardize(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean(axis=0)) / X.var(axis=0), X.mean(axis=0), X.std(axis=0)

# %% standardize | wrong | the table comes last
# sees: comes first: return Xs, mean, std
def standardize(X):
    X = np.asarray(X, dtype=float)
    return X.mean(axis=0), X.std(axis=0), (X - X.mean(axis=0)) / X.std(axis=0)

# %% standardize | wrong | the table that came in is changed
# sees: the table X was changed
def standardize(X):
    X = np.asarray(X)
    mean, std = X.mean(axis=0), X.std(axis=0)
    X -= mean
    X /= std
    return X, mean, std

# %% standardize | wrong | an array of decimals is changed
# sees: the table X was changed
def standardize(X):
    X = np.asarray(X, dtype=float)
    mean, std = X.mean(axis=0), X.std(axis=0)
    X -= mean
    X /= std
    return X, mean, std

# %% standardize | wrong | mean and std of the new table
# sees: this is the mean of the new table
def standardize(X):
    X = np.asarray(X, dtype=float)
    Xs = (X - X.mean(axis=0)) / X.std(axis=0)
    return Xs, Xs.mean(axis=0), Xs.std(axis=0)

# %% standardize | wrong | the mean distance
# sees: this is the mean distance
def standardize(X):
    X = np.asarray(X, dtype=float)
    m = X.mean(axis=0)
    s = np.abs(X - m).mean(axis=0)
    return (X - m) / s, m, s

# %% standardize | wrong | the squares are only added up
# sees: the squares are added up; take their mean
def standardize(X):
    X = np.asarray(X, dtype=float)
    m = X.mean(axis=0)
    s = np.sqrt(((X - m) ** 2).sum(axis=0))
    return (X - m) / s, m, s

# %% standardize | wrong | a dictionary
# sees: One thing came back: return Xs, mean, std
def standardize(X):
    X = np.asarray(X, dtype=float)
    return {"Xs": (X - X.mean(axis=0)) / X.std(axis=0), "mean": X.mean(axis=0), "std": X.std(axis=0)}

# %% standardize | wrong | one mean for all, the right means returned
# sees: one mean and spread for the whole table are used
def standardize(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean()) / X.std(), X.mean(axis=0), X.std(axis=0)

# %% mse | right | arrays
def mse(y, y_hat):
    return np.mean((np.asarray(y) - np.asarray(y_hat)) ** 2)

# %% mse | right | a loop
def mse(y, y_hat):
    total = 0
    for a, b in zip(y, y_hat):
        total += (b - a) ** 2
    return total / len(y)

# %% mse | right | a dot product
def mse(y, y_hat):
    d = np.subtract(y, y_hat)
    return d @ d / d.size

# %% mse | right | the mean is taken inside the sum
def mse(y, y_hat):
    return float(sum((a - b) * (a - b) / len(y) for a, b in zip(y, y_hat)))

# %% mse | wrong | the sum
# sees: this is the sum; divide by n
def mse(y, y_hat):
    return np.sum((np.asarray(y) - np.asarray(y_hat)) ** 2)

# %% mse | wrong | the square root
# sees: this is the square root of J
def mse(y, y_hat):
    return np.sqrt(np.mean((np.asarray(y) - np.asarray(y_hat)) ** 2))

# %% mse | wrong | half of it
# sees: there is no 1/2 in this J
def mse(y, y_hat):
    return np.mean((np.asarray(y) - np.asarray(y_hat)) ** 2) / 2

# %% mse | wrong | absolute differences
# sees: the differences must be squared, not taken as they are
def mse(y, y_hat):
    return np.mean(np.abs(np.asarray(y) - np.asarray(y_hat)))

# %% mse | wrong | differences cancel
# sees: the differences must be squared before they are added
def mse(y, y_hat):
    return np.mean(np.asarray(y) - np.asarray(y_hat))

# %% mse | wrong | the mean is squared
# sees: square each difference first, then take the mean
def mse(y, y_hat):
    return np.mean(np.asarray(y) - np.asarray(y_hat)) ** 2

# %% mse | wrong | no mean at all
# sees: these are the squares; take their mean
def mse(y, y_hat):
    return (np.asarray(y) - np.asarray(y_hat)) ** 2

# %% mse | wrong | divided by n - 1
# sees: divide by n, not by n - 1
def mse(y, y_hat):
    return np.sum((np.asarray(y) - np.asarray(y_hat)) ** 2) / (len(y) - 1)

# %% mse | wrong | whole-number division
# sees: The decimals are cut off
def mse(y, y_hat):
    return sum((a - b) ** 2 for a, b in zip(y, y_hat)) // len(y)

# %% mse | wrong | the last pair is forgotten
# sees: a pair is left out
def mse(y, y_hat):
    return sum((y[i] - y_hat[i]) ** 2 for i in range(len(y) - 1)) / len(y)

# %% mse | wrong | returns inside the loop
# sees: the return line stands inside the loop
def mse(y, y_hat):
    t = 0
    for a, b in zip(y, y_hat):
        t += (a - b) ** 2
        return t / len(y)

# %% mse | wrong | each turn overwrites the total
# sees: each turn of the loop overwrites the one before
def mse(y, y_hat):
    for a, b in zip(y, y_hat):
        t = (a - b) ** 2
    return t / len(y)

# %% mse | wrong | divided by two
# sees: divide by n, not by n - 1 or by 2
def mse(y, y_hat):
    return np.sum((np.asarray(y) - np.asarray(y_hat)) ** 2) / 2

# %% mse | wrong | doubled, not squared
# sees: ** 2 squares
def mse(y, y_hat):
    return np.mean((np.asarray(y) - np.asarray(y_hat)) * 2)

# %% mse | wrong | differences the other way round cancel
# sees: the differences must be squared before they are added
def mse(y, y_hat):
    return np.mean(np.asarray(y_hat) - np.asarray(y))

# %% mse | wrong | the values that came in are changed
# sees: the values y were changed
def mse(y, y_hat):
    y = np.asarray(y)
    y -= np.asarray(y_hat)
    return np.mean(y ** 2)

# %% linear-gradient | right | an array
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.array([1, *x])

# %% linear-gradient | right | a list
def linear_gradient(w, x, y):
    blame = 2 * (net_input(w, x) - y)
    return [blame] + [blame * value for value in x]

# %% linear-gradient | right | the minus sign outside
def linear_gradient(w, x, y):
    inputs = np.concatenate(([1.0], np.asarray(x, dtype=float)))
    return -2 * (y - inputs @ np.asarray(w)) * inputs

# %% linear-gradient | right | central differences are exact for a parabola
def linear_gradient(w, x, y):
    slopes = []
    for i in range(len(w)):
        up, down = list(w), list(w)
        up[i], down[i] = up[i] + 0.5, down[i] - 0.5
        slopes.append((y - net_input(up, x)) ** 2 - (y - net_input(down, x)) ** 2)
    return tuple(slopes)

# %% linear-gradient | right | small central differences
def linear_gradient(w, x, y):
    g = []
    for i in range(len(w)):
        up, down = np.array(w, float), np.array(w, float)
        up[i] += 1e-4
        down[i] -= 1e-4
        g.append(((net_input(up, x) - y) ** 2 - (net_input(down, x) - y) ** 2) / 2e-4)
    return g

# %% linear-gradient | wrong | the sign
# sees: the sign is turned round: it is y_hat - y
def linear_gradient(w, x, y):
    return 2 * (y - net_input(w, x)) * np.array([1, *x])

# %% linear-gradient | wrong | the 2 is missing
# sees: the 2 from the square is missing
def linear_gradient(w, x, y):
    return (net_input(w, x) - y) * np.array([1, *x])

# %% linear-gradient | wrong | no slope for the bias
# sees: the bias has a slope too; its input is 1
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.asarray(x)

# %% linear-gradient | wrong | already a step
# sees: this is already the step -eta * gradient
def linear_gradient(w, x, y, eta=0.02):
    return -eta * 2 * (net_input(w, x) - y) * np.array([1, *x])

# %% linear-gradient | wrong | with the step activation
# sees: a linear neuron has no step: y_hat is h
def linear_gradient(w, x, y):
    return 2 * (step(net_input(w, x)) - y) * np.array([1, *x])

# %% linear-gradient | wrong | the sum without its bias
# sees: the bias is missing in y_hat
def linear_gradient(w, x, y):
    return 2 * (np.dot(w[1:], x) - y) * np.array([1, *x])

# %% linear-gradient | wrong | one number for all weights
# sees: one slope for each weight is asked for
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y)

# %% linear-gradient | wrong | weights in place of inputs
# sees: each slope carries its input, not its weight
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.asarray(w)

# %% linear-gradient | wrong | the bias stands last
# sees: right numbers, but not in the right places
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.array([*x, 1])

# %% linear-gradient | wrong | the sum of the inputs for the bias
# sees: Only the first number is wrong
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.array([sum(x), *x])

# %% linear-gradient | wrong | only the sum is doubled
# sees: put brackets: 2 * (y_hat - y)
def linear_gradient(w, x, y):
    return (2 * net_input(w, x) - y) * np.array([1, *x])

# %% linear-gradient | wrong | with the step activation and without the 2
# sees: a linear neuron has no step
def linear_gradient(w, x, y):
    return (step(net_input(w, x)) - y) * np.array([1, *x])

# %% linear-gradient | wrong | the slope of the bias is 0
# sees: the bias has a slope too
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.array([0, *x])

# %% linear-gradient | wrong | the loss
# sees: this is the loss; its slopes are asked for
def linear_gradient(w, x, y):
    return (net_input(w, x) - y) ** 2

# %% linear-gradient | wrong | the square carries the inputs
# sees: the slope of a square is twice what is squared
def linear_gradient(w, x, y):
    return (net_input(w, x) - y) ** 2 * np.array([1, *x])

# %% linear-gradient | wrong | a step with another eta
# sees: this is already the step -eta * gradient
def linear_gradient(w, x, y):
    return -0.1 * 2 * (net_input(w, x) - y) * np.array([1, *x])

# %% linear-gradient | wrong | an array of whole numbers is filled
# sees: The decimals are cut off
def linear_gradient(w, x, y):
    d = 2 * (net_input(w, x) - y)
    g = np.zeros(len(w), dtype=int)
    g[0] = d
    g[1:] = d * np.asarray(x)
    return g

# %% linear-gradient | wrong | only for lists
# sees: [1] + x adds 1 to each number of an array
def linear_gradient(w, x, y):
    return 2 * (net_input(w, x) - y) * np.array([1] + x)

# %% linear-gradient | wrong | a 1 is put into the list of inputs
# sees: the list x was changed
def linear_gradient(w, x, y):
    d = net_input(w, x) - y
    x.insert(0, 1)
    return 2 * d * np.array(x)

# %% train-linear | right | as in the text
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | right | matrix products
def train_linear(X, y, eta, epochs):
    A = np.c_[np.ones(len(X)), np.asarray(X, dtype=float)]
    w, costs = np.zeros(A.shape[1]), np.empty(epochs)
    for k in range(epochs):
        error = A @ w - y
        costs[k] = error @ error / len(error)
        w -= eta * 2 / len(error) * A.T @ error
    return w, costs

# %% train-linear | right | plain lists
def train_linear(X, y, eta, epochs):
    w, costs, n = [0] * (len(X[0]) + 1), [], len(X)
    for _ in range(epochs):
        errors = [w[0] + sum(a * b for a, b in zip(w[1:], row)) - t for row, t in zip(X, y)]
        costs.append(sum(e * e for e in errors) / n)
        slopes = [2 * sum(errors) / n]
        for j in range(len(X[0])):
            slopes.append(2 * sum(e * row[j] for e, row in zip(errors, X)) / n)
        w = [a - eta * s for a, s in zip(w, slopes)]
    return tuple(w), tuple(costs)

# %% train-linear | wrong | the sum of the gradients
# sees: this uses the sum of the gradients; use their mean
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.sum([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | divided by the number of weights
# sees: divide by the number of rows, not of weights
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.sum([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0) / len(w)
    return w, costs

# %% train-linear | wrong | only the weights come back
# sees: One thing came back: return w, costs
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w = np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w

# %% train-linear | wrong | the two results are exchanged
# sees: w comes first, and holds a bias too: return w, costs
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return costs, w

# %% train-linear | wrong | a step after each row
# sees: w changes after each row; take one step for the whole table
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        for x, t in zip(X, y):
            w = w - eta * linear_gradient(w, x, t)
    return w, costs

# %% train-linear | wrong | uphill
# sees: the step goes uphill: subtract eta times the gradient
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w + eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | the 2 is missing
# sees: the 2 of the gradient is missing
def train_linear(X, y, eta, epochs):
    A, y = np.c_[np.ones(len(X)), np.asarray(X)], np.asarray(y)
    w, costs = np.zeros(A.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((y - A @ w) ** 2))
        w = w - eta * A.T @ (A @ w - y) / len(y)
    return w, costs

# %% train-linear | wrong | the cost after the step
# sees: note J before the step, not after it
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
        costs.append(mse(y, [net_input(w, x) for x in X]))
    return w, costs

# %% train-linear | wrong | only one step
# sees: this is one step only; take as many steps as epochs says
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w = np.zeros(X.shape[1] + 1)
    costs = [mse(y, [net_input(w, x) for x in X])]
    return w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0), costs

# %% train-linear | wrong | starts with ones
# sees: start with zeros
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.ones(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | the bias does not learn
# sees: the bias did not learn
def train_linear(X, y, eta, epochs):
    A, y = np.c_[np.zeros(len(X)), np.asarray(X)], np.asarray(y)
    w, costs = np.zeros(A.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((y - A @ w) ** 2))
        w = w - 2 * eta * A.T @ (A @ w - y) / len(y)
    return w, costs

# %% train-linear | wrong | one cost too many
# sees: There is one too many at the end.
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    costs.append(mse(y, [net_input(w, x) for x in X]))
    return w, costs

# %% train-linear | wrong | only the last cost
# sees: costs must be a list or an array: return w, costs
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w = np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        cost = mse(y, [net_input(w, x) for x in X])
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, cost

# %% train-linear | wrong | one step too many
# sees: one step too many
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs + 1):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | returns inside the loop
# sees: this is one step only
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
        return w, costs

# %% train-linear | wrong | every epoch starts from zeros
# sees: every epoch starts from zeros
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    costs = []
    for _ in range(epochs):
        w = np.zeros(X.shape[1] + 1)
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | the list of costs starts again
# sees: costs holds the last J alone
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w = np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        costs = []
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | a learning rate of its own
# sees: use the eta that is handed in
def train_linear(X, y, eta, epochs):
    eta = 0.1
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | the last gradient alone
# sees: only the gradient of the last row is used
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        for x, t in zip(X, y):
            g = linear_gradient(w, x, t)
        w = w - eta * g
    return w, costs

# %% train-linear | wrong | a cost for each row
# sees: note one J for each epoch, not for each row
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        for x, t in zip(X, y):
            costs.append((net_input(w, x) - t) ** 2)
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | costs are sums
# sees: J is the mean over the rows, not their sum
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(sum((net_input(w, x) - t) ** 2 for x, t in zip(X, y)))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | the new weights get another name
# sees: w did not move
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w_new = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | weights are whole numbers
# sees: The decimals are cut off
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1, dtype=int), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w[:] = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)
    return w, costs

# %% train-linear | wrong | nothing comes back
# sees: Is the return line missing
def train_linear(X, y, eta, epochs):
    X = np.asarray(X)
    w, costs = np.zeros(X.shape[1] + 1), []
    for _ in range(epochs):
        costs.append(mse(y, [net_input(w, x) for x in X]))
        w = w - eta * np.mean([linear_gradient(w, x, t) for x, t in zip(X, y)], axis=0)

# %% sigmoid | right | harmless exponential
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)

# %% sigmoid | right | two branches with masks
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    p = np.empty(z.shape)
    p[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    p[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return p

# %% sigmoid | right | tanh
def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2

# %% sigmoid | right | plain Python and lists
def sigmoid(z):
    import math
    if np.ndim(z):
        return [sigmoid(part) for part in z]
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))

# %% sigmoid | right | clipped before the exponential
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))

# %% sigmoid | right | log-add-exp
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))

# %% sigmoid | wrong | straight from the formula
# sees: exp overflowed at z = -1000; use exp(-|z|)
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% sigmoid | wrong | straight from the formula with math
# sees: TypeError
def sigmoid(z):
    import math
    return 1 / (1 + math.exp(-z))

# %% sigmoid | wrong | math, element by element
# sees: exp overflowed at z = -1000; use exp(-|z|)
def sigmoid(z):
    import math
    if np.ndim(z):
        return [sigmoid(part) for part in z]
    return 1 / (1 + math.exp(-z))

# %% sigmoid | wrong | both branches are computed
# sees: exp overflowed at z = -1000; use exp(-|z|)
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

# %% sigmoid | wrong | the sign in the exponent
# sees: the sign in the exponent is turned round
def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(z, -500, 500)))

# %% sigmoid | wrong | tanh
# sees: this is tanh
def sigmoid(z):
    return np.tanh(z)

# %% sigmoid | wrong | brackets forgotten
# sees: put brackets around 1 + exp(...)
def sigmoid(z):
    return 1 / 1 + np.exp(-np.abs(np.asarray(z, dtype=float)))

# %% sigmoid | wrong | the sign of z is lost
# sees: for negative z use the twin
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(np.asarray(z, dtype=float))))

# %% sigmoid | wrong | clipped too early
# caught by: hidden tests
# sees: z is clipped too early
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    p = 1 / (1 + np.exp(-np.clip(z, -12, 12)))
    return np.where(z > 500, 1, np.where(z < -500, 0, p))

# %% sigmoid | wrong | a straight line with ends
# sees: are not what is expected
def sigmoid(z):
    return np.clip(0.5 + np.asarray(z) / 4, 0, 1)

# %% sigmoid | wrong | the result fills an array of whole numbers
# sees: Every number is 0
def sigmoid(z):
    z = np.asarray(z)
    p = np.zeros_like(z)
    small = np.exp(-np.abs(z.astype(float)))
    p[...] = np.where(z >= 0, 1, small) / (1 + small)
    return p

# %% sigmoid | wrong | the two cases are exchanged
# sees: or the two cases are
def sigmoid(z):
    z = np.asarray(z, float)
    s = np.exp(-np.abs(z))
    return np.where(z >= 0, s, 1) / (1 + s)

# %% sigmoid | wrong | the twin everywhere
# sees: exp overflowed at z = 1000; use exp(-|z|)
def sigmoid(z):
    z = np.asarray(z, float)
    return np.exp(z) / (1 + np.exp(z))

# %% sigmoid | wrong | brackets forgotten, as in the formula
# sees: put brackets around 1 + exp(...)
def sigmoid(z):
    z = np.asarray(z, float)
    return 1 / 1 + np.exp(-z)

# %% sigmoid | wrong | the slope
# sees: this is the slope p (1 - p), not p
def sigmoid(z):
    z = np.asarray(z, float)
    s = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1, s) / (1 + s)
    return p * (1 - p)

# %% sigmoid | wrong | the array that came in is changed
# sees: the array z was changed
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    pos = z >= 0
    z[...] = small / (1 + small)
    z[pos] = 1 - z[pos]
    return z

# %% sigmoid | wrong | one case is not divided
# sees: both cases are divided by 1 + exp(-|z|)
def sigmoid(z):
    z = np.asarray(z, float)
    s = np.exp(-np.abs(z))
    return np.where(z > 0, 1 / (1 + s), s)

# %% cross-entropy | right | arrays
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | right | a loop
def cross_entropy(y, p):
    import math
    total = 0
    for label, probability in zip(y, p):
        surprise = probability if label == 1 else 1 - probability
        total -= math.log(max(surprise, 1e-9))
    return total / len(y)

# %% cross-entropy | right | the probability of the truth
def cross_entropy(y, p):
    truth = np.where(np.array(y) == 1, p, 1 - np.array(p, dtype=float))
    return np.mean(-np.log(np.maximum(truth, 1e-15)))

# %% cross-entropy | right | a small number inside the logarithm
def cross_entropy(y, p):
    y, p = np.array(y, float), np.array(p, float)
    return np.average(-(1 - y) * np.log(1 - p + 1e-12) - y * np.log(p + 1e-12))

# %% cross-entropy | wrong | the sum
# sees: this is the sum; take the mean
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | the minus sign
# sees: the minus sign is missing
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | only the rows with y = 1
# sees: the rows with y = 0 are left out
def cross_entropy(y, p):
    return -np.mean(np.asarray(y) * np.log(np.clip(p, 1e-12, 1)))

# %% cross-entropy | wrong | base ten
# sees: use the natural logarithm, np.log
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))

# %% cross-entropy | wrong | base two
# sees: use the natural logarithm, np.log, not base 2
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))

# %% cross-entropy | wrong | not clipped, arrays
# sees: 0 times log 0 gives NaN; clip p from both sides first
def cross_entropy(y, p):
    y, p = np.asarray(y), np.asarray(p)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | not clipped, with math
# sees: ValueError
def cross_entropy(y, p):
    import math
    return -sum(t * math.log(q) + (1 - t) * math.log(1 - q) for t, q in zip(y, p)) / len(y)

# %% cross-entropy | wrong | clipped only near zero
# sees: 0 times log 0 gives NaN; clip p from both sides first
def cross_entropy(y, p):
    y, p = np.asarray(y), np.maximum(p, 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | clipped by a hundredth
# sees: 0 is expected
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 0.01, 0.99)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | y and p exchanged
# sees: y and p have changed places
def cross_entropy(y, p):
    y, p = np.clip(y, 1e-12, 1 - 1e-12), np.asarray(p)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))

# %% cross-entropy | wrong | one value for each row
# sees: a single number is expected, shape (3,) came back
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | infinite when it is quite wrong
# sees: This is asked for: a large but finite cost
def cross_entropy(y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    return np.mean(-np.log(np.where(y == 1, p, 1 - p)))

# %% cross-entropy | wrong | log p in both terms
# sees: log(1 - p) belongs to the rows with y = 0
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(p))

# %% cross-entropy | wrong | only the rows with y = 0
# sees: the rows with y = 1 are left out
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean((1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | the labels are turned round
# sees: y and 1 - y have changed places
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))

# %% cross-entropy | wrong | a minus between the terms
# sees: both terms carry the minus sign
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))

# %% cross-entropy | wrong | returns inside the loop
# sees: the return line stands inside the loop
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    total = 0
    for a, b in zip(y, p):
        total -= a * np.log(b) + (1 - a) * np.log(1 - b)
        return total / len(y)

# %% cross-entropy | wrong | each turn overwrites the total
# sees: each turn of the loop overwrites the one before
def cross_entropy(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-12, 1 - 1e-12)
    for a, b in zip(y, p):
        total = -(a * np.log(b) + (1 - a) * np.log(1 - b))
    return total / len(y)

# %% cross-entropy | wrong | probabilities are cut to whole numbers
# sees: p is cut to whole numbers
def cross_entropy(y, p):
    y, p = np.asarray(y), np.asarray(p).astype(int)
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% quiz-1 | right | the letter
answer_1 = "b"

# %% quiz-1 | right | a capital letter
answer_1 = "B"

# %% quiz-1 | right | with its bracket
answer_1 = "(b) "

# %% quiz-1 | wrong | choice a
# sees: the bias is not multiplied by any input
answer_1 = "a"

# %% quiz-1 | wrong | choice c
# sees: The learning rate plays a part only when weights change
answer_1 = "c"

# %% quiz-1 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_1 = None

# %% quiz-1 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_1 = "d"

# %% quiz-1 | wrong | two letters at once
# sees: is not one of the choices: a, b, c.
answer_1 = ["a", "b", "c"]

# %% quiz-2 | right | the letter
answer_2 = "a"

# %% quiz-2 | right | a capital letter
answer_2 = "A"

# %% quiz-2 | right | with its bracket
answer_2 = "(a) "

# %% quiz-2 | wrong | choice b
# sees: The bias grew tenfold, but so did the other weights
answer_2 = "b"

# %% quiz-2 | wrong | choice c
# sees: the ratio did not change
answer_2 = "c"

# %% quiz-2 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_2 = None

# %% quiz-2 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_2 = "d"

# %% quiz-2 | wrong | two letters at once
# sees: is not one of the choices: a, b, c.
answer_2 = ["a", "b", "c"]

# %% quiz-3 | right | the letter
answer_3 = "c"

# %% quiz-3 | right | a capital letter
answer_3 = "C"

# %% quiz-3 | right | with its bracket
answer_3 = "(c) "

# %% quiz-3 | wrong | choice a
# sees: the bracket is zero for a right answer
answer_3 = "a"

# %% quiz-3 | wrong | choice b
# sees: The bias follows the same rule with input 1
answer_3 = "b"

# %% quiz-3 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_3 = None

# %% quiz-3 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_3 = "d"

# %% quiz-3 | wrong | two letters at once
# sees: is not one of the choices: a, b, c.
answer_3 = ["a", "b", "c"]

# %% quiz-4 | right | the letter
answer_4 = "a"

# %% quiz-4 | right | a capital letter
answer_4 = "A"

# %% quiz-4 | right | with its bracket
answer_4 = "(a) "

# %% quiz-4 | wrong | choice b
# sees: all new flowers would look alike
answer_4 = "b"

# %% quiz-4 | wrong | choice c
# sees: centimetres mean something else to them
answer_4 = "c"

# %% quiz-4 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_4 = None

# %% quiz-4 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_4 = "d"

# %% quiz-4 | wrong | two letters at once
# sees: is not one of the choices: a, b, c.
answer_4 = ["a", "b", "c"]

# %% quiz-5 | right | the letter
answer_5 = "b"

# %% quiz-5 | right | a capital letter
answer_5 = "B"

# %% quiz-5 | right | with its bracket
answer_5 = "(b) "

# %% quiz-5 | wrong | choice a
# sees: adding 100 to a loss makes it larger and changes nothing
answer_5 = "a"

# %% quiz-5 | wrong | choice c
# sees: Both used the same learning rate
answer_5 = "c"

# %% quiz-5 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_5 = None

# %% quiz-5 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_5 = "d"

# %% quiz-5 | wrong | two letters at once
# sees: is not one of the choices: a, b, c.
answer_5 = ["a", "b", "c"]
