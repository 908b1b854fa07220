# Answers to the exercises of chapter 03: right ones in different styles, wrong ones with what the student is told.

# %% xor | right | the three neurons
def xor(x1, x2):
    sgn = lambda h: 1 if h > 0 else -1
    return sgn(sgn(x1 + x2 + 1) - sgn(x1 + x2 - 1) - 1)

# %% xor | right | named neurons with np.where
def xor(x1, x2):
    either = np.where(x1 + x2 + 1 > 0, 1, -1)
    both = np.where(x1 + x2 - 1 > 0, 1, -1)
    return np.where(either - both - 1 > 0, 1, -1)

# %% xor | right | two tables of weights
def xor(x1, x2):
    y = np.where(np.array([[1, 1], [1, 1]]) @ [x1, x2] + [1, -1] > 0, 1, -1)
    return int(np.where(y @ [1, -1] - 1 > 0, 1, -1))

# %% xor | right | np.sign, because no sum is ever zero
def xor(x1, x2):
    return np.sign(np.sign(x1 + x2 + 1) - np.sign(x1 + x2 - 1) - 1)

# %% xor | right | the third bias is left out, and sgn(0) = -1 makes up for it
def xor(x1, x2):
    sgn = lambda h: 1 if h > 0 else -1
    return sgn(sgn(x1 + x2 + 1) - sgn(x1 + x2 - 1))

# %% xor | wrong | the second neuron is added
# sees: this is OR
def xor(x1, x2):
    sgn = lambda h: 1 if h > 0 else -1
    return sgn(sgn(x1 + x2 + 1) + sgn(x1 + x2 - 1) + 1)

# %% xor | wrong | only the first neuron
# sees: this is OR
def xor(x1, x2):
    return 1 if x1 + x2 + 1 > 0 else -1

# %% xor | wrong | only the second neuron
# sees: this is AND
def xor(x1, x2):
    return 1 if x1 + x2 - 1 > 0 else -1

# %% xor | wrong | equal in place of different
# sees: yes and no are turned round
def xor(x1, x2):
    return 1 if x1 == x2 else -1

# %% xor | wrong | bits
# sees: a no is -1, not 0
def xor(x1, x2):
    return int(x1 != x2)

# %% xor | wrong | sgn gives 0 and 1
# sees: sgn gives +1 or -1, also inside
def xor(x1, x2):
    sgn = lambda h: 1 if h > 0 else 0
    return sgn(sgn(x1 + x2 + 1) - sgn(x1 + x2 - 1) - 1)

# %% xor | wrong | the inner neurons answer 0 and 1
# sees: do y1 and y2 say -1 for no, and not 0?
def xor(x1, x2):
    y1, y2 = int(x1 + x2 + 1 > 0), int(x1 + x2 - 1 > 0)
    return 1 if y1 - y2 - 1 > 0 else -1

# %% xor | wrong | sums without sgn
# sees: or y1 and y2 are sums without sgn
def xor(x1, x2):
    y1, y2 = x1 + x2 + 1, x1 + x2 - 1
    return 1 if y1 - y2 - 1 > 0 else -1

# %% xor | wrong | the third bias is forgotten
# sees: the bias -1 of the third neuron is left out (sgn(0) is -1)
def xor(x1, x2):
    sgn = lambda h: 1 if h >= 0 else -1
    return sgn(sgn(x1 + x2 + 1) - sgn(x1 + x2 - 1))

# %% xor | wrong | no return
# sees: None
def xor(x1, x2):
    y = x1 != x2

# %% xor | wrong | the bits are compared
# sees: ^ compares the bits of two numbers
def xor(x1, x2):
    return x1 ^ x2

# %% xor | wrong | the wrong neuron is subtracted
# sees: is y2 subtracted?
def xor(x1, x2):
    def sgn(h):
        return 1 if h > 0 else -1
    y1 = sgn(x1 + x2 + 1)
    y2 = sgn(x1 + x2 - 1)
    return sgn(y2 - y1 - 1)

# %% xor | wrong | the third bias is positive
# sees: is left out (sgn(0) is -1) or positive
def xor(x1, x2):
    def sgn(h):
        return 1 if h > 0 else -1
    y1 = sgn(x1 + x2 + 1)
    y2 = sgn(x1 + x2 - 1)
    return sgn(y1 - y2 + 1)

# %% xor | wrong | the third neuron listens to the inputs
# sees: let the third neuron listen to y1 and y2 alone
def xor(x1, x2):
    def sgn(h):
        return 1 if h > 0 else -1
    y1 = sgn(x1 + x2 + 1)
    y2 = sgn(x1 + x2 - 1)
    return sgn(x1 - x2 - 1)

# %% activation | right | a chain of ifs
def activation(name, z):
    z = np.asarray(z, dtype=float)
    if name == "step":
        return np.where(z > 0, 1.0, np.where(z < 0, 0.0, 0.5))
    if name == "sign":
        return np.where(z > 0, 1.0, np.where(z < 0, -1.0, 0.0))
    if name == "linear":
        return z
    if name == "piecewise_linear":
        return np.minimum(1, np.maximum(0, z + 0.5))
    if name == "sigmoid":
        small = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, small) / (1 + small)
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return z * (z > 0)
    if name == "leaky_relu":
        return np.maximum(z, 0.01 * z)
    if name == "softplus":
        return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    raise ValueError("choose step, sign, linear, piecewise_linear, sigmoid, tanh, relu, leaky_relu or softplus")

# %% activation | right | a dictionary, sigmoid by tanh
def activation(name, z):
    known = {"step": lambda z: (np.sign(z) + 1) / 2, "sign": np.sign, "linear": lambda z: z * 1.0,
             "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1), "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,
             "tanh": np.tanh, "relu": lambda z: np.maximum(0, z), "leaky_relu": lambda z: np.where(z < 0, z / 100, z),
             "softplus": lambda z: np.logaddexp(z, 0)}
    try:
        return known[name](np.array(z, dtype=float))
    except KeyError:
        raise ValueError(f"{name} is none of {list(known)}") from None

# %% activation | right | number by number with math
def activation(name, z):
    import math
    if np.ndim(z):
        return [activation(name, part) for part in z]
    z = float(z)
    known = {"step": 0.5 if z == 0 else float(z > 0), "sign": float((z > 0) - (z < 0)), "linear": z,
             "piecewise_linear": min(1.0, max(0.0, z + 0.5)), "sigmoid": 0.5 * (1 + math.tanh(z / 2)),
             "tanh": math.tanh(z), "relu": max(0.0, z), "leaky_relu": z if z > 0 else 0.01 * z,
             "softplus": max(z, 0.0) + math.log1p(math.exp(-abs(z)))}
    if name not in known:
        raise ValueError(", ".join(known))
    return known[name]

# %% activation | wrong | the step of chapter 01
# sees: the step goes from 0 to 1 here, the sign from -1 to 1
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, 1.0, -1.0)

# %% activation | wrong | at zero the step is 0
# sees: at 0 the step is one half
def activation(name, z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)

# %% activation | wrong | at zero the step is 1
# sees: at 0 the step is one half
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1.0, 0.0)

# %% activation | wrong | the sign has no zero
# sees: at 0 the sign is 0
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": np.heaviside(z, 0.5), "sign": np.where(z > 0, 1, -1)}.get(name, np.tanh(z))

# %% activation | wrong | piecewise_linear is not moved to the middle
# sees: it is z + 1/2 that is cut off
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": np.heaviside(z, 0.5), "sign": np.sign(z), "linear": z, "piecewise_linear": np.clip(z, 0, 1)}.get(name, np.tanh(z))

# %% activation | wrong | the sign in the exponent
# sees: the sign in the exponent is turned round
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": np.heaviside(z, 0.5), "sign": np.sign(z), "linear": z,
            "piecewise_linear": np.clip(z + 0.5, 0, 1), "sigmoid": 0.5 * (1 - np.tanh(z / 2))}.get(name, np.tanh(z))

# %% activation | wrong | leaky_relu leaks a tenth
# sees: negative numbers are multiplied by 0.01
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": np.heaviside(z, 0.5), "sign": np.sign(z), "linear": z,
            "piecewise_linear": np.clip(z + 0.5, 0, 1), "sigmoid": 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh(z),
            "relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.1 * z)}[name]

