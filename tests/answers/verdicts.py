"""A chapter's checks are judged by answers whose worth is known: each surprise is a complaint in one sentence."""

MIN_RIGHT, MIN_WRONG = 3, 5


def complaint(chapter, entry):
    """What the checks of a chapter get wrong about one answer.

    Args:
        chapter: the Chapter.
        entry: the Entry.
    Returns:
        A sentence, or None when all is as the entry says.
    """
    if entry.exercise not in chapter.exercises:
        return f"The chapter has no exercise {entry.exercise}."
    everything = chapter.try_answer(entry.exercise, entry.source, hidden=True)
    if not everything:
        return f"The exercise {entry.exercise} has no check."
    if entry.kind == "right":
        failed = [outcome for outcome in everything if outcome.error]
        return f"A right answer is rejected by {failed[0].check}:\n{failed[0].message}" if failed else None
    visible = chapter.try_answer(entry.exercise, entry.source, hidden=False)
    failed_visibly = [outcome for outcome in visible if outcome.error]
    failed = [outcome for outcome in everything if outcome.error]
    if not failed:
        return "A wrong answer passes all checks."
    if entry.hidden and failed_visibly:
        return f"The visible checks catch it already:\n{failed_visibly[0].message}"
    if not entry.hidden and not failed_visibly:
        return f"Only hidden tests catch it:\n{failed[0].message}"
    return _what_is_seen(entry, failed if entry.hidden else failed_visibly)


def _what_is_seen(entry, failed):
    text = "\n".join(outcome.message for outcome in failed)
    for sentence in entry.sees:
        if sentence not in text:
            return f"The student should read\n    {sentence}\nbut reads\n{text}"
    for outcome in failed:
        crash = type(outcome.error).__name__
        if crash != "CheckFailed" and not any(crash in sentence for sentence in entry.sees):
            return f"It is not rejected but crashes, which the entry does not say:\n{outcome.message}"
    return None


def stub_complaint(chapter, exercise):
    """What is wrong when the untouched stub is handed in: it must fail every check cell."""
    for hidden in (False, True):
        outcomes = chapter.try_answer(exercise, chapter.stub(exercise), hidden)
        passed = [outcome.check for outcome in outcomes if outcome.error is None]
        if passed or not outcomes:
            return f"The untouched stub passes {', '.join(passed) or 'for want of a check'}."
    return None


def missing(chapter, entries):
    """One sentence for each exercise with too few answers."""
    sentences = []
    for exercise in chapter.exercises:
        for kind, least in (("right", MIN_RIGHT), ("wrong", MIN_WRONG)):
            count = sum(entry.exercise == exercise and entry.kind == kind for entry in entries)
            if count < least:
                sentences.append(f"{exercise} has {count} {kind} answers; it needs {least}.")
    return sentences
