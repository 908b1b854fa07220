"""The picture of an LSTM cell: is it described, does it name its parts, and do its words keep apart?"""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg

from neurona import plot
from neurona.drawing import memory_cell as module


def test_it_describes_the_way_of_the_memory():
    assert plot.memory_cell().description == module.SAY
    assert all(word in module.SAY for word in ("forget gate", "input gate", "candidate", "output gate"))
    assert plot.memory_cell(description="A cell.").description == "A cell."


def test_it_names_the_four_layers_and_what_goes_in_and_out():
    words = {text.get_text() for text in plot.memory_cell().axes[0].texts}
    carried = {module.OLD_MEMORY, module.NEW_MEMORY, module.OLD_STATE, module.NEW_STATE}
    assert {*module.ROLES, *carried, module.WORD} <= words


def test_its_words_do_not_touch_and_stay_inside():
    figure = plot.memory_cell()
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [text.get_window_extent(renderer) for text in figure.axes[0].texts if text.get_text()]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= renderer.width and box.y1 <= renderer.height for box in boxes)


def test_each_call_gives_a_picture_of_its_own():
    assert plot.memory_cell() is not plot.memory_cell()
