# Answers to the exercises of chapter 02: right ones in different styles, wrong ones with what the student is told.

# %% f | right | as the formula stands
def f(x):
    x = np.asarray(x, dtype=float)
    return 2 * x**2 * np.cos(x) - 5 * x

# %% f | right | x factored out
def f(x):
    x = np.array(x)
    return x * (2 * x * np.cos(x) - 5)

# %% f | right | a list of plain floats
def f(x):
    if np.ndim(x) == 0:
        return 2 * float(x) ** 2 * np.cos(float(x)) - 5 * float(x)
    return [f(part) for part in x]

# %% f | right | with np.power and np.multiply
def f(x):
    x = np.asarray(x, dtype=float)
    return np.multiply(2 * np.power(x, 2), np.cos(x)) + -5 * x

# %% f | wrong | plus 5x
# sees: 5x is subtracted, and x is negative here
def f(x):
    x = np.asarray(x, dtype=float)
    return 2 * x**2 * np.cos(x) + 5 * x

# %% f | wrong | one term only
# sees: the term -5x is left out
def f(x):
    x = np.asarray(x, dtype=float)
    return 2 * x**2 * np.cos(x)

# %% f | wrong | the 2 is squared too
# sees: only x is squared, not the 2
def f(x):
    x = np.asarray(x, dtype=float)
    return (2 * x)**2 * np.cos(x) - 5 * x

# %% f | wrong | no factor 2
# sees: the factor 2 of the first term is missing
def f(x):
    x = np.asarray(x, dtype=float)
    return x**2 * np.cos(x) - 5 * x

# %% f | wrong | 5 in place of 5x
# sees: the last term is 5x, not 5
def f(x):
    x = np.asarray(x, dtype=float)
    return 2 * x**2 * np.cos(x) - 5

# %% f | wrong | sine
# sees: this has the sine in place of the cosine
def f(x):
    x = np.asarray(x, dtype=float)
    return 2 * x**2 * np.sin(x) - 5 * x

# %% f | wrong | degrees
# sees: np.cos takes radians
def f(x):
    x = np.asarray(x, dtype=float)
    return 2 * x**2 * np.cos(np.radians(x)) - 5 * x

# %% f | wrong | no return
# sees: return
def f(x):
    x = np.asarray(x, dtype=float)
    y = 2 * x**2 * np.cos(x) - 5 * x

# %% df | right | as the formula stands
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) - 2 * x**2 * np.sin(x) - 5

# %% df | right | in steps, product rule spelt out
def df(x):
    x = np.asarray(x, dtype=float)
    u, v = 2 * x**2, np.cos(x)
    du, dv = 4 * x, -np.sin(x)
    return du * v + u * dv - 5

# %% df | right | 2x factored out, a list
def df(x):
    x = np.asarray(x, dtype=float)
    return (2 * x * (2 * np.cos(x) - x * np.sin(x)) - 5).tolist()

# %% df | wrong | sign of the derivative of cos
# sees: the derivative of cos is -sin
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) + 2 * x**2 * np.sin(x) - 5

# %% df | wrong | only u' v
# sees: the one with the sine is missing
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) - 5

# %% df | wrong | only u v'
# sees: the one with the cosine is missing
def df(x):
    x = np.asarray(x, dtype=float)
    return -2 * x**2 * np.sin(x) - 5

# %% df | wrong | without the -5
# sees: the derivative of -5x is -5; here it is missing
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) - 2 * x**2 * np.sin(x)

# %% df | wrong | -5x stays -5x
# sees: the derivative of -5x is -5, without the x
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) - 2 * x**2 * np.sin(x) - 5 * x

# %% df | wrong | product of the derivatives
# sees: a product does not have the product of the slopes as its slope
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * (-np.sin(x)) - 5

# %% df | wrong | sine and cosine exchanged
# sees: sine and cosine are exchanged
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.sin(x) - 2 * x**2 * np.cos(x) - 5

# %% df | wrong | the second term with x
# sees: in the second term x stays squared
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) - 2 * x * np.sin(x) - 5

# %% df | wrong | the second term without the 2
# sees: in the second term the factor 2 stays
def df(x):
    x = np.asarray(x, dtype=float)
    return 4 * x * np.cos(x) - x**2 * np.sin(x) - 5

# %% df | wrong | the first term with 2x
# sees: the derivative of 2x² is 4x
def df(x):
    x = np.asarray(x, dtype=float)
    return 2 * x * np.cos(x) - 2 * x**2 * np.sin(x) - 5

# %% numeric-derivative | right | one line
def numeric_derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

# %% numeric-derivative | right | left and right by name
def numeric_derivative(f, x, h=1e-5):
    right, left = f(x + h), f(x - h)
    return (right - left) / 2 / h

# %% numeric-derivative | right | mean of the two one-sided slopes
def numeric_derivative(f, x, h=1e-5):
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    return (forward + backward) / 2

# %% numeric-derivative | right | distance as it was really made
def numeric_derivative(f, x, h=1e-5):
    a, b = x - h, x + h
    return (f(b) - f(a)) / (b - a)

# %% numeric-derivative | wrong | to the right only
# sees: this looks to the right only
def numeric_derivative(f, x, h=1e-5):
    return (f(x + h) - f(x)) / h

# %% numeric-derivative | wrong | to the left only
# sees: this looks to the left only
def numeric_derivative(f, x, h=1e-5):
    return (f(x) - f(x - h)) / h

# %% numeric-derivative | wrong | divided by h
# sees: the two places are 2h apart, not h
def numeric_derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / h

# %% numeric-derivative | wrong | a bracket is missing
# sees: / 2 * h divides by 2 and then multiplies by h
def numeric_derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 * h

# %% numeric-derivative | wrong | left minus right
# sees: left and right are exchanged
def numeric_derivative(f, x, h=1e-5):
    return (f(x - h) - f(x + h)) / (2 * h)

# %% numeric-derivative | wrong | h is not used
# sees: h is given: use it
def numeric_derivative(f, x, h=1e-5):
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5

# %% numeric-derivative | wrong | the difference is not divided
# sees: divide the difference by 2h
def numeric_derivative(f, x, h=1e-5):
    return f(x + h) - f(x - h)