# %% activation | wrong | softplus overflows
# sees: softplus overflowed
def activation(name, z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        return {"step": np.heaviside(z, 0.5), "sign": np.sign(z), "linear": z,
                "piecewise_linear": np.clip(z + 0.5, 0, 1), "sigmoid": 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh(z),
                "relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z),
                "softplus": np.log(1 + np.exp(z))}[name]

# %% activation | wrong | an unknown name is a KeyError
# sees: raise ValueError for a name that is not in the table
def activation(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": np.heaviside(z, 0.5), "sign": np.sign(z), "linear": z,
            "piecewise_linear": np.clip(z + 0.5, 0, 1), "sigmoid": 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh(z),
            "relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "softplus": np.logaddexp(0, z)}[name]

# %% activation | wrong | a loop, so that one number stops it
# sees: TypeError
def activation(name, z):
    import math
    forms = {"step": lambda v: 0.5 if v == 0 else float(v > 0), "sign": lambda v: float((v > 0) - (v < 0)), "linear": float,
             "piecewise_linear": lambda v: min(1.0, max(0.0, v + 0.5)), "sigmoid": lambda v: 0.5 * (1 + math.tanh(v / 2)),
             "tanh": math.tanh, "relu": lambda v: max(0.0, v), "leaky_relu": lambda v: v if v > 0 else 0.01 * v,
             "softplus": lambda v: max(v, 0.0) + math.log1p(math.exp(-abs(v)))}
    if name not in forms:
        raise ValueError(", ".join(forms))
    return [forms[name](v) for v in z]

# %% activation | wrong | one number becomes a list of one
# sees: one number in, one number out
def activation(name, z):
    z = np.atleast_1d(np.asarray(z, dtype=float))
    return {"step": np.heaviside(z, 0.5), "sign": np.sign(z), "linear": z}.get(name, np.tanh(z))

# %% activation | wrong | the sign is the step
# sees: the sign goes from -1 to 1, the step from 0 to 1
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": lambda z: np.heaviside(z,0.5), "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | one half above zero
# sees: above 0 the step is 1
def activation(name, z):
    table = {
        "step": lambda z: np.where(z>0,0.5,0), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | whole numbers
# sees: write dtype=float
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=int))

# %% activation | wrong | entries replaced one after the other
# sees: compare with z as it was
def activation(name, z):
    z = np.array(z, dtype=float)
    if name == 'step':
        z[z > 0] = 1
        z[z < 0] = 0
        z[z == 0] = 0.5
        return z

# %% activation | wrong | piecewise_linear has no upper end
# sees: cut off at both ends
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.maximum(z+0.5,0),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | cut off first, moved afterwards
# sees: first add 1/2, then cut off
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z,0,1)+0.5,
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | moved to the other side
# sees: not z - 1/2
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z-0.5,0,1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | the sigmoid is inf / inf
# sees: np.exp overflows at z = 1000: use the safe sigmoid
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: np.exp(z)/(1+np.exp(z)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | the safe sigmoid without half of z
# sees: tanh(z/2), not tanh(z)
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5*(1+np.tanh(z)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | no bracket in the safe sigmoid
# sees: a bracket is missing around the sum
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5*1+np.tanh(z/2), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | tanh by its formula
# sees: use np.tanh
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": lambda z:(np.exp(z)-np.exp(-z))/(np.exp(z)+np.exp(-z)),
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | np.max in place of np.maximum
# sees: np.maximum compares number by number
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.max(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | leaky_relu turns the sign
# sees: negative numbers are multiplied by 0.01
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, -0.01 * z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | leaky_relu takes the smaller
# sees: take the larger of z and 0.01 z
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.minimum(z,0.01*z),
        "softplus": lambda z: np.logaddexp(0, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | softplus adds e
# sees: 1 is exp(0)
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(1, z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | softplus of -z
# sees: the sign in the exponent is turned round
def activation(name, z):
    table = {
        "step": lambda z: np.heaviside(z, 0.5), "sign": np.sign, "linear": lambda z: z,
        "piecewise_linear": lambda z: np.clip(z + 0.5, 0, 1),
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "softplus": lambda z: np.logaddexp(0, -z)}
    if name not in table:
        raise ValueError(f"unknown activation {name!r}; there are: {', '.join(table)}")
    return table[name](np.asarray(z, dtype=float))

# %% activation | wrong | relu works in place
# sees: activation changes the array that it was given
def activation(name, z):
    if name not in ('step', 'sign', 'linear', 'piecewise_linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'softplus'):
        raise ValueError
    z = np.asarray(z, dtype=float)
    t = {'step': lambda z: np.heaviside(z, 0.5), 'sign': np.sign, 'linear': lambda z: z, 'piecewise_linear': lambda z: np.clip(z + 0.5, 0, 1), 'sigmoid': lambda z: 0.5 * (1 + np.tanh(z / 2)), 'tanh': np.tanh, 'leaky_relu': lambda z: np.where(z > 0, z, 0.01 * z), 'softplus': lambda z: np.logaddexp(0, z)}
    if name == 'relu':
        z[z < 0] = 0
        return z
    return t[name](z)

# %% activation-derivative | right | a chain of ifs
def activation_derivative(name, z):
    a, z = np.asarray(activation(name, z)), np.asarray(z, dtype=float)
    if name in ("step", "sign"):
        return np.zeros(z.shape)
    if name == "linear":
        return np.ones(z.shape)
    if name == "piecewise_linear":
        return 1.0 * ((z > -0.5) & (z < 0.5))
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a ** 2
    if name == "relu":
        return 1.0 * (z > 0)
    if name == "leaky_relu":
        return np.where(z > 0, 1, 0.01)
    return np.asarray(activation("sigmoid", z))

# %% activation-derivative | right | functions of z alone
def activation_derivative(name, z):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    table = {"step": np.zeros_like, "sign": np.zeros_like, "linear": np.ones_like,
             "piecewise_linear": lambda z: np.where(np.abs(z) < 0.5, 1.0, 0.0), "sigmoid": lambda z: s(z) * s(-z),
             "tanh": lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z)), "relu": lambda z: np.heaviside(z, 0),
             "leaky_relu": lambda z: 0.01 + 0.99 * (z > 0), "softplus": s}
    if name not in table:
        raise ValueError(f"there are {sorted(table)}")
    return table[name](np.array(z, dtype=float))

# %% activation-derivative | right | number by number
def activation_derivative(name, z):
    if np.ndim(z):
        return [activation_derivative(name, part) for part in z]
    a = float(activation(name, z))
    return {"step": 0, "sign": 0, "linear": 1, "piecewise_linear": int(-0.5 < z < 0.5), "sigmoid": a * (1 - a),
            "tanh": 1 - a * a, "relu": int(z > 0), "leaky_relu": 1 if z > 0 else 0.01,
            "softplus": float(activation("sigmoid", z))}[name]

# %% activation-derivative | wrong | the value in place of the slope
# sees: these are the answers, not their slopes
def activation_derivative(name, z):
    return activation(name, z)

# %% activation-derivative | wrong | the linear slope is z
# sees: the slope of a straight line is the same everywhere
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": 0 * z, "sign": 0 * z, "linear": z}.get(name, 0 * z)

# %% activation-derivative | wrong | piecewise_linear never ends
# sees: it is flat outside of -1/2 and 1/2
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1 + 0 * z}.get(name, 0 * z)

# %% activation-derivative | wrong | z in place of the sigmoid
# sees: put the sigmoid of z into the formula, not z
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    return {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
            "sigmoid": z * (1 - z)}[name]

# %% activation-derivative | wrong | the tanh is not squared
# sees: the tanh must be squared
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
            "sigmoid": a * (1 - a), "tanh": 1 - a}[name]

# %% activation-derivative | wrong | leaky_relu does not leak
# sees: left of 0 the slope is 0.01
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0), "leaky_relu": 1.0 * (z > 0)}[name]

# %% activation-derivative | wrong | softplus like relu
# sees: softplus bends slowly: its slope is the sigmoid
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
            "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": 1.0 * (z > 0)}[name]

# %% activation-derivative | wrong | at its kink relu has slope 1
# sees: at the kink take the slope of the flatter side, 0
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z >= 0),
            "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | piecewise_linear has slope 1 at both kinks
# sees: at a kink take the slope of the flatter side
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    table = {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) <= 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
             "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | at its kink leaky_relu has slope 1
