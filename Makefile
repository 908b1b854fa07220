# Neurona: `make lab` to learn, `make test` to check everything. Both make the environment first.
PYTHON ?= python3
PORT   ?= 8888
# Tests wait for kernels, browsers and time-outs: three at a time keep two processors busy.
JOBS   ?= 3
BIN    := .venv/bin
# nbgrader calls other commands of the environment by name.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Byte-compiled packages start several times faster; some machines switch that off.
unexport PYTHONDONTWRITEBYTECODE
# Matrices here are small: a second thread costs more than it gives, most of all beside a second test.
export OPENBLAS_NUM_THREADS := 1

.PHONY: lab test build grade html bench lint lock soak env system clean

lab: env            ## open the course in JupyterLab
	$(BIN)/python tools/lab.py --port $(PORT)

test: env system    ## every test, and nbval over solutions/
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope --nbval --nbval-sanitize-with tests/sanitize.cfg solutions

build: env          ## course/ -> source/, release/, solutions/
	$(BIN)/python tools/build.py

grade: env          ## grade what lies in submitted/ (SAMPLE=1 makes a sample class of chapter 01 first)
	$(BIN)/python -m neurona.grading $(if $(SAMPLE),01-perceptron --sample)

soak: env system    ## the long tests: many submissions, killed runs
	$(BIN)/python -m pytest -n 0 -m soak tests

bench: env system   ## measurements side by side, and the long tests: all of benchmarks/RESULTS.md, in 40 minutes
	@failed=; for run in training.py lstm.py grading.py playground.py labs.py "labs.py --browser"; do \
	  echo "benchmarks/$$run"; $(BIN)/python benchmarks/$$run || failed="$$failed $$run;"; \
	done; $(MAKE) soak || failed="$$failed soak;"; test -z "$$failed" || { echo "Not measured:$$failed"; exit 1; }

html: env           ## the solved chapters as a website in site/ (EDITION=students: unsolved, in site-students/)
	$(BIN)/python tools/website.py $(if $(EDITION),--edition $(EDITION))

lint: env           ## style, spelling, links
	$(BIN)/python tools/lint.py

lock:               ## requirements.txt from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-emit-index-url --quiet --custom-compile-command "make lock" --output-file requirements.txt

env: .venv/installed
.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c "import sys; v = sys.version_info; v >= (3, 11) or sys.exit(f'Neurona needs Python 3.11 or newer; this is {v.major}.{v.minor}. Try: make PYTHON=python3.12')"
	@echo "Making .venv: about 1 GB and a few minutes, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo 'On Debian and Ubuntu: apt install python3-venv'; exit 1; }
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
# On all processors, where pip would use one.
	-$(BIN)/python -m compileall -q -j 0 .venv/lib >/dev/null 2>&1
	touch $@

system:             ## bubblewrap and Chromium: installed where we may, named where not
	sh tools/system_packages.sh

clean:              ## the environment and everything that can be made again
	rm -rf .venv .build
