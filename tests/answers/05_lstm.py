# Answers to the exercises of chapter 05: right ones in different styles, wrong ones with what the student is told.

# %% tokenize | right | a pattern
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+(?:'\w+)*|[!?]", text)

# %% tokenize | right | character by character
def tokenize(text):
    tokens, word = [], ""
    for sign in text.lower().replace("’", "'") + " ":
        if sign.isalnum() or sign in "_'":
            word += sign
            continue
        if word.strip("'"):
            tokens.append(word.strip("'"))
        word = ""
        if sign in "!?":
            tokens.append(sign)
    return tokens

# %% tokenize | right | finditer and small letters at the end
def tokenize(text):
    straight = "'".join(text.split("’"))
    return [match.group().lower() for match in re.finditer(r"\w+(?:'\w+)*|[!?]", straight)]

# %% tokenize | wrong | capital letters stay
# sees: turn capital letters into small ones
def tokenize(text):
    text = text.replace("’", "'")
    return re.findall(r"\w+(?:'\w+)*|[!?]", text)

# %% tokenize | wrong | apostrophes cut words
# sees: an apostrophe inside a word belongs to it
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+|[!?]", text)

# %% tokenize | wrong | the marks stick to the words
# sees: the marks ! and ? are tokens of their own
def tokenize(text):
    return text.lower().split()

# %% tokenize | wrong | no marks
# sees: the marks ! and ? count, too
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+(?:'\w+)*", text)

# %% tokenize | wrong | a sorted set
# sees: keep the order, and words that come twice
def tokenize(text):
    return sorted(set(re.findall(r"\w+(?:'\w+)*|[!?]", text.lower())))

# %% tokenize | wrong | English letters only
# sees: letters with an accent are letters
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)*|[!?]", text)

# %% tokenize | wrong | no numbers
# sees: numbers are tokens, too
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"[^\W\d]+(?:'[^\W\d]+)*|[!?]", text)

# %% tokenize | wrong | bent apostrophes
# sees: replace the bent apostrophe by the straight one
def tokenize(text):
    text = text.lower()
    return re.findall(r"\w+(?:'\w+)*|[!?]", text)

# %% tokenize | wrong | quotation marks stick to words
# sees: an apostrophe at the edge of a word is a quotation mark
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"[\w']+|[!?]", text)

# %% tokenize | wrong | two marks are one token
# caught by: hidden tests
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+(?:'\w+)*|[!?]+", text)

# %% tokenize | wrong | a group in the pattern
# sees: a group in ( ) makes findall give that group alone
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+('\w+)*|[!?]", text)

# %% tokenize | wrong | a set
# sees: keep the order, and words that come twice
def tokenize(text):
    text = text.lower().replace("’", "'")
    return list(set(re.findall(r"\w+(?:'\w+)*|[!?]", text)))

# %% tokenize | wrong | sorted tokens
# sees: keep the order, and words that come twice
def tokenize(text):
    text = text.lower().replace("’", "'")
    return sorted(re.findall(r"\w+(?:'\w+)*|[!?]", text))

# %% tokenize | wrong | letters from a to z only
# sees: letters with an accent are letters
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"[a-z]+(?:'[a-z]+)*|[!?]", text)

# %% tokenize | wrong | the bent apostrophe is deleted
# sees: the bent apostrophe does not go away: a straight one takes its place
def tokenize(text):
    text = text.lower().replace("’", "")
    return re.findall(r"\w+(?:'\w+)*|[!?]", text)

# %% tokenize | wrong | the full stop is a token
# sees: of the marks only ! and ? are tokens
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+(?:'\w+)*|[!?.,]", text)

# %% tokenize | wrong | one apostrophe in a word at most
# caught by: hidden tests
def tokenize(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"\w+(?:'\w+)?|[!?]", text)

# %% tokenize | wrong | only the first bent apostrophe is replaced
# caught by: hidden tests
def tokenize(text):
    text = text.lower().replace("’", "'", 1)
    return re.findall(r"\w+(?:'\w+)*|[!?]", text)

# %% build-vocabulary | right | Counter and sorted
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | right | most_common of sorted words
def build_vocabulary(texts, size):
    words = sorted(word for text in texts for word in tokenize(text))
    vocabulary = {"<pad>": 0, "<unk>": 1}
    for word, _ in Counter(words).most_common(size - 2):
        vocabulary[word] = len(vocabulary)
    return vocabulary

# %% build-vocabulary | right | a plain dictionary
def build_vocabulary(texts, size):
    counts = {}
    for text in texts:
        for word in tokenize(text):
            counts[word] = counts.get(word, 0) + 1
    order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    vocabulary = {"<pad>": 0, "<unk>": 1}
    for number, (word, _) in enumerate(order[:size - 2]):
        vocabulary[word] = number + 2
    return vocabulary

# %% build-vocabulary | wrong | the reserved numbers are not counted
# sees: the reserved numbers count in size
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | ties in the order of appearance
# sees: of two equally frequent tokens the first in the alphabet goes first
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: -counts[word])
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | the rarest first
# sees: the most frequent token comes first
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | the alphabet decides
# sees: order by how often a token occurs
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: word)
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | nothing is reserved
# sees: 0 and 1 are reserved for <pad> and <unk>
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = common[:size - 1]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | the reserved names exchanged
# sees: 0 is <pad> and 1 is <unk>
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<unk>", "<pad>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | in how many texts a token occurs
# sees: a token that comes twice in a text counts twice
def build_vocabulary(texts, size):
    counts = Counter()
    for text in texts:
        counts.update(set(tokenize(text)))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | counts in place of numbers
# sees: the value is the token's number, not its count
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {"<pad>": 0, "<unk>": 1} | {word: counts[word] for word in common[:size - 2]}

# %% build-vocabulary | wrong | a filler for every missing entry
# sees: nobody asked for the key
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in tokenize(text))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size - 2]
    names += [f"<{k}>" for k in range(size - len(names))]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | split at the spaces
# sees: cut the texts with tokenize(): small letters
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in text.split())
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | small letters, split at the spaces
# sees: cut the texts with tokenize(), which takes commas away
def build_vocabulary(texts, size):
    counts = Counter(word for text in texts for word in text.lower().split())
    common = sorted(counts, key=lambda word: (-counts[word], word))
    names = ["<pad>", "<unk>"] + common[:size - 2]
    return {word: number for number, word in enumerate(names)}

