"""Travellers say where they want to go and when; every word is labelled with the slot that it fills.

The sentences come from a small grammar, in Spanish and in lower case. The same word may have different
labels, "a neuquén" and "desde neuquén": what decides is said before it, now and then many words before.
A reader from left to right can always know the label of the word that it has just read.
"""

from typing import NamedTuple

import numpy as np

OTHER, DESTINATION, DATE = LABELS = ("other", "destination", "date")

TOO_MANY = "{count} different sentences were asked for, and after {tries} tries there are only {found}."

CITIES = (
    "neuquén",
    "bariloche",
    "córdoba",
    "salta",
    "mendoza",
    "rosario",
    "ushuaia",
    "posadas",
    "mar del plata",
    "bahía blanca",
    "san luis",
    "san juan",
    "buenos aires",
    "san martín de los andes",
)
DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
COUNTS = ("2", "3", "4", "5", "6")

# Between * and * stand the words of a slot; {names} are drawn from the lists.
GREETINGS = ("", "", "hola", "buenas tardes", "por favor", "disculpe")
WISHES = (
    "llegaría a *{to}*",
    "quiero viajar a *{to}*",
    "necesito {count} pasajes a *{to}*",
    "busco un vuelo a *{to}*",
    "llegaría desde {start} a *{to}*",
    "vivo en {start} y quiero viajar a *{to}*",
    "quiero salir de {start} y llegar a *{to}*",
    "somos {count} y viajamos desde {start} hacia *{to}*",
    "voy para *{to}* y no para {start}",
    "vuelvo a *{to}*",
    "desde {start} quiero {count} pasajes hacia *{to}*",
)
WHEN = (
    "el *{number} de {month}*",
    "el *{number} de {month}*",
    "el *{day}*",
    "el *{day} {number} de {month}*",
    "*mañana*",
    "*pasado mañana*",
)
CLOSINGS = ("", "", "", "gracias", "con {count} valijas", "por {count} días")


class Sentence(NamedTuple):
    """The words of a sentence, and for each of them one of LABELS; two lists of the same length."""

    words: list
    labels: list


def sentences(count, seed=0):
    """Make different sentences.

    Args:
        count: how many, up to some thousands.
        seed: a whole number; the same seed gives the same sentences, and a larger count more of them.

    Returns:
        a list of Sentence(words, labels).

    Raises:
        ValueError: if so many different ones are not found.
    """
    rng, made = np.random.default_rng(seed), {}
    tries = 20 * count + 100
    for _ in range(tries):
        if len(made) >= count:
            return list(made.values())
        sentence = _sentence(rng)
        made.setdefault(" ".join(sentence.words), sentence)
    raise ValueError(TOO_MANY.format(count=count, tries=tries, found=len(made)))


def fill(words, labels):
    """Collect the words of each slot.

    Args:
        words: a list of strings.
        labels: for each word one of LABELS.

    Returns:
        a dict {"destination": text, "date": text}; a slot without words is an empty text.
    """
    said = list(zip(words, labels, strict=True))
    return {slot: " ".join(word for word, label in said if label == slot) for slot in LABELS[1:]}


def _sentence(rng):
    to, start = (CITIES[k] for k in rng.choice(len(CITIES), 2, replace=False))
    drawn = {
        "to": to,
        "start": start,
        "count": _one_of(COUNTS, rng),
        "number": str(rng.integers(1, 29)),  # a day that every month has
        "month": _one_of(MONTHS, rng),
        "day": _one_of(DAYS, rng),
    }
    wish, when = _one_of(WISHES, rng), _one_of(WHEN, rng)
    parts = [(wish, DESTINATION), (when, DATE)]
    if rng.random() < 0.15:
        parts.reverse()
    elif rng.random() < 0.1:
        parts.pop()
    parts = [(_one_of(GREETINGS, rng), OTHER), *parts, (_one_of(CLOSINGS, rng), OTHER)]
    return _labelled([(text.format(**drawn), slot) for text, slot in parts])


def _labelled(parts):
    words, labels = [], []
    for text, slot in parts:
        for place, piece in enumerate(text.split("*")):
            words += piece.split()
            labels += [slot if place % 2 else OTHER] * len(piece.split())
    return Sentence(words, labels)


def _one_of(choices, rng):
    return choices[rng.integers(len(choices))]


EXAMPLE = _labelled([("llegaría a *neuquén*", DESTINATION), ("el *2 de noviembre*", DATE)])


def _words():
    drawn = {
        "to": " ".join(CITIES),
        "start": "",
        "count": " ".join(COUNTS),
        "number": " ".join(map(str, range(1, 29))),
        "month": " ".join(MONTHS),
        "day": " ".join(DAYS),
    }
    texts = " ".join([*GREETINGS, *WISHES, *WHEN, *CLOSINGS]).format(**drawn)
    return tuple(sorted(set(texts.replace("*", " ").split())))


WORDS = _words()
