"""Start with weights of the right spread, so that signals neither fade nor explode from layer to layer."""

import numpy as np


def xavier(n_in, n_out, rng, dtype=np.float64):
    """Normal weights with variance 2 / (n_in + n_out), for sigmoid and tanh (Glorot and Bengio, 2010).

    Args:
        n_in: rows, the units of the layer before.
        n_out: columns, the units of this layer.
        rng: a numpy Generator.
        dtype: float64 or float32.

    Returns:
        Array (n_in, n_out).
    """
    return _normal(n_in, n_out, 2.0 / (n_in + n_out), rng, dtype)


def he(n_in, n_out, rng, dtype=np.float64):
    """Normal weights with variance 2 / n_in, for ReLU and its kin (He et al., 2015); args as for `xavier`."""
    return _normal(n_in, n_out, 2.0 / n_in, rng, dtype)


def _normal(n_in, n_out, variance, rng, dtype):
    # Drawn in float64 whatever the dtype: one seed gives the same network in both precisions.
    return (rng.standard_normal((n_in, n_out)) * np.sqrt(variance)).astype(dtype)