# %% build-vocabulary | wrong | size is ignored
# sees: size is not used
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common)}

# %% build-vocabulary | wrong | one entry too many
# sees: the reserved numbers count in size
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common[:size-1])}

# %% build-vocabulary | wrong | ties from the end of the alphabet
# sees: of two equally frequent tokens the first in the alphabet goes first
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (counts[w], w), reverse=True)
    return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | counted from 0 beside the reserved numbers
# sees: 0 and 1 are reserved for <pad> and <unk>
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    v = {"<pad>": 0, "<unk>": 1}
    for k, w in enumerate(common[:size - 2]):
        v[w] = k
    return v

# %% build-vocabulary | wrong | no entries for the reserved numbers
# sees: <pad> and <unk> are entries, too
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {w: k for k, w in enumerate(common[:size - 2], 2)}

# %% build-vocabulary | wrong | number to token
# sees: the token is the key, and its number the value
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {k: w for k, w in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | whole texts are counted
# sees: count tokens, as tokenize() cuts them
def build_vocabulary(texts, size):
    counts = Counter(texts)
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | letters are counted
# sees: count tokens, as tokenize() cuts them
def build_vocabulary(texts, size):
    counts = Counter()
    for t in texts:
        counts.update(t)
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | only the last text
# sees: here one text counts alone
def build_vocabulary(texts, size):
    for t in texts:
        counts = Counter(tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | return inside the loop
# sees: here one text counts alone
def build_vocabulary(texts, size):
    for t in texts:
        counts = Counter(tokenize(t))
        common = sorted(counts, key=lambda w: (-counts[w], w))
        return {w: k for k, w in enumerate(["<pad>", "<unk>"] + common[:size - 2])}

# %% build-vocabulary | wrong | the order of the texts
# sees: not by where it comes first
def build_vocabulary(texts, size):
    v = {"<pad>": 0, "<unk>": 1}
    for t in texts:
        for w in tokenize(t):
            if w not in v and len(v) < size:
                v[w] = len(v)
    return v

# %% build-vocabulary | wrong | pairs in place of a dictionary
# sees: a dictionary with the keys
def build_vocabulary(texts, size):
    counts = Counter(w for t in texts for w in tokenize(t))
    common = sorted(counts, key=lambda w: (-counts[w], w))
    return list(enumerate(["<pad>", "<unk>"] + common[:size - 2]))

# %% encode | right | the last tokens, from the right
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | right | lists with zeros in front
def encode(texts, vocabulary, length):
    rows = []
    for text in texts:
        row = [vocabulary[word] if word in vocabulary else vocabulary["<unk>"] for word in tokenize(text)]
        rows.append(([0] * length + row)[-length:])
    return np.array(rows)

# %% encode | right | written from the end
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for n, text in enumerate(texts):
        for place, word in enumerate(reversed(tokenize(text)), start=1):
            if place <= length:
                X[n, length - place] = vocabulary.get(word, 1)
    return X

# %% encode | wrong | the zeros behind
# sees: the zeros go in front
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, :len(numbers)] = numbers
    return X

# %% encode | wrong | the first tokens
# sees: a long text keeps its last tokens
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][:length]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | the first tokens, the zeros behind
# sees: a long text keeps its last tokens, and the zeros go in front
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][:length]
        if numbers:
            X[row, :len(numbers)] = numbers
    return X

