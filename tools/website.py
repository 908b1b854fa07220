"""Write the course as a small website that needs no kernel, no server and no network.

python tools/website.py                     the solved chapters, into site/
python tools/website.py --edition students  the chapters as students get them, into site-students/
python tools/website.py --to FOLDER         into another folder, which is emptied first
"""

import sys

from neurona_website.command import main

if __name__ == "__main__":
    sys.exit(main())