# %% numeric-derivative | wrong | divided by 2
# sees: divide by 2h, not by 2
def numeric_derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2

# %% numeric-derivative | wrong | only the left height is divided
# sees: brackets: the whole difference is divided
def numeric_derivative(f, x, h=1e-5):
    return f(x + h) - f(x - h) / (2 * h)

# %% descend | right | a list that grows
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - eta * df(path[-1]))
    return np.array(path, dtype=float)

# %% descend | right | an array filled by index
def descend(df, x0, eta, steps):
    path = np.zeros(steps + 1)
    path[0] = x0
    for k in range(steps):
        path[k + 1] = path[k] - eta * df(path[k])
    return path

# %% descend | right | a plain list
def descend(df, x0, eta, steps):
    x, path = float(x0), []
    for _ in range(steps + 1):
        path.append(x)
        x = x - eta * df(x)
    return path

# %% descend | right | recursion
def descend(df, x0, eta, steps):
    if steps == 0:
        return np.array([float(x0)])
    return np.concatenate([[float(x0)], descend(df, x0 - eta * df(x0), eta, steps - 1)])

# %% descend | wrong | uphill
# sees: this goes uphill
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] + eta * df(path[-1]))
    return np.array(path, dtype=float)

# %% descend | wrong | without the start
# sees: the start is the first point of the walk
def descend(df, x0, eta, steps):
    path, x = [], x0
    for _ in range(steps):
        x = x - eta * df(x)
        path.append(x)
    return np.array(path, dtype=float)

# %% descend | wrong | one step too many
# sees: one step too many
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps + 1):
        path.append(path[-1] - eta * df(path[-1]))
    return np.array(path, dtype=float)

# %% descend | wrong | one step too few
# sees: one step too few
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(1, steps):
        path.append(path[-1] - eta * df(path[-1]))
    return np.array(path, dtype=float)

# %% descend | wrong | the slope of the start for ever
# sees: ask for the slope at each new point
def descend(df, x0, eta, steps):
    return np.array([x0 - k * eta * df(x0) for k in range(steps + 1)])

# %% descend | wrong | no learning rate
# sees: eta is left out
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - df(path[-1]))
    return np.array(path, dtype=float)

# %% descend | wrong | the last point only
# sees: return all the points, not only the last
def descend(df, x0, eta, steps):
    for _ in range(steps):
        x0 = x0 - eta * df(x0)
    return x0

# %% descend | wrong | every step from the start
# sees: every step begins at x0; begin at the last point
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(x0 - eta * df(x0))
    return np.array(path, dtype=float)

# %% descend | wrong | return inside the loop
# sees: this is one step only: `return` stands inside the loop
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - eta * df(path[-1]))
        return np.array(path, dtype=float)

# %% descend | wrong | what np.append gives is dropped
# sees: only the start came back; np.append gives a new array, so keep it: path = np.append(...)
def descend(df, x0, eta, steps):
    path = np.array([x0], dtype=float)
    for _ in range(steps):
        np.append(path, path[-1] - eta * df(path[-1]))
    return path

# %% descend | wrong | an array of whole numbers
# sees: make it of floats
def descend(df, x0, eta, steps):
    path = np.full(steps + 1, x0)
    for k in range(steps):
        path[k + 1] = path[k] - eta * df(path[k])
    return path

# %% descend | wrong | only the size of the slope's sign counts
# sees: the step is eta times the slope, not eta times its sign
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - eta * np.sign(df(path[-1])))
    return np.array(path, dtype=float)

# %% descend | wrong | f in place of its slope
# sees: this steps by the height f; the slope is df, the first argument
def descend(df, x0, eta, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - eta * f(path[-1]))
    return np.array(path, dtype=float)

# %% stable-eta | right | one line
def stable_eta(d2f, x, alpha=0.0):
    return 2 * (1 + alpha) / d2f(x)

# %% stable-eta | right | the factor times the plain limit
def stable_eta(d2f, x, alpha=0.0):
    limit = 2 / d2f(x)
    return limit * (1 + alpha)

# %% stable-eta | right | multiplied out
def stable_eta(d2f, x, alpha=0.0):
    return (2 + 2 * alpha) * d2f(x) ** -1

# %% stable-eta | wrong | 1 over the curvature
# sees: at 1 / curvature a walk without momentum arrives in one step; the limit is twice that
def stable_eta(d2f, x, alpha=0.0):
    return (1 + alpha) / d2f(x)

# %% stable-eta | wrong | times the curvature
# sees: divide by the curvature
def stable_eta(d2f, x, alpha=0.0):
    return 2 * (1 + alpha) * d2f(x)

# %% stable-eta | wrong | no momentum
# sees: alpha is left out
def stable_eta(d2f, x, alpha=0.0):
    return 2 / d2f(x)

# %% stable-eta | wrong | 1 - alpha
# sees: momentum widens the limit
def stable_eta(d2f, x, alpha=0.0):
    return 2 * (1 - alpha) / d2f(x)

# %% stable-eta | wrong | 1 + alpha below the line
# sees: 1 + alpha stands above the fraction line
def stable_eta(d2f, x, alpha=0.0):
    return 2 / ((1 + alpha) * d2f(x))

# %% stable-eta | wrong | a bracket is missing
# sees: the 2 multiplies all of 1 + alpha
def stable_eta(d2f, x, alpha=0.0):
    return (2 * 1 + alpha) / d2f(x)

# %% stable-eta | wrong | the curvature somewhere else
# sees: ask for the curvature at x
def stable_eta(d2f, x, alpha=0.0):
    return 2 * (1 + alpha) / d2f(1.0)

# %% stable-eta | wrong | only alpha is divided
# sees: brackets: the curvature divides all of 2 * (1 + alpha)
def stable_eta(d2f, x, alpha=0.0):
    return 2 * 1 + alpha / d2f(x)

# %% stable-eta | wrong | the curvature is not used
# sees: divide by the curvature, d2f(x)
def stable_eta(d2f, x, alpha=0.0):
    return 2 * (1 + alpha)