# %% encode | wrong | unknown words are skipped
# sees: a token without a number is 1, <unk>; it keeps its place
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary[word] for word in tokenize(text) if word in vocabulary][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | unknown words are zeros
# sees: an unknown token is 1; 0 is the filler
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 0) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | split at the spaces
# sees: cut the text with tokenize()
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in text.split()][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | a column for each text
# sees: each text is a row
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X.T

# %% encode | wrong | an unknown word is an error
# sees: KeyError
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary[word] for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | an empty text
# caught by: hidden tests
# sees: ValueError
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | a list of lists
# sees: the rows become one array: np.array(rows)
def encode(texts, vocabulary, length):
    rows = []
    for text in texts:
        row = [vocabulary[word] if word in vocabulary else vocabulary["<unk>"] for word in tokenize(text)]
        rows.append(([0] * length + row)[-length:])
    return rows

# %% encode | wrong | numbers with decimals
# sees: numbers that look rows up must be whole: dtype=int
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length))
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | long texts are not cut
# sees: a long text keeps its last tokens: cut its numbers
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | unknown words are skipped after the cut
# sees: a token without a number is 1, <unk>; it keeps its place
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary[word] for word in tokenize(text)[-length:] if word in vocabulary]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | filled up with 1
# sees: the filler is 0; 1 is <unk>
def encode(texts, vocabulary, length):
    X = np.ones((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | one row for all texts
# sees: each text needs a new row of zeros
def encode(texts, vocabulary, length):
    row = [0] * length
    X = []
    for t in texts:
        for k, w in enumerate(tokenize(t)[-length:]):
            row[k - len(tokenize(t)[-length:])] = vocabulary.get(w, 1)
        X.append(list(row))
    return X

# %% encode | wrong | return inside the loop
# sees: is the return line inside the loop?
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
        return X

# %% encode | wrong | length is ignored
# sees: the length of a row is the parameter length
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), 20), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.get(word, 1) for word in tokenize(text)][-20:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% encode | wrong | the vocabulary grows
# caught by: hidden tests
def encode(texts, vocabulary, length):
    X = np.zeros((len(texts), length), dtype=int)
    for row, text in enumerate(texts):
        numbers = [vocabulary.setdefault(word, 1) for word in tokenize(text)][-length:]
        if numbers:
            X[row, -len(numbers):] = numbers
    return X

# %% one-hot-sequence | right | rows of the unit matrix
def one_hot_sequence(X, vocab_size):
    return np.eye(vocab_size)[np.asarray(X, dtype=int).T]

# %% one-hot-sequence | right | a comparison
def one_hot_sequence(X, vocab_size):
    return (np.transpose(X)[:, :, None] == np.arange(vocab_size)) * 1.0

# %% one-hot-sequence | right | loops
def one_hot_sequence(X, vocab_size):
    batch, length = len(X), len(X[0])
    out = np.zeros((length, batch, vocab_size))
    for n in range(batch):
        for t in range(length):
            out[t, n, X[n][t]] = 1
    return out

# %% one-hot-sequence | right | swapaxes
def one_hot_sequence(X, vocab_size):
    return np.swapaxes(np.eye(vocab_size)[np.array(X)], 0, 1)

# %% one-hot-sequence | right | the shape of X
def one_hot_sequence(X, vocab_size):
    batch, length = X.shape
    out = np.zeros((length, batch, vocab_size))
    for t in range(length):
        out[t, np.arange(batch), X[:, t]] = 1
    return out

# %% one-hot-sequence | wrong | the batch first
# sees: time comes first, then the batch
def one_hot_sequence(X, vocab_size):
    return np.eye(vocab_size)[np.asarray(X, dtype=int)]

# %% one-hot-sequence | wrong | reshape
# sees: reshape mixes up the texts; exchange the two axes
def one_hot_sequence(X, vocab_size):
    X = np.asarray(X)
    return np.eye(vocab_size)[X].reshape(X.shape[1], X.shape[0], vocab_size)

# %% one-hot-sequence | wrong | nothing for the filler
# sees: 0 is a number like the others
def one_hot_sequence(X, vocab_size):
    return np.diag([0.0] + [1.0] * (vocab_size - 1))[np.asarray(X, dtype=int).T]

# %% one-hot-sequence | wrong | counted from 1
# sees: numbers are counted from 0
def one_hot_sequence(X, vocab_size):
    return np.eye(vocab_size)[np.asarray(X, dtype=int).T - 1]

# %% one-hot-sequence | wrong | the number in place of 1
# sees: the mark is 1, whatever the number is
def one_hot_sequence(X, vocab_size):
    return np.diag(np.arange(float(vocab_size)))[np.asarray(X, dtype=int).T]

# %% one-hot-sequence | wrong | the classes in the middle
# sees: the classes come last
def one_hot_sequence(X, vocab_size):
    return np.eye(vocab_size)[np.asarray(X, dtype=int).T].swapaxes(1, 2)

# %% one-hot-sequence | wrong | the whole result turned around
# sees: turn X around before the vectors are made
def one_hot_sequence(X, vocab_size):
    return np.eye(vocab_size)[X].T

# %% one-hot-sequence | wrong | as many numbers as X needs
# sees: each vector has vocab_size numbers
def one_hot_sequence(X, vocab_size):
    X = np.asarray(X)
    return np.eye(X.max() + 1)[X.T]

# %% one-hot-sequence | wrong | the classes in the middle, the batch first
# sees: the classes come last
def one_hot_sequence(X, vocab_size):
    return np.eye(vocab_size)[np.asarray(X)].transpose(0, 2, 1)

# %% one-hot-sequence | wrong | return inside the loop
# sees: this is the first step alone
def one_hot_sequence(X, vocab_size):
    X = np.asarray(X)
    for t in range(X.shape[1]):
        return np.eye(vocab_size)[X[:, t]]

# %% one-hot-sequence | wrong | one bag for each text
# sees: each step has a table of its own
def one_hot_sequence(X, vocab_size):
    X = np.asarray(X)
    out = np.zeros((len(X), vocab_size))
    out[np.arange(len(X))[:, None], X] = 1
    return out

# %% one-hot-sequence | wrong | a 1 for every number of X
# sees: a vector has a single 1
def one_hot_sequence(X, vocab_size):
    X = np.asarray(X).T
    out = np.zeros(X.shape + (vocab_size,))
    out[:, :, X] = 1
    return out

# %% rnn-step | right | side by side
def rnn_step(x, h, params):
    joined = np.concatenate([h, x], axis=1)
    return np.tanh(joined @ np.asarray(params["W"]) + params["b"])

# %% rnn-step | right | two products
def rnn_step(x, h, params):
    x, h, W = np.asarray(x), np.asarray(h), np.asarray(params["W"])
    size = h.shape[1]
    return np.tanh(h @ W[:size] + x @ W[size:] + np.asarray(params["b"]))

# %% rnn-step | right | hstack and dot
def rnn_step(x, h, params):
    return np.tanh(np.dot(np.hstack((h, x)), params["W"]) + params["b"])

# %% rnn-step | right | row by row
def rnn_step(x, h, params):
    W, b = np.array(params["W"]), np.array(params["b"])
    return np.array([np.tanh(W.T @ np.array([*row_h, *row_x]) + b) for row_x, row_h in zip(x, h)])

# %% rnn-step | wrong | the input first
# sees: the order is [h, x]: first what is remembered, then the input
def rnn_step(x, h, params):
    joined = np.concatenate([x, h], axis=1)
    return np.tanh(joined @ np.asarray(params["W"]) + params["b"])

# %% rnn-step | wrong | no tanh
# sees: this is the sum; tanh is missing
def rnn_step(x, h, params):
    joined = np.concatenate([h, x], axis=1)
    return joined @ np.asarray(params["W"]) + params["b"]

# %% rnn-step | wrong | the sigmoid
# sees: tanh is asked for, not the sigmoid
def rnn_step(x, h, params):
    joined = np.concatenate([h, x], axis=1)
    return 0.5 + 0.5 * np.tanh((joined @ np.asarray(params["W"]) + params["b"]) / 2)

# %% rnn-step | wrong | no bias
# sees: the bias b is left out
def rnn_step(x, h, params):
    joined = np.concatenate([h, x], axis=1)
    return np.tanh(joined @ np.asarray(params["W"]))

# %% rnn-step | wrong | no memory
# sees: the old h is not used: this network has no memory
def rnn_step(x, h, params):
    joined = np.concatenate([np.zeros_like(h), x], axis=1)
    return np.tanh(joined @ np.asarray(params["W"]) + params["b"])

# %% rnn-step | wrong | h beside the tanh
# sees: h goes into the sum, through its rows of W; it is not added afterwards
def rnn_step(x, h, params):
    joined = np.concatenate([np.zeros_like(h), x], axis=1)
    return np.asarray(h) + np.tanh(joined @ np.asarray(params["W"]) + params["b"])

# %% rnn-step | wrong | the bias after tanh
# sees: b goes into the sum, before tanh
def rnn_step(x, h, params):
    return np.tanh(np.concatenate([h, x], axis=1) @ np.asarray(params['W'])) + params['b']

# %% rnn-step | wrong | the input is left out
# sees: the input x is not used
def rnn_step(x, h, params):
    return np.tanh(np.asarray(h) @ np.asarray(params['W'])[:np.shape(h)[1]] + params['b'])

# %% rnn-step | wrong | the old h added to the new
# sees: the old h is not added to it
def rnn_step(x, h, params):
    return h + np.tanh(np.concatenate([h, x], axis=1) @ np.asarray(params['W']) + params['b'])

# %% rnn-step | wrong | two tanh
# sees: one tanh for the whole sum
def rnn_step(x, h, params):
    W = np.asarray(params['W'])
    H = np.shape(h)[1]
    return np.tanh(np.asarray(h) @ W[:H]) + np.tanh(np.asarray(x) @ W[H:] + params['b'])

# %% rnn-step | wrong | the state that came in is changed
# sees: x and h that stay as they came in
def rnn_step(x, h, params):
    new = np.tanh(np.concatenate([h, x], axis=1) @ np.asarray(params['W']) + params['b'])
    if isinstance(h, np.ndarray):
        h[:] = new
    return new

# %% explore-gates | right | all but wide open
found = (1.0, 0.9, 0.4)

# %% explore-gates | right | a list of whole numbers and a fraction
found = [1, 1, 0.35]

# %% explore-gates | right | a little is forgotten
found = np.array([0.98, 0.95, 0.4])

# %% explore-gates | wrong | nothing written
# sees: Your answer is None
found = None

# %% explore-gates | wrong | the example
# sees: Step 1 writes 0.45; 0.7 are asked for.
found = (0.5, 0.5, 0.5)

# %% explore-gates | wrong | forgotten on the way
# sees: At step 12 the memory has kept 31% of it.
found = (0.9, 1.0, 0.4)

# %% explore-gates | wrong | everybody can read it
# sees: Which gate shows the memory?
found = (1.0, 1.0, 1.0)

# %% explore-gates | wrong | too quiet
# sees: it should stay between 0.2 and 0.3
found = (1.0, 0.9, 0.1)

# %% explore-gates | wrong | more than open
# sees: A gate lies between 0 (shut) and 1 (open).
found = (1.2, 1.0, 0.4)

# %% explore-gates | wrong | two gates only
# sees: Three numbers are asked for
found = (1.0, 0.4)

# %% explore-gates | wrong | one gate for all
# sees: Three numbers are asked for
found = 0.9

# %% explore-gates | wrong | texts
# sees: Three numbers are asked for
found = ('1','.9','.4')

# %% explore-gates | wrong | a dictionary
# sees: Three numbers are asked for
found = {'f':1,'i':.9,'o':.4}

# %% explore-gates | wrong | a gate is missing
# sees: Three numbers are asked for
found = (1,None,.4)

# %% lstm-step | right | the four sums one by one
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | right | the four tables side by side
def lstm_step(x, h, c, params):
    W = np.hstack([params["W" + g] for g in "fioc"])
    b = np.concatenate([params["b" + g] for g in "fioc"])
    joined, old = np.hstack([h, x]), np.asarray(c, dtype=float)
    zf, zi, zo, zc = np.split(joined @ W + b, 4, axis=1)
    f, i, o, cand = sigmoid(zf), sigmoid(zi), sigmoid(zo), np.tanh(zc)
    c = f * old + i * cand
    return o * np.tanh(c), c, {"joined": joined, "old": old, "f": f, "i": i, "o": o, "cand": cand, "c": c, "params": params}

# %% lstm-step | right | a loop over the gates and two products
def lstm_step(x, h, c, params):
    x, h, c = np.array(x, dtype=float), np.array(h, dtype=float), np.array(c, dtype=float)
    size, gates = h.shape[1], {}
    for name in "fioc":
        W = np.array(params["W" + name])
        z = h @ W[:size] + x @ W[size:] + np.array(params["b" + name])
        gates[name] = np.tanh(z) if name == "c" else 1 / (1 + np.exp(-z))
    new = gates["f"] * c + gates["i"] * gates["c"]
    return gates["o"] * np.tanh(new), new, (x, h, c, gates, new, params)

# %% lstm-step | right | returned as a list
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return [h, c, [joined, before, f, i, o, new, c, params]]

# %% lstm-step | wrong | h and c in the wrong order
# sees: h comes first, then c
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return c, h, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the input first
# sees: the order is [h, x]: first what is remembered, then the input
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([x, h], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | tanh for the gates
# sees: the gates f, i and o have the sigmoid, so that they lie between 0 and 1
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = np.tanh(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = np.tanh(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = np.tanh(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | sigmoid for the candidate
# sees: the candidate has tanh: what is written may be negative
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = sigmoid(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | forget and input exchanged
# sees: f multiplies the old memory and i the candidate, not the other way round
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = i * before + f * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | c is shown without tanh
# sees: h = o * tanh(c): the tanh of the memory is missing
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * c
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the forget bias is missing
# sees: one of the biases bf, bi, bo and bc is left out
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]))
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the bias of the input gate is missing
# sees: one of the biases bf, bi, bo and bc is left out
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ params["Wf"] + params["bf"])
    i = sigmoid(joined @ params["Wi"])
    o = sigmoid(joined @ params["Wo"] + params["bo"])
    new = np.tanh(joined @ params["Wc"] + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the bias of the output gate is missing
# sees: one of the biases bf, bi, bo and bc is left out
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ params["Wf"] + params["bf"])
    i = sigmoid(joined @ params["Wi"] + params["bi"])
    o = sigmoid(joined @ params["Wo"])
    new = np.tanh(joined @ params["Wc"] + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the bias of the candidate is missing
# sees: one of the biases bf, bi, bo and bc is left out
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ params["Wf"] + params["bf"])
    i = sigmoid(joined @ params["Wi"] + params["bi"])
    o = sigmoid(joined @ params["Wo"] + params["bo"])
    new = np.tanh(joined @ params["Wc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the output gate reads with Wi
# sees: the output gate has weights of its own
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ params["Wf"] + params["bf"])
    i = sigmoid(joined @ params["Wi"] + params["bi"])
    o = sigmoid(joined @ params["Wi"] + params["bo"])
    new = np.tanh(joined @ params["Wc"] + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the output gate is the input gate
# sees: the output gate has weights of its own
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ params["Wf"] + params["bf"])
    i = sigmoid(joined @ params["Wi"] + params["bi"])
    o = sigmoid(joined @ params["Wi"] + params["bi"])
    new = np.tanh(joined @ params["Wc"] + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the state that came in is changed
# sees: h and c that stay as they came in
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ params["Wf"] + params["bf"])
    i = sigmoid(joined @ params["Wi"] + params["bi"])
    o = sigmoid(joined @ params["Wo"] + params["bo"])
    new = np.tanh(joined @ params["Wc"] + params["bc"])
    c *= f
    c += i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | no biases
# sees: the biases are left out
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]))
    i = sigmoid(joined @ np.asarray(params["Wi"]))
    o = sigmoid(joined @ np.asarray(params["Wo"]))
    new = np.tanh(joined @ np.asarray(params["Wc"]))
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the old memory is lost
# sees: the old memory f * c is missing
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | nothing is forgotten
# sees: the forget gate must multiply the old memory
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the old h is left out
# sees: the gates read the old h, too
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([np.zeros_like(h), x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the gates read c
# sees: the gates read h, not c
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([c, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the old memory is shown
# sees: h shows the new memory, not the old one
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(before)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the gate weights are taken as transposed
# sees: ValueError
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]).T + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]).T + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]).T + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]).T + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | below each other in place of side by side
# sees: ValueError
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x]), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the empty cell
# sees: NotImplementedError
def lstm_step(x, h, c, params):
    raise NotImplementedError()

