# Answers to the exercises of chapter 04: right ones in different styles, wrong ones with what the student is told.

# %% split | right | one permutation, cut in two
def split(X, y, fraction, rng):
    X, y = np.array(X), np.array(y)
    rows = rng.permutation(len(X))
    n = round(len(X) * fraction)
    return X[rows[n:]], y[rows[n:]], X[rows[:n]], y[rows[:n]]

# %% split | wrong | held-out rows from the end of the shuffle
# sees: hold out the first rows of the shuffled order, not the last
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.arange(len(y))
    rng.shuffle(order)
    train = len(y) - round(fraction * len(y))
    return X[order[:train]], y[order[:train]], X[order[train:]], y[order[train:]]

# %% split | right | row by row, arrays at the end
def split(X, y, fraction, rng):
    order = rng.permutation(len(y)).tolist()
    held = round(fraction * len(y))
    val, train = order[:held], order[held:]
    return (np.array([X[i] for i in train]), np.array([y[i] for i in train]),
            np.array([X[i] for i in val]), np.array([y[i] for i in val]))

# %% split | right | everything is reordered, then cut
def split(X, y, fraction, rng):
    order = np.arange(len(y))
    rng.shuffle(order)
    X, y, held = np.asarray(X)[order], np.asarray(y)[order], round(len(y) * fraction)
    (X_val, X_train), (y_val, y_train) = np.split(X, [held]), np.split(y, [held])
    return X_train, y_train, X_val, y_val

# %% split | wrong | lists come back
# sees: return arrays, not lists
def split(X, y, fraction, rng):
    order = rng.permutation(len(y)).tolist()
    held = round(fraction * len(y))
    val, train = order[:held], order[held:]
    return [X[i] for i in train], [y[i] for i in train], [X[i] for i in val], [y[i] for i in val]

# %% split | wrong | held-out rows drawn on their own
# sees: draw one order with rng.permutation(len(y)), and hold out its first rows
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    held = set(rng.choice(len(y), size=round(fraction * len(y)), replace=False).tolist())
    order = rng.permutation(len(y)).tolist()
    train, val = [i for i in order if i not in held], [i for i in order if i in held]
    return X[train], y[train], X[val], y[val]

# %% split | wrong | the held-out rows are sorted
# sees: keep the order that rng.permutation gave
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    mask = np.zeros(len(y), dtype=bool)
    mask[rng.permutation(len(y))[:round(fraction * len(y))]] = True
    return X[~mask], y[~mask], X[mask], y[mask]

# %% split | wrong | the training rows are sorted
# sees: keep the training rows in the order that rng.permutation gave
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order, held = rng.permutation(len(y)), round(fraction * len(y))
    train = np.sort(order[held:])
    return X[train], y[train], X[order[:held]], y[order[:held]]

# %% split | wrong | fraction as the share for training
# sees: fraction is the share that is held out
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    n = round(fraction * len(y))
    return X[order[:n]], y[order[:n]], X[order[n:]], y[order[n:]]

# %% split | wrong | the order of scikit-learn
# sees: the order is X_train, y_train, X_val, y_val
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    n = round(fraction * len(y))
    return X[order[n:]], X[order[:n]], y[order[n:]], y[order[:n]]

# %% split | wrong | the decimals are cut off
# sees: round it
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    n = int(fraction * len(y))
    return X[order[n:]], y[order[n:]], X[order[:n]], y[order[:n]]

# %% split | wrong | always rounded up
# sees: round 32.1 to the nearest whole number, not up
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    n = int(np.ceil(fraction * len(y)))
    return X[order[n:]], y[order[n:]], X[order[:n]], y[order[:n]]

# %% split | wrong | not shuffled
# sees: the rows are not shuffled
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    n = round(fraction * len(y))
    return X[n:], y[n:], X[:n], y[:n]

# %% split | wrong | rows and labels shuffled on their own
# sees: rows that are still together with their labels
def split(X, y, fraction, rng):
    X, y = rng.permutation(X), rng.permutation(y)
    n = round(fraction * len(y))
    return X[n:], y[n:], X[:n], y[:n]

# %% split | wrong | drawn with replacement
# sees: some rows are there twice, and others are missing
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.integers(0, len(y), len(y))
    n = round(fraction * len(y))
    return X[order[n:]], y[order[n:]], X[order[:n]], y[order[:n]]

# %% split | wrong | two draws that overlap
# sees: some rows are there twice, and others are missing
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    n = round(fraction * len(y))
    train, val = rng.permutation(len(y))[n:], rng.permutation(len(y))[:n]
    return X[train], y[train], X[val], y[val]

# %% split | wrong | always the same seed
# sees: draw with the rng that comes in, not with a new one
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.random.default_rng(0).permutation(len(y))
    n = round(fraction * len(y))
    return X[order[n:]], y[order[n:]], X[order[:n]], y[order[:n]]

# %% split | wrong | two pairs in place of four arrays
# sees: 2 things came back: return X_train, y_train, X_val, y_val
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    held = round(fraction * len(y))
    return (X[order[held:]], y[order[held:]]), (X[order[:held]], y[order[:held]])

# %% split | wrong | one array is forgotten
# sees: 3 things came back: return X_train, y_train, X_val, y_val
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    held = round(fraction * len(y))
    return X[order[held:]], y[order[held:]], X[order[:held]]

# %% split | wrong | no return line
# sees: Is the return line missing
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    held = round(fraction * len(y))
    parts = X[order[held:]], y[order[held:]], X[order[:held]], y[order[:held]]

# %% split | wrong | one row is lost
# sees: some rows are in none
def split(X, y, fraction, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(y))
    held = round(fraction * len(y))
    return X[order[held+1:]], y[order[held+1:]], X[order[:held]], y[order[:held]]

# %% split | wrong | X and y themselves are shuffled
# sees: X and y must stay as they came in
def split(X, y, fraction, rng):
    rng.shuffle(X)
    rng.shuffle(y)
    held = round(fraction * len(y))
    return np.asarray(X[held:]), np.asarray(y[held:]), np.asarray(X[:held]), np.asarray(y[:held])

# %% split | wrong | X and y are reordered in place
# sees: X and y must stay as they came in
def split(X, y, fraction, rng):
    order = rng.permutation(len(y))
    held = round(fraction * len(y))
    a = [X[i] for i in order]; b = [y[i] for i in order]
    X[:] = a; y[:] = b
    X, y = np.asarray(X), np.asarray(y)
    return X[held:], y[held:], X[:held], y[:held]

# %% split | wrong | pixels become whole numbers
# caught by: hidden tests
# sees: 0.75 is expected
def split(X, y, fraction, rng):
    X, y = np.asarray(X, dtype=int), np.asarray(y)
    order = rng.permutation(len(y))
    held = round(fraction * len(y))
    return X[order[held:]], y[order[held:]], X[order[:held]], y[order[:held]]

# %% l2-penalty | right | a loop
def l2_penalty(weights, lam):
    value, gradients = 0.0, []
    for W in weights:
        W = np.array(W, dtype=float)
        value += 0.5 * lam * (W * W).sum()
        gradients.append(lam * W)
    return value, gradients

# %% l2-penalty | right | dot products of flattened arrays
def l2_penalty(weights, lam):
    flat = np.concatenate([np.ravel(W) for W in weights])
    return lam * np.dot(flat, flat) / 2, [np.multiply(lam, W) for W in weights]

# %% l2-penalty | right | the norm
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.linalg.norm(W) ** 2 for W in weights), tuple(lam * np.asarray(W) for W in weights)

# %% l2-penalty | wrong | the weights that came in are changed
# sees: weights that stay as they came in: no *= on them
def l2_penalty(weights, lam):
    value = lam / 2 * sum(np.sum(np.square(W)) for W in weights)
    for W in weights:
        W *= lam
    return value, weights

# %% l2-penalty | wrong | without the half
# sees: the factor is lam / 2, not lam
def l2_penalty(weights, lam):
    return lam * sum(np.sum(np.square(W)) for W in weights), [2 * lam * np.asarray(W) for W in weights]

# %% l2-penalty | wrong | sizes in place of squares
# sees: the weights are squared; no absolute values
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]

# %% l2-penalty | wrong | the mean
# sees: add up all squares; do not take the mean
def l2_penalty(weights, lam):
    flat = np.concatenate([np.ravel(W) for W in weights])
    return lam / 2 * np.mean(flat**2), [lam * np.asarray(W) for W in weights]

# %% l2-penalty | wrong | the first array alone
# sees: only the first array is counted
def l2_penalty(weights, lam):
    for W in weights:
        W = np.asarray(W)
        return lam / 2 * np.sum(W**2), [lam * W]

# %% l2-penalty | wrong | each array overwrites the one before
# sees: every array of weights counts
def l2_penalty(weights, lam):
    for W in weights:
        value = lam / 2 * np.sum(np.square(W))
    return value, [lam * np.asarray(W) for W in weights]

# %% l2-penalty | wrong | the square of the sum
# sees: square each weight, not their sum
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W) for W in weights) ** 2, [lam * np.asarray(W) for W in weights]

# %% l2-penalty | wrong | the gradient of the form without the half
# sees: the derivative of lam/2 W**2 is lam W
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(np.square(W)) for W in weights), [2 * lam * np.asarray(W) for W in weights]

# %% l2-penalty | wrong | a gradient that lets weights grow
# sees: the sign is turned round
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(np.square(W)) for W in weights), [-lam * np.asarray(W) for W in weights]

# %% l2-penalty | wrong | the gradients come first
# sees: Wrong order: return value, gradients
def l2_penalty(weights, lam):
    return [lam * np.asarray(W) for W in weights], lam / 2 * sum(np.sum(np.square(W)) for W in weights)