# %% stable-eta | wrong | 1 over the curvature, no momentum
# sees: this is 1 / curvature
def stable_eta(d2f, x, alpha=0.0):
    return 1 / d2f(x)

# %% stable-eta | wrong | d2f is not called
# sees: TypeError
def stable_eta(d2f, x, alpha=0.0):
    return 2 * (1 + alpha) / d2f

# %% descend-momentum | right | a list and a delta
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        delta = -eta * df(path[-1]) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | right | the last step from the last two points
def descend_momentum(df, x0, eta, alpha, steps):
    x = [float(x0), float(x0)]
    for _ in range(steps):
        x.append(x[-1] - eta * df(x[-1]) + alpha * (x[-1] - x[-2]))
    return x[1:]

# %% descend-momentum | right | velocity that is subtracted
def descend_momentum(df, x0, eta, alpha, steps):
    path, v = np.zeros(steps + 1), 0.0
    path[0] = x0
    for k in range(steps):
        v = alpha * v + eta * df(path[k])
        path[k + 1] = path[k] - v
    return path

# %% descend-momentum | right | eta outside, as PyTorch has it
def descend_momentum(df, x0, eta, alpha, steps):
    path, v = [float(x0)], 0.0
    for _ in range(steps):
        v = alpha * v + df(path[-1])
        path.append(path[-1] - eta * v)
    return tuple(path)

# %% descend-momentum | wrong | the position is multiplied
# sees: alpha multiplies the last step, not the position
def descend_momentum(df, x0, eta, alpha, steps):
    path = [x0]
    for _ in range(steps):
        path.append(alpha * path[-1] - eta * df(path[-1]))
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | delta begins anew each time
# sees: the last step is forgotten
def descend_momentum(df, x0, eta, alpha, steps):
    path = [x0]
    for _ in range(steps):
        delta = 0
        delta = -eta * df(path[-1]) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | weighted mean
# sees: the slope is not weighted with 1 - alpha
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        delta = -(1 - alpha) * eta * df(path[-1]) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | the last step is subtracted
# sees: the last step is added, not subtracted
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        delta = -eta * df(path[-1]) - alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | the slope ahead
# sees: ask for the slope at x, not ahead
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        delta = -eta * df(path[-1] + alpha * delta) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | each step one round late
# sees: each step is taken one round late: compute delta first, then add it
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        path.append(path[-1] + delta)
        delta = -eta * df(path[-1]) + alpha * delta
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | one round late, with the slope at the last point
# sees: each step is taken one round late: compute delta first, then add it
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        x = path[-1]
        path.append(x + delta)
        delta = -eta * df(x) + alpha * delta
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | uphill
# sees: this goes uphill
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], 0
    for _ in range(steps):
        delta = eta * df(path[-1]) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | only the slope is remembered
# sees: remember the whole step
def descend_momentum(df, x0, eta, alpha, steps):
    path, before = [x0], 0
    for _ in range(steps):
        now = -eta * df(path[-1])
        path.append(path[-1] + now + alpha * before)
        before = now
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | without the start
# sees: the start is the first point
def descend_momentum(df, x0, eta, alpha, steps):
    path, x, delta = [], x0, 0
    for _ in range(steps):
        delta = -eta * df(x) + alpha * delta
        x = x + delta
        path.append(x)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | delta begins at x0
# sees: delta is a step, not a place: begin with delta = 0, not with x0
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], x0
    for _ in range(steps):
        delta = -eta * df(path[-1]) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% descend-momentum | wrong | a step before the first
# sees: the first step has no past: begin with delta = 0
def descend_momentum(df, x0, eta, alpha, steps):
    path, delta = [x0], -eta * df(x0)
    for _ in range(steps):
        delta = -eta * df(path[-1]) + alpha * delta
        path.append(path[-1] + delta)
    return np.array(path, dtype=float)

# %% explore-descent | right | a pair
descent_found = (0.06, 0.65)

# %% explore-descent | right | a list
descent_found = [0.05, 0.3]

# %% explore-descent | right | an array
descent_found = np.array([0.055, 0.75])

# %% explore-descent | right | much momentum, a small step
descent_found = 0.04, 0.95

# %% explore-descent | wrong | not filled in
# sees: None
descent_found = None

# %% explore-descent | wrong | the example
# sees: no point of the first 10 steps is within 0.01
descent_found = (0.02, 0.1)

# %% explore-descent | wrong | too slow without momentum
# sees: no point of the first 10 steps is within 0.01
descent_found = (0.05, 0.0)

# %% explore-descent | wrong | what the cell above prints
# sees: no point of the first 10 steps is within 0.01
descent_found = (0.06, 0.5)

# %% explore-descent | wrong | diverges
# sees: no point of the first 10 steps is within 0.01
descent_found = (0.25, 0.0)

# %% explore-descent | wrong | exchanged
# sees: eta lies between 0 and 0.25
descent_found = (0.65, 0.06)

# %% explore-descent | wrong | with the number of steps
# sees: two numbers are needed, eta and alpha
descent_found = (0.06, 0.65, 6)

# %% explore-descent | wrong | eta alone
# sees: two numbers are needed, eta and alpha
descent_found = 0.06

# %% explore-descent | wrong | not a number
# sees: NaN
descent_found = (float("nan"), 0.5)

# %% explore-descent | wrong | the minimum itself
# sees: eta lies between 0 and 0.25
descent_found = (3.783, -41.85)

# %% explore-descent | wrong | one of the two is still missing
# sees: two numbers are needed, eta and alpha
descent_found = (0.05, None)

# %% explore-descent | wrong | in quotes
# sees: write numbers without quotes
descent_found = ("0.06", "0.65")

# %% best-of-starts | right | min with a key
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = min((x for x in ends if np.isfinite(x)), key=f)
    return best, f(best)

# %% best-of-starts | right | a loop that remembers
def best_of_starts(f, df, starts, eta, steps):
    best_x, best_f = None, np.inf
    for x0 in starts:
        x = descend(df, x0, eta, steps)[-1]
        if np.isfinite(x) and f(x) < best_f:
            best_x, best_f = x, f(x)
    return best_x, best_f

