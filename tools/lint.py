"""Check style, spelling and links: of the package, the tools, the tests, the documents and the chapters' code.

python tools/lint.py                 everything
python tools/lint.py spelling links  only these; the parts are: code, chapters, spelling, links
"""

import sys

from neurona_lint.command import main

if __name__ == "__main__":
    sys.exit(main())