# sees: at the kink take the slope of the flatter side, 0.01
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    table = {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
             "leaky_relu": np.where(z >= 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | the sign has no slope
# sees: None
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    table = {"step": 0 * z, "sign": None, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
             "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | one 0 for the slopes of a step
# sees: give one slope for each z, not one for all
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    table = {"step": 0, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
             "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | one 1 for the slopes of a line
# sees: give one slope for each z, not one for all
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    table = {"step": 0 * z, "sign": 0 * z, "linear": 1, "piecewise_linear": 1.0 * (abs(z) < 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
             "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | relu has half a slope at its kink
# sees: at the kink take the slope of the flatter side, 0
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    table = {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.heaviside(z, 0.5),
             "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | one number becomes a list of one
# sees: one number in, one number out
def activation_derivative(name, z):
    z = np.atleast_1d(np.asarray(z, dtype=float))
    a = activation(name, z)
    table = {"step": 0 * z, "sign": 0 * z, "linear": 1 + 0 * z, "piecewise_linear": 1.0 * (abs(z) < 0.5),
             "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": 1.0 * (z > 0),
             "leaky_relu": np.where(z > 0, 1, 0.01), "softplus": activation("sigmoid", z)}
    if name not in table:
        raise ValueError(", ".join(table))
    return table[name]

# %% activation-derivative | wrong | an infinite slope at the jump
# sees: at its jump 0 stands in for the slope
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": np.where(z==0,np.inf,0), "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | one kink of two
# sees: at a kink take the slope of the flatter side
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where((z >= -0.5)&(z<0.5), 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | piecewise_linear rises from 0 to 1
# sees: it rises from -1/2 to 1/2
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where((z > 0)&(z<1), 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | a KeyError for a strange name
# sees: raise ValueError for a name that is not in the table
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z) if name!="cosine" else z
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | half of the sigmoid formula has z
# sees: put the sigmoid of z into the formula
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - z), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | the sigmoid twice
# sees: take the sigmoid of z once
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": activation("sigmoid",a)*(1-activation("sigmoid",a)), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | the slope of tanh for the sigmoid
# sees: that is the slope of tanh
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": 1-a**2, "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | z in place of tanh
# sees: put the tanh of z into the formula
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - z**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | the slope of the sigmoid for tanh
# sees: that is the slope of the sigmoid
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": a*(1-a),
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | relu rises everywhere
# sees: left of 0 relu is flat
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": 1.0+0*z, "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | leaky_relu has no slope at its kink
# sees: at the kink take the slope of the flatter side, 0.01
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, np.where(z<0,0.01,0)),
            "softplus": activation("sigmoid", z)}[name]

# %% activation-derivative | wrong | softplus has the slope of the sigmoid
# sees: not the slope of the sigmoid
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": activation("sigmoid", z)*(1-activation("sigmoid", z))}[name]

# %% activation-derivative | wrong | softplus in place of its slope
# sees: this is softplus itself
def activation_derivative(name, z):
    z = np.asarray(z, dtype=float)
    a = activation(name, z)
    return {"step": 0 * z, "sign": 0 * z, "linear": np.ones_like(z),
            "piecewise_linear": np.where(np.abs(z) < 0.5, 1.0, 0.0),
            "sigmoid": a * (1 - a), "tanh": 1 - a**2,
            "relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01),
            "softplus": a}[name]

# %% softmax | right | in three lines
def softmax(Z):
    Z = np.array(Z, dtype=float)
    Z = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return Z / Z.sum(axis=-1, keepdims=True)

# %% softmax | right | row by row with lists
def softmax(Z):
    import math
    rows = []
    for row in Z:
        e = [math.exp(z - max(row)) for z in row]
        rows.append([part / sum(e) for part in e])
    return rows

# %% softmax | right | through the logarithm
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])

# %% softmax | right | transposed and back
def softmax(Z):
    E = np.exp((np.asarray(Z) - np.max(Z, axis=1)[:, np.newaxis]).T)
    return (E / E.sum(axis=0)).T

# %% softmax | wrong | the whole table adds up to 1
# sees: each row needs its own
def softmax(Z):
    E = np.exp(np.asarray(Z))
    return E / E.sum()

# %% softmax | wrong | the columns add up to 1
# sees: this divides by the sum of each column
def softmax(Z):
    E = np.exp(np.asarray(Z))
    return E / E.sum(axis=0)

# %% softmax | wrong | the columns add up to 1, after the shift
# sees: this divides by the sum of each column
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=0)

# %% softmax | wrong | the whole table adds up to 1, after the shift
# sees: this divides by the sum of the whole table
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum()

# %% softmax | wrong | not divided
# sees: these are the exponentials
def softmax(Z):
    return np.exp(np.asarray(Z))

# %% softmax | wrong | the sigmoid
# sees: this is the sigmoid of each score
def softmax(Z):
    return 1 / (1 + np.exp(-np.asarray(Z)))

# %% softmax | wrong | the sign in the exponent
# sees: the sign in the exponent is turned round
def softmax(Z):
    E = np.exp(-np.asarray(Z))
    return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | overflows at 1000
# sees: subtract the largest score of the row first
def softmax(Z):
    with np.errstate(all="ignore"):
        E = np.exp(np.asarray(Z))
        return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | one maximum for the whole table
# sees: the largest score of its own row
def softmax(Z):
    with np.errstate(all="ignore"):
        E = np.exp(np.asarray(Z) - np.max(Z))
        return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | the whole row is one class
# sees: these are hard decisions
def softmax(Z):
    Z = np.asarray(Z)
    return (Z == Z.max(axis=1, keepdims=True)).astype(float)

# %% softmax | wrong | the largest score of the column
# sees: not of its column
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | no exponential
# sees: np.exp is missing.
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return Z/Z.sum(axis=1,keepdims=True)

# %% softmax | wrong | no exponential after the shift
# sees: np.exp is missing after the subtraction
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = Z - Z.max(axis=1, keepdims=True)
    return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | shifted exponentials alone
# sees: these are the exponentials
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E

# %% softmax | wrong | the largest score is added
# sees: do not add it
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z + Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | logarithms
# sees: these are logarithms
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.log(E / E.sum(axis=1, keepdims=True))

# %% softmax | wrong | shifted above the line only
# sees: below the line of the fraction
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / np.exp(Z).sum(axis=1,keepdims=True)

# %% softmax | wrong | returns after the first row
# sees: a row for each row of scores
def softmax(Z):
    for row in np.asarray(Z, dtype=float):
        e = np.exp(row - row.max())
        return e / e.sum()

# %% softmax | wrong | the mean is subtracted
# sees: subtract the largest score of the row first
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | works in place
# sees: softmax changes the table that it was given
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    Z -= Z.max(axis=1, keepdims=True)
    np.exp(Z, out=Z)
    Z /= Z.sum(axis=1, keepdims=True)
    return Z

# %% softmax | wrong | scores are cut off
# caught by: hidden tests
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    E = np.exp(np.clip(Z,-500,500))
    return E / E.sum(axis=1, keepdims=True)

# %% softmax | wrong | whole scores
# caught by: hidden tests
def softmax(Z):
    Z = np.asarray(Z, dtype=int)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

# %% one-hot | right | rows of the unit matrix
def one_hot(labels, k):
    return np.eye(k)[np.asarray(labels)]

# %% one-hot | right | a comparison
def one_hot(labels, k):
    return (np.asarray(labels)[:, None] == np.arange(k)).astype(int)

# %% one-hot | right | lists
def one_hot(labels, k):
    return [[1 if label == j else 0 for j in range(k)] for label in labels]

# %% one-hot | right | set in place
def one_hot(labels, k):
    T = np.zeros((len(labels), k))
    T[np.arange(len(labels)), labels] = 1
    return T

# %% one-hot | wrong | counted from 1
# sees: classes are counted from 0
def one_hot(labels, k):
    return np.roll(np.eye(k), -1, axis=0)[np.asarray(labels) - 2]

# %% one-hot | wrong | transposed
# sees: rows and columns have changed places
def one_hot(labels, k):
    return np.eye(k)[np.asarray(labels)].T

# %% one-hot | wrong | a column too few
# sees: there are k columns, also for classes that do not occur
def one_hot(labels, k):
    return np.eye(max(labels) + 1)[np.asarray(labels)]

# %% one-hot | wrong | truth values
# sees: True
def one_hot(labels, k):
    return np.asarray(labels)[:, None] == np.arange(k)

# %% one-hot | wrong | the label in place of 1
# sees: the mark is 1, whatever the class is called
def one_hot(labels, k):
    return np.eye(k)[np.asarray(labels)] * np.asarray(labels)[:, None]

# %% one-hot | wrong | one row for all
# sees: each label has a row of its own
def one_hot(labels, k):
    row = np.zeros(k)
    row[list(labels)] = 1
    return row

# %% one-hot | wrong | the same list in every row
# sees: is it one and the same list
def one_hot(labels, k):
    T = [[0] * k] * len(labels)
    for i, label in enumerate(labels):
        T[i][label] = 1
    return T

# %% one-hot | wrong | whole columns
# sees: or do you fill whole columns?
def one_hot(labels, k):
    T = np.zeros((len(labels), k))
    T[:, labels] = 1
    return T

# %% one-hot | wrong | the whole unit table
# sees: one row for each label, not for each class
def one_hot(labels, k):
    return np.eye(k)

# %% one-hot | wrong | the number of the row
# sees: the column is the label, not the number of the row
def one_hot(labels, k):
    T = np.zeros((len(labels), k))
    for i, l in enumerate(labels):
        T[i, i] = 1
    return T

# %% one-hot | wrong | returns after the first row
# sees: does the return stand inside?
def one_hot(labels, k):
    T = np.zeros((len(labels), k))
    for i, l in enumerate(labels):
        T[i, l] = 1
        return T

# %% one-hot | wrong | one column too far
# sees: classes are counted from 0
def one_hot(labels, k):
    T = np.zeros((len(labels), k))
    for i, l in enumerate(labels):
        T[i, (l + 1) % k] = 1
    return T

# %% one-hot | wrong | a column too many
# sees: for the classes 0 to k - 1
def one_hot(labels, k):
    return np.eye(k+1)[np.asarray(labels, dtype=int)]

# %% one-hot | wrong | the last row alone
# sees: each label has a row of its own
def one_hot(labels, k):
    for i, l in enumerate(labels):
        row = np.zeros(k)
        row[l] = 1
    return row

# %% categorical-cross-entropy | right | as the formula stands
def categorical_cross_entropy(Y, P):
    P = np.clip(np.asarray(P, dtype=float), 1e-12, 1.0)
    return -(np.asarray(Y) * np.log(P)).sum(axis=1).mean()

# %% categorical-cross-entropy | right | only the right class is looked up
def categorical_cross_entropy(Y, P):
    right = np.asarray(P, dtype=float)[np.arange(len(P)), np.argmax(Y, axis=1)]
    return float(np.mean(-np.log(np.maximum(right, 1e-12))))

# %% categorical-cross-entropy | right | loops
def categorical_cross_entropy(Y, P):
    import math
    total = 0.0
    for y_row, p_row in zip(Y, P):
        for y, p in zip(y_row, p_row):
            if y:
                total -= y * math.log(max(p, 1e-10))
    return total / len(Y)

# %% categorical-cross-entropy | wrong | the sum
# sees: this is the sum over the rows
def categorical_cross_entropy(Y, P):
    return -np.sum(np.asarray(Y) * np.log(np.clip(P, 1e-12, 1)))

# %% categorical-cross-entropy | wrong | the mean of all entries
# sees: this is the mean over all entries
def categorical_cross_entropy(Y, P):
    return -np.mean(np.asarray(Y) * np.log(np.clip(P, 1e-12, 1)))

# %% categorical-cross-entropy | wrong | no minus
# sees: the minus sign is missing
def categorical_cross_entropy(Y, P):
    return np.mean(np.sum(np.asarray(Y) * np.log(np.clip(P, 1e-12, 1)), axis=1))

# %% categorical-cross-entropy | wrong | the other classes count, too
# sees: only the right class counts
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P, 1e-12, 1 - 1e-12)
    return -np.mean(np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=1))

# %% categorical-cross-entropy | wrong | base 10
# sees: use the natural logarithm, np.log
def categorical_cross_entropy(Y, P):
    return -np.mean(np.sum(np.asarray(Y) * np.log10(np.clip(P, 1e-12, 1)), axis=1))

# %% categorical-cross-entropy | wrong | a number a row
# sees: one number
def categorical_cross_entropy(Y, P):
    return -np.sum(np.asarray(Y) * np.log(np.clip(P, 1e-12, 1)), axis=1)

