"""Where the controls of a lab can stand: the ends, every entry of a list, and anywhere."""


def choices(control):
    """Every place of a list, and both ends of a slider."""
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    return [control.min, control.max]


def ends(control):
    """The first and the last place of a control."""
    places = choices(control)
    return [places[0], places[-1]]


def anywhere(control, rng):
    """A place drawn at random."""
    if hasattr(control, "options"):
        places = choices(control)
        return places[rng.integers(len(places))]
    return control.min + control.step * int(rng.integers(round((control.max - control.min) / control.step) + 1))