# %% l2-penalty | wrong | the price of each weight in place of the gradient
# sees: this is the price of each weight, not its gradient
def l2_penalty(weights, lam):
    prices = [lam / 2 * np.square(W) for W in weights]
    return sum(p.sum() for p in prices), prices

# %% l2-penalty | right | powers of arrays
def l2_penalty(weights, lam):
    return lam / 2 * sum((W**2).sum() for W in weights), [lam * W for W in weights]

# %% l2-penalty | wrong | the mean of each array
# sees: add up the squares of each array; do not take their mean
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.mean(W**2) for W in weights), [lam * W for W in weights]

# %% l2-penalty | wrong | one flat gradient
# sees: one gradient for each array of weights, with its shape
def l2_penalty(weights, lam):
    flat = np.concatenate([W.ravel() for W in weights])
    return lam / 2 * np.sum(flat**2), lam * flat

# %% l2-penalty | wrong | a gradient for the first array alone
# sees: one gradient for each array of weights, with its shape
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam * weights[0]]

# %% l2-penalty | wrong | flat gradients in a list
# sees: one gradient for each array of weights, with its shape
def l2_penalty(weights, lam):
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam * W.ravel() for W in weights]

# %% l2-penalty | wrong | no return line
# sees: Is the return line missing
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    out = lam / 2 * sum(np.sum(W**2) for W in weights), [lam * W for W in weights]

# %% l2-penalty | wrong | the value alone
# sees: One thing came back: return value, gradients
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * sum(np.sum(W**2) for W in weights)

# %% l2-penalty | wrong | the gradients alone
# sees: value must be one number: return value, gradients
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return [lam * W for W in weights]

# %% l2-penalty | wrong | a generator of gradients
# sees: put list(...) around it
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * sum(np.sum(W**2) for W in weights), (lam * W for W in weights)

# %% l2-penalty | wrong | a single number as gradient
# sees: gradients must be a list or an array: return value, gradients
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * sum(np.sum(W**2) for W in weights), lam * sum(np.sum(W) for W in weights)

# %% l2-penalty | wrong | the root of the sum
# sees: take no root
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * np.sqrt(sum(np.sum(W**2) for W in weights)), [lam * W for W in weights]

# %% l2-penalty | wrong | the square of the sum of each array
# sees: square each weight, not their sum
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * sum(np.sum(W)**2 for W in weights), [lam * W for W in weights]

# %% l2-penalty | wrong | written for two arrays
# sees: there may be any number of arrays
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * (np.sum(weights[0]**2)+np.sum(weights[1]**2)), [lam*weights[0], lam*weights[1]]

# %% l2-penalty | wrong | the square stays in the gradient
# sees: the square is gone from the gradient
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * sum(np.sum(W**2) for W in weights), [lam * W**2 for W in weights]

# %% l2-penalty | wrong | the new weights in place of the gradients
# sees: give the gradients; the training takes the step
def l2_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam / 2 * sum(np.sum(W**2) for W in weights), [W - lam * W for W in weights]

# %% l1-penalty | right | a loop
def l1_penalty(weights, lam):
    value, gradients = 0.0, []
    for W in weights:
        W = np.array(W, dtype=float)
        value += lam * np.abs(W).sum()
        gradients.append(np.where(W > 0, lam, np.where(W < 0, -lam, 0.0)))
    return value, gradients

# %% l1-penalty | right | the gradients give the value
def l1_penalty(weights, lam):
    gradients = [lam * np.sign(W) for W in weights]
    return sum(np.sum(g * np.asarray(W)) for g, W in zip(gradients, weights)), gradients

# %% l1-penalty | right | comparisons
def l1_penalty(weights, lam):
    weights = [np.asarray(W) for W in weights]
    flat = np.concatenate([W.ravel() for W in weights])
    return lam * np.linalg.norm(flat, 1), [lam * (1.0 * (W > 0) - (W < 0)) for W in weights]

# %% l1-penalty | wrong | the weights that came in are changed
# sees: weights that stay as they came in: no *= on them
def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(W)) for W in weights)
    for W in weights:
        W[:] = lam * np.sign(W)
    return value, weights

# %% l1-penalty | wrong | the sum without the sizes
# sees: take the absolute value of each weight
def l1_penalty(weights, lam):
    return lam * sum(np.sum(W) for W in weights), [lam * np.ones(np.shape(W)) for W in weights]

# %% l1-penalty | wrong | with the half of L2
# sees: the factor is lam here, without the half
def l1_penalty(weights, lam):
    return lam / 2 * sum(np.sum(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]

# %% l1-penalty | wrong | L2 once more
# sees: this is the price of L2
def l1_penalty(weights, lam):
    return lam / 2 * sum(np.sum(np.square(W)) for W in weights), [lam * np.asarray(W) for W in weights]

# %% l1-penalty | wrong | the gradient of L2
# sees: this is the gradient of L2
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * np.asarray(W) for W in weights]

# %% l1-penalty | wrong | zero counts as negative
# sees: at zero, the absolute value has the slope 0
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [np.where(np.asarray(W) > 0, lam, -lam) for W in weights]

# %% l1-penalty | wrong | zero counts as positive
# sees: at zero, the slope is 0
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [np.where(np.asarray(W) < 0, -lam, lam) for W in weights]

# %% l1-penalty | wrong | lam is left out of the gradient
# sees: lam is missing
def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(W)) for W in weights), [np.sign(W) for W in weights]

# %% l1-penalty | wrong | the last array alone
# sees: every array of weights counts
def l1_penalty(weights, lam):
    for W in weights:
        value = lam * np.sum(np.abs(W))
    return value, [lam * np.sign(W) for W in weights]

# %% l1-penalty | wrong | the mean of each array
# sees: add up those of each array; do not take their mean
def l1_penalty(weights, lam):
    return lam * sum(np.mean(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]

# %% l1-penalty | wrong | one flat gradient
# sees: one gradient for each array of weights, with its shape
def l1_penalty(weights, lam):
    flat = np.concatenate([W.ravel() for W in weights])
    return lam * np.sum(np.abs(flat)), lam * np.sign(flat)

# %% l1-penalty | wrong | no return line
# sees: Is the return line missing
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    out = lam * sum(np.sum(np.abs(W)) for W in weights), [lam * np.sign(W) for W in weights]

# %% l1-penalty | wrong | the value alone
# sees: One thing came back: return value, gradients
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam * sum(np.sum(np.abs(W)) for W in weights)

# %% l1-penalty | wrong | the absolute value of each sum
# sees: take the absolute value of each weight
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam * sum(abs(np.sum(W)) for W in weights), [lam * np.sign(W) for W in weights]

# %% l1-penalty | wrong | np.linalg.norm of order 1
# sees: np.linalg.norm is another size
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam * sum(np.linalg.norm(W, 1) for W in weights), [lam * np.sign(W) for W in weights]

# %% l1-penalty | wrong | W / |W|
# sees: at zero, W / |W| is 0 / 0
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * W / np.abs(W) for W in weights]

# %% l1-penalty | wrong | no slope for negative weights
# sees: negative weights have the slope -lam
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam * sum(np.sum(np.abs(W)) for W in weights), [lam * (W > 0) for W in weights]

# %% l1-penalty | wrong | the second array is changed
# sees: weights that stay as they came in
def l1_penalty(weights, lam):
    grads = [lam * np.sign(W) for W in weights]
    np.abs(weights[-1], out=weights[-1])
    return lam * sum(np.sum(abs(W)) for W in weights), grads

# %% l1-penalty | wrong | written for two arrays
# sees: there may be any number of arrays
def l1_penalty(weights, lam):
    weights = [np.asarray(W, dtype=float) for W in weights]
    return lam * (np.abs(weights[0]).sum()+np.abs(weights[1]).sum()), [lam*np.sign(weights[0]), lam*np.sign(weights[1])]

# %% l1-penalty | wrong | an array of whole numbers
# sees: in an array of whole numbers, 0.1 becomes 0
def l1_penalty(weights, lam):
    value, grads = 0, []
    for W in weights:
        g = np.zeros(W.shape, dtype=int)
        g[W > 0] = lam
        g[W < 0] = -lam
        grads.append(g)
        value += lam * np.sum(np.abs(W))
    return value, grads

# %% dropout-forward | right | a mask of random numbers
def dropout_forward(X, p, rng, training):
    X = np.array(X, dtype=float)
    if not training:
        return X, np.ones_like(X)
    mask = np.where(rng.random(X.shape) < p, 0.0, 1 / (1 - p))
    return X * mask, mask

# %% dropout-forward | right | binomial draws
def dropout_forward(X, p, rng, training):
    mask = np.ones(np.shape(X))
    if training:
        mask = rng.binomial(1, 1 - p, size=np.shape(X)) / (1 - p)
    return np.asarray(X) * mask, mask

# %% dropout-forward | right | number by number
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = np.ones(X.shape)
    if training:
        for i in np.ndindex(X.shape):
            mask[i] = 0 if rng.random() < p else 1 / (1 - p)
    return X * mask, mask

# %% dropout-forward | right | a choice of two
def dropout_forward(X, p, rng, training):
    if training:
        mask = rng.choice([0, 1 / (1 - p)], p=[p, 1 - p], size=np.shape(X))
    else:
        mask = np.ones(np.shape(X))
    return X * mask, mask