# %% categorical-cross-entropy | wrong | infinite at P = 0
# sees: a large but finite cost
def categorical_cross_entropy(Y, P):
    with np.errstate(divide="ignore"):
        right = np.asarray(P, dtype=float)[np.arange(len(P)), np.argmax(Y, axis=1)]
        return -np.mean(np.log(right))

# %% categorical-cross-entropy | wrong | the mean over the classes
# sees: divide by the number of rows, not of classes
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P, 1e-12, 1)
    return -np.mean(np.sum(Y * np.log(P), axis=0))

# %% categorical-cross-entropy | wrong | the logarithm of Y times P
# sees: take the logarithm of P, then multiply it by Y
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P, 1e-12, 1)
    return -np.mean(np.sum(np.log(np.clip(Y*P,1e-12,1)),axis=1))

# %% categorical-cross-entropy | wrong | the arguments change places
# sees: take the logarithm of P, then multiply it by Y
def categorical_cross_entropy(P, Y):
    Y, P = (np.asarray(Y), np.clip(P, 1e-12, 1))
    return -np.mean(np.sum(Y * np.log(P), axis=1))

# %% categorical-cross-entropy | wrong | the logarithm of the mean
# sees: take the logarithm first, then the mean
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P, 1e-12, 1)
    return -np.log(np.mean(np.sum(Y*P,axis=1)))

# %% categorical-cross-entropy | wrong | binary cross-entropy
# sees: only the right class counts
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P, 1e-12, 1)
    return -np.mean(Y*np.log(P)+(1-Y)*np.log(np.clip(1-P,1e-12,1)))

# %% categorical-cross-entropy | wrong | the most likely class
# sees: not at the most likely one
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P, 1e-12, 1)
    return -np.mean(np.log(P.max(axis=1)))

# %% categorical-cross-entropy | wrong | returns after the first row
# sees: only the first row is counted
def categorical_cross_entropy(Y, P):
    c = 0
    for y, p in zip(Y, P):
        for a, b in zip(y, p):
            if a == 1:
                c -= np.log(max(b, 1e-12))
        return c / len(Y)

# %% categorical-cross-entropy | wrong | not clipped
# sees: np.clip the probabilities before the logarithm
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.asarray(P)
    return -np.mean(np.sum(Y * np.log(P), axis=1))

# %% categorical-cross-entropy | wrong | clipped at 0.01
# sees: np.clip cuts too early
def categorical_cross_entropy(Y, P):
    Y, P = np.asarray(Y), np.clip(P,0.01,0.99)
    return -np.mean(np.sum(Y * np.log(P), axis=1))

# %% linear-forward | right | one product
def linear_forward(X, W, b):
    return np.matmul(X, W) + b

# %% linear-forward | right | dot products of rows and columns
def linear_forward(X, W, b):
    W = np.asarray(W)
    return [[float(np.dot(x, W[:, k])) + b[k] for k in range(W.shape[1])] for x in X]

# %% linear-forward | right | einsum
def linear_forward(X, W, b):
    return np.einsum("nd,dk->nk", np.asarray(X, dtype=float), np.asarray(W, dtype=float)) + np.asarray(b)

# %% linear-forward | wrong | no bias
# sees: the bias is left out
def linear_forward(X, W, b):
    return np.asarray(X) @ np.asarray(W)

# %% linear-forward | wrong | the bias is subtracted
# sees: the bias is added in this course
def linear_forward(X, W, b):
    return np.asarray(X) @ np.asarray(W) - np.asarray(b)

# %% linear-forward | wrong | the sum of all biases
# sees: each neuron has its own bias
def linear_forward(X, W, b):
    return np.asarray(X) @ np.asarray(W) + np.sum(b)

# %% linear-forward | wrong | rows for this layer
# sees: X @ W, not X @ W.T
def linear_forward(X, W, b):
    return np.asarray(X) @ np.asarray(W).T + np.asarray(b)

# %% linear-forward | wrong | transposed result
# sees: rows
def linear_forward(X, W, b):
    return (np.asarray(X) @ np.asarray(W) + np.asarray(b)).T

# %% linear-forward | wrong | only the first row
# sees: shape
def linear_forward(X, W, b):
    return np.asarray(X)[0] @ np.asarray(W) + np.asarray(b)

# %% linear-forward | wrong | the first row for all
# sees: each example has sums of its own
def linear_forward(X, W, b):
    return np.tile(np.asarray(X)[0] @ np.asarray(W) + np.asarray(b), (len(X), 1))

# %% linear-forward | wrong | W @ X
# sees: the order is X @ W
def linear_forward(X, W, b):
    return np.asarray(W) @ np.asarray(X) + np.asarray(b)

# %% linear-forward | wrong | number by number
# sees: the matrix product is @
def linear_forward(X, W, b):
    return np.asarray(X) * np.asarray(W) + np.asarray(b)

# %% linear-forward | wrong | the bias as a column
# sees: one bias a neuron, not one an example
def linear_forward(X, W, b):
    return np.asarray(X) @ np.asarray(W) + np.asarray(b)[:,None]

# %% linear-forward | wrong | one input too few
# sees: the last input is left out
def linear_forward(X, W, b):
    Z = []
    for x in X:
        row = []
        for k in range(len(b)):
            s = b[k]
            for d in range(len(W) - 1):
                s += x[d] * W[d][k]
            row.append(s)
        Z.append(row)
    return Z

# %% linear-forward | wrong | the bias in the inner loop
# sees: not once for each input
def linear_forward(X, W, b):
    Z = []
    for x in X:
        row = []
        for k in range(len(b)):
            s = 0
            for d in range(len(W)):
                s += x[d] * W[d][k] + b[k]
            row.append(s)
        Z.append(row)
    return Z

# %% linear-forward | wrong | a bias for the first row
# sees: only the first row has its bias
def linear_forward(X, W, b):
    Z = np.asarray(X, float) @ np.asarray(W, float)
    Z[0] += b
    return Z

# %% linear-forward | wrong | tanh at once
# sees: the activation comes later
def linear_forward(X, W, b):
    return np.tanh(np.asarray(X) @ np.asarray(W) + np.asarray(b))

# %% linear-backward | right | three products
def linear_backward(dout, X, W):
    dout, X, W = (np.asarray(part, dtype=float) for part in (dout, X, W))
    return dout @ W.T, X.T @ dout, np.ones(len(dout)) @ dout

# %% linear-backward | right | example by example
def linear_backward(dout, X, W):
    W = np.asarray(W, dtype=float)
    dX, dW, db = [], np.zeros(W.shape), np.zeros(W.shape[1])
    for d, x in zip(dout, X):
        dX.append(W @ np.asarray(d))
        dW += np.outer(x, d)
        db += d
    return np.array(dX), dW, db

# %% linear-backward | right | einsum and lists
def linear_backward(dout, X, W):
    dX = np.einsum("nk,dk->nd", dout, W)
    dW = np.einsum("nd,nk->dk", X, dout)
    return dX.tolist(), dW.tolist(), [sum(column) for column in zip(*dout)]

# %% linear-backward | wrong | db is averaged
# sees: db must be added up over the examples
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return dout @ W.T, X.T @ dout, dout.mean(axis=0)

# %% linear-backward | wrong | dW is transposed
# sees: dW is transposed
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return dout @ W.T, dout.T @ X, dout.sum(axis=0)

# %% linear-backward | wrong | db sums over the neurons
# sees: db sums over the wrong axis
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return dout @ W.T, X.T @ dout, dout.sum(axis=1)

# %% linear-backward | wrong | another order
# sees: the order is (dX, dW, db)
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return X.T @ dout, dout @ W.T, dout.sum(axis=0)

# %% linear-backward | wrong | dW first
# sees: the order is (dX, dW, db)
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return X.T @ dout, dout.sum(axis=0), dout @ W.T

# %% linear-backward | wrong | dW is averaged
# sees: dW must be added up over the examples
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return dout @ W.T, X.T @ dout / len(X), dout.sum(axis=0)

# %% linear-backward | wrong | db keeps an axis
# sees: shape
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return dout @ W.T, X.T @ dout, dout.sum(axis=0, keepdims=True)

# %% linear-backward | wrong | dX is left out
# sees: 3
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    return X.T @ dout, dout.sum(axis=0)

# %% linear-backward | wrong | all three are averaged
# sees: add up over the examples, do not average
def linear_backward(dout, X, W):
    dout, X, W = np.asarray(dout), np.asarray(X), np.asarray(W)
    dX = dout @ W.T
    dW = X.T @ dout
    return dX/len(X), dW/len(X), dout.mean(axis=0)

# %% linear-backward | wrong | the loop overwrites
# sees: dW holds one example only
def linear_backward(dout, X, W):
    dout, X, W = map(np.asarray, (dout, X, W))
    for n in range(len(X)):
        dW = np.outer(X[n], dout[n])
        db = dout[n]
    return (dout @ W.T, dW, db)

# %% linear-backward | wrong | db is not added up
# sees: db is the blame added up over the examples
def linear_backward(dout, X, W):
    dout, X, W = np.asarray(dout), np.asarray(X), np.asarray(W)
    dX = dout @ W.T
    dW = X.T @ dout
    return dX, dW, dout

# %% linear-backward | wrong | dW alone
# sees: return all three, (dX, dW, db)
def linear_backward(dout, X, W):
    dout, X, W = np.asarray(dout), np.asarray(X), np.asarray(W)
    dX = dout @ W.T
    dW = X.T @ dout
    return dW

# %% linear-backward | wrong | a dictionary
# sees: no dictionary
def linear_backward(dout, X, W):
    dout, X, W = np.asarray(dout), np.asarray(X), np.asarray(W)
    dX = dout @ W.T
    dW = X.T @ dout
    return {"dX":dX,"dW":dW,"db":dout.sum(axis=0)}

