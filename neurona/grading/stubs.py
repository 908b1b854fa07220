"""What students get in place of a solution: an error to replace, or an empty variable to fill."""

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions


class LeaveStubs(ClearSolutions):
    """nbgrader's ClearSolutions, without its error where a visible line shows the variable: `answer = None`."""

    def preprocess_cell(self, cell, resources, cell_index):
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        stub = self.code_stub[resources["language"]]
        # Inside a function the stub is indented, and a cell that is nothing but the stub needs it.
        if cell.cell_type == "code" and cell.source.endswith("\n" + stub):
            cell.source = cell.source.removesuffix("\n" + stub)
        return cell, resources


def preprocessors():
    """The steps of `nbgrader generate_assignment`, with LeaveStubs in place of ClearSolutions."""
    return [LeaveStubs if step is ClearSolutions else step for step in GenerateAssignment.preprocessors.default()]