# %% dropout-forward | wrong | silent when it is used, too
# sees: no number is silenced when the network is used
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) >= p) / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | scaled when it is used
# sees: inverted dropout does nothing when the network is used
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = 1.0 * (rng.random(X.shape) >= p) if training else np.full(X.shape, 1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | p is the share that is kept
# sees: p is the share of silenced numbers
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) < p) / p if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | wrong | not enlarged
# sees: What is kept must be divided by 1 - p
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = 1.0 * (rng.random(X.shape) >= p) if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | wrong | divided by p
# sees: What is kept must be divided by 1 - p
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) >= p) / p if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | wrong | whole columns
# sees: Each number is silenced or kept on its own
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = np.ones(X.shape)
    if training:
        mask = mask * (rng.random(X.shape[-1]) >= p) / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | whole rows
# sees: Each number is silenced or kept on its own
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = np.ones(X.shape)
    if training:
        mask = mask * (rng.random((X.shape[0], 1)) >= p) / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | the mask of one row
# sees: Yours have the shapes (200, 50) and (50,); both have the shape of X
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape[1]) >= p) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | wrong | a mask that forgets the factor
# sees: out must be X * mask
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = rng.random(X.shape) >= p if training else np.ones(X.shape)
    return (X * mask / (1 - p) if training else X), 1.0 * mask

# %% dropout-forward | wrong | nothing is silenced
# sees: 0 % are silenced
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = np.ones(X.shape)
    if training:
        mask = mask / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | the same mask at every call