# %% mlp-forward | right | step by step
def mlp_forward(params, X):
    Z1 = linear_forward(X, params["W1"], params["b1"])
    H = activation("tanh", Z1)
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return P, {"X": X, "H": H, "P": P}

# %% mlp-forward | right | NumPy alone
def mlp_forward(params, X):
    p = {key: np.asarray(value, dtype=float) for key, value in params.items()}
    X = np.asarray(X, dtype=float)
    H = np.tanh(X @ p["W1"] + p["b1"])
    E = np.exp(H @ p["W2"] + p["b2"])
    return E / E.sum(axis=1, keepdims=True), (X, H, E / E.sum(axis=1, keepdims=True))

# %% mlp-forward | right | row by row, a list
def mlp_forward(params, X):
    P, kept = [], []
    for x in X:
        h = [np.tanh(np.dot(x, column) + b) for column, b in zip(np.transpose(params["W1"]), params["b1"])]
        z = [np.dot(h, column) + b for column, b in zip(np.transpose(params["W2"]), params["b2"])]
        P.append(softmax([z])[0])
        kept.append(h)
    return [list(row) for row in P], (X, kept, P)

# %% mlp-forward | wrong | scores
# sees: these are the scores; softmax is missing
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    Z = linear_forward(H, params["W2"], params["b2"])
    return Z, (X, H, Z)