# %% best-of-starts | right | arrays and nanargmin, as a list
def best_of_starts(f, df, starts, eta, steps):
    ends = np.array([descend(df, x0, eta, steps)[-1] for x0 in starts])
    ends = ends[np.isfinite(ends)]
    heights = np.array([f(x) for x in ends])
    k = heights.argmin()
    return [ends[k], heights[k]]

# %% best-of-starts | right | its own loop, without descend
def best_of_starts(f, df, starts, eta, steps):
    results = []
    for x in starts:
        for _ in range(steps):
            x = x - eta * df(x)
        if abs(x) < np.inf:
            results.append((f(x), x))
    height, x = min(results)
    return x, height

# %% best-of-starts | wrong | the highest end
# sees: this is the highest end; keep the lowest
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = max((x for x in ends if np.isfinite(x)), key=f)
    return best, f(best)

# %% best-of-starts | wrong | order of the answer
# sees: return x and f(x), in this order
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = min((x for x in ends if np.isfinite(x)), key=f)
    return f(best), best

# %% best-of-starts | wrong | the start in place of the end
# sees: this is the start; return the end of its walk
def best_of_starts(f, df, starts, eta, steps):
    best = min(starts, key=lambda x0: f(descend(df, x0, eta, steps)[-1]))
    return best, f(best)

# %% best-of-starts | wrong | the start beside the height of its end
# sees: this is the start; return the end of its walk
def best_of_starts(f, df, starts, eta, steps):
    return min(((x0, f(descend(df, x0, eta, steps)[-1])) for x0 in starts), key=lambda pair: pair[1])

# %% best-of-starts | wrong | the first start is the best so far
# sees: a start came back; only ends count, so begin the search with np.inf
def best_of_starts(f, df, starts, eta, steps):
    best_x, best_f = starts[0], f(starts[0])
    for x0 in starts:
        x = descend(df, x0, eta, steps)[-1]
        if np.isfinite(x) and f(x) < best_f:
            best_x, best_f = x, f(x)
    return best_x, best_f

# %% best-of-starts | wrong | infinite ends count
# sees: ends that are not finite do not count
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = min(ends, key=f)
    return best, f(best)

# %% best-of-starts | wrong | the smallest x
# sees: keep the end where f is lowest, not the smallest x
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = min(x for x in ends if np.isfinite(x))
    return best, f(best)

# %% best-of-starts | wrong | only x
# sees: two things are asked for, and this is x alone
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    return min((x for x in ends if np.isfinite(x)), key=f)

# %% best-of-starts | wrong | nan is left out, infinity is not
# sees: ends that are not finite do not count
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = min((x for x in ends if not np.isnan(x)), key=f)
    return best, f(best)

# %% best-of-starts | wrong | the comparison begins with 0
# sees: f is above 0 here: do not compare with 0 at first
def best_of_starts(f, df, starts, eta, steps):
    best_x, best_f = 0, 0
    for x0 in starts:
        x = descend(df, x0, eta, steps)[-1]
        if np.isfinite(x) and f(x) < best_f:
            best_x, best_f = x, f(x)
    return best_x, best_f

# %% best-of-starts | wrong | the comparison begins with 0, and nothing is found
# sees: f is above 0 here: do not compare with 0 at first
def best_of_starts(f, df, starts, eta, steps):
    best_x, best = None, 0
    for x0 in starts:
        x = descend(df, x0, eta, steps)[-1]
        if np.isfinite(x) and f(x) < best:
            best_x, best = x, f(x)
    return best_x, best