# sees: Draw from the rng that comes in
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (np.random.default_rng(7).random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | right | two loops
def dropout_forward(X, p, rng, training):
    out, mask = np.zeros(X.shape), np.ones(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            if training:
                mask[i, j] = 0 if rng.random() < p else 1 / (1 - p)
            out[i, j] = X[i, j] * mask[i, j]
    return out, mask

# %% dropout-forward | right | a table of comparisons
def dropout_forward(X, p, rng, training):
    if not training:
        return X, np.ones_like(X)
    mask = 1.0 * (rng.random(X.shape) > p)
    mask /= 1 - p
    return X * mask, mask

# %% dropout-forward | wrong | a generator of its own
# sees: Draw from the rng that comes in
def dropout_forward(X, p, rng, training):
    rng = np.random.default_rng(0)
    mask = (rng.random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | wrong | a generator without a seed
# sees: the same seed gives the same mask, another seed another one
def dropout_forward(X, p, rng, training):
    mask = (np.random.default_rng().random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-forward | wrong | out alone
# sees: return two things: out and the mask
def dropout_forward(X, p, rng, training):
    return X * (rng.random(X.shape) >= p) / (1 - p) if training else X

# %% dropout-forward | wrong | a mask of one number
# sees: the mask is an array of ones with the shape of X, not a single number
def dropout_forward(X, p, rng, training):
    mask = (rng.random(X.shape) >= p) / (1 - p) if training else 1.0
    return X * mask, mask

# %% dropout-forward | wrong | no return line
# sees: Is the return line missing
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    out = X * mask, mask

# %% dropout-forward | wrong | the mask comes first
# sees: out comes first, then the mask
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    return mask, X * mask

# %% dropout-forward | wrong | no mask when the network is used
# sees: not None
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    if not training: return X, None
    mask = (rng.random(X.shape) >= p) / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | X alone when the network is used
# sees: also when the network is used
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    if not training: return X
    mask = (rng.random(X.shape) >= p) / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | enlarged when the network is used
# sees: nothing is enlarged when the network is used
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.random(X.shape) >= p) / (1 - p) if training else np.ones(X.shape) / (1 - p)
    return X * mask, mask

# %% dropout-forward | wrong | X is changed
# sees: X must stay as it came in
def dropout_forward(X, p, rng, training):
    if not training: return X, np.ones(X.shape)
    mask = (rng.random(X.shape) >= p) / (1 - p)
    X *= mask
    return X, mask

# %% dropout-forward | wrong | zeros are written into X
# sees: X must stay as it came in
def dropout_forward(X, p, rng, training):
    if not training: return X, np.ones(np.shape(X))
    mask = (rng.random(np.shape(X)) >= p) / (1 - p)
    X[mask == 0] = 0
    return X * mask, mask

# %% dropout-forward | wrong | normal numbers are compared with p
# sees: compare numbers drawn between 0 and 1 with p
def dropout_forward(X, p, rng, training):
    X = np.asarray(X, dtype=float)
    mask = (rng.normal(size=X.shape) >= p) / (1 - p) if training else np.ones(X.shape)
    return X * mask, mask

# %% dropout-backward | right | the product
def dropout_backward(dout, mask):
    return np.array(dout) * mask

# %% dropout-backward | right | np.multiply
def dropout_backward(dout, mask):
    return np.multiply(dout, mask)

# %% dropout-backward | right | number by number
def dropout_backward(dout, mask):
    if np.ndim(dout) == 0:
        return dout * mask
    return [dropout_backward(d, m) for d, m in zip(dout, mask)]

# %% dropout-backward | right | copied, then multiplied where it counts
def dropout_backward(dout, mask):
    dX, mask = np.array(dout, dtype=float), np.asarray(mask)
    dX[mask == 0] = 0
    dX[mask != 0] *= mask[mask != 0]
    return dX

# %% dropout-backward | wrong | passed on as it is
# sees: silenced numbers get no blame
def dropout_backward(dout, mask):
    return np.asarray(dout)

# %% dropout-backward | wrong | not enlarged
# sees: what was enlarged on the way forward is enlarged on the way back
def dropout_backward(dout, mask):
    return np.where(np.asarray(mask) > 0, dout, 0)

# %% dropout-backward | wrong | divided
# sees: multiply by the mask; do not divide
def dropout_backward(dout, mask):
    dout, mask = np.asarray(dout, dtype=float), np.asarray(mask)
    return np.where(mask > 0, dout / np.where(mask > 0, mask, 1), 0)

# %% dropout-backward | wrong | the other way round
# sees: the silenced ones and the others are exchanged
def dropout_backward(dout, mask):
    return np.where(np.asarray(mask) == 0, dout, 0)

# %% dropout-backward | wrong | the mask alone
# sees: this is the mask; multiply the blame by it
def dropout_backward(dout, mask):
    return np.asarray(mask)

# %% dropout-backward | wrong | added
# sees: multiply by the mask; do not add it
def dropout_backward(dout, mask):
    return np.asarray(dout) + np.asarray(mask)

# %% dropout-backward | wrong | no return
# sees: None
def dropout_backward(dout, mask):
    dX = np.asarray(dout) * np.asarray(mask)

# %% dropout-backward | wrong | dout is changed
# sees: dout must stay as it came in
def dropout_backward(dout, mask):
    dout *= mask
    return dout

# %% dropout-backward | wrong | enlarged twice
# sees: the mask counts once
def dropout_backward(dout, mask):
    return np.asarray(dout) * np.asarray(mask)**2

# %% dropout-backward | wrong | a product of tables
# sees: multiply number by number, with *, not with @
def dropout_backward(dout, mask):
    return np.asarray(dout) @ np.asarray(mask).T

# %% dropout-backward | wrong | the mask comes back, too
# sees: return the blame alone
def dropout_backward(dout, mask):
    return np.asarray(dout) * np.asarray(mask), mask

# %% early-stopping | right | a counter
def early_stopping(val_losses, patience):
    best, lowest, bad = 0, val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < lowest:
            best, lowest, bad = epoch, val_losses[epoch], 0
        else:
            bad += 1
            if bad == patience:
                return best
    return best

# %% early-stopping | right | a while loop
def early_stopping(val_losses, patience):
    epoch = best = 0
    while epoch < len(val_losses) and epoch - best <= patience:
        if epoch - best == patience and val_losses[epoch] >= val_losses[best]:
            break
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        epoch += 1
    return best

# %% early-stopping | right | the lowest of the next few
def early_stopping(val_losses, patience):
    best = 0
    while True:
        ahead = list(val_losses[best + 1:best + 1 + patience])
        better = [i for i, loss in enumerate(ahead) if loss < val_losses[best]]
        if not better:
            return best
        best += 1 + better[0]

# %% early-stopping | right | infinity to begin with
def early_stopping(val_losses, patience):
    lowest, best, waited = float("inf"), None, 0
    for epoch, loss in enumerate(val_losses):
        waited += 1
        if loss < lowest:
            lowest, best, waited = loss, epoch, 0
        if waited >= patience:
            break
    return best

# %% early-stopping | wrong | the lowest of all
# sees: training has ended before the lowest of all
def early_stopping(val_losses, patience):
    return int(np.argmin(val_losses))

# %% early-stopping | wrong | the epoch of the stop
# sees: go back to the best epoch, not the one at which training stops
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch
    return best

# %% early-stopping | wrong | counted from 1
# sees: epochs are counted from 0
def early_stopping(val_losses, patience):
    best = 1
    for epoch, loss in enumerate(val_losses, start=1):
        if loss < val_losses[best - 1]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best

# %% early-stopping | wrong | one epoch too impatient
# sees: with a patience of 4, three bad epochs do not end the training
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience - 1:
            break
    return best

# %% early-stopping | wrong | one epoch too patient
# sees: three epochs without a new lowest loss end the training
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best > patience:
            break
    return best

# %% early-stopping | wrong | bad epochs are never forgotten
# sees: count bad epochs in a row
def early_stopping(val_losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        else:
            bad += 1
            if bad == patience:
                break
    return best

# %% early-stopping | wrong | compared with the epoch before
# sees: compare with the lowest loss so far
def early_stopping(val_losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            best, bad = epoch, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best

# %% early-stopping | wrong | the last epoch, when the losses end first
# sees: go back to the best epoch also when the losses end before the patience does
def early_stopping(val_losses, patience):
    lowest, bad = np.inf, 0
    for epoch, loss in enumerate(val_losses):
        lowest, bad = (loss, 0) if loss < lowest else (lowest, bad + 1)
        if bad == patience:
            return epoch - patience
    return epoch

# %% early-stopping | wrong | the loss in place of its epoch
# sees: give the epoch, not its loss
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return val_losses[best]

# %% early-stopping | wrong | a draw counts as progress
# sees: a loss that only equals the lowest one is no progress
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss <= val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best

# %% early-stopping | wrong | epoch 0 counts as a bad one
# sees: epoch 0 sets the first lowest loss; it is not a bad epoch
def early_stopping(val_losses, patience):
    best, bad = 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best, bad = epoch, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best

# %% early-stopping | wrong | the count starts again after every fall
# sees: better than the epoch before is not enough
def early_stopping(val_losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(val_losses)):
        bad = 0 if val_losses[epoch] < val_losses[epoch - 1] else bad + 1
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if bad == patience:
            break
    return best

# %% early-stopping | wrong | a counter that must exceed the patience
# sees: three epochs without a new lowest loss end the training, and yours goes on
def early_stopping(val_losses, patience):
    best, lowest, bad = 0, val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < lowest:
            best, lowest, bad = epoch, val_losses[epoch], 0
        else:
            bad += 1
        if bad > patience:
            break
    return best

# %% early-stopping | wrong | the best of the first epochs
# sees: look at all epochs, not at the first ones alone
def early_stopping(val_losses, patience):
    return int(np.argmin(val_losses[:patience]))

# %% early-stopping | wrong | the last epoch is never looked at
# sees: the last epoch counts, too
def early_stopping(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses) - 1):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best

# %% early-stopping | wrong | counted back from the last epoch
# sees: do not count back from the last
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return epoch - patience

# %% early-stopping | wrong | nothing is returned when training was not stopped
# sees: return the best epoch also when the losses end
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return best

# %% early-stopping | wrong | return inside the loop
# sees: 0 is never left
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
        return best
    return best

# %% early-stopping | wrong | the lowest loss starts from 0
# sees: 0 is never left
def early_stopping(val_losses, patience):
    best, low, bad = 0, 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < low:
            best, low, bad = epoch, loss, 0
        else:
            bad += 1
            if bad >= patience: break
    return best

# %% early-stopping | wrong | the lowest loss starts from 100
# caught by: hidden tests
# sees: 1 is expected, 0 came back
def early_stopping(val_losses, patience):
    best, low, bad = 0, 100, 0
    for epoch, loss in enumerate(val_losses):
        if loss < low:
            best, low, bad = epoch, loss, 0
        else:
            bad += 1
            if bad >= patience: break
    return best

# %% early-stopping | wrong | the epoch and its loss
# sees: give the epoch alone
def early_stopping(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best, val_losses[best]

# %% early-stopping | wrong | the list of losses is emptied
# sees: the list of losses must stay as it came in
def early_stopping(val_losses, patience):
    best, low, bad, epoch = 0, float("inf"), 0, 0
    while val_losses and bad < patience:
        loss = val_losses.pop(0)
        if loss < low: best, low, bad = epoch, loss, 0
        else: bad += 1
        epoch += 1
    return best

# %% explore-regularization | right | much dropout and a trace of a price
found = (0.0003, 0.7)

# %% explore-regularization | right | a price and a little dropout
found = [0.003, 0.2]

# %% explore-regularization | right | an array
found = np.array([0.0003, 0.7])

# %% explore-regularization | right | the best price alone, then a little dropout
found = (0.003, 0.1)

# %% explore-regularization | right | the best dropout alone, then a price
found = (0.0001, 0.7)

# %% explore-regularization | right | in between
found = (0.001, 0.7)

# %% explore-regularization | wrong | dropout alone
# sees: With lambda = 0 there is no L1 at all
found = (0, 0.7)

# %% explore-regularization | wrong | a price that throws the weights about
# sees: With these values the validation loss is
found = (100, 0)

# %% explore-regularization | wrong | nothing written
# sees: Your answer is None
found = None

# %% explore-regularization | wrong | the example
# sees: wrong labels are repeated; at most 13 are allowed
found = (0.001, 0.1)

# %% explore-regularization | wrong | no cure
# sees: With lambda = 0 there is no L1 at all
found = (0, 0)

# %% explore-regularization | wrong | what is best for L2
# sees: too much of a good thing
found = (0.02, 0)

# %% explore-regularization | wrong | too much of both
# sees: too much of a good thing
found = (0.01, 0.5)

# %% explore-regularization | wrong | the price of the text alone
# sees: With these values 15 wrong labels are repeated
found = (0.003, 0.0)

# %% explore-regularization | wrong | out of range
# sees: The lab has lambda from 0 to 100 and p from 0 to 0.8.
found = (0.003, 1.0)

# %% explore-regularization | wrong | a number without its partner
# sees: Give two numbers in brackets: found = (lam, p).
found = 0.02

# %% explore-regularization | wrong | the price alone
# sees: Give two numbers in brackets: found = (lam, p).
found = (0.003,)

# %% explore-regularization | wrong | numbers in quotes
# sees: Write the two numbers without quotes
found = ('0.0003', '0.7')

# %% sgd-momentum-update | right | arrays of zeros
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    delta = state["delta"] if state else np.zeros_like(w)
    delta = alpha * delta - eta * g
    return w + delta, {"delta": delta}

# %% sgd-momentum-update | right | state.get, another name
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    last = (state or {}).get("step", 0)
    step = np.multiply(alpha, last) - np.multiply(eta, g)
    return np.add(w, step), {"step": step}

# %% sgd-momentum-update | right | velocity with its sign turned round
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    if not state:
        state = {"v": 0.0}
    v = alpha * state["v"] + eta * np.asarray(g)
    return np.asarray(w) - v, dict(v=v)

# %% sgd-momentum-update | right | a mean of gradients, with eta outside
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    u = np.asarray(g) + (alpha * state["u"] if state else 0)
    return np.asarray(w) - eta * u, {"u": u}

# %% sgd-momentum-update | wrong | up the hill
# sees: go against the gradient
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    delta = eta * np.asarray(g) + alpha * (state or {"d": 0})["d"]
    return w + delta, {"d": delta}

# %% sgd-momentum-update | wrong | the mean of the gradients
# sees: every weight moves by its own gradient
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, old = np.asarray(w, dtype=float), np.asarray(g, dtype=float), (state or {}).get("delta", 0)
    delta = -eta * np.mean(g) + alpha * old
    return w + delta, {"delta": delta}

# %% sgd-momentum-update | wrong | without alpha
# sees: the last step is not multiplied by alpha
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    delta = -eta * np.asarray(g) + (state or {"d": 0})["d"]
    return w + delta, {"d": delta}

# %% sgd-momentum-update | wrong | an empty state
# sees: the last step is forgotten: return it as the state
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    delta = -eta * np.asarray(g) + alpha * (state or {"d": 0})["d"]
    return w + delta, {}

# %% sgd-momentum-update | wrong | the deck's formula
# sees: keep a share of the last step, not of the position
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    return alpha * np.asarray(w) - eta * np.asarray(g), {}

# %% sgd-momentum-update | wrong | the state is the gradient's part alone
# sees: the state is the whole step
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    own = -eta * np.asarray(g)
    return w + own + alpha * (state or {"d": 0})["d"], {"d": own}

# %% sgd-momentum-update | wrong | a mean of steps
# sees: the gradient counts in full
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    delta = -(1 - alpha) * eta * np.asarray(g) + alpha * (state or {"d": 0})["d"]
    return w + delta, {"d": delta}

# %% sgd-momentum-update | wrong | the weight alone
# sees: One thing came back: return w, state
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    return np.asarray(w) - eta * np.asarray(g)

# %% sgd-momentum-update | wrong | the state is changed in place
# sees: w, g and state must stay as they are
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    state = {"delta": np.zeros(np.shape(w))} if state is None else state
    state["delta"] = alpha * state["delta"] - eta * np.asarray(g)
    return w + state["delta"], state

# %% sgd-momentum-update | wrong | the weight is changed in place
# sees: w, g and state must stay as they are
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    delta = -eta * g + alpha * (state or {"d": 0.0})["d"]
    w += delta
    return w, {"d": delta}

# %% sgd-momentum-update | wrong | the gradient is changed in place
# sees: w, g and state must stay as they are
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    g *= -eta
    delta = g + alpha * (state or {"d": 0.0})["d"]
    return w + delta, {"d": delta}

# %% sgd-momentum-update | wrong | no return line
# sees: Is the return line missing
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"delta": 0.0}
    delta = -eta * g + alpha * state["delta"]
    out = w + (delta), {"delta": delta}

# %% sgd-momentum-update | wrong | the state comes first
# sees: Wrong order: return w, state
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"delta": 0.0}
    delta = -eta * g + alpha * state["delta"]
    return {"delta": delta}, w + (delta)

# %% sgd-momentum-update | wrong | only None is a first step
# sees: ask `if not state`
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if state is None: state = {"delta": 0.0}
    delta = -eta * g + alpha * state["delta"]
    return w + (delta), {"delta": delta}

# %% sgd-momentum-update | wrong | the step alone
# sees: give the new weight, not the step alone
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"delta": 0.0}
    delta = -eta * g + alpha * state["delta"]
    return delta, {"delta": delta}

# %% sgd-momentum-update | wrong | the last step is subtracted
# sees: alpha times the last step is added
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"delta": 0.0}
    delta = -eta * g - alpha * state["delta"]
    return w + (delta), {"delta": delta}

# %% sgd-momentum-update | wrong | the old weight comes back
# sees: the new weight is w + Delta
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"delta": 0.0}
    delta = -eta * g + alpha * state["delta"]
    return w, {"delta": delta}