# %% mlp-forward | wrong | no tanh
# sees: the tanh of the hidden layer is missing
def mlp_forward(params, X):
    H = linear_forward(X, params["W1"], params["b1"])
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | sigmoid
# sees: the hidden layer has tanh here, not the sigmoid
def mlp_forward(params, X):
    H = activation("sigmoid", linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | no biases
# sees: both biases are left out
def mlp_forward(params, X):
    H = np.tanh(np.asarray(X) @ np.asarray(params["W1"]))
    P = softmax(H @ np.asarray(params["W2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | no upper bias
# sees: the bias b2 is left out
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(H @ np.asarray(params["W2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | no cache
# sees: Return P, and one cache
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    return softmax(linear_forward(H, params["W2"], params["b2"]))

# %% mlp-forward | wrong | tanh on top as well
# sees: the scores go into softmax as they are
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(np.tanh(linear_forward(H, params["W2"], params["b2"])))
    return P, (X, H, P)

# %% mlp-forward | wrong | no return
# sees: is its return line missing?
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    cache=(X,H,P)

# %% mlp-forward | wrong | no lower bias
# sees: the bias b1 is left out
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], np.zeros(len(params["b1"]))))
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | the lower bias twice
# sees: each layer has its own bias
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(H, params["W2"], params["b1"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | X goes into both layers
# sees: the upper layer's inputs are H, not X
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(X, params["W2"], params["b2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | relu
# sees: tanh here, not relu
def mlp_forward(params, X):
    H = activation("relu",linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return P, (X, H, P)

# %% mlp-forward | wrong | the class
# sees: choosing a class comes later
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return np.argmax(P,axis=1), (X, H, P)

# %% mlp-forward | wrong | the cache first
# sees: the probabilities come first
def mlp_forward(params, X):
    H = np.tanh(linear_forward(X, params["W1"], params["b1"]))
    P = softmax(linear_forward(H, params["W2"], params["b2"]))
    return (X, H, P), P

# %% mlp-backward | right | step by step
def mlp_backward(params, cache, Y):
    X, H, P = cache
    N = len(X)
    dscores = (np.asarray(P) - np.asarray(Y)) / N
    dH, dW2, db2 = linear_backward(dscores, H, params["W2"])
    dsums = dH * (1 - np.asarray(H) ** 2)
    dX, dW1, db1 = linear_backward(dsums, X, params["W1"])
    return dict(W1=dW1, b1=db1, W2=dW2, b2=db2)

# %% mlp-backward | right | NumPy alone
def mlp_backward(params, cache, Y):
    X, H, P = (np.asarray(part, dtype=float) for part in cache)
    d = P / len(P) - np.asarray(Y) / len(P)
    below = d @ np.asarray(params["W2"]).T * (1 - H * H)
    return {"b2": d.sum(axis=0), "W2": H.T @ d, "b1": below.sum(axis=0), "W1": X.T @ below}

# %% mlp-backward | right | the slope through activation_derivative
def mlp_backward(params, cache, Y):
    X, H, P = cache
    sums = linear_forward(X, params["W1"], params["b1"])
    d = (P - np.array(Y)) / len(P)
    grads = {}
    dH, grads["W2"], grads["b2"] = linear_backward(d, H, params["W2"])
    _, grads["W1"], grads["b1"] = linear_backward(dH * activation_derivative("tanh", sums), X, params["W1"])
    return grads

# %% mlp-backward | right | added up example by example
def mlp_backward(params, cache, Y):
    X, H, P = cache
    grads = {key: np.zeros(np.shape(value)) for key, value in params.items()}
    for x, h, p, y in zip(X, H, P, Y):
        d = (np.asarray(p) - np.asarray(y)) / len(P)
        below = (np.asarray(params["W2"]) @ d) * (1 - np.asarray(h) ** 2)
        grads["W2"] += np.outer(h, d)
        grads["b2"] += d
        grads["W1"] += np.outer(x, below)
        grads["b1"] += below
    return grads

# %% mlp-backward | wrong | not divided by N
# sees: divide by the number of examples
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = P - np.asarray(Y)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | Y - P
# sees: the sign is turned round
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (np.asarray(Y) - P) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | divided by all entries
# sees: divide by the number of examples, not by all entries
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / P.size
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the slope of tanh is missing
# sees: the slope of tanh, 1 - H**2, is missing
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH, X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the square is missing
# sees: the square is missing
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the tanh twice
# sees: H is the tanh already
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * activation_derivative("tanh", H), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the slope of the sigmoid
# sees: that is the sigmoid's slope
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * H * (1 - H), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the sums in place of H
# sees: the upper layer's inputs are H
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, np.arctanh(H), params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the new weights
# sees: are not what is expected
def mlp_backward(params, cache, Y):
    X, H, P = cache
    d = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": np.asarray(params["W1"]) - dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the gradient of W1 is doubled
# sees: This is twice what is expected
def mlp_backward(params, cache, Y):
    X, H, P = cache
    X, d = np.asarray(X), (np.asarray(P) - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": 2 * dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | X in place of H
# sees: the upper layer's inputs are H, not X
def mlp_backward(params, cache, Y):
    X, H, P = cache
    X, d = np.asarray(X), (np.asarray(P) - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, X, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | H in place of X
# sees: the lower layer's inputs are X, not H
def mlp_backward(params, cache, Y):
    X, H, P = cache
    X, d = np.asarray(X), (np.asarray(P) - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), H, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | W1 alone does without the slope of tanh
# sees: for W1 as for b1
def mlp_backward(params, cache, Y):
    X, H, P = cache
    X, d = np.asarray(X), (np.asarray(P) - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(d, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": X.T @ dH, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | a tuple
# sees: Missing in yours: W1, W2, b1, b2.
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return dW1, db1, dW2, db2

# %% mlp-backward | wrong | b2 is forgotten
# sees: Missing in yours: b2.
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2}

# %% mlp-backward | wrong | divided by N twice
# sees: divide by the number of examples once
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dZ=dZ/len(P); dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | divided by the classes
# sees: divide by the number of examples, not of classes
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / P.shape[1]
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the slope of softmax once more
# sees: do not multiply it by P (1 - P)
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y))*P*(1-P) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the slope of the logarithm alone
# sees: -Y / P stops before the softmax
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (-np.asarray(Y)/P) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the slope of tanh at the scores
# sees: the slope of tanh belongs to the hidden layer
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(dZ*(1-P**2), H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the square of 1 - H
# sees: square H alone
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * ((1 - H)**2), X, params["W1"])
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

# %% mlp-backward | wrong | the biases change places
# sees: b2 belongs to the scores
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params["W2"])
    _, dW1, db1 = linear_backward(dH * (1 - H**2), X, params["W1"])
    return {"W1": dW1, "b1": db2, "W2": dW2, "b2": db1}

# %% mlp-backward | wrong | params are changed
# sees: mlp_backward changes params
def mlp_backward(params, cache, Y):
    X, H, P = cache
    dZ = (P - np.asarray(Y)) / len(P)
    dH, dW2, db2 = linear_backward(dZ, H, params['W2'])
    params['W2'] = np.asarray(params['W2']) - 0.1 * dW2
    _, dW1, db1 = linear_backward(dH * (1 - H ** 2), X, params['W1'])
    return {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}

# %% mlp-backward | wrong | the cache is changed
# sees: mlp_backward changes its cache
def mlp_backward(params, cache, Y):
    X, H, P = cache
    P -= Y
    P /= len(P)
    dH, dW2, db2 = linear_backward(P, H, params['W2'])
    _, dW1, db1 = linear_backward(dH * (1 - H ** 2), X, params['W1'])
    return {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}

# %% gradient-check | right | in place and put back
def gradient_check(loss, params, grads):
    worst = 0.0
    for key, table in params.items():
        measured = np.zeros(table.shape)
        for place in np.ndindex(table.shape):
            kept = table[place]
            table[place] = kept + 1e-5
            up = loss(params)
            table[place] = kept - 1e-5
            down = loss(params)
            table[place] = kept
            measured[place] = (up - down) / 2e-5
        difference = np.max(np.abs(measured - grads[key]))
        worst = max(worst, difference / max(np.max(np.abs(measured)), np.max(np.abs(grads[key])), 1e-30))
    return worst

# %% gradient-check | right | copies and flat arrays
def gradient_check(loss, params, grads):
    errors = []
    for key in params:
        formula, measured = np.ravel(grads[key]), []
        for i in range(np.size(params[key])):
            sides = []
            for h in (1e-5, -1e-5):
                copy = {k: np.array(v, dtype=float) for k, v in params.items()}
                copy[key].flat[i] += h
                sides.append(loss(copy))
            measured.append((sides[0] - sides[1]) / 2e-5)
        measured = np.array(measured)
        largest = np.abs(np.concatenate([formula, measured])).max()
        errors.append(np.abs(formula - measured).max() / largest if largest else 0.0)
    return max(errors)

# %% gradient-check | right | a unit table for each nudge
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        table, formula = np.asarray(table, dtype=float), np.asarray(grads[key], dtype=float)
        measured = np.empty_like(table)
        for i in range(table.size):
            nudge = np.zeros(table.size)
            nudge[i] = 1e-5
            nudge = nudge.reshape(table.shape)
            measured.flat[i] = (loss({**params, key: table + nudge}) - loss({**params, key: table - nudge})) / 2e-5
        scale = max(abs(measured).max(), abs(formula).max()) or 1
        worst = max(worst, abs(measured - formula).max() / scale)
    return worst

# %% gradient-check | right | the largest of a stack, as an array without axes
def gradient_check(loss, params, grads):
    errors = [0.0]
    for key in params:
        table = np.array(params[key], dtype=float)
        measured = np.zeros(table.shape)
        for place in np.ndindex(table.shape):
            nudge = np.zeros(table.shape)
            nudge[place] = 1e-5
            measured[place] = (loss(dict(params, **{key: table + nudge})) - loss(dict(params, **{key: table - nudge}))) / 2e-5
        both = np.abs(np.stack([measured, np.array(grads[key], dtype=float)]))
        errors.append(np.abs(measured - grads[key]).max() / max(both.max(), 1e-300))
    return np.array(max(errors))

# %% gradient-check | wrong | only the first array
# sees: only the first array is checked
def gradient_check(loss, params, grads):
    key = list(params)[0]
    measured = np.empty_like(params[key])
    for i in range(measured.size):
        nudge = np.zeros(measured.size)
        nudge[i] = 1e-5
        measured.flat[i] = (loss({**params, key: params[key] + nudge}) - loss({**params, key: params[key] - nudge})) / 2e-5
    return np.abs(measured - grads[key]).max() / max(np.abs(measured).max(), np.abs(grads[key]).max())

# %% gradient-check | wrong | the absolute value is missing
# sees: or np.abs is missing
def gradient_check(loss, params, grads):
    worst = 0.0
    for key in params:
        moved = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(moved[key].shape)
        for i in np.ndindex(measured.shape):
            kept = moved[key][i]
            moved[key][i] = kept + 1e-5
            up = loss(moved)
            moved[key][i] = kept - 1e-5
            measured[i] = (up - loss(moved)) / 2e-5
            moved[key][i] = kept
        difference = measured - np.asarray(grads[key])
        worst = max(worst, difference.max() / max(np.abs(grads[key]).max(), np.abs(measured).max()))
    return worst

# %% gradient-check | wrong | the last array's error
# sees: this is the last array's error; keep the largest of all arrays
def gradient_check(loss, params, grads):
    for key in params:
        moved = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(moved[key].shape)
        for i in np.ndindex(measured.shape):
            kept = moved[key][i]
            moved[key][i] = kept + 1e-5
            up = loss(moved)
            moved[key][i] = kept - 1e-5
            measured[i] = (up - loss(moved)) / 2e-5
            moved[key][i] = kept
        difference = np.abs(measured - np.asarray(grads[key]))
        scale = max(np.abs(grads[key]).max(), np.abs(measured).max())
        worst = difference.max() / scale if scale else 0.0
    return worst

# %% gradient-check | wrong | divided by the sum
# sees: divide by the larger of the two numbers, not by their sum
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            m, a = (loss(up) - loss(down)) / 2e-5, np.asarray(grads[key])[place]
            worst = max(worst, abs(a - m) / max(abs(a) + abs(m), 1e-8))
    return worst

# %% gradient-check | wrong | absolute
# sees: this is the absolute error
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            m, a = (loss(up) - loss(down)) / 2e-5, np.asarray(grads[key])[place]
            worst = max(worst, abs(a - m))
    return worst

# %% gradient-check | wrong | entry by entry
# sees: divide by the largest number in the array, not entry by entry
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            m, a = (loss(up) - loss(down)) / 2e-5, np.asarray(grads[key])[place]
            worst = max(worst, abs(a - m) / max(abs(a), abs(m), 1e-8))
    return worst

# %% gradient-check | wrong | one side only
# sees: nudge to both sides
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in np.ndindex(table.shape):
            up = {k: v.copy() for k, v in params.items()}
            up[key][place] += 1e-5
            measured[place] = (loss(up) - loss(params)) / 1e-5
        worst = max(worst, np.abs(measured - grads[key]).max() / max(np.abs(measured).max(), np.abs(grads[key]).max()))
    return worst

# %% gradient-check | wrong | half the slope
# sees: divide by 2h
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            measured[place] = (loss(up) - loss(down)) / 1e-5
        worst = max(worst, np.abs(measured - grads[key]).max() / max(np.abs(measured).max(), np.abs(grads[key]).max()))
    return worst

# %% gradient-check | wrong | the mean of the entries
# sees: take the largest error, not the mean
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            measured[place] = (loss(up) - loss(down)) / 2e-5
        worst = max(worst, np.abs(measured - grads[key]).mean() / max(np.abs(measured).max(), np.abs(grads[key]).max()))
    return worst

# %% gradient-check | wrong | the nudges are left in
# sees: put each number back after its nudge
def gradient_check(loss, params, grads):
    worst = 0
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in np.ndindex(table.shape):
            table[place] += 1e-5
            up = loss(params)
            table[place] -= 2e-5
            measured[place] = (up - loss(params)) / 2e-5
        worst = max(worst, np.abs(measured - grads[key]).max() / max(np.abs(measured).max(), np.abs(grads[key]).max(), 1e-9))
    return worst

# %% gradient-check | wrong | one denominator for all arrays
# sees: each array is divided by its own largest number
def gradient_check(loss, params, grads):
    worst, gaps, sizes = 0, [], []
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            measured[place] = (loss(up) - loss(down)) / 2e-5
        gaps.append(np.abs(measured - grads[key]).max())
        sizes.append(max(np.abs(measured).max(), np.abs(grads[key]).max(), 1e-30))
    return max(gaps) / max(sizes)

# %% gradient-check | wrong | whole rows are nudged
# sees: nudge one number at a time, not a whole row or array
def gradient_check(loss, params, grads):
    worst, gaps, sizes = 0, [], []
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in range(len(table)):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            measured[place] = (loss(up) - loss(down)) / 2e-5
        gaps.append(np.abs(measured - grads[key]).max())
        sizes.append(max(np.abs(measured).max(), np.abs(grads[key]).max(), 1e-30))
    return max(gap / size for gap, size in zip(gaps, sizes))

# %% gradient-check | wrong | whole arrays are nudged
# sees: nudge one number at a time, not a whole row or array
def gradient_check(loss, params, grads):
    worst, gaps, sizes = 0, [], []
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in (...,):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            measured[place] = (loss(up) - loss(down)) / 2e-5
        gaps.append(np.abs(measured - grads[key]).max())
        sizes.append(max(np.abs(measured).max(), np.abs(grads[key]).max(), 1e-30))
    return max(gap / size for gap, size in zip(gaps, sizes))

# %% gradient-check | wrong | the mean of the arrays' errors
# sees: take the largest error, not the mean
def gradient_check(loss, params, grads):
    worst, gaps, sizes = 0, [], []
    for key, table in params.items():
        measured = np.empty_like(table)
        for place in np.ndindex(table.shape):
            up, down = ({k: v.copy() for k, v in params.items()} for _ in range(2))
            up[key][place] += 1e-5
            down[key][place] -= 1e-5
            measured[place] = (loss(up) - loss(down)) / 2e-5
        gaps.append(np.abs(measured - grads[key]).max())
        sizes.append(max(np.abs(measured).max(), np.abs(grads[key]).max(), 1e-30))
    return np.mean([gap / size for gap, size in zip(gaps, sizes)])

# %% gradient-check | wrong | no brackets around 2h
# sees: brackets in / (2 * h)?
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / 2 * h
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | copies that share their arrays
# sees: since dict(params) shares them
def gradient_check(loss, params, grads):
    worst, h = (0.0, 1e-05)
    for key in params:
        m = np.zeros(np.shape(params[key]))
        for i in np.ndindex(m.shape):
            up = dict(params)
            down = dict(params)
            up[key][i] += h
            down[key][i] -= h
            m[i] = (loss(up) - loss(down)) / (2 * h)
        g = np.asarray(grads[key])
        s = max(abs(m).max(), abs(g).max()) or 1
        worst = max(worst, abs(m - g).max() / s)
    return worst

# %% gradient-check | wrong | below minus above
# sees: the slope is the loss above minus the loss below
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (loss(nudged) - above) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | a nudge stays until the next array
# sees: put each number back after its nudge
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | a nudge of a tenth
# sees: nudge by 1e-5
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-1
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | a dictionary
# sees: Return one number
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return {k: worst for k in params}

# %% gradient-check | wrong | a verdict
# sees: not whether it is small
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return bool(worst < 1e-7)

# %% gradient-check | wrong | the formula's largest number
# sees: not by the formula's
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = np.abs(formula).max()
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | the largest number without its absolute value
# sees: np.abs is missing in the largest number
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(formula.max(), measured.max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | formula minus measurement, without the absolute value
# sees: np.abs is missing around the difference
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, (formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | lengths
# sees: not the lengths (norms)
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.linalg.norm(formula-measured)/max(np.linalg.norm(formula),np.linalg.norm(measured)))
    return worst

# %% gradient-check | wrong | the errors of the arrays are added
# sees: do not add them up
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = (worst + np.abs(formula - measured).max() / scale)
    return worst

# %% gradient-check | wrong | the error is rounded
# caught by: hidden tests
def gradient_check(loss, params, grads):
    worst, h = 0.0, 1e-5
    for key in params:
        nudged = {k: np.array(v, dtype=float) for k, v in params.items()}
        measured = np.zeros(nudged[key].shape)
        for i in np.ndindex(measured.shape):
            kept = nudged[key][i]
            nudged[key][i] = kept + h
            above = loss(nudged)
            nudged[key][i] = kept - h
            measured[i] = (above - loss(nudged)) / (2 * h)
            nudged[key][i] = kept
        formula = np.asarray(grads[key])
        scale = max(np.abs(formula).max(), np.abs(measured).max())
        if scale > 0:
            worst = max(worst, np.abs(formula - measured).max() / scale)
    return round(worst, 3)

# %% loss-l2 | right | two sums
def loss_l2(y, h, weights, lam):
    N = len(y)
    data_part = ((np.asarray(y) - np.asarray(h)) ** 2).sum() / (2 * N)
    return data_part + lam / (2 * N) * sum((np.asarray(W) ** 2).sum() for W in weights)

# %% loss-l2 | right | flat arrays and dot products
def loss_l2(y, h, weights, lam):
    gap = np.ravel(np.asarray(y, dtype=float) - h)
    total = gap @ gap
    for W in weights:
        w = np.ravel(W)
        total = total + lam * (w @ w)
    return total / 2 / len(y)

# %% loss-l2 | right | norms
def loss_l2(y, h, weights, lam):
    half = 1 / (2 * np.shape(y)[0])
    return half * np.linalg.norm(np.subtract(y, h)) ** 2 + half * lam * sum(np.linalg.norm(W) ** 2 for W in weights)

# %% loss-l2 | wrong | the price is not divided
# sees: the price, too, is divided by 2N
def loss_l2(y, h, weights, lam):
    return np.sum(np.subtract(y, h) ** 2) / (2 * len(y)) + lam * sum(np.sum(np.square(W)) for W in weights)

# %% loss-l2 | wrong | no price
# sees: the price on the weights is missing
def loss_l2(y, h, weights, lam):
    return np.sum(np.subtract(y, h) ** 2) / (2 * len(y))

# %% loss-l2 | wrong | N in place of 2N
# sees: the whole is divided by N instead of 2N
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) + lam * sum(np.sum(np.square(W)) for W in weights)) / len(y)

# %% loss-l2 | wrong | the price over N
# sees: the price, too, is divided by 2N
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    return np.sum((y - h) ** 2) / (2 * len(y)) + lam / len(y) * sum(np.sum(np.square(W)) for W in weights)

# %% loss-l2 | wrong | all entries
# sees: N counts the rows, not all entries
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) + lam * sum(np.sum(np.square(W)) for W in weights)) / (2 * np.size(y))

# %% loss-l2 | wrong | the size of the weights
# sees: the weights are squared; no absolute values
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) + lam * sum(np.sum(np.abs(W)) for W in weights)) / (2 * len(y))

# %% loss-l2 | wrong | only the first table
# sees: every table of weights counts
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) + lam * np.sum(np.square(weights[0]))) / (2 * len(y))

# %% loss-l2 | wrong | the price is subtracted
# sees: the price is added
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) - lam * sum(np.sum(np.square(W)) for W in weights)) / (2 * len(y))

