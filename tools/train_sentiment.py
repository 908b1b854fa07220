"""Train the network of the lab of sentiment and write it to neurona/data/sentiment.npz (some seconds).

python tools/train_sentiment.py
"""

from pathlib import Path

import numpy as np

from neurona.experiments import sentiment

TARGET = Path(__file__).resolve().parents[1] / "neurona" / "data" / "sentiment.npz"
RESULT = "{right:.1f} % of {count} test texts are right; the file has {size} bytes."


def main():
    learn, test = sentiment.course_split()
    known = sentiment.vocabulary(learn.texts)
    net = sentiment.train(learn.texts, learn.y, known)
    words = np.frombuffer("\n".join(known).encode("utf-8"), dtype=np.uint8)
    # Half the digits are enough for a picture, and halve the file.
    np.savez_compressed(TARGET, words=words, theta=net.theta.astype(np.float16))
    sentiment.model.cache_clear()
    right = 100 * sentiment.accuracy(*sentiment.model(), test.texts, test.y)
    print(RESULT.format(right=right, count=len(test.texts), size=TARGET.stat().st_size))


if __name__ == "__main__":
    main()