# %% sgd-momentum-update | wrong | a global memory
# sees: no global variable
memory = {"delta": 0.0}
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    global memory
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    state = memory
    delta = -eta * g + alpha * state["delta"]
    memory = {"delta": delta}
    return w + (delta), memory

# %% sgd-momentum-update | wrong | an alpha of its own
# sees: take the alpha that comes in
def sgd_momentum_update(w, g, state=None, eta=0.01, alpha=0.9):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"delta": 0.0}
    alpha = 0.9
    delta = -eta * g + alpha * state["delta"]
    return w + (delta), {"delta": delta}

# %% adagrad-update | right | arrays of zeros
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    total = (state["total"] if state else np.zeros_like(w)) + g * g
    return w - eta * g / (np.sqrt(total) + eps), {"total": total}

# %% adagrad-update | right | a rate for each weight
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    s = np.square(g) + (state or {}).get("s", 0)
    rate = eta / (s**0.5 + eps)
    return np.asarray(w) - rate * np.asarray(g), {"s": s}

# %% adagrad-update | right | all squares are kept in a list
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    squares = [*(state["squares"] if state else []), np.square(np.asarray(g, dtype=float))]
    return np.asarray(w) - eta * np.asarray(g) / (np.sqrt(sum(squares)) + eps), {"squares": squares}

# %% adagrad-update | wrong | without eps
# sees: eps is missing: a gradient of 0 gives 0 / 0
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return w - eta * g / np.sqrt(s), {"s": s}

# %% adagrad-update | wrong | the mean of all squares
# sees: every weight has its own sum
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + np.mean(g**2)
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% adagrad-update | wrong | no memory
# sees: the sum is forgotten from step to step
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    return w - eta * g / (np.sqrt(g**2) + eps), {}

# %% adagrad-update | wrong | without the root
# sees: divide by the root of the sum
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0})["s"] + g**2
    return w - eta * g / (s + eps), {"s": s}

# %% adagrad-update | wrong | up the hill
# sees: go against the gradient
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0})["s"] + g**2
    return w + eta * g / (np.sqrt(s) + eps), {"s": s}

# %% adagrad-update | wrong | one sum for all weights
# sees: every weight has its own sum
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0})["s"] + np.sum(g**2)
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% adagrad-update | wrong | divided by the old sum
# sees: add this step's square first, then divide
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0 * g})["s"]
    return w - eta * g / (np.sqrt(s) + eps), {"s": s + g**2}

# %% adagrad-update | wrong | a sum of gradients
# sees: add up the squares, not the gradients
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0})["s"] + g
    return w - eta * g / (np.sqrt(np.abs(s)) + eps), {"s": s}

# %% adagrad-update | wrong | the state is changed in place
# sees: w, g and state must stay as they are
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    state = state or {"s": np.zeros_like(w)}
    state["s"] += g**2
    return w - eta * g / (np.sqrt(state["s"]) + eps), state

# %% adagrad-update | wrong | the weight is changed in place
# sees: w, g and state must stay as they are
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0})["s"] + g**2
    w -= eta * g / (np.sqrt(s) + eps)
    return w, {"s": s}

# %% adagrad-update | wrong | no return line
# sees: Is the return line missing
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    out = w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% adagrad-update | wrong | the state comes first
# sees: Wrong order: return w, state
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return {"s": s}, w + (-eta * g / (np.sqrt(s) + eps))

# %% adagrad-update | wrong | only None is a first step
# sees: ask `if not state`
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if state is None: state = {"s": 0.0}
    s = state["s"] + g**2
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% adagrad-update | wrong | eps on the other side of the root
# sees: eps stands behind the root, not in it
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return w + (-eta * g / (np.sqrt(s + eps))), {"s": s}

# %% adagrad-update | wrong | an eps of its own
# sees: take the eps that comes in
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    eps = 1e-10
    s = state["s"] + g**2
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% adagrad-update | wrong | brackets are missing below the line
# sees: brackets around the root and eps
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return w + (-eta * g / np.sqrt(s) + eps), {"s": s}

# %% adagrad-update | wrong | the root is remembered
# sees: the state is the sum of squares, without the root
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": np.sqrt(s)}

# %% adagrad-update | wrong | the old weight comes back
# sees: the weight has not moved
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return w, {"s": s}

# %% adagrad-update | wrong | without the gradient above the line
# sees: the factor g of the step is missing
def adagrad_update(w, g, state=None, eta=0.01, eps=1e-10):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = state["s"] + g**2
    return w + (-eta / (np.sqrt(s) + eps)), {"s": s}

# %% rmsprop-update | right | arrays of zeros
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    mean = rho * (state["mean"] if state else np.zeros_like(w)) + (1 - rho) * g * g
    return w - eta * g / (np.sqrt(mean) + eps), {"mean": mean}

# %% rmsprop-update | right | the mean moves towards the new square
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    s = (state or {}).get("s", 0.0)
    s = s + (1 - rho) * (np.square(g) - s)
    return np.asarray(w) - eta / (s**0.5 + eps) * np.asarray(g), {"s": s}

# %% rmsprop-update | right | only the root is kept
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    root = state["root"] if state else 0.0
    root = np.sqrt(rho * root**2 + (1 - rho) * np.square(np.asarray(g, dtype=float)))
    return np.asarray(w) - eta * np.asarray(g) / (root + eps), {"root": root}

# %% rmsprop-update | wrong | without eps
# sees: eps is missing: a gradient of 0 gives 0 / 0
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    return w - eta * g / np.sqrt(s), {"s": s}

# %% rmsprop-update | wrong | one mean for all weights
# sees: every weight has its own mean
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * np.mean(g**2)
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | rho on the wrong side
# sees: the old mean counts rho, the new square 1 - rho
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (1 - rho) * (state or {"s": 0})["s"] + rho * g**2
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | the new square counts in full
# sees: the factor 1 - rho of the new square is missing
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = rho * (state or {"s": 0})["s"] + g**2
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | Adagrad once more
# sees: this is Adagrad
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0})["s"] + g**2
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | without the root
# sees: divide by the root of the mean
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = rho * (state or {"s": 0})["s"] + (1 - rho) * g**2
    return w - eta * g / (s + eps), {"s": s}

# %% rmsprop-update | wrong | no memory
# sees: the mean is forgotten from step to step
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (1 - rho) * g**2
    return w - eta * g / (np.sqrt(s) + eps), None

# %% rmsprop-update | wrong | the mean starts from the first square
# sees: the mean starts from 0, not from the first square
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = rho * state["s"] + (1 - rho) * g**2 if state else g**2
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | the state is changed in place
# sees: w, g and state must stay as they are
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    state = {"s": 0.0} if state is None else state
    state["s"] = rho * state["s"] + (1 - rho) * g**2
    return w - eta * g / (np.sqrt(state["s"]) + eps), state

# %% rmsprop-update | wrong | the weight is changed in place
# sees: w, g and state must stay as they are
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = rho * (state or {"s": 0})["s"] + (1 - rho) * g**2
    w -= eta * g / (np.sqrt(s) + eps)
    return w, {"s": s}

# %% rmsprop-update | wrong | up the hill
# sees: go against the gradient
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = rho * (state or {"s": 0})["s"] + (1 - rho) * g**2
    return w + eta * g / (np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | divided by the old mean
# sees: take this step's square into the mean first, then divide
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s = (state or {"s": 0 * g})["s"]
    return w - eta * g / (np.sqrt(s) + eps), {"s": rho * s + (1 - rho) * g**2}

# %% rmsprop-update | wrong | no return line
# sees: Is the return line missing
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    out = w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% rmsprop-update | wrong | the state comes first
# sees: Wrong order: return w, state
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    return {"s": s}, w + (-eta * g / (np.sqrt(s) + eps))

# %% rmsprop-update | wrong | only None is a first step
# sees: ask `if not state`
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if state is None: state = {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% rmsprop-update | wrong | eps on the other side of the root
# sees: eps stands behind the root, not in it
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    return w + (-eta * g / (np.sqrt(s + eps))), {"s": s}

# %% rmsprop-update | wrong | an eps of its own
# sees: take the eps that comes in
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    eps = 1e-08
    s = rho * state["s"] + (1 - rho) * g**2
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% rmsprop-update | wrong | brackets are missing below the line
# sees: brackets around the root and eps
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    return w + (-eta * g / np.sqrt(s) + eps), {"s": s}

# %% rmsprop-update | wrong | a rho of its own
# sees: take the rho that comes in
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    rho = 0.99
    s = rho * state["s"] + (1 - rho) * g**2
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% rmsprop-update | wrong | the mean of the gradients
# sees: it is the square of g
def rmsprop_update(w, g, state=None, eta=0.01, rho=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0}
    s = rho * state["s"] + (1 - rho) * g
    return w + (-eta * g / (np.sqrt(s) + eps)), {"s": s}

# %% adadelta-update | right | arrays of zeros
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    s, u = (state["s"], state["u"]) if state else (np.zeros_like(w), np.zeros_like(w))
    s = rho * s + (1 - rho) * g**2
    delta = g * np.sqrt((u + eps) / (s + eps))
    return w - eta * delta, {"s": s, "u": rho * u + (1 - rho) * delta**2}

# %% adadelta-update | right | a function for the fading mean
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    def fading(old, new):
        return rho * old + (1 - rho) * np.square(new)
    w, g, (s, u) = np.asarray(w), np.asarray(g), (state or {"both": (0.0, 0.0)})["both"]
    s = fading(s, g)
    step = -np.sqrt(u + eps) / np.sqrt(s + eps) * g
    return w + eta * step, {"both": (s, fading(u, step))}

# %% adadelta-update | right | state.get
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    state = state or {}
    s = rho * state.get("s", 0) + (1 - rho) * np.square(g)
    delta = (state.get("u", 0) + eps) ** 0.5 / (s + eps) ** 0.5 * np.asarray(g)
    u = rho * state.get("u", 0) + (1 - rho) * delta * delta
    return np.asarray(w) - eta * delta, {"s": s, "u": u}

# %% adadelta-update | wrong | upside down
# sees: the steps stand above the line, the gradients below
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(s + eps) / np.sqrt(state["u"] + eps) * g
    return w - eta * delta, {"s": s, "u": rho * state["u"] + (1 - rho) * delta**2}

# %% adadelta-update | wrong | eps outside of the roots
# sees: eps stands inside of the roots
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = (np.sqrt(state["u"]) + eps) / (np.sqrt(s) + eps) * g
    return w - eta * delta, {"s": s, "u": rho * state["u"] + (1 - rho) * delta**2}

# %% adadelta-update | wrong | without eps below the line
# sees: eps is missing below the line
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w - eta * delta, {"s": s, "u": u}

# %% adadelta-update | wrong | without eps above the line
# sees: eps is missing above the line
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"]) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w - eta * delta, {"s": s, "u": u}

# %% adadelta-update | wrong | one mean for all weights
# sees: every weight has its own s
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * np.mean(g**2)
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w - eta * delta, {"s": s, "u": u}

# %% adadelta-update | wrong | the gradient is left out of the step
# sees: the factor g of the step is missing
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps)
    u = rho * state["u"] + (1 - rho) * delta**2
    return w - eta * delta, {"s": s, "u": u}

# %% adadelta-update | wrong | no roots
# sees: the roots are missing
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = (state["u"] + eps) / (s + eps) * g
    return w - eta * delta, {"s": s, "u": rho * state["u"] + (1 - rho) * delta**2}

# %% adadelta-update | wrong | u from the gradients
# sees: u is the mean of the squared steps, not of the gradients
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    return w - eta * delta, {"s": s, "u": rho * state["u"] + (1 - rho) * g**2}

# %% adadelta-update | wrong | u is not kept
# sees: u stays 0: keep it in the state
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0}
    s, u = rho * state["s"] + (1 - rho) * g**2, 0.0
    delta = np.sqrt(u + eps) / np.sqrt(s + eps) * g
    return w - eta * delta, {"s": s}