# %% lstm-step | wrong | f multiplies everything
# sees: the forget gate multiplies the old memory alone
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * (before + i * new)
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | a matrix product for f
# sees: a gate multiplies entry by entry: f * c, not f @ c
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f @ before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | matrix products for both gates
# sees: gates multiply entry by entry, with * and not with @
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f @ before + i @ new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | no cache
# sees: three things are asked for: h, c and a cache
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c

# %% lstm-step | wrong | a misspelt name
# sees: NameError: name 'sigmiod' is not defined
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmiod(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | no return line
# sees: the return line is missing
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    cache = joined, before, f, i, o, new, c, params

# %% lstm-step | wrong | the state alone
# sees: three things are asked for: h, c and a cache
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h

# %% lstm-step | wrong | no output gate
# sees: the output gate o is missing
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | no input gate
# sees: the input gate must multiply the candidate
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the input gate has the bias of the forget gate
# sees: here one of them serves twice
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bf"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | the candidate reads with Wo
# sees: here one of them serves twice
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wo"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, (joined, before, f, i, o, new, c, params)

# %% lstm-step | wrong | an empty cache
# sees: a cache that holds something
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, None

# %% lstm-step | wrong | the cache spread out
# sees: the cache is one thing
def lstm_step(x, h, c, params):
    joined, before = np.concatenate([h, x], axis=1), np.asarray(c)
    f = sigmoid(joined @ np.asarray(params["Wf"]) + params["bf"])
    i = sigmoid(joined @ np.asarray(params["Wi"]) + params["bi"])
    o = sigmoid(joined @ np.asarray(params["Wo"]) + params["bo"])
    new = np.tanh(joined @ np.asarray(params["Wc"]) + params["bc"])
    c = f * before + i * new
    h = o * np.tanh(c)
    return h, c, joined, before, f, i, o, new, c, params

# %% lstm-forward | right | lists of states
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | right | arrays filled step by step
def lstm_forward(X, params):
    X = np.array(X, dtype=float)
    T, N, _ = X.shape
    size = np.shape(params["bf"])[0]
    H, C, caches = np.zeros((T + 1, N, size)), np.zeros((T + 1, N, size)), []
    for t in range(T):
        H[t + 1], C[t + 1], cache = lstm_step(X[t], H[t], C[t], params)
        caches.append(cache)
    return H[1:], C[1:], caches

# %% lstm-forward | right | zip of all steps
def lstm_forward(X, params):
    h = c = np.zeros((len(X[0]), len(params["bo"])))
    steps = []
    for x in X:
        steps.append(lstm_step(x, h, c, params))
        h, c, _ = steps[-1]
    H, C, caches = zip(*steps)
    return np.stack(H), np.stack(C), list(caches)

# %% lstm-forward | right | the shape of X
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | h and c exchanged
# sees: all h come first, then all c
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(C), np.array(H), caches

# %% lstm-forward | wrong | only the last state
# sees: all states are asked for, not only the last
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return H[-1], C[-1], caches

# %% lstm-forward | wrong | every step starts anew
# sees: h and c are not carried from step to step
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, 0 * h, 0 * c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | c is not carried on
# sees: c is not carried from step to step
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, 0 * c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | h is not carried on
# sees: h is not carried from step to step
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, 0 * h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | one step late
# sees: these are the states before each step; note them after it
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        H.append(h)
        C.append(c)
        h, c, cache = lstm_step(x, h, c, params)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | from the end to the start
# sees: the first step comes first: time is read backwards
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X[::-1]:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | h and c passed in the wrong order
# sees: h and c change places on the way into lstm_step
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, c, h, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | h and c taken in the wrong order from the step
# sees: lstm_step gives h first, then c; here the two change places
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        c, h, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | no return line
# sees: the return line is missing
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    H, C = np.array(H), np.array(C)

# %% lstm-forward | wrong | return inside the loop
# sees: only the first step came back
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
        return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | as many steps as sequences
# sees: only the first step came back
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for t in range(X.shape[1]):
        x = X[t]
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | one sequence a turn
# sees: each turn takes one step
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[0], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X.transpose(1, 0, 2):
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | a start with ones
# sees: h and c start with zeros
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.ones((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | one array for all steps
# sees: give each step an array of its own
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    buf_h, buf_c = np.zeros_like(h), np.zeros_like(h)
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        buf_h[:] = h
        buf_c[:] = c
        H.append(buf_h)
        C.append(buf_c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | one row of zeros for all sequences
# sees: h and c start with a row for each sequence
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((1, len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | h twice
# sees: C holds the memories c
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(h)
        caches.append(cache)
    return np.array(H), np.array(C), caches

# %% lstm-forward | wrong | no caches
# sees: three things are asked for: H, C and caches
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C)

# %% lstm-forward | wrong | only the last cache
# sees: caches is a list with the cache of each step
def lstm_forward(X, params):
    X = np.asarray(X, dtype=float)
    h = c = np.zeros((X.shape[1], len(params["bf"])))
    H, C, caches = [], [], []
    for x in X:
        h, c, cache = lstm_step(x, h, c, params)
        H.append(h)
        C.append(c)
        caches.append(cache)
    return np.array(H), np.array(C), cache

# %% lstm-step-backward | right | gate by gate
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | right | the four tables side by side
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    shown = np.tanh(c)
    dc = np.asarray(dc) + np.asarray(dh) * o * (1 - shown * shown)
    dz = np.hstack([dc * before * f * (1 - f), dc * new * i * (1 - i), np.asarray(dh) * shown * o * (1 - o), dc * i * (1 - new * new)])
    W = np.hstack([params["W" + g] for g in "fioc"])
    dW, db, djoined = np.split(joined.T @ dz, 4, axis=1), np.split(dz.sum(axis=0), 4), dz @ W.T
    grads = {"W" + g: part for g, part in zip("fioc", dW)} | {"b" + g: part for g, part in zip("fioc", db)}
    dh, dx = np.split(djoined, [f.shape[1]], axis=1)
    return dx, dh, dc * f, grads

# %% lstm-step-backward | right | every step spelt out
def lstm_step_backward(dh, dc, cache):
    hx, c_old, f, i, o, cand, c_new, p = cache
    dh, dc = np.array(dh, dtype=float), np.array(dc, dtype=float)
    do = dh * np.tanh(c_new)
    dc = dc + dh * o / np.cosh(c_new) ** 2
    zf, zi, zo, zc = dc * c_old * (f - f**2), dc * cand * (i - i**2), do * (o - o**2), dc * i * (1 - cand) * (1 + cand)
    dhx = zf @ np.transpose(p["Wf"]) + zi @ np.transpose(p["Wi"]) + zo @ np.transpose(p["Wo"]) + zc @ np.transpose(p["Wc"])
    grads = {"Wf": hx.T @ zf, "Wi": hx.T @ zi, "Wo": hx.T @ zo, "Wc": hx.T @ zc,
             "bf": np.sum(zf, axis=0), "bi": np.sum(zi, axis=0), "bo": np.sum(zo, axis=0), "bc": np.sum(zc, axis=0)}
    H = dh.shape[1]
    return [dhx[:, H:], dhx[:, :H], dc * f, grads]

# %% lstm-step-backward | right | sums in place
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    shown = np.tanh(c)
    dc += dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the blame of h does not reach c
# sees: c is blamed twice: by dc, and by dh through h = o * tanh(c)
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + 0
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the slope of the last tanh is missing
# sees: on the way from h to c the slope of tanh, 1 - tanh(c)**2, is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the blame of the next step is lost
# sees: dc, the blame from the next step, must be added
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the output gate is left out
# sees: on the way from h to c the factor o is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | c is passed back whole
# sees: the memory comes back through the forget gate: the factor f is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc, grads

# %% lstm-step-backward | wrong | c is passed back through i
# sees: the memory comes back through f, not through i
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * i, grads

# %% lstm-step-backward | wrong | h and x exchanged
# sees: the order is dx, dh, dc, grads
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, :size], djoined[:, size:], dc * f, grads

# %% lstm-step-backward | wrong | the sigmoid's slope is missing
# sees: the slope of the sigmoid, s * (1 - s), is missing at the gates
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before,
            "i": dc * new,
            "o": dh * shown,
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the candidate has the sigmoid's slope
# sees: the candidate has the slope of tanh, 1 - ĉ**2
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * new * (1 - new)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the candidate has no slope
# sees: the slope of tanh, 1 - ĉ**2, is missing at the candidate
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the old and the new memory exchanged
# sees: the forget gate multiplied the old memory, not the new one
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * c * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | dc counts for the output gate
# sees: the output gate is blamed through dh only
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": (dh + dc) * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | only the last gate counts
# sees: all four sums blame [h, x]: add them up
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the gradients of the weights are transposed
# sees: a gradient has the shape of its weights: [h, x].T @ dz
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = dz.T @ joined
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the gradients of the weights are averaged
# sees: the gradients of the weights are added up over the rows, not averaged
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz / len(dz)
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the biases are averaged
# sees: the gradients of the biases are added up over the rows, not averaged
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.mean(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the weights are not transposed
# sees: ValueError
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate])
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the gradients of Wo and Wc five times too large
# sees: Look at: key 'Wo'
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    grads["Wo"], grads["Wc"] = 5 * grads["Wo"], 5 * grads["Wc"]
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | x last
# sees: the order is dx, dh, dc, grads; the third is dx here
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, :size], dc * f, djoined[:, size:], grads

# %% lstm-step-backward | wrong | dh after dc
# sees: the order is dx, dh, dc, grads; the third is dh here
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], dc * f, djoined[:, :size], grads

# %% lstm-step-backward | wrong | the slope of c in place of that of tanh c
# sees: the slope is that of tanh(c): 1 - np.tanh(c)**2, not 1 - c**2
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - c**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the output gate is blamed through the new dc
# sees: not dc * tanh(c)
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dc * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the output gate is blamed through the dc that comes in
# sees: here it gets the dc that came in
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    came = dc
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": came * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | c in place of tanh c for the output gate
# sees: the output gate gets dh * tanh(c): the tanh is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * c * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the output gate without tanh c
# sees: the factor tanh(c) is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | x and h split in the wrong order
# sees: in [h, x] the first H columns belong to h and the others to x
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, :-size], djoined[:, -size:], dc * f, grads

