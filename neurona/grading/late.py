"""What is taken off for being late follows the points: it is worked out again when marks were given after grading.

nbgrader works it out once, when it grades. A mark that somebody gives by hand later would then count in full, although
the course takes all points, or a part of them, off late work.
"""

from __future__ import annotations

from nbgrader.preprocessors import AssignLatePenalties


def settle(gradebook, submission, config) -> None:
    """Bring the penalties of a submission in the gradebook up to date.

    Args:
        gradebook: nbgrader's Gradebook that the submission is from.
        submission: nbgrader's SubmittedAssignment.
        config: traitlets config that says how late work is punished.
    """
    late = submission.total_seconds_late
    if late <= 0 and not submission.late_submission_penalty:
        return
    step = AssignLatePenalties(config=config)
    step.init_plugin()
    for notebook in submission.notebooks:
        penalty = None
        if late > 0:
            penalty = step.plugin_inst.late_submission_penalty(submission.student.id, notebook.score, late)
        if penalty is not None:
            penalty = min(max(penalty, 0), notebook.score)
        if penalty != notebook.late_submission_penalty:
            notebook.late_submission_penalty = penalty
            gradebook.db.commit()