# %% loss-l2 | wrong | np.mean of the squares
# sees: np.mean divides by all entries
def loss_l2(y, h, weights, lam):
    return np.mean(np.subtract(y, h) ** 2) + lam / (2 * len(y)) * sum(np.sum(np.square(W)) for W in weights)

# %% loss-l2 | wrong | half of np.mean
# sees: np.mean divides by all entries
def loss_l2(y, h, weights, lam):
    return np.mean(np.subtract(y, h) ** 2) / 2 + lam / (2 * len(y)) * sum(np.sum(np.square(W)) for W in weights)

# %% loss-l2 | wrong | np.mean, and divided again
# sees: np.mean divides by all entries
def loss_l2(y, h, weights, lam):
    return (np.mean(np.subtract(y, h) ** 2) + lam * sum(np.sum(np.square(W)) for W in weights)) / (2 * len(y))

# %% loss-l2 | wrong | the sum of each table is squared
# sees: square each weight first, then add up
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) + lam * sum(np.sum(W) ** 2 for W in weights)) / (2 * len(y))

# %% loss-l2 | wrong | the sum of all weights is squared
# sees: square each weight first, then add up
def loss_l2(y, h, weights, lam):
    return (np.sum(np.subtract(y, h) ** 2) + lam * sum(np.sum(W) for W in weights) ** 2) / (2 * len(y))

# %% loss-l2 | wrong | lam is forgotten
# sees: lam multiplies the weights
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    squares = sum(np.sum(np.square(W)) for W in weights)
    return (np.sum((y - h) ** 2) + squares) / (2 * len(y))

# %% loss-l2 | wrong | no brackets
# sees: write brackets
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    squares = sum(np.sum(np.square(W)) for W in weights)
    return (np.sum((y - h) ** 2) + lam * squares) / 2 * len(y)

# %% loss-l2 | wrong | the error is not divided
# sees: the error, too, is divided by 2N
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    squares = sum(np.sum(np.square(W)) for W in weights)
    return np.sum((y - h) ** 2) + lam * squares / (2 * len(y))

# %% loss-l2 | wrong | the sum is squared
# sees: square each difference first
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    squares = sum(np.sum(np.square(W)) for W in weights)
    return (np.sum(y - h)**2 + lam * squares) / (2 * len(y))

# %% loss-l2 | wrong | the last table
# sees: every table of weights counts
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    squares = np.sum(np.square(weights[-1])) if len(weights) else 0
    return (np.sum((y - h) ** 2) + lam * squares) / (2 * len(y))

# %% loss-l2 | wrong | the number of tables
# sees: N counts the rows, not all entries or tables
def loss_l2(y, h, weights, lam):
    y, h = np.asarray(y), np.asarray(h)
    squares = sum(np.sum(np.square(W)) for W in weights)
    return (np.sum((y - h) ** 2))/(2*len(y)) + lam * squares/(2*len(weights))

# %% train-mlp | right | a helper for the first weights
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)

    def start(n_in, n_out):
        return rng.normal(size=(n_in, n_out)) * np.sqrt(2 / (n_in + n_out))

    params = {"W1": start(X.shape[1], hidden), "b1": np.zeros(hidden),
              "W2": start(hidden, Y.shape[1]), "b2": np.zeros(Y.shape[1])}
    v = {key: 0.0 for key in params}
    history = []
    for epoch in range(epochs):
        losses, counts = [], []
        order = rng.permutation(len(X))
        for i in range(0, len(X), size):
            x, y = X[order[i:i + size]], Y[order[i:i + size]]
            P, cache = mlp_forward(params, x)
            losses.append(categorical_cross_entropy(y, P))
            counts.append(len(x))
            for key, g in mlp_backward(params, cache, y).items():
                v[key] = alpha * v[key] - eta * g
                params[key] = params[key] + v[key]
        history.append(np.average(losses, weights=counts))
    return params, history

# %% train-mlp | right | shuffled tables, in-place steps, Xavier by uniform numbers
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.array(X, dtype=float), np.array(Y, dtype=float)
    shapes = {"b2": Y.shape[1], "W2": (hidden, Y.shape[1]), "b1": hidden, "W1": (X.shape[1], hidden)}
    params, velocity = {}, {}
    for key, shape in shapes.items():
        reach = np.sqrt(6 / sum(shape)) if key[0] == "W" else 0
        params[key] = rng.uniform(-reach, reach, shape)
        velocity[key] = np.zeros(shape)
    history = np.zeros(epochs)
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        X, Y = X[order], Y[order]
        for start in range(0, len(X), size):
            x, y = X[start:start + size], Y[start:start + size]
            P, cache = mlp_forward(params, x)
            history[epoch] += categorical_cross_entropy(y, P) * len(x) / len(X)
            grads = mlp_backward(params, cache, y)
            for key in params:
                velocity[key] *= alpha
                velocity[key] -= eta * grads[key]
                params[key] += velocity[key]
    return params, history

# %% train-mlp | right | a generator of mini-batches
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X), np.asarray(Y)

    def batches():
        order = rng.permutation(len(X))
        while len(order):
            yield order[:size]
            order = order[size:]

    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, (2 / (D + hidden)) ** 0.5, (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, (2 / (hidden + K)) ** 0.5, (hidden, K)), "b2": np.zeros(K)}
    step = {"W1": 0, "b1": 0, "W2": 0, "b2": 0}
    history = []
    for _ in range(epochs):
        surprise = 0
        for rows in batches():
            P, cache = mlp_forward(params, X[rows])
            surprise -= np.sum(Y[rows] * np.log(np.clip(P, 1e-12, 1)))
            grads = mlp_backward(params, cache, Y[rows])
            step = {key: alpha * step[key] - eta * grads[key] for key in params}
            params = {key: params[key] + step[key] for key in params}
        history.append(surprise / len(X))
    return params, history

# %% train-mlp | wrong | uphill
# sees: is the gradient subtracted
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] - step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | no losses
# sees: The history has 0 losses; there were 200 epochs, with one mean loss each.
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, []

# %% train-mlp | wrong | one loss a mini-batch
# sees: The history has 400 losses; there were 200 epochs
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            history.append(categorical_cross_entropy(Y[rows], P))
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
    return params, history

