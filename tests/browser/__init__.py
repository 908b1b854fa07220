"""Tests in a browser; a package, so that fixtures can last as long as a worker stays in this folder."""
