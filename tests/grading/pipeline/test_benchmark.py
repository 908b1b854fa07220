"""The benchmark of grading times functions of the pipeline by their names: are they still there?"""

import importlib.util
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


def test_what_the_benchmark_times_is_there(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    about = importlib.util.spec_from_file_location("benchmark_of_grading", BENCHMARKS / "grading.py")
    benchmark = importlib.util.module_from_spec(about)
    about.loader.exec_module(benchmark)

    assert len(benchmark.timed()) == len(benchmark.PHASES)