# %% lstm-step-backward | wrong | all gradients are averaged
# sees: the gradients are added up over the rows, not averaged
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz / len(dz)
        grads["b" + gate] = dz.mean(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the cache unpacked wrongly
# sees: ValueError: too many values to unpack
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | no return line
# sees: the return line is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    grads

# %% lstm-step-backward | wrong | no gradients
# sees: four things are asked for: dx, dh, dc and grads
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f

# %% lstm-step-backward | wrong | the square is missing
# sees: the square is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the tanh of the old memory
# sees: the tanh is that of the new c
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(before)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the forget gate has no slope
# sees: is missing at one of the gates
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before,
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | no slopes at all
# sees: the slopes are missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before,
            "i": dc * new,
            "o": dh * shown,
            "c": dc * i}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | half of the sigmoid's slope
# sees: the factor s is missing
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * (1 - f),
            "i": dc * new * (1 - i),
            "o": dh * shown * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the gates have the slope of tanh
# sees: not that of tanh
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * (1 - f**2),
            "i": dc * new * (1 - i**2),
            "o": dh * shown * (1 - o**2),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | input gate and candidate exchanged
# sees: i is blamed through ĉ, and ĉ through i
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * i * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * new * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | dh added to the old one
# sees: dh is not added
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size] + dh, dc * f, grads

