"""Does every layer and every loss agree with central differences and with PyTorch?"""

import pytest

from .cases import CASES
from .oracle import DIFFERENCES, TORCH, difference_errors, needs_torch, torch_errors

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
def test_gradients_agree_with_central_differences(case):
    errors = difference_errors(case)
    assert errors and max(errors.values()) <= DIFFERENCES, errors


@needs_torch
@each_case
def test_values_and_gradients_agree_with_pytorch(case):
    errors = torch_errors(case)
    assert max(errors.values()) <= TORCH, errors
