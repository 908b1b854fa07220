"""The parts of tools/build.py: a chapter's text becomes three notebooks, or a list of what to mend."""