# %% lstm-step-backward | wrong | dh handed through
# sees: this is the dh that came in
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], dh, dc * f, grads

# %% lstm-step-backward | wrong | other keys
# sees: Wf, not dWf
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["dW" + gate] = joined.T @ dz
        grads["db" + gate] = dz.sum(axis=0)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the biases added up over the columns
# sees: add up over the rows, with axis=0
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=1)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the biases added up to one number
# sees: add up over the rows, with axis=0
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum()
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the biases not added up
# sees: add up over the rows, with axis=0
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-step-backward | wrong | the biases in a table of one row
# sees: shape (2,) is expected, shape (1, 2) came back
def lstm_step_backward(dh, dc, cache):
    joined, before, f, i, o, new, c, params = cache
    dh, dc = np.asarray(dh), np.asarray(dc)
    shown = np.tanh(c)
    dc = dc + dh * o * (1 - shown**2)
    sums = {"f": dc * before * f * (1 - f),
            "i": dc * new * i * (1 - i),
            "o": dh * shown * o * (1 - o),
            "c": dc * i * (1 - new**2)}
    grads, djoined = {}, 0
    for gate, dz in sums.items():
        grads["W" + gate] = joined.T @ dz
        grads["b" + gate] = dz.sum(axis=0, keepdims=True)
        djoined = djoined + dz @ np.asarray(params["W" + gate]).T
    size = f.shape[1]
    return djoined[:, size:], djoined[:, :size], dc * f, grads

