"""The parts that figures and labs are drawn from: one style, and one module a kind of picture."""
