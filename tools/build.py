"""Build the notebooks: course/ is written by hand; source/, release/ and solutions/ are made of it, here.

python tools/build.py                 build what has changed
python tools/build.py 01-perceptron   only this chapter (01 is enough)
python tools/build.py --force         build all, changed or not
python tools/build.py --check         build nothing; say where the committed notebooks differ
"""

import sys

from neurona_build.command import main

if __name__ == "__main__":
    sys.exit(main())
