"""What comes out of a kernel: records in their order, output up to its limit, and nothing that a browser would run."""

import pytest
from nbformat import from_dict
from nbformat.v4 import new_code_cell, new_notebook, new_output

from neurona.grading.feedback import ForStudents
from neurona.grading.harvest import MOST_RECORDS, Harvest, harmless, well_formed
from neurona.grading.recorder import MIME, Recorder, Stopped, describe, encode


def record(content, kind="display_data"):
    return {"msg_type": kind, "header": {"msg_type": kind}, "content": {"data": {MIME: content}, "metadata": {}}}


def stream(text):
    return {"msg_type": "stream", "header": {"msg_type": "stream"}, "content": {"name": "stdout", "text": text}}


def test_records_are_taken_in_order():
    harvest = Harvest(1000, asked=True)
    assert harvest.takes(record({"n": 0, "value": "1"}))
    assert harvest.takes(record({"n": 1, "raised": {"name": "ValueError", "message": "no"}}, "execute_result"))
    assert harvest.records == [{"value": "1"}, {"raised": {"name": "ValueError", "message": "no"}}]
    assert not harvest.disturbed


NO_NUMBER = [{"n": number, "value": "1"} for number in (1, True, False, "0", None, 0.0)]
BAD = [*NO_NUMBER, {"value": "1"}, {"n": 0}, {"n": 0, "value": 1}, {"n": 0, "raised": "x"}, [], None, "x", 0]


@pytest.mark.parametrize("content", BAD, ids=str)
def test_a_record_that_is_none_disturbs(content):
    harvest = Harvest(1000, asked=True)
    assert harvest.takes(record(content))
    assert harvest.disturbed
    assert harvest.records == []


def test_a_record_repeated_disturbs():
    harvest = Harvest(1000, asked=True)
    harvest.takes(record({"n": 0, "value": "1"}))
    harvest.takes(record({"n": 0, "value": "2"}))
    assert harvest.disturbed


def test_there_is_an_end_to_records():
    harvest = Harvest(1000, asked=True)
    for number in range(MOST_RECORDS + 1):
        harvest.takes(record({"n": number, "value": "1"}))
    assert harvest.disturbed
    assert len(harvest.records) == MOST_RECORDS


def test_records_elsewhere_mean_nothing():
    harvest = Harvest(1000, asked=False)
    assert harvest.takes(record({"n": 0, "value": "1"}))
    assert harvest.records == []
    assert not harvest.disturbed


def test_a_record_is_rebuilt_from_its_own_parts():
    raised = {"name": "E" * 5000, "message": 3, "line": "2", "text": ["x"], "more": 1}
    rebuilt = well_formed({"n": 0, "raised": raised, "value": None, "passed": True}, 0)
    assert rebuilt == {"raised": {"name": "E" * 400, "message": "3"}}


def test_output_stops_once_and_says_so():
    harvest = Harvest(1000, asked=True)
    first, second, third = stream("x" * 600), stream("y" * 600), stream("z")
    assert not harvest.takes(first)
    assert not harvest.takes(second)  # it became the notice
    assert "left out" in second["content"]["text"]
    assert harvest.takes(third)
    assert harvest.takes(record({"n": 0, "value": "1"}))
    assert harvest.records


def test_widgets_talk_to_nobody():
    assert Harvest(10, asked=False).takes({"msg_type": "comm_open", "content": {}})


MARKUP = {"text/html": "<script>", "application/javascript": "x", "image/svg+xml": "<svg>", "text/markdown": "<b>",
          "application/vnd.jupyter.widget-view+json": {}, "text/latex": "$x$"}  # fmt: skip


def shown(**data):
    return new_output("display_data", data={**MARKUP, **data}, metadata={"image/png": {"alt": "<script>"}})


def test_only_text_and_pictures_are_kept():
    kept = harmless([shown(**{"text/plain": "t", "image/png": "p"}), shown(), new_output("stream", text="s")])
    assert [output.output_type for output in kept] == ["display_data", "stream"]
    assert kept[0].data == {"text/plain": "t", "image/png": "p"}
    assert kept[0].metadata == {}


def test_feedback_cleans_once_more():
    cell = new_code_cell("x", outputs=[from_dict(shown(**{"text/plain": "t"}))])
    notebook, _ = ForStudents().preprocess(new_notebook(cells=[cell]), {})
    assert notebook.cells[0].outputs[0].data == {"text/plain": "t"}


# The recorder, which works on the other side ----------------------------------------------------------------------


@pytest.fixture
def published(monkeypatch):
    sent = []
    monkeypatch.setattr("neurona.grading.recorder.publish", sent.append)
    return sent


def test_answers_are_sent_as_they_come(published):
    ask = Recorder()
    ask(lambda: 1)
    ask(lambda: [2.5, "x"])
    assert published == [{"n": 0, "value": "1"}, {"n": 1, "value": '[2.5,"x"]'}]


def test_an_exception_is_the_last_answer(published):
    ask = Recorder()
    with pytest.raises(Stopped):
        ask(lambda: 1 / 0)
    assert published[0]["raised"]["name"] == "ZeroDivisionError"
    assert Stopped()._render_traceback_() == []


class Strange(list):
    def __iter__(self):
        raise RuntimeError("no")

    def __str__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    "value", [print, object(), {1, 2}, [..., 1], (i for i in [])], ids=lambda value: type(value).__name__
)
def test_what_is_not_plain_is_sent_as_a_reason(value):
    assert encode(value)["value"].startswith('{"refused"')


def test_strange_objects_do_no_harm():
    assert "value" in encode(Strange([1]))

    class Odd(Exception):
        __str__ = Strange.__str__

    assert describe(Odd())["message"] == ""
