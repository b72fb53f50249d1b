"""What the corpora are read into: documents of words with labels, and windows of them."""

import dataclasses
import random

from tokenizers import Tokenizer


@dataclasses.dataclass
class Frame:
    """An act (or, in attribution, a cue): its word, and the words that fill its slots."""

    word: int
    slots: dict[str, set[int]]
    type: str = "none"
    mode: str | None = None
    stance: str = "asserted"


@dataclasses.dataclass
class Document:
    """Words in sentences; `tags` holds one label a word for each word-level task that the corpus annotates.

    The tag `head` is an index of a word in the document, -1 for a root. `frames` is None where the corpus has none to
    teach. `about` is the task that asks about the document as a whole, and its label.
    """

    corpus: str
    words: list[str]
    sentences: list[int]
    tags: dict[str, list] = dataclasses.field(default_factory=dict)
    frames: list[Frame] | None = None
    about: tuple[str, str] | None = None
    id: str = ""

    def cut(self, first: int, last: int) -> "Document":
        """The words [first, last) as a document of their own; arcs that leave it are dropped."""
        tags = {name: values[first:last] for name, values in self.tags.items()}
        if "head" in tags:
            tags["head"] = [h - first if h >= first and h < last else -1 for h in tags["head"]]
        frames = None
        if self.frames is not None:
            frames = [
                dataclasses.replace(f, word=f.word - first,
                                    slots={s: {w - first for w in ws if first <= w < last} for s, ws in f.slots.items()})
                for f in self.frames if first <= f.word < last
            ]  # fmt: skip
        return Document(
            self.corpus, self.words[first:last], self.sentences[first:last], tags, frames, self.about, self.id
        )


@dataclasses.dataclass
class Window:
    """A stretch of a document that is read at once: piece ids with [CLS] and [SEP], each word's first piece."""

    document: Document
    pieces: list[int]
    first_piece: list[int]
    shapes: list[int]


def case_shape(word: str, first_of_sentence: bool) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 one capital alone, 4 mixed, 5 with a digit, 6 no cased letter; +7 first of its sentence.

    The same rule as src/language/case_shape.hpp.
    """
    letters = [c for c in word if c.isupper() or c.islower()]
    if any(c.isdigit() for c in word):
        shape = 5
    elif not letters:
        shape = 6
    elif all(c.islower() for c in letters):
        shape = 0
    elif len(letters) == 1:
        shape = 3
    elif all(c.isupper() for c in letters):
        shape = 2
    elif letters[0].isupper() and all(c.islower() for c in letters[1:]):
        shape = 1
    else:
        shape = 4
    return shape + 7 * first_of_sentence


def window(document: Document, word_pieces: list[list[int]], cls: int, sep: int) -> Window:
    pieces, first_piece, shapes = [cls], [], []
    for i, ids in enumerate(word_pieces):
        first_piece.append(len(pieces))
        pieces += ids
        shapes.append(
            case_shape(document.words[i], i == 0 or document.sentences[i] != document.sentences[i - 1])
        )
    return Window(document, pieces + [sep], first_piece, shapes)


def windows(
    document: Document, tokenizer: Tokenizer, limit: int, draw: random.Random | None = None
) -> list[Window]:
    """Consecutive whole sentences, up to `limit` pieces a window; what is longer alone is cut at the limit.

    `draw` varies where windows end, so that in another pass a sentence has other neighbours.
    """
    cls, sep, unknown = (tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
    encoded = tokenizer.encode_batch(document.words, add_special_tokens=False)
    # The marks around an event's parties are pieces of the vocabulary, which the tokenizer would take apart.
    word_pieces = [
        [tokenizer.token_to_id(word)] if word.startswith("[unused") else e.ids or [unknown]
        for word, e in zip(document.words, encoded, strict=True)
    ]
    starts = [
        i for i in range(len(document.words)) if i == 0 or document.sentences[i] != document.sentences[i - 1]
    ]
    bounds = list(zip(starts, starts[1:] + [len(document.words)], strict=True))
    made, first, size = [], 0, 2
    allowed = draw.randint(limit // 3, limit) if draw else limit

    def close(last: int) -> None:
        nonlocal first, size, allowed
        if last > first:
            made.append(window(document.cut(first, last), word_pieces[first:last], cls, sep))
        first, size = last, 2
        allowed = draw.randint(limit // 2, limit) if draw else limit

    for begin, end in bounds:
        length = sum(map(len, word_pieces[begin:end]))
        if size + length > allowed:
            close(begin)
        if length + 2 > limit:
            for i in range(begin, end):
                if size + len(word_pieces[i]) > limit:
                    close(i)
                size += len(word_pieces[i])
            continue
        size += length
    close(len(document.words))
    return made