# %% lstm-backward | right | from the last step to the first
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | right | arrays that are added to in place
def lstm_backward(dH, caches):
    T = len(caches)
    dh, dc, dX, total = np.zeros(np.shape(dH[0])), np.zeros(np.shape(dH[0])), [], None
    for t in range(T - 1, -1, -1):
        dx, dh, dc, grads = lstm_step_backward(dh + np.asarray(dH[t]), dc, caches[t])
        dX.insert(0, dx)
        total = grads if total is None else {key: total[key] + grads[key] for key in grads}
    return np.array(dX), total

# %% lstm-backward | right | all steps first, then the sums
def lstm_backward(dH, caches):
    dh, dc, steps = 0.0, np.zeros_like(np.array(dH[0], dtype=float)), []
    for blame, cache in zip(list(dH)[::-1], caches[::-1]):
        step = lstm_step_backward(np.asarray(blame) + dh, dc, cache)
        dh, dc = step[1], step[2]
        steps.append(step)
    return np.array([step[0] for step in steps[::-1]]), {key: sum(step[3][key] for step in steps) for key in steps[0][3]}

# %% lstm-backward | wrong | dc is not handed on
# sees: dc is not handed back from step to step
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, _, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | dh is not handed on
# sees: dh is not handed back from step to step
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], _, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | neither is handed on
# sees: nothing is handed back: each step is blamed for its own h only
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], _, _, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | only the last step's blame
# sees: dH[t] must be added at every step, not only at the last
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward((dH[t] if t == len(caches) - 1 else 0) + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | from the start to the end
# sees: go from the last step to the first
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in range(len(caches)):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | off by one in time
# sees: dH[t] belongs to step t: this is off by one
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t - 1] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | the gradients are not added up
# sees: the gradients of the steps must be added up; these are one step's alone
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = value
    return np.array(dX), total

# %% lstm-backward | wrong | only Wf is added up
# sees: all eight gradients are added up over the steps, not only some
def lstm_backward(dH, caches):
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value if key == "Wf" else value
    return np.array(dX), total

# %% lstm-backward | wrong | the biases are not added up
# sees: all eight gradients are added up over the steps, not only some
def lstm_backward(dH, caches):
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value if key[0] == "W" else value
    return np.array(dX), total

# %% lstm-backward | wrong | the last step counts twice
# sees: the last step is counted twice: a sum starts with 0
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, value) + value
    return np.array(dX), total

# %% lstm-backward | wrong | the gradients are averaged
# sees: the gradients are added up over the steps, not averaged
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), {key: value / len(caches) for key, value in total.items()}

# %% lstm-backward | wrong | dX backwards
# sees: dX is in the order of time: the first step comes first
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX)[::-1], total

# %% lstm-backward | wrong | only the last step's gradients
# sees: these are the last step's alone
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total.setdefault(key, value)
    return np.array(dX), total

# %% lstm-backward | wrong | no return line
# sees: the return line is missing
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    dX = np.array(dX)

# %% lstm-backward | wrong | dX alone
# sees: two things are asked for: dX and grads
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX)

# %% lstm-backward | wrong | a start with the last dH
# sees: the last step is blamed twice
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh, dc = dH[-1], np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | dH added after the step
# sees: dH[t] is added before the step back
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dh, dc, caches[t])
        dh = dh + dH[t]
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | lists of gradients
# sees: add up over the steps: one array a key
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, []) + [value]
    return np.array(dX), total

# %% lstm-backward | wrong | the dH that came in is changed
# sees: dH stays as it came in
def lstm_backward(dH, caches):
    dH = np.asarray(dH)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [None] * len(caches), {}
    for t in reversed(range(len(caches))):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        if t: dH[t - 1] += dh
        dh = 0
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | step 0 is left out
# sees: step 0 is left out
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = np.zeros((len(caches), *dH.shape[1:-1], caches[0][0].shape[1] - dH.shape[2])), {}
    for t in range(len(caches) - 1, 0, -1):
        dX[t], dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
    return np.array(dX), total

# %% lstm-backward | wrong | return inside the loop
# sees: only the last step came back
def lstm_backward(dH, caches):
    dH = np.asarray(dH, dtype=float)
    dh = dc = np.zeros(dH.shape[1:])
    dX, total = [], {}
    for t in reversed(range(len(caches))):
        dx, dh, dc, grads = lstm_step_backward(dH[t] + dh, dc, caches[t])
        dX.append(dx)
        for key, value in grads.items():
            total[key] = total.get(key, 0) + value
        return np.array(dX), total

# %% clip-gradients | right | one factor
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads.values()))
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | right | all numbers in one row
def clip_gradients(grads, limit):
    length = np.linalg.norm(np.concatenate([np.ravel(g) for g in grads.values()]))
    if length <= limit:
        return dict(grads)
    return {key: np.asarray(g) * (limit / length) for key, g in grads.items()}