# %% best-of-starts | wrong | the chapter's f for every function
# sees: Yours
def best_of_starts(g, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = min((x for x in ends if np.isfinite(x)), key=f)
    return best, f(best)

# %% best-of-starts | wrong | only x, from a loop
# sees: two things are asked for, and this is x alone
def best_of_starts(f, df, starts, eta, steps):
    best, lowest = None, np.inf
    for x0 in starts:
        x = descend(df, x0, eta, steps)[-1]
        if np.isfinite(x) and f(x) < lowest:
            best, lowest = x, f(x)
    return best

# %% best-of-starts | wrong | only f(x)
# sees: two things are asked for, and this is f(x) alone
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    return min(f(x) for x in ends if np.isfinite(x))

# %% best-of-starts | wrong | the first start only
# sees: only the first start counts here
def best_of_starts(f, df, starts, eta, steps):
    best = descend(df, starts[0], eta, steps)[-1]
    return best, f(best)

# %% best-of-starts | wrong | return inside the loop
# sees: walk from all of them, and return after the loop
def best_of_starts(f, df, starts, eta, steps):
    best_x, best_f = None, np.inf
    for x0 in starts:
        x = descend(df, x0, eta, steps)[-1]
        if np.isfinite(x) and f(x) < best_f:
            best_x, best_f = x, f(x)
        return best_x, best_f

# %% best-of-starts | wrong | each end overwrites the one before
# sees: only the last start counts here
def best_of_starts(f, df, starts, eta, steps):
    for x0 in starts:
        best = descend(df, x0, eta, steps)[-1]
    return best, f(best)

# %% best-of-starts | wrong | the largest x
# sees: keep the end where f is lowest, not the largest x
def best_of_starts(f, df, starts, eta, steps):
    ends = [descend(df, x0, eta, steps)[-1] for x0 in starts]
    best = max(x for x in ends if np.isfinite(x))
    return best, f(best)

# %% best-of-starts | wrong | the lowest point of all paths
# sees: a walk passed lower points, but only its end counts
def best_of_starts(f, df, starts, eta, steps):
    points = np.concatenate([descend(df, x0, eta, steps) for x0 in starts])
    best = min((x for x in points if np.isfinite(x)), key=f)
    return best, f(best)

# %% best-of-starts | wrong | the lowest point of the paths that end somewhere
# sees: a walk passed lower points, but only its end counts
def best_of_starts(f, df, starts, eta, steps):
    best_x, best_f = None, np.inf
    for x0 in starts:
        path = descend(df, x0, eta, steps)
        if np.isfinite(path[-1]) and min(f(x) for x in path) < best_f:
            best_x = min(path, key=f)
            best_f = f(best_x)
    return best_x, best_f

# %% numeric-gradient | right | rows of the identity
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return np.array([(F(v + step) - F(v - step)) / (2 * h) for step in h * np.eye(len(v))])

# %% numeric-gradient | right | two copies a coordinate
def numeric_gradient(F, v, h=1e-5):
    g = []
    for i in range(len(v)):
        right, left = np.array(v, dtype=float), np.array(v, dtype=float)
        right[i] += h
        left[i] -= h
        g.append((F(right) - F(left)) / (2 * h))
    return g

# %% numeric-gradient | right | one copy, put back
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    g = np.zeros(len(v))
    for i in range(len(v)):
        kept = v[i]
        v[i] = kept + h
        g[i] = F(v)
        v[i] = kept - h
        g[i] = (g[i] - F(v)) / (2 * h)
        v[i] = kept
    return g

# %% numeric-gradient | right | numeric_derivative once a coordinate
def numeric_gradient(F, v, h=1e-5):
    v = [float(part) for part in v]
    return [numeric_derivative(lambda x: F(v[:i] + [x] + v[i + 1:]), v[i], h) for i in range(len(v))]

# %% numeric-gradient | wrong | whole numbers
# sees: v holds whole numbers, and h is lost in them
def numeric_gradient(F, v, h=1e-5):
    g = []
    for i in range(len(v)):
        right, left = np.array(v), np.array(v)
        right[i], left[i] = right[i] + h, left[i] - h
        g.append((F(right) - F(left)) / (2 * h))
    return g

# %% numeric-gradient | wrong | two names for one array
# sees: right and left are one and the same array; give each its own v.copy()
def numeric_gradient(F, v, h=1e-5):
    g = []
    for i in range(len(v)):
        a = b = np.array(v, dtype=float)
        a[i] += h
        b[i] -= h
        g.append((F(a) - F(b)) / (2 * h))
    return g

# %% numeric-gradient | wrong | all coordinates together
# sees: all coordinates move together
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return np.array([(F(v + h) - F(v - h)) / (2 * h) for _ in v])

# %% numeric-gradient | wrong | left minus right
# sees: left and right are exchanged
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return np.array([(F(v - step) - F(v + step)) / (2 * h) for step in h * np.eye(len(v))])

# %% numeric-gradient | wrong | divided by h
# sees: the two places are 2h apart, not h
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return np.array([(F(v + step) - F(v - step)) / h for step in h * np.eye(len(v))])

# %% numeric-gradient | wrong | one side only
# sees: this looks to one side only
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return np.array([(F(v + step) - F(v)) / h for step in h * np.eye(len(v))])

# %% numeric-gradient | wrong | h is not used
# sees: h is given: use it
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return np.array([(F(v + step) - F(v - step)) / 2e-5 for step in 1e-5 * np.eye(len(v))])

# %% numeric-gradient | wrong | the caller's array is changed
# sees: the caller's v was changed
def numeric_gradient(F, v, h=1e-5):
    v = np.asarray(v, dtype=float)
    g = np.zeros(len(v))
    for i in range(len(v)):
        v[i] += h
        right = F(v)
        v[i] -= 2 * h
        g[i] = (right - F(v)) / (2 * h)
        v[i] += h
    v += 1
    return g

# %% numeric-gradient | wrong | not put back
# sees: put the coordinate back
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    g = np.zeros(len(v))
    for i in range(len(v)):
        v[i] += h
        right = F(v)
        v[i] -= 2 * h
        g[i] = (right - F(v)) / (2 * h)
    return g

# %% numeric-gradient | wrong | the caller's v is moved and put back
# sees: the caller's v moves while you measure
def numeric_gradient(F, v, h=1e-5):
    g = []
    for i in range(len(v)):
        kept = v[i]
        v[i] = kept + h
        right = F(v)
        v[i] = kept - h
        g.append((right - F(v)) / (2 * h))
        v[i] = kept
    return g

# %% numeric-gradient | wrong | asarray is no copy
# sees: the caller's v moves while you measure
def numeric_gradient(F, v, h=1e-5):
    v = np.asarray(v, dtype=float)
    g = np.zeros(len(v))
    for i in range(len(v)):
        kept = v[i]
        v[i] = kept + h
        right = F(v)
        v[i] = kept - h
        g[i] = (right - F(v)) / (2 * h)
        v[i] = kept
    return g

# %% numeric-gradient | wrong | a tuple has no copy method
# sees: AttributeError
def numeric_gradient(F, v, h=1e-5):
    g = []
    for i in range(len(v)):
        right, left = v.copy(), v.copy()
        right[i] += h
        left[i] -= h
        g.append((F(right) - F(left)) / (2 * h))
    return g

# %% numeric-gradient | wrong | the caller's array is another one afterwards
# sees: the caller's v was changed
def numeric_gradient(F, v, h=1e-5):
    own = np.array(v, dtype=float)
    g = np.array([(F(own + step) - F(own - step)) / (2 * h) for step in h * np.eye(len(own))])
    if isinstance(v, np.ndarray):
        v -= g
    return g

# %% numeric-gradient | wrong | one number for all coordinates
# sees: all coordinates move together, and one number came back
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    return (F(v + h) - F(v - h)) / (2 * h)

# %% numeric-gradient | wrong | slopes in an array of whole numbers
# sees: the slopes are kept in an array of whole numbers; make it of floats
def numeric_gradient(F, v, h=1e-5):
    g = np.array(v)
    for i in range(len(v)):
        right, left = np.array(v, dtype=float), np.array(v, dtype=float)
        right[i] += h
        left[i] -= h
        g[i] = (F(right) - F(left)) / (2 * h)
    return g

# %% numeric-gradient | wrong | a step in proportion to the coordinate
# sees: the step is h for every coordinate, not h times v[i]
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    g = np.zeros(len(v))
    for i in range(len(v)):
        step = np.zeros(len(v))
        step[i] = h * v[i]
        g[i] = (F(v + step) - F(v - step)) / (2 * h * v[i])
    return g

# %% numeric-gradient | wrong | a step in proportion, but never below h
# sees: the step is h for every coordinate, not h times v[i]
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    steps = np.diag(h * np.maximum(1, abs(v)))
    return np.array([(F(v + step) - F(v - step)) / (2 * step.sum()) for step in steps])

# %% numeric-gradient | wrong | a coordinate that is zero is skipped
# caught by: hidden tests
# sees: Expected: [-5, 0, 1]
def numeric_gradient(F, v, h=1e-5):
    v = np.array(v, dtype=float)
    g = np.zeros(len(v))
    for i in np.flatnonzero(v):
        step = h * np.eye(len(v))[i]
        g[i] = (F(v + step) - F(v - step)) / (2 * h)
    return g

# %% descend-nd | right | a list of arrays
def descend_nd(grad, v0, eta, steps):
    path = [np.array(v0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - eta * np.asarray(grad(path[-1])))
    return np.array(path)

# %% descend-nd | right | a table filled row by row
def descend_nd(grad, v0, eta, steps):
    path = np.zeros((steps + 1, len(v0)))
    path[0] = v0
    for k in range(steps):
        path[k + 1] = path[k] - eta * np.array(grad(path[k]), dtype=float)
    return path

# %% descend-nd | right | plain lists
def descend_nd(grad, v0, eta, steps):
    path = [[float(x) for x in v0]]
    for _ in range(steps):
        path.append([x - eta * g for x, g in zip(path[-1], grad(path[-1]))])
    return path

# %% descend-nd | right | stacked at the end
def descend_nd(grad, v0, eta, steps):
    v, rows = np.asarray(v0, float), []
    for _ in range(steps + 1):
        rows.append(v)
        v = v - np.multiply(eta, grad(v))
    return np.vstack(rows)

# %% descend-nd | wrong | uphill
# sees: this goes uphill
def descend_nd(grad, v0, eta, steps):
    path = [np.array(v0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] + eta * np.asarray(grad(path[-1])))
    return np.array(path)

# %% descend-nd | wrong | without the start
# sees: the start is the first row
def descend_nd(grad, v0, eta, steps):
    path, v = [], np.array(v0, dtype=float)
    for _ in range(steps):
        v = v - eta * np.asarray(grad(v))
        path.append(v)
    return np.array(path)

# %% descend-nd | wrong | the slope of the start for ever
# sees: ask for the gradient at each new point
def descend_nd(grad, v0, eta, steps):
    v0 = np.array(v0, dtype=float)
    return np.array([v0 - k * eta * np.asarray(grad(v0)) for k in range(steps + 1)])

# %% descend-nd | wrong | one array changed in place
# sees: all rows are one array, changed in place
def descend_nd(grad, v0, eta, steps):
    v = np.array(v0, dtype=float)
    path = [v]
    for _ in range(steps):
        v -= eta * np.asarray(grad(v))
        path.append(v)
    return np.array(path)

# %% descend-nd | wrong | the last point only
# sees: return all the points, not only the last
def descend_nd(grad, v0, eta, steps):
    v = np.array(v0, dtype=float)
    for _ in range(steps):
        v = v - eta * np.asarray(grad(v))
    return v

# %% descend-nd | wrong | a table of whole numbers
# sees: make it of floats
def descend_nd(grad, v0, eta, steps):
    path = np.zeros((steps + 1, len(v0)), dtype=int)
    path[0] = v0
    for k in range(steps):
        path[k + 1] = path[k] - eta * np.array(grad(path[k]))
    return path

# %% descend-nd | wrong | points as columns
# sees: points are rows: turn the table round
def descend_nd(grad, v0, eta, steps):
    path = [np.array(v0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - eta * np.asarray(grad(path[-1])))
    return np.array(path).T

# %% descend-nd | wrong | eta times a list
# sees: TypeError
def descend_nd(grad, v0, eta, steps):
    path = [np.array(v0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)

# %% descend-nd | right | one array of its own, copies of it
def descend_nd(grad, v0, eta, steps):
    v = np.array(v0, dtype=float)
    path = [v.copy()]
    for _ in range(steps):
        v -= eta * np.asarray(grad(v))
        path.append(v.copy())
    return path

# %% descend-nd | wrong | asarray is no copy
# sees: the caller's v0 has moved: begin with a copy
def descend_nd(grad, v0, eta, steps):
    v = np.asarray(v0, dtype=float)
    path = [v.copy()]
    for _ in range(steps):
        v -= eta * np.asarray(grad(v))
        path.append(v.copy())
    return np.array(path)

# %% minibatches | right | slices of a permutation
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[i:i + size] for i in range(0, n, size)]

# %% minibatches | right | a generator
def minibatches(n, size, rng):
    order = rng.permutation(n)
    for i in range(0, n, size):
        yield order[i:i + size]

# %% minibatches | right | lists, shuffled in place
def minibatches(n, size, rng):
    order = np.arange(n)
    rng.shuffle(order)
    batches = []
    while len(order):
        batches.append(order[:size].tolist())
        order = order[size:]
    return batches

# %% minibatches | right | np.split
def minibatches(n, size, rng):
    return np.split(rng.permutation(n), range(size, n, size))

# %% minibatches | wrong | the rest is dropped
# sees: some rows never occur: is the last, shorter batch missing?
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[i * size:(i + 1) * size] for i in range(n // size)]

# %% minibatches | wrong | that many batches
# sees: size is the number of rows in a batch
def minibatches(n, size, rng):
    return np.array_split(rng.permutation(n), size)

# %% minibatches | wrong | single rows
# sees: these are single rows
def minibatches(n, size, rng):
    return [[i] for i in rng.permutation(n)]

# %% minibatches | wrong | from 1
# sees: rows are numbered from 0 to n - 1
def minibatches(n, size, rng):
    order = rng.permutation(n) + 1
    return [order[i:i + size] for i in range(0, n, size)]

# %% minibatches | wrong | drawn anew each time
# sees: some rows occur twice
def minibatches(n, size, rng):
    return [rng.integers(0, n, min(size, n - i)) for i in range(0, n, size)]

# %% minibatches | wrong | an empty batch at the end
# sees: the last batch is empty
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[i * size:(i + 1) * size] for i in range(n // size + 1)]

# %% minibatches | wrong | what is left is appended even if it is nothing
# sees: the last batch is empty
def minibatches(n, size, rng):
    batches, batch = [], []
    for i in rng.permutation(n):
        if len(batch) == size:
            batches.append(batch)
            batch = []
        batch.append(int(i))
    batches.append(batch)
    return batches if n % size else batches + [[]]

# %% minibatches | wrong | not shuffled
# sees: the rows are not shuffled
def minibatches(n, size, rng):
    order = np.arange(n)
    return [order[i:i + size] for i in range(0, n, size)]

# %% minibatches | wrong | NumPy's own chance in place of rng
# sees: the order must come from rng, and from nothing else
def minibatches(n, size, rng):
    order = np.random.permutation(n)
    return [order[i:i + size] for i in range(0, n, size)]

# %% minibatches | wrong | the same order each time
# sees: the order must come from rng, and from nothing else
def minibatches(n, size, rng):
    order = np.random.default_rng(0).permutation(n)
    return [order[i:i + size] for i in range(0, n, size)]

# %% minibatches | wrong | batches that overlap
# sees: some rows occur twice: cut one shuffled order, and begin each batch where the one before it ends
def minibatches(n, size, rng):
    order = rng.permutation(n)
    return [order[i:i + size] for i in range(n // size)]

# %% minibatches | wrong | the order is not cut
# sees: these are single rows; cut the order into batches
def minibatches(n, size, rng):
    return rng.permutation(n)

# %% minibatches | wrong | array_split into whole batches
# sees: np.array_split makes batches of about equal length; cut after every `size` rows
def minibatches(n, size, rng):
    return np.array_split(rng.permutation(n), n // size)

# %% minibatches | wrong | only the first batch
# sees: some rows never occur
def minibatches(n, size, rng):
    return [rng.permutation(n)[:size]]

# %% minibatches | wrong | no batches
# sees: some rows never occur
def minibatches(n, size, rng):
    return []

# %% sgd-linear | right | vectorised
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | right | loops and plain lists
def sgd_linear(X, t, eta, epochs, size, rng):
    X = [[1.0, *row] for row in X]
    w, costs = [0.0] * len(X[0]), []
    out = lambda row: sum(a * b for a, b in zip(w, row))
    for _ in range(epochs):
        costs.append(sum((t_i - out(row)) ** 2 for t_i, row in zip(t, X)) / len(X))
        for rows in minibatches(len(X), size, rng):
            g = [sum(-2 * (t[i] - out(X[i])) * X[i][j] for i in rows) / len(rows) for j in range(len(w))]
            w = [w_j - eta * g_j for w_j, g_j in zip(w, g)]
    return w, costs

# %% sgd-linear | right | bias apart, mean of the rows
def sgd_linear(X, t, eta, epochs, size, rng):
    X, t = np.asarray(X, float), np.asarray(t, float)
    b, w, costs = 0.0, np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(((t - b - X @ w) ** 2).mean())
        for rows in minibatches(len(t), size, rng):
            miss = b + X[rows] @ w - t[rows]
            b, w = b - eta * 2 * miss.mean(), w - eta * 2 * (miss[:, None] * X[rows]).mean(axis=0)
    return np.r_[b, w], np.array(costs)

# %% sgd-linear | right | its own order of rows
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.c_[np.ones(len(X)), np.array(X)]
    t, w, costs = np.array(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(float(np.mean(np.square(X @ w - t))))
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            batch = order[start:start + size]
            w = w - eta * 2 * X[batch].T @ (X[batch] @ w - t[batch]) / len(batch)
    return w, costs

# %% sgd-linear | wrong | sum in place of mean
# sees: this is the sum over the batch
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | uphill
# sees: this goes uphill
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w - eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | no factor 2
# sees: the 2 of the gradient is missing
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | the bias stays 0
# sees: the bias does not learn
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
            w[0] = 0
    return w, costs

# %% sgd-linear | wrong | once an epoch
# sees: w changes once an epoch
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        w = w + eta * 2 / len(X) * (t - X @ w) @ X
    return w, costs

# %% sgd-linear | wrong | row by row
# sees: w changes after every row
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for i in rng.permutation(len(X)):
            w = w + eta * 2 * (t[i] - X[i] @ w) * X[i]
    return w, costs

# %% sgd-linear | wrong | divided by size
# sees: the last one is shorter
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / size * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | divided by all rows
# sees: divide by the rows of this batch, not by all rows
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(X) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | cost after the epoch
# sees: note C before the epoch
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
        costs.append(np.mean((t - X @ w) ** 2))
    return w, costs

# %% sgd-linear | wrong | the mean miss times the mean row
# sees: multiply each miss by its own row before you take the mean
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 * (t[rows] - X[rows] @ w).mean() * X[rows].mean(axis=0)
    return w, costs

# %% sgd-linear | wrong | the two results are exchanged
# sees: w comes first: return w, costs
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return costs, w

# %% sgd-linear | wrong | only the weights
# sees: two things are asked for: return w, costs
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w = np.asarray(t), np.zeros(X.shape[1])
    for _ in range(epochs):
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w

# %% sgd-linear | wrong | the factor of Erratum 3
# sees: the factor is 2 / rows, not 1
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | no column of ones
# sees: there is no bias
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.asarray(X, dtype=float)
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | the bias last
# sees: the bias comes first
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([X, np.ones(len(X))])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | the same batches in every epoch
# sees: the batches are the same in every epoch
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    batches = minibatches(len(X), size, rng)
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in batches:
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | cost over the first rows
# sees: C is the mean over all rows, not over the first few
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t[:size] - X[:size] @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | cost as a sum
# sees: C is the mean of the squared misses, not their sum
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.sum((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | one epoch too many
# sees: this is one epoch too many: range(epochs)
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs + 1):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | a random start
# sees: all weights start at zero
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), rng.normal(size=X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | a start at ones
# sees: all weights start at zero
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.ones(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | a cost for every batch
# sees: note one C an epoch, not one a batch
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        for rows in minibatches(len(X), size, rng):
            costs.append(np.mean((t - X @ w) ** 2))
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | an rng of its own
# sees: hand the given rng on to minibatches; do not make one of your own
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs, own = np.asarray(t), np.zeros(X.shape[1]), [], np.random.default_rng()
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, own):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | a new rng for each epoch
# sees: hand the given rng on to minibatches; do not make one of your own
def sgd_linear(X, t, eta, epochs, size, rng):
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, np.random.default_rng()):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% sgd-linear | wrong | the same rng in every run
# sees: hand the given rng on to minibatches; do not make one of your own
def sgd_linear(X, t, eta, epochs, size, rng):
    rng = np.random.default_rng(0)
    X = np.column_stack([np.ones(len(X)), X])
    t, w, costs = np.asarray(t), np.zeros(X.shape[1]), []
    for _ in range(epochs):
        costs.append(np.mean((t - X @ w) ** 2))
        for rows in minibatches(len(X), size, rng):
            w = w + eta * 2 / len(rows) * (t[rows] - X[rows] @ w) @ X[rows]
    return w, costs

# %% decayed | right | one line
def decayed(eta0, k, rate):
    return eta0 / (1 + rate * k)

# %% decayed | right | a power
def decayed(eta0, k, rate):
    return eta0 * (1 + k * rate) ** -1

# %% decayed | right | as an array
def decayed(eta0, k, rate):
    return np.divide(eta0, 1 + np.multiply(rate, k))

# %% decayed | wrong | brackets
# sees: divides by the whole sum
def decayed(eta0, k, rate):
    return eta0 / 1 + rate * k

# %% decayed | wrong | it grows
# sees: eta falls with k; here it grows
def decayed(eta0, k, rate):
    return eta0 * (1 + rate * k)

# %% decayed | wrong | from 1
# sees: k counts from 0
def decayed(eta0, k, rate):
    return eta0 / (1 + rate * (k + 1))

# %% decayed | wrong | k is not used
# sees: k is not used
def decayed(eta0, k, rate):
    return eta0 / (1 + rate)

# %% decayed | wrong | rate and k are added
# sees: multiply rate by k
def decayed(eta0, k, rate):
    return eta0 / (1 + rate + k)

# %% decayed | wrong | the bracket to the power k
# sees: 1 + rate is not raised to the power k
def decayed(eta0, k, rate):
    return eta0 / (1 + rate) ** k

# %% decayed | wrong | exponential
# sees: this decay is exponential
def decayed(eta0, k, rate):
    return eta0 * np.exp(-rate * k)

# %% decayed | wrong | a straight line
# sees: this falls along a straight line
def decayed(eta0, k, rate):
    return eta0 * (1 - rate * k)

# %% decayed | wrong | a power of the rate
# sees: the rate is not raised to the power k
def decayed(eta0, k, rate):
    return eta0 * rate ** k

# %% quiz-1 | right | a small letter
answer_1 = "b"

# %% quiz-1 | right | a capital letter
answer_1 = "B"

# %% quiz-1 | right | in brackets and with spaces
answer_1 = " (b) "

# %% quiz-1 | wrong | choice a
# sees: that way is up
answer_1 = "a"

# %% quiz-1 | wrong | choice c
# sees: Only the slope counts
answer_1 = "c"

# %% quiz-1 | wrong | not answered
# sees: No letter yet
answer_1 = None

# %% quiz-1 | wrong | no such choice
# sees: is not one of the choices
answer_1 = "d"

# %% quiz-1 | wrong | two choices
# sees: is not one of the choices
answer_1 = "a, b"

# %% quiz-2 | right | a small letter
answer_2 = "a"

# %% quiz-2 | right | a capital letter
answer_2 = "A"

# %% quiz-2 | right | in brackets and with spaces
answer_2 = " (a) "

# %% quiz-2 | wrong | choice b
# sees: lands on the other side each time
answer_2 = "b"

# %% quiz-2 | wrong | choice c
# sees: each jump is longer than the one before
answer_2 = "c"

# %% quiz-2 | wrong | not answered
# sees: No letter yet
answer_2 = None

# %% quiz-2 | wrong | no such choice
# sees: is not one of the choices
answer_2 = "d"

# %% quiz-2 | wrong | two choices
# sees: is not one of the choices
answer_2 = "a, b"

# %% quiz-3 | right | a small letter
answer_3 = "a"

# %% quiz-3 | right | a capital letter
answer_3 = "A"

# %% quiz-3 | right | in brackets and with spaces
answer_3 = " (a) "

# %% quiz-3 | wrong | choice b
# sees: a share of the last step
answer_3 = "b"

# %% quiz-3 | wrong | choice c
# sees: In a zig-zag they alternate
answer_3 = "c"

# %% quiz-3 | wrong | not answered
# sees: No letter yet
answer_3 = None

# %% quiz-3 | wrong | no such choice
# sees: is not one of the choices
answer_3 = "d"

# %% quiz-3 | wrong | two choices
# sees: is not one of the choices
answer_3 = "a, b"

# %% quiz-4 | right | a small letter
answer_4 = "c"

# %% quiz-4 | right | a capital letter
answer_4 = "C"

# %% quiz-4 | right | in brackets and with spaces
answer_4 = " (c) "

# %% quiz-4 | wrong | choice a
# sees: a deeper valley may lie behind the next hill
answer_4 = "a"

# %% quiz-4 | wrong | choice b
# sees: had a gradient of zero and was no minimum
answer_4 = "b"

# %% quiz-4 | wrong | not answered
# sees: No letter yet
answer_4 = None

# %% quiz-4 | wrong | no such choice
# sees: is not one of the choices
answer_4 = "d"

# %% quiz-4 | wrong | two choices
# sees: is not one of the choices
answer_4 = "a, b"

# %% quiz-5 | right | a small letter
answer_5 = "b"

# %% quiz-5 | right | a capital letter
answer_5 = "B"

# %% quiz-5 | right | in brackets and with spaces
answer_5 = " (b) "

# %% quiz-5 | wrong | choice a
# sees: cannot cost the same
answer_5 = "a"

# %% quiz-5 | wrong | choice c
# sees: brought the noise to half
answer_5 = "c"

# %% quiz-5 | wrong | not answered
# sees: No letter yet
answer_5 = None

# %% quiz-5 | wrong | no such choice
# sees: is not one of the choices
answer_5 = "d"

# %% quiz-5 | wrong | two choices
# sees: is not one of the choices
answer_5 = "a, b"