# %% train-mlp | wrong | the weights start at zero
# sees: b1 is still zero
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": np.zeros((D, hidden)), "b1": np.zeros(hidden),
              "W2": np.zeros((hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | only the parameters
# sees: One thing came back: return params, history
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params

# %% train-mlp | wrong | the lower layer does not learn
# sees: b1 is still zero
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in ("W2", "b2"):
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the weights are handed back transposed
# sees: W1 must have the shape (2, 4), and yours has (4, 2).
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return {key: value.T for key, value in params.items()}, history

# %% train-mlp | wrong | one step an epoch
# sees: It reads
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
        for key in params:
            step[key] = alpha * step[key] - eta * grads[key]
            params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the last, shorter mini-batch counts as much as the others
# sees: let a shorter mini-batch count less
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / (-(-len(X) // size)))
    return params, history

# %% train-mlp | wrong | the biases stay zero
# sees: b1 is still zero
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in ("W1", "W2"):
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the momentum is forgotten
# sees: alpha changes nothing: keep the last step delta
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = -eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | b2 never moves
# sees: b2 is still zero
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in ("W1", "b1", "W2"):
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | an order is drawn and not used
# sees: rows in the order that rng.permutation gave, not one after the other
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, np.arange(len(X))
        rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the labels of other rows
# sees: do X and Y use the same rows?
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[start:start + size])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | no shuffle
# sees: rows in the order that rng.permutation gave, not one after the other
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, np.arange(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | one shuffle for all epochs
# sees: a new order of the rows at the start of each epoch
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history, order = [], rng.permutation(len(X))
    for _ in range(epochs):
        total = 0.0
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the order comes from another generator
# sees: drawn from rng
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, np.random.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the variance in place of the standard deviation
# sees: W1 starts with a standard deviation of 0.012, and the square root
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, 2 / (D + hidden), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, 2 / (hidden + K), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | first weights of size 1
# sees: W1 starts with a standard deviation of 1.0
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, 1, (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, 1, (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | W2 alone starts at size 1
# sees: W2 starts with a standard deviation of
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, 1, (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | random biases
# sees: The biases start at zero.
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": rng.normal(size=hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the losses are added up
# sees: the mean loss per row lies near log(10)
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total)
    return params, history

# %% train-mlp | wrong | rows drawn with replacement
# sees: show each row once
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    D, K = X.shape[1], Y.shape[1]
    params = {"W1": rng.normal(0, np.sqrt(2 / (D + hidden)), (D, hidden)), "b1": np.zeros(hidden),
              "W2": rng.normal(0, np.sqrt(2 / (hidden + K)), (hidden, K)), "b2": np.zeros(K)}
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = rng.integers(0, len(X), len(order[start:start + size]))
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the history first
# sees: Wrong order: return params, history
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return history, params

# %% train-mlp | wrong | the table of the caller is shuffled
# sees: train_mlp shuffles the table that it was given
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = (np.asarray(X, dtype=float), np.asarray(Y))
    widths = {'1': (X.shape[1], hidden), '2': (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params['W' + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params['b' + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = (0.0, rng.permutation(len(X)))
        X[:], Y[:] = (X[order], Y[order])
        for start in range(0, len(X), size):
            P, cache = mlp_forward(params, X[start:start + size])
            total += categorical_cross_entropy(Y[start:start + size], P) * len(P)
            grads = mlp_backward(params, cache, Y[start:start + size])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return (params, history)

# %% train-mlp | wrong | biases with an axis too many
# sees: b1 has the shape (1, 100)
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros((1,n_out))
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | weights around another mean
# sees: draw it from a normal distribution around 0
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(np.sqrt(2 / (n_in + n_out)), np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the total is never set back
# sees: begin each epoch with a total of 0
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []; total = 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | first weights from another generator
# sees: draw with the rng that train_mlp is given
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = np.random.default_rng(1).normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | the loss after the epoch
# sees: note the loss of a mini-batch with the P that its step is made of
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(categorical_cross_entropy(Y, mlp_forward(params, X)[0]))
    return params, history

# %% train-mlp | wrong | new weights in each epoch
# sees: draw the first weights once
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = (np.asarray(X, dtype=float), np.asarray(Y))
    widths = {'1': (X.shape[1], hidden), '2': (hidden, Y.shape[1])}
    history = []
    for _ in range(epochs):
        params = {}
        for layer, (n_in, n_out) in widths.items():
            params['W' + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
            params['b' + layer] = np.zeros(n_out)
        step = {key: np.zeros_like(value) for key, value in params.items()}
        total, order = (0.0, rng.permutation(len(X)))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return (params, history)

# %% train-mlp | wrong | the step is added before it is computed
# sees: compute the step first, then add it
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                params[key] = params[key] + step[key]
                step[key] = alpha * step[key] - eta * grads[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | eta twice
# sees: eta multiplies the gradient once
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | a running mean
# sees: alpha multiplies the last step alone
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - (1-alpha) * eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | alpha times the last step is subtracted
# sees: is added, not subtracted
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = -alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | alpha and eta change places
# sees: alpha and eta have changed places
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = eta * step[key] - alpha * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | a list for each loss
# sees: Three epochs have three mean losses
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append([total / len(X)])
    return params, history

# %% train-mlp | wrong | the last, shorter mini-batch is left out
# sees: show each row once, the last ones too
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X)//size*size, size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
    return params, history

# %% train-mlp | wrong | returns after the first epoch
# sees: The history has 1 losses
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history.append(total / len(X))
        return params, history

# %% train-mlp | wrong | the last loss alone
# sees: history must be a list or an array: return params, history
def train_mlp(X, Y, hidden, eta, alpha, epochs, size, rng):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y)
    widths = {"1": (X.shape[1], hidden), "2": (hidden, Y.shape[1])}
    params = {}
    for layer, (n_in, n_out) in widths.items():
        params["W" + layer] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
        params["b" + layer] = np.zeros(n_out)
    step = {key: np.zeros_like(value) for key, value in params.items()}
    history = []
    for _ in range(epochs):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            P, cache = mlp_forward(params, X[rows])
            total += categorical_cross_entropy(Y[rows], P) * len(rows)
            grads = mlp_backward(params, cache, Y[rows])
            for key in params:
                step[key] = alpha * step[key] - eta * grads[key]
                params[key] = params[key] + step[key]
        history = total / len(X)
    return params, history

# %% explore-playground | right | a tuple
found = (3, 0.3, 0.8)

# %% explore-playground | right | a list with whole numbers as floats
found = [3.0, 1.0, 0.0]

# %% explore-playground | right | an array
found = np.array([3, 0.1, 0.9])

# %% explore-playground | wrong | nothing written
# sees: Your answer is None
found = None

# %% explore-playground | wrong | the example
# sees: With these values 120 of 200 points are right after 25 epochs; 190 are asked for.
found = (5, 0.01, 0.5)

# %% explore-playground | wrong | more units than needed
# sees: These values work, and fewer units can do it, too.
found = (8, 0.3, 0.8)

# %% explore-playground | wrong | two units
# sees: of 200 points are right after 25 epochs
found = (2, 0.3, 0.8)

# %% explore-playground | wrong | no units
# sees: The lab has 1 to 12 units
found = (0, 0.3, 0.8)

# %% explore-playground | wrong | alpha and eta in the wrong places, out of range
# sees: The lab has 1 to 12 units
found = (3, 0.8, 3)

# %% explore-playground | wrong | the units alone
# sees: Write three numbers, (units, eta, alpha)
found = (3,)

# %% explore-playground | wrong | half a unit
# sees: The lab has 1 to 12 units
found = (2.5, 0.3, 0.8)

# %% explore-playground | wrong | a text
# sees: Write three numbers, (units, eta, alpha)
found = '3, 0.3, 0.8'

# %% explore-playground | wrong | one number as a text
# sees: Write three numbers, (units, eta, alpha)
found = (3, '0.3', 0.8)

# %% explore-playground | wrong | the epochs, too
# sees: Write three numbers, (units, eta, alpha)
found = (3, 0.3, 0.8, 25)

# %% quiz-1 | right | the letter
answer_1 = "a"

# %% quiz-1 | right | a capital letter
answer_1 = "A"

# %% quiz-1 | right | with its bracket
answer_1 = "(a) "

# %% quiz-1 | wrong | choice b
# sees: the sign turns it round
answer_1 = "b"

# %% quiz-1 | wrong | choice c
# sees: in one row both inputs are on
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
answer_2 = "a"

# %% quiz-2 | right | a capital letter
answer_2 = "A"

# %% quiz-2 | right | with its bracket
answer_2 = "(a) "

# %% quiz-2 | wrong | choice b
# sees: They add up to 1
answer_2 = "b"

# %% quiz-2 | wrong | choice c
# sees: Only differences count
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
answer_3 = "b"

# %% quiz-3 | right | a capital letter
answer_3 = "B"

# %% quiz-3 | right | with its bracket
answer_3 = "(b) "

# %% quiz-3 | wrong | choice a
# sees: That is the shape of the sums
answer_3 = "a"

# %% quiz-3 | wrong | choice c
# sees: That is the shape of the inputs
answer_3 = "c"

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
# sees: An error that small is rounding
answer_4 = "a"

# %% quiz-4 | wrong | choice c
# sees: A smaller nudge makes rounding louder
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
answer_5 = "a"

# %% quiz-5 | right | a capital letter
answer_5 = "A"

# %% quiz-5 | right | with its bracket
answer_5 = "(a) "

# %% quiz-5 | wrong | choice b
# sees: A sigmoid has a slope everywhere
answer_5 = "b"

# %% quiz-5 | wrong | choice c
# sees: ten yes-or-no questions
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