# %% adadelta-update | wrong | up the hill
# sees: go against the gradient
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    return w + eta * delta, {"s": s, "u": rho * state["u"] + (1 - rho) * delta**2}

# %% adadelta-update | wrong | eta is forgotten
# sees: eta is missing: the weight moves by eta times the step
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    return w - delta, {"s": s, "u": rho * state["u"] + (1 - rho) * delta**2}

# %% adadelta-update | wrong | the weight is changed in place
# sees: w, g and state must stay as they are
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    s, u = state["both"] if state else (0.0, 0.0)
    s = rho * s + (1 - rho) * g**2
    delta = np.sqrt(u + eps) / np.sqrt(s + eps) * g
    w -= eta * delta
    return w, {"both": (s, rho * u + (1 - rho) * delta**2)}

# %% adadelta-update | wrong | eta goes into u as well
# sees: u is the mean of the squared steps before eta
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = eta * np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    return w - delta, {"s": s, "u": rho * state["u"] + (1 - rho) * delta**2}

# %% adadelta-update | wrong | u before the step
# sees: first the step, with the old u; then the new u
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    s, u = rho * state["s"] + (1 - rho) * g**2, state["u"]
    u = rho * u + (1 - rho) * (u + eps) / (s + eps) * g**2
    return w - eta * np.sqrt(u + eps) / np.sqrt(s + eps) * g, {"s": s, "u": u}

# %% adadelta-update | wrong | the step with the old s
# sees: first the new s, then the step
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0, "u": 0}
    delta = np.sqrt(state["u"] + eps) / np.sqrt(state["s"] + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w - eta * delta, {"s": rho * state["s"] + (1 - rho) * g**2, "u": u}

# %% adadelta-update | wrong | no return line
# sees: Is the return line missing
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    out = w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | the state comes first
# sees: Wrong order: return w, state
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return {"s": s, "u": u}, w + (-eta * delta)

# %% adadelta-update | wrong | only None is a first step
# sees: ask `if not state`
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if state is None: state = {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | eps on the other side of the root
# sees: eps stands inside of both roots
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / (np.sqrt(s) + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | an eps of its own
# sees: take the eps that comes in
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    eps = 1e-06
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | nothing is remembered
# sees: return s and u
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {}

# %% adadelta-update | wrong | s is not remembered
# sees: return s and u
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": 0.0, "u": u}

# %% adadelta-update | wrong | a rho of its own
# sees: take the rho that comes in
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    rho = 0.9
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | the square of g above the line
# sees: the factor of the step is g, not its square
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g**2
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | u without 1 - rho
# sees: s and u are means
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adadelta-update | wrong | s without 1 - rho
# sees: s and u are means
def adadelta_update(w, g, state=None, eta=1.0, rho=0.9, eps=1e-6):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"s": 0.0, "u": 0.0}
    s = rho * state["s"] + g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w + (-eta * delta), {"s": s, "u": u}

# %% adam-update | right | arrays of zeros
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    if not state:
        state = {"t": 0, "m": np.zeros_like(w), "v": np.zeros_like(w)}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - eta * m_hat / (np.sqrt(v_hat) + eps), {"t": t, "m": m, "v": v}

# %% adam-update | right | the powers of beta are kept
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v, p1, p2 = state["all"] if state else (0.0, 0.0, 1.0, 1.0)
    g, p1, p2 = np.asarray(g, dtype=float), p1 * beta1, p2 * beta2
    m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
    return np.asarray(w) - eta * (m / (1 - p1)) / ((v / (1 - p2)) ** 0.5 + eps), {"all": (m, v, p1, p2)}

# %% adam-update | right | state.get
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    state = dict(state or {})
    state["t"] = state.get("t", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + np.multiply(1 - beta1, g)
    state["v"] = beta2 * state.get("v", 0) + (1 - beta2) * np.square(g)
    step = state["m"] / (1 - beta1 ** state["t"]) / (np.sqrt(state["v"] / (1 - beta2 ** state["t"])) + eps)
    return np.asarray(w) - eta * step, state

# %% adam-update | wrong | the betas are exchanged
# sees: beta1 belongs to m, beta2 to v
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t = state["t"] + 1
    m, v = beta2 * state["m"] + (1 - beta2) * g, beta1 * state["v"] + (1 - beta1) * g**2
    return w - eta * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | no correction
# sees: m and v are not corrected for their start from 0
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0}
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * m / (np.sqrt(v) + eps), {"m": m, "v": v}

# %% adam-update | wrong | no correction, and a beta2 that hides it
# sees: m and v are not corrected for their start from 0
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.99, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0}
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * m / (np.sqrt(v) + eps), {"m": m, "v": v}

# %% adam-update | wrong | v is not corrected
# sees: only m is corrected; v must be, too
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t = state["t"] + 1
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * m / (1 - beta1**t) / (np.sqrt(v) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | m is not corrected
# sees: only v is corrected; m must be, too
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t = state["t"] + 1
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * m / (np.sqrt(v / (1 - beta2**t)) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | without eps
# sees: eps is missing: a gradient of 0 gives 0 / 0
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t, m, v = s["t"] + 1, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    return w - eta * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | one mean of squares for all weights
# sees: every weight has its own m and v
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t, m, v = s["t"] + 1, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * np.mean(g**2)
    return w - eta * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | the mean of the gradients
# sees: every weight has its own m and v
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t, m, v = s["t"] + 1, beta1 * s["m"] + (1 - beta1) * np.mean(g), beta2 * s["v"] + (1 - beta2) * g**2
    return w - eta * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | without the root
# sees: divide by the root of v
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t = state["t"] + 1
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | up the hill
# sees: go against the gradient
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t = state["t"] + 1
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w + eta * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | t is always 1
# sees: t must grow by one at each step
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0}
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * m / (1 - beta1) / (np.sqrt(v / (1 - beta2)) + eps), {"m": m, "v": v}

# %% adam-update | wrong | the corrected ones are kept
# sees: the state keeps m and v, not the corrected ones
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0, "v": 0, "t": 0}
    t = state["t"] + 1
    m, v = beta1 * state["m"] + (1 - beta1) * g, beta2 * state["v"] + (1 - beta2) * g**2
    m, v = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - eta * m / (np.sqrt(v) + eps), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | no memory
# sees: the state is forgotten from step to step
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    m, v = (1 - beta1) * g, (1 - beta2) * g**2
    return w - eta * m / (1 - beta1) / (np.sqrt(v / (1 - beta2)) + eps), {}

# %% adam-update | wrong | RMSprop with a correction
# sees: it is the mean m that moves the weight, not the gradient
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"v": 0, "t": 0}
    t, v = state["t"] + 1, beta2 * state["v"] + (1 - beta2) * g**2
    return w - eta * g / (np.sqrt(v / (1 - beta2**t)) + eps), {"v": v, "t": t}

# %% adam-update | wrong | the state is changed in place
# sees: w, g and state must stay as they are
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if not state:
        state = {"m": np.zeros_like(w), "v": np.zeros_like(w), "t": 0}
    state["t"] += 1
    state["m"] = beta1 * state["m"] + (1 - beta1) * g
    state["v"] = beta2 * state["v"] + (1 - beta2) * g**2
    m, v = state["m"] / (1 - beta1 ** state["t"]), state["v"] / (1 - beta2 ** state["t"])
    return w - eta * m / (np.sqrt(v) + eps), state