# %% clip-gradients | right | loops
def clip_gradients(grads, limit):
    total = 0.0
    for g in grads.values():
        total += float((np.asarray(g) ** 2).sum())
    factor = limit / max(limit, total ** 0.5)
    clipped = {}
    for key in grads:
        clipped[key] = np.array(grads[key]) * factor
    return clipped

# %% clip-gradients | wrong | each array by itself
# sees: all arrays together have one length and one factor
def clip_gradients(grads, limit):
    return {key: np.asarray(g) * min(1, limit / np.linalg.norm(g)) for key, g in grads.items()}

# %% clip-gradients | wrong | the gradients that came in are changed
# sees: return a new dictionary, with new arrays
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    for key in grads:
        grads[key] *= min(1.0, limit / norm) if norm > 0 else 1.0
    return grads

# %% clip-gradients | wrong | entry by entry
# sees: cutting entry by entry changes the direction
def clip_gradients(grads, limit):
    return {key: np.clip(g, -limit, limit) for key, g in grads.items()}

# %% clip-gradients | wrong | the root is missing
# sees: the length is the root of the sum of the squares
def clip_gradients(grads, limit):
    norm = sum(np.sum(np.square(g)) for g in grads.values())
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | the sum of the sizes
# sees: not the sum of the absolute values
def clip_gradients(grads, limit):
    norm = sum(np.sum(np.abs(g)) for g in grads.values())
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | to length 1
# sees: multiply by the limit: the new length is the limit, not 1
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads.values()))
    scale = (1.0 / norm if norm > limit else 1.0) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | nothing happens
# sees: nothing is clipped; this length is 13
def clip_gradients(grads, limit):
    return grads

# %% clip-gradients | wrong | always to the limit
# sees: below the limit the gradients stay as they are
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads.values()))
    scale = limit / norm if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | zero divided by zero
# caught by: hidden tests
# sees: ZeroDivisionError
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads.values()))
    scale = min(1.0, limit / float(norm))
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | the sum of the lengths of the arrays
# sees: not the sum of the arrays' lengths
def clip_gradients(grads, limit):
    norm = sum(np.linalg.norm(g) for g in grads.values())
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | the root of the mean
# sees: not of their mean
def clip_gradients(grads, limit):
    norm = np.sqrt(np.mean(np.concatenate([np.ravel(g) for g in grads.values()])**2))
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | no squares
# sees: the squares are missing
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(g) for g in grads.values()))
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | the length of the last array
# sees: this is the length of one
def clip_gradients(grads, limit):
    for k, g in grads.items():
        norm = np.sqrt(np.sum(np.square(g)))
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% clip-gradients | wrong | the limit is the factor
# sees: divide by the length, too
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads.values()))
    return {k: np.asarray(g) * (limit if norm > limit else 1) for k, g in grads.items()}

# %% clip-gradients | wrong | the factor upside down
# sees: not length / limit
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads.values()))
    return {k: np.asarray(g) * (norm / limit if norm > limit else 1) for k, g in grads.items()}

# %% clip-gradients | wrong | the spectral norm
# caught by: hidden tests
def clip_gradients(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g, 2)**2 if np.ndim(g) == 2 else np.linalg.norm(g)**2 for g in grads.values()))
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    return {key: scale * np.asarray(g) for key, g in grads.items()}

# %% quiz-1 | right | the letter
answer_1 = "b"

# %% quiz-1 | right | a capital letter
answer_1 = "B"

# %% quiz-1 | right | with its bracket
answer_1 = "(b) "

# %% quiz-1 | wrong | choice a
# sees: More words mean more steps, not more weights
answer_1 = "a"

# %% quiz-1 | wrong | choice c
# sees: Look at the shapes of Wf
answer_1 = "c"

# %% quiz-1 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_1 = None

# %% quiz-1 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_1 = "d"

# %% quiz-1 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_1 = 1

# %% quiz-2 | right | the letter
answer_2 = "a"

# %% quiz-2 | right | a capital letter
answer_2 = "A"

# %% quiz-2 | right | with its bracket
answer_2 = "(a) "

# %% quiz-2 | wrong | choice b
# sees: the old memory is thrown away
answer_2 = "b"

# %% quiz-2 | wrong | choice c
# sees: which then changes all the time
answer_2 = "c"

# %% quiz-2 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_2 = None

# %% quiz-2 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_2 = "d"

# %% quiz-2 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_2 = 1

# %% quiz-3 | right | the letter
answer_3 = "a"

# %% quiz-3 | right | a capital letter
answer_3 = "A"

# %% quiz-3 | right | with its bracket
answer_3 = "(a) "

# %% quiz-3 | wrong | choice b
# sees: The gradient has one right value
answer_3 = "b"

# %% quiz-3 | wrong | choice c
# sees: an average would be T times too small
answer_3 = "c"

# %% quiz-3 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_3 = None

# %% quiz-3 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_3 = "d"

# %% quiz-3 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_3 = 1

# %% quiz-4 | right | the letter
answer_4 = "a"

# %% quiz-4 | right | a capital letter
answer_4 = "A"

# %% quiz-4 | right | with its bracket
answer_4 = "(a) "

# %% quiz-4 | wrong | choice b
# sees: Its gates begin at 0.73
answer_4 = "b"

# %% quiz-4 | wrong | choice c
# sees: Its gates begin at 0.99
answer_4 = "c"

# %% quiz-4 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_4 = None

# %% quiz-4 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_4 = "d"

# %% quiz-4 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_4 = 1

# %% quiz-5 | right | the letter
answer_5 = "c"

# %% quiz-5 | right | a capital letter
answer_5 = "C"

# %% quiz-5 | right | with its bracket
answer_5 = "(c) "

# %% quiz-5 | wrong | choice a
# sees: The interval goes from below 0
answer_5 = "a"

# %% quiz-5 | wrong | choice b
# sees: Not seeing a difference is not the same
answer_5 = "b"

# %% quiz-5 | wrong | no answer yet
# sees: No letter yet: choose one of a, b, c.
answer_5 = None

# %% quiz-5 | wrong | a letter that is no choice
# sees: 'd' is not one of the choices: a, b, c.
answer_5 = "d"

# %% quiz-5 | wrong | a number in place of a letter
# sees: is not one of the choices: a, b, c.
answer_5 = 1
