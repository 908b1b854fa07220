"""Build the notebooks out of course/; `python tools/build.py --help` says how."""

import sys

from neurona_build.command import main

if __name__ == "__main__":
    sys.exit(main())
