"""Settings of nbgrader for this course; `nbgrader` commands and Formgrader read them from this folder."""

from pathlib import Path

from neurona.grading import find_kernels
from neurona.grading.autograde import install
from neurona.grading.stubs import preprocessors

c = get_config()  # noqa: F821  traitlets provides it
root = Path(__file__).resolve().parent

# The course and its folders; source, release, submitted, autograded and feedback have nbgrader's own names.
c.CourseDirectory.course_id = "neurona"
c.CourseDirectory.root = str(root)
c.CourseDirectory.solution_directory = "solutions"

# The gradebook. Several graders may write at the same time: wait for each other up to a minute.
c.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}?timeout=60"

# What students get: an exercise that fills a variable shows it empty, without an error to delete.
c.GenerateAssignment.preprocessors = preprocessors()

# Submissions are copied before anything looks at them: plain files only, links are not followed.
install()
c.ExchangeFactory.collect = "neurona.grading.collect.CarefulCollect"

# Feedback goes back through the exchange to whoever handed in through it; the others are named.
c.ExchangeFactory.release_feedback = "neurona.grading.release_feedback.CarefulReleaseFeedback"

# `nbgrader export` puts texts with commas in quotation marks.
c.ExportApp.plugin_class = "neurona.grading.export.QuotedExport"

# First the notebook is rebuilt from the course's cells and the student's answers ...
c.Autograde.sanitize_preprocessors = ["neurona.grading.repair.Repair"]
# ... then it runs in a kernel that holds no expected value, and a separate process judges what it computed.
c.Autograde.autograde_preprocessors = [
    "neurona.grading.execute.RecordAndJudge",
    "nbgrader.preprocessors.LimitOutput",
    "neurona.grading.grades.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
]

# That kernel is forked inside a sandbox: no network, no view of this folder or of other submissions, nothing survives.
find_kernels()
c.RecordAndJudge.kernel_name = "neurona-sandbox"  # not c.Execute: Validate runs on machines without a sandbox

# What one submission may use; 1 << 20 is a megabyte.
c.SandboxProvisioner.memory = 2048 << 20  # bytes, all its processes together
c.SandboxProvisioner.processes = 64  # processes and threads
c.SandboxProvisioner.cell_cpu = 60  # seconds of computing in one cell
c.SandboxProvisioner.file_size = 64 << 20  # bytes of the largest file
c.SandboxProvisioner.disk = 256 << 20  # bytes of all its files
c.Execute.timeout = 90  # seconds for one cell, waiting included
c.RecordAndJudge.run_everything = False  # leave out untouched cells that no answer and no check depends on
c.RecordAndJudge.notebook_seconds = 900  # seconds for one notebook
c.RecordAndJudge.judge_seconds = 20  # seconds for judging one check
c.RecordAndJudge.max_output = 1 << 20  # bytes of output that are kept of one cell

# Feedback shows neither hidden tests nor anything that a browser would run.
c.GenerateFeedback.exporter_class = "neurona.grading.feedback_page.FeedbackExporter"
c.GenerateFeedback.preprocessors = [
    "neurona.grading.feedback.ForStudents",
    "nbgrader.preprocessors.AssignLatePenalties",  # once more: marks given by hand may have come since
    "nbgrader.preprocessors.GetGrades",
    "neurona.grading.feedback_page.Overview",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
