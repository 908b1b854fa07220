"""The rated texts are balanced, clean and split by seed; the travellers' sentences are labelled as the grammar says."""

import importlib.util
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from neurona import data, slots

ROOT = Path(__file__).resolve().parents[2]


def tool(name):
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


choose = tool("choose_reviews")


# Reviews

# (source, class): number of texts
PER_CLASS = {(s, label): count for s, count in (("movie", 2215), ("product", 600), ("tweet", 255)) for label in (0, 1)}


def test_there_are_as_many_texts_as_the_documents_say_and_half_of_them_praise():
    texts, y, ratings, sources = data.reviews()
    assert len(texts) == len(y) == len(ratings) == len(sources) == 6140 and "6140 short" in data.reviews.__doc__
    np.testing.assert_array_equal(y, ratings > 0)
    assert np.abs(ratings).min() >= 1 and np.abs(ratings).max() <= 4
    assert Counter(zip(sources, y.tolist(), strict=True)) == PER_CLASS
    readme = " ".join(files("neurona.data").joinpath("README.md").read_text(encoding="utf-8").split())
    assert "2215 of each about films, 600 about products, and 255 tweets" in readme
    assert "At least 15 people" in readme and "At least 15 people" in data.reviews.__doc__


def test_texts_are_short_single_lines_without_links_and_codes():
    texts = data.reviews().texts
    assert all(3 <= len(choose.words_of(text)) <= 20 for text in texts)
    assert not [text for text in texts if "http" in text or re.search(r"&#?\w+;|\s\s|[\t\n\ufeff]", text)]
    assert len({" ".join(choose.words_of(text)) for text in texts}) == len(texts)


def test_no_text_has_a_word_that_was_to_be_left_out():
    assert not [(text, choose.left_out(text)) for text in data.reviews().texts if choose.left_out(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What a DAMNED shame", ["damned"]),
        ("a half-assed job", ["assed", "half-assed"]),
        ("Unbloody and classic, with skills", []),
        ("bloodless", ["bloodless"]),
        ("sexy as hell!", ["hell", "sexy"]),
        ("courage and complicity at Auschwitz", ["auschwitz"]),
        ("its neo-Nazis, anti-Semitism and the Holocaust", ["anti-semitism", "holocaust", "nazis", "semitism"]),
    ],
)
def test_the_list_takes_whole_words_and_its_stars_any_ending(text, words):
    assert choose.left_out(text) == words


def test_the_choice_is_made_as_the_readme_says(tmp_path):
    lines = [
        "1\t2.5\tA warm &amp;#38; funny film  for all of us",
        "2\t-2.5\tA damned dull film it was",
        "3\t0.9\tA film that one may see",
        "4\t-1.5\tA dull and endless film it is",
        "5\t-1.7\tA dull and endless film it was",
        "6\t-3\tToo long",
        "7\t-1\tSlow, see http://url_removed and sleep",
        "8\t1.5\tFresh, clever and quick",
    ]
    more = [
        "9\t-2\tNobody laughed and nobody cried",
        "10\t3\tBright and brave and loud",
        "11\t2\tDull and endless film it is",
    ]
    for (name, _), rows in zip(choose.SOURCES.values(), (lines, more, more), strict=True):
        (tmp_path / name).write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    chosen = choose.choose(tmp_path)
    assert len(chosen) == 4, "one of each class from the first two files, and nothing twice from the third"
    assert {line.split("\t")[1] for line in chosen if line.startswith("movie")} < {"2.50", "1.50", "-1.50"}
    assert "movie\t-1.50\tA dull and endless film it is" in chosen
    assert "product\t3.00\tBright and brave and loud" in chosen, "a text is not taken twice"
    assert all("&" not in line or "warm & funny film for all" in line for line in chosen)


def test_the_same_seed_gives_the_same_split_and_another_seed_another():
    everything = data.reviews()
    (learn, test), (again, _), (other, _) = (everything.split(seed) for seed in (4, 4, 5))
    assert learn.texts == again.texts != other.texts
    np.testing.assert_array_equal(learn.ratings, again.ratings)
    assert not set(learn.texts) & set(test.texts) and set(learn.texts) | set(test.texts) == set(everything.texts)


def test_both_parts_have_the_same_share_of_each_class_and_source():
    learn, test = data.reviews().split(0)
    assert len(test.texts) == 1228 and (test.y.mean(), learn.y.mean()) == (0.5, 0.5)
    for part, share in ((learn, 0.8), (test, 0.2)):
        counts = Counter(zip(part.sources, part.y.tolist(), strict=True))
        assert counts == {group: share * count for group, count in PER_CLASS.items()}
    assert 0.35 < test.y[:100].mean() < 0.65, "the classes come mixed"