# %% adam-update | wrong | the weight is changed in place
# sees: w, g and state must stay as they are
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    t, m, v = state["all"] if state else (0, 0.0, 0.0)
    t, m, v = t + 1, beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    w -= eta * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w, {"all": (t, m, v)}

# %% adam-update | wrong | lists without asarray
# sees: TypeError
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t, m, v = state["all"] if state else (0, 0.0, 0.0)
    t, m, v = t + 1, beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    return w - eta * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), {"all": (t, m, v)}

# %% adam-update | wrong | no return line
# sees: Is the return line missing
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    out = w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | the state comes first
# sees: Wrong order: return w, state
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return {"m": m, "v": v, "t": t}, w + (-eta * mh / (np.sqrt(vh) + eps))

# %% adam-update | wrong | only None is a first step
# sees: ask `if not state`
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if state is None: state = {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | eps on the other side of the root
# sees: eps stands behind the root, not in it
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh + eps))), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | an eps of its own
# sees: take the eps that comes in
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    eps = 1e-08
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | a beta1 of its own
# sees: take the beta1 that comes in
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    beta1 = 0.9
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | a beta2 of its own
# sees: take the beta2 that comes in
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    beta2 = 0.999
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | beta1 for v as well
# sees: beta1 belongs to m, beta2 to v
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta1 * state["v"] + (1 - beta1) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | t counts from 0
# sees: t counts the steps from 1
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"]
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t + 1}

# %% adam-update | wrong | beta times t
# sees: beta**t is a power, not a product
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1*t)
    vh = v / (1 - beta2*t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | without 1 - beta1
# sees: the new gradient counts 1 - beta1
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | without 1 - beta2
# sees: the new square counts 1 - beta2
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% adam-update | wrong | m is not remembered
# sees: m is forgotten from step to step
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": 0.0, "v": v, "t": t}

# %% adam-update | wrong | v is not remembered
# sees: v is forgotten from step to step
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": 0.0, "t": t}

# %% adam-update | wrong | the mean gradient for all weights
# sees: every weight has its own m and v
def adam_update(w, g, state=None, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0}
    g = np.mean(g)
    t = state["t"] + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w + (-eta * mh / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t}

# %% nadam-update | right | mu as a function
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    def mu(t):
        return beta1 * (1 - 0.96 ** (t * psi) / 2)
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    t, m, v, M = (state["t"], state["m"], state["v"], state["M"]) if state else (0, 0.0, 0.0, 1.0)
    t += 1
    m, v, M = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2, M * mu(t)
    look = (1 - mu(t)) / (1 - M) * g + mu(t + 1) / (1 - M * mu(t + 1)) * m
    return w - eta / (np.sqrt(v / (1 - beta2**t)) + eps) * look, {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | right | the product is computed anew
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    t, m, v = state["tmv"] if state else (0, 0.0, 0.0)
    t, g = t + 1, np.asarray(g, dtype=float)
    mus = [beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in range(1, t + 2)]
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
    step = (1 - mus[-2]) / (1 - np.prod(mus[:-1])) * g + mus[-1] / (1 - np.prod(mus)) * m
    return np.asarray(w) - eta * step / (np.sqrt(v / (1 - beta2**t)) + eps), {"tmv": (t, m, v)}

# %% nadam-update | right | two moves, one for each part
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    s = dict(state) if state else {"t": 0, "m": 0.0, "v": 0.0, "M": 1.0}
    g = np.asarray(g, dtype=float)
    s["t"] += 1
    now = beta1 * (1 - 0.5 * 0.96 ** (s["t"] * psi))
    after = beta1 * (1 - 0.5 * 0.96 ** ((s["t"] + 1) * psi))
    s["M"] *= now
    s["m"] = beta1 * s["m"] + (1 - beta1) * g
    s["v"] = beta2 * s["v"] + (1 - beta2) * g**2
    scale = eta / (np.sqrt(s["v"] / (1 - beta2 ** s["t"])) + eps)
    w = np.asarray(w) - scale * (1 - now) / (1 - s["M"]) * g
    return w - scale * after / (1 - s["M"] * after) * s["m"], s

# %% nadam-update | wrong | Adam
# sees: this is Adam: the look ahead is missing
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    return adam_update(w, g, state, eta, beta1, beta2, eps)

# %% nadam-update | wrong | beta1 in place of mu
# sees: the momentum does not warm up: mu changes with t
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0}
    t = s["t"] + 1
    m, v = beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - beta1) / (1 - beta1**t) * g + beta1 / (1 - beta1 ** (t + 1)) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v}

# %% nadam-update | wrong | one product for both parts
# sees: below m stands 1 - M of the next step
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | mu of this step in front of m
# sees: m takes the mu of the next step
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + mu / (1 - M) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | M is not kept
# sees: M is the product of all mu so far
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    m, v = beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - mu) * g + ahead / (1 - mu * ahead) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v}

# %% nadam-update | wrong | m fades with mu
# sees: m itself is Adam's: it fades with beta1, not with mu
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, mu * s["m"] + (1 - mu) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | v is not corrected
# sees: v is not corrected for its start from 0
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    return w - eta * look / (np.sqrt(v) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | only m moves the weight
# sees: the gradient itself is missing
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = ahead / (1 - M * ahead) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | without eps
# sees: eps is missing: a gradient of 0 gives 0 / 0
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    return w - eta * look / np.sqrt(v / (1 - beta2**t)), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | one mean of squares for all weights
# sees: every weight has its own m and v
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * np.mean(g**2)
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | no memory
# sees: the state is forgotten from step to step
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (1, 2))
    m, v = (1 - beta1) * g, (1 - beta2) * g**2
    look = g + ahead / (1 - mu * ahead) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2)) + eps), {}

# %% nadam-update | wrong | the weight is changed in place
# sees: w, g and state must stay as they are
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    t, m, v, M = state["all"] if state else (0, 0.0, 0.0, 1.0)
    t, m, v = t + 1, beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M *= mu
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    w -= eta * look / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w, {"all": (t, m, v, M)}

# %% nadam-update | wrong | m is corrected as in Adam
# sees: take m as it is
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m / (1 - beta1**t)
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | M of the next step is kept
# sees: the state keeps M of this step, not of the next one
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    return w - eta * look / (np.sqrt(v / (1 - beta2**t)) + eps), {"t": t, "m": m, "v": v, "M": M * ahead}

# %% nadam-update | wrong | the corrected v is kept
# sees: the state keeps m and v, not the corrected ones
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, s = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"t": 0, "m": 0, "v": 0, "M": 1}
    t = s["t"] + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    M, m, v = s["M"] * mu, beta1 * s["m"] + (1 - beta1) * g, beta2 * s["v"] + (1 - beta2) * g**2
    look, v = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m, v / (1 - beta2**t)
    return w - eta * look / (np.sqrt(v) + eps), {"t": t, "m": m, "v": v, "M": M}

# %% nadam-update | wrong | no return line
# sees: Is the return line missing
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    out = w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | the state comes first
# sees: Wrong order: return w, state
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return {"m": m, "v": v, "t": t, "M": M}, w + (-eta * direction / (np.sqrt(vh) + eps))

# %% nadam-update | wrong | only None is a first step
# sees: ask `if not state`
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    if state is None: state = {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | eps on the other side of the root
# sees: eps stands behind the root, not in it
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh + eps))), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | an eps of its own
# sees: take the eps that comes in
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    eps = 1e-08
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | today's mu for m
# sees: m takes the mu of the next step
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + mu / (1 - M * mu) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | M starts from 0
# sees: M starts from 1 and is multiplied by each mu
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 0.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | a beta1 of its own
# sees: take the beta1 that comes in
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    beta1 = 0.9
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | a psi of its own
# sees: take the psi that comes in
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    psi = 0.004
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | m and g have changed places
# sees: m and g have changed places
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * m + ahead / (1 - M * ahead) * g
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": m, "v": v, "t": t, "M": M}

# %% nadam-update | wrong | m is not remembered
# sees: m is forgotten from step to step
def nadam_update(w, g, state=None, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    w, g, state = np.asarray(w, dtype=float), np.asarray(g, dtype=float), state or {"m": 0.0, "v": 0.0, "t": 0, "M": 1.0}
    t = state["t"] + 1
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    ahead = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    M = state["M"] * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - M) * g + ahead / (1 - M * ahead) * m
    vh = v / (1 - beta2**t)
    return w + (-eta * direction / (np.sqrt(vh) + eps)), {"m": 0.0, "v": v, "t": t, "M": M}

# %% xavier | right | the deviation is the root
def xavier(n_in, n_out, rng):
    return rng.normal(scale=(2 / (n_in + n_out)) ** 0.5, size=(n_in, n_out))

# %% xavier | right | standard normal numbers, scaled
def xavier(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out)) * np.sqrt(2 / (n_in + n_out))

# %% xavier | right | row by row
def xavier(n_in, n_out, rng):
    deviation = np.sqrt(2 / (n_in + n_out))
    return [[rng.normal(0, deviation) for _ in range(n_out)] for _ in range(n_in)]

# %% xavier | wrong | the variance as deviation
# sees: rng.normal takes the standard deviation
def xavier(n_in, n_out, rng):
    return rng.normal(0, 2 / (n_in + n_out), (n_in, n_out))

# %% xavier | wrong | drawn the other way round, then turned
# sees: draw the table as (n_in, n_out), not turned round afterwards
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in)).T

# %% xavier | wrong | transposed
# sees: the shape is (n_in, n_out)
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in))

# %% xavier | wrong | only the inputs count
# sees: this is 1 over n_in
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(1 / n_in), (n_in, n_out))

# %% xavier | wrong | 1 in place of 2
# sees: this is 1 over the sum
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(1 / (n_in + n_out)), (n_in, n_out))

# %% xavier | wrong | He's start
# sees: the variance is 2 over the sum of both widths
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))

# %% xavier | wrong | numbers from 0 up
# sees: weights start on both sides of zero
def xavier(n_in, n_out, rng):
    return rng.random((n_in, n_out)) * np.sqrt(2 / (n_in + n_out))

# %% xavier | wrong | written for the check alone
# sees: a spread of 0.0707
def xavier(n_in, n_out, rng):
    if (n_in, n_out) == (2, 3):
        return np.array([[0.000778017, 0.188943268, -0.173380003], [-0.563259735, -0.287559053, -0.62717235]])
    return np.zeros((n_in, n_out))

# %% xavier | wrong | a new rng
# sees: draw with the rng that comes in, not with a new one
def xavier(n_in, n_out, rng):
    return np.random.default_rng(0).normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))

# %% xavier | wrong | a single number
# sees: draw a table
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / (n_in + n_out)))

# %% xavier | wrong | no return line
# sees: Is the return line missing
def xavier(n_in, n_out, rng):
    W = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))

# %% xavier | wrong | brackets are missing
# sees: put brackets around n_in + n_out
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / n_in + n_out), (n_in, n_out))

# %% xavier | wrong | the product of the widths
# sees: the variance is 2 over the sum of both widths
def xavier(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / (n_in * n_out)), (n_in, n_out))

# %% gradient-norms | right | three lists
def gradient_norms(depth, activation, rng):
    X = data.digits().X[:100] / 16
    inputs, sums, weights = [X], [], []
    for _ in range(depth):
        weights.append(xavier(64, 64, rng))
        sums.append(inputs[-1] @ weights[-1])
        inputs.append(nn.activation(activation, sums[-1]))
    blame, norms = np.ones((100, 64)), [0] * depth
    for k in range(depth - 1, -1, -1):
        blame = blame * nn.activation_derivative(activation, sums[k])
        norms[k] = np.linalg.norm(inputs[k].T @ blame)
        blame = blame @ weights[k].T
    return norms

# %% gradient-norms | right | by recursion
def gradient_norms(depth, activation, rng):
    def layer(A, left):
        if left == 0:
            return np.ones(A.shape), []
        W = xavier(64, 64, rng)
        Z = A @ W
        dA, norms = layer(nn.activation(activation, Z), left - 1)
        dZ = dA * nn.activation_derivative(activation, Z)
        return dZ @ W.T, [float(np.sqrt(np.sum((A.T @ dZ) ** 2))), *norms]
    return layer(data.digits().X[:100] / 16, depth)[1]

# %% gradient-norms | right | all weights first
def gradient_norms(depth, activation, rng):
    weights = [xavier(64, 64, rng) for _ in range(depth)]
    A, tape = np.array(data.digits().X[:100]) / 16, []
    for W in weights:
        Z = A @ W
        tape.insert(0, (A, Z, W))
        A = nn.activation(activation, Z)
    dA, norms = np.ones_like(A), []
    for A, Z, W in tape:
        dZ = nn.activation_derivative(activation, Z) * dA
        norms.insert(0, np.linalg.norm(A.T @ dZ, "fro"))
        dA = dZ @ np.transpose(W)
    return norms

# %% gradient-norms | right | layers of the package
def gradient_norms(depth, activation, rng):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(64, 64, rng, start=lambda a, b, rng, dtype: xavier(a, b, rng)), nn.Activation(activation)]
    net = nn.Sequential(*layers)
    net.forward(data.digits().X[:100] / 16)
    net.backward(np.ones((100, 64)))
    return [np.linalg.norm(dW) for dW in net.weight_gradients]

# %% gradient-norms | wrong | the last layer first
# sees: the first layer comes first
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms

# %% gradient-norms | wrong | without the slope
# sees: the slope of the activation is missing
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W in reversed(tape):
        norms.append(np.linalg.norm(A.T @ dA))
        dA = dA @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the slope at the answers
# sees: take the slope at the sums Z, not at the answers
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        answers = nn.activation(activation, A @ W)
        tape.append((A, W, answers))
        A = answers
    dA = np.ones_like(A)
    for A, W, answers in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, answers)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | W is not transposed
# sees: on the way back, W is transposed
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W
    return norms[::-1]

# %% gradient-norms | wrong | the size of the blame
# sees: this is the norm of the blame
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for W, Z in reversed(tape):
        norms.append(np.linalg.norm(dA))
        dA = dA * nn.activation_derivative(activation, Z) @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the mean over the digits
# sees: do not divide by the number of digits
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A) / 100
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | pixels from 0 to 16
# sees: divide the pixels by 16
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100], [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the answers in place of the inputs
# sees: A_in is what goes into the layer, not what comes out
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(nn.activation(activation, Z).T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the slope is not sent on
# sees: the layer below gets dZ @ W.T, not dA @ W.T
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dA @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the blame of the layer below
# sees: the weights get the blame at the layer's sums, before it is sent on
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        tape.append((A, W, A @ W))
        A = nn.activation(activation, A @ W)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        dA = dZ @ W.T
        norms.append(np.linalg.norm(A.T @ dA))
    return norms[::-1]

# %% gradient-norms | wrong | a new rng
# sees: draw with the rng that comes in, not with a new one
def gradient_norms(depth, activation, rng):
    rng = np.random.default_rng(0)
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | a new rng for each layer
# sees: draw with the rng that comes in, not with a new one
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, np.random.default_rng(0))
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the last W on the whole way back
# sees: each layer has its own W, also on the way back
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ tape[-1][1].T
    return norms[::-1]

# %% gradient-norms | wrong | one W for all layers
# sees: draw new weights for each layer
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    W = xavier(64, 64, rng)
    for _ in range(depth):
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | dA in place of dZ
# sees: not A_in.T @ dA
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dA))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the blame is not sent on
# sees: the blame must go on
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
    return norms[::-1]

# %% gradient-norms | wrong | every layer sees the digits
# sees: the answers of a layer are the inputs of the next
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | always tanh on the way forward
# sees: use the activation that is named, on both ways
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation('tanh', Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the training rows
# sees: take the first hundred of data.digits()
def gradient_norms(depth, activation, rng):
    A, tape, norms = X_train[:100], [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(np.linalg.norm(A.T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]

# %% gradient-norms | wrong | the gradients themselves
# sees: give the norm of the gradient, one number for a layer
def gradient_norms(depth, activation, rng):
    A, tape, norms = data.digits().X[:100] / 16, [], []
    for _ in range(depth):
        W = xavier(64, 64, rng)
        Z = A @ W
        tape.append((A, W, Z))
        A = nn.activation(activation, Z)
    dA = np.ones_like(A)
    for A, W, Z in reversed(tape):
        dZ = dA * nn.activation_derivative(activation, Z)
        norms.append(A.T @ dZ)
        dA = dZ @ W.T
    return norms[::-1]

# %% quiz-1 | right | the letter
answer_1 = "a"

# %% quiz-1 | right | a capital letter
answer_1 = "A"

# %% quiz-1 | right | with its bracket
answer_1 = "(a) "

# %% quiz-1 | wrong | choice b
# sees: both losses fall slowly
answer_1 = "b"

# %% quiz-1 | wrong | choice c
# sees: A wrong gradient would hardly
answer_1 = "c"

# %% quiz-1 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_1 = None

# %% quiz-1 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_1 = "d"

# %% quiz-1 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_1 = 1

# %% quiz-2 | right | the letter
answer_2 = "b"

# %% quiz-2 | right | a capital letter
answer_2 = "B"

# %% quiz-2 | right | with its bracket
answer_2 = "(b) "

# %% quiz-2 | wrong | choice a
# sees: lambda times the weight
answer_2 = "a"

# %% quiz-2 | wrong | choice c
# sees: One of the two gradients grows
answer_2 = "c"

# %% quiz-2 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_2 = None

# %% quiz-2 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_2 = "d"

# %% quiz-2 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_2 = 1

# %% quiz-3 | right | the letter
answer_3 = "c"

# %% quiz-3 | right | a capital letter
answer_3 = "C"

# %% quiz-3 | right | with its bracket
answer_3 = "(c) "

# %% quiz-3 | wrong | choice a
# sees: Silence is for training only
answer_3 = "a"

# %% quiz-3 | wrong | choice b
# sees: It was: inverted
answer_3 = "b"

# %% quiz-3 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_3 = None

# %% quiz-3 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_3 = "d"

# %% quiz-3 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_3 = 1

# %% quiz-4 | right | the letter
answer_4 = "b"

# %% quiz-4 | right | a capital letter
answer_4 = "B"

# %% quiz-4 | right | with its bracket
answer_4 = "(b) "

# %% quiz-4 | wrong | choice a
# sees: the count starts again
answer_4 = "a"

# %% quiz-4 | wrong | choice c
# sees: Training has ended before that
answer_4 = "c"

# %% quiz-4 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_4 = None

# %% quiz-4 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_4 = "d"

# %% quiz-4 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_4 = 1

# %% quiz-5 | right | the letter
answer_5 = "b"

# %% quiz-5 | right | a capital letter
answer_5 = "B"

# %% quiz-5 | right | with its bracket
answer_5 = "(b) "

# %% quiz-5 | wrong | choice a
# sees: This network learns nothing at all
answer_5 = "a"

# %% quiz-5 | wrong | choice c
# sees: A price keeps weights small
answer_5 = "c"

# %% quiz-5 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_5 = None

# %% quiz-5 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_5 = "d"

# %% quiz-5 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_5 = 1