def test_a_part_keeps_every_text_with_its_own_rating_and_can_be_split_again():
    everything = data.reviews()
    rating = dict(zip(everything.texts, zip(everything.ratings, everything.sources, strict=True), strict=True))
    learn, _ = everything.split(1)
    fit, validation = learn.split(2, test=0.1)
    assert len(fit.texts) + len(validation.texts) == len(learn.texts)
    for part in (fit, validation):
        assert [rating[text] for text in part.texts] == list(zip(part.ratings, part.sources, strict=True))
        np.testing.assert_array_equal(part.y, part.ratings > 0)


@pytest.mark.parametrize("share", [0, 1, -0.1, 20, float("nan")])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        data.reviews().split(0, test=share)


def test_what_a_student_changes_is_gone_at_the_next_call_of_reviews():
    first = data.reviews()
    first.y[:] = 7
    first.ratings[:] = 9
    assert set(data.reviews().y.tolist()) == {0, 1} and data.reviews().ratings.max() < 4


def test_the_file_is_small_and_has_origin_and_licence():
    folder = files("neurona.data")
    assert len(folder.joinpath("reviews.tsv.gz").read_bytes()) < 300_000
    readme = folder.joinpath("README.md").read_text(encoding="utf-8")
    for words in ("`reviews.tsv.gz`", "Copyright (c) 2016 C.J. Hutto", "choose_reviews.py", "vaderSentiment 3.3.2"):
        assert words in readme
    assert 430 < len(choose.LEFT_OUT) < 480 and "a list of some 450" in readme
    assert len(set(choose.LEFT_OUT)) == len(choose.LEFT_OUT)


# Slots


def labels_of(text, corpus):
    """The labels that the grammar has given to these words, one after the other, anywhere in the corpus."""
    words, found = text.split(), set()
    for sentence in corpus:
        for start in range(len(sentence.words) - len(words) + 1):
            if sentence.words[start : start + len(words)] == words:
                found.add(tuple(sentence.labels[start : start + len(words)]))
    return found


@pytest.fixture(scope="module")
def corpus():
    return slots.sentences(3000, seed=1)


def test_the_lectures_example_has_its_destination_and_its_date():
    words, labels = slots.EXAMPLE
    assert " ".join(words) == "llegaría a neuquén el 2 de noviembre"
    assert labels == ["other", "other", "destination", "other", "date", "date", "date"]
    assert slots.fill(words, labels) == {"destination": "neuquén", "date": "2 de noviembre"}


def test_a_slot_that_nobody_filled_is_empty():
    assert slots.fill(["hola"], ["other"]) == {"destination": "", "date": ""}


def test_sentences_differ_are_the_same_for_a_seed_and_grow_with_the_count(corpus):
    assert len({tuple(sentence.words) for sentence in corpus}) == 3000
    assert slots.sentences(50, seed=1) == corpus[:50] != slots.sentences(50, seed=2)


def test_every_word_has_a_label_and_every_word_is_known(corpus):
    for words, labels in corpus:
        assert len(words) == len(labels) <= 24 and set(labels) <= set(slots.LABELS)
        assert "*" not in "".join(words) and " ".join(words) == " ".join(words).lower()
    assert {word for sentence in corpus for word in sentence.words} == set(slots.WORDS)


def test_the_example_is_a_sentence_that_the_grammar_can_say():
    assert set(slots.EXAMPLE.words) <= set(slots.WORDS)
    made = slots.sentences(20_000, seed=0)
    assert ("other", "other", "destination", "other") in labels_of("llegaría a neuquén el", made)
    assert labels_of("el 2 de noviembre", made) == {tuple(slots.EXAMPLE.labels[3:])}


def test_the_same_word_has_the_label_of_what_was_said_before(corpus):
    assert labels_of("a neuquén", corpus) == {("other", "destination")}
    assert labels_of("desde neuquén", corpus) == {("other", "other")}
    assert labels_of("el 2 de", corpus) == {("other", "date", "date")}
    assert labels_of("2 pasajes", corpus) == {("other", "other")}
    assert labels_of("los andes", corpus) == {("other", "other"), ("destination", "destination")}


def test_what_has_been_read_always_decides_the_label(corpus):
    seen = {}
    for words, labels in corpus:
        for end in range(len(words)):
            seen.setdefault(tuple(words[: end + 1]), set()).add(labels[end])
    assert [start for start, labels in seen.items() if len(labels) > 1] == []


def test_the_slots_of_a_sentence_are_a_city_and_a_date_of_the_lists(corpus):
    for sentence in corpus:
        slot = slots.fill(*sentence)
        assert slot["destination"] in slots.CITIES
        assert not slot["date"] or slot["date"].split()[-1] in (*slots.MONTHS, *slots.DAYS, "mañana")


def test_more_sentences_than_there_are_is_refused(monkeypatch):
    monkeypatch.setattr(slots, "_sentence", lambda rng: slots.EXAMPLE)
    with pytest.raises(ValueError, match="5 different sentences .* only 1"):
        slots.sentences(5)
