# Thin: each target is one or two calls of cmake, ctest, pytest or a script. `make help` lists them.
PREFIX ?= /usr/local
JOBS   ?= $(shell nproc)
REPORT ?= samples/reports
ALL    ?=

# Objects are found again in a clone elsewhere.
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := 1

BUILD  := build/release
PYTHON := .venv/bin/python
SAYSO  := $(BUILD)/sayso

.PHONY: help bootstrap configure build demo test bench train format lint install clean
.DEFAULT_GOAL := build

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

bootstrap:  ## packages, Python environment, places (nothing to do: under a second)
	@scripts/bootstrap

configure: bootstrap
	@cmake --preset release --log-level=WARNING >/dev/null

build: configure  ## build/release/sayso
	cmake --build --preset release -j $(JOBS)

demo: build  ## codes samples/reports, or REPORT=file, into build/demo.db and prints who says what
	@rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	$(SAYSO) add $(REPORT) --ledger build/demo.db
	$(SAYSO) claims --ledger build/demo.db

test: build  ## every test: C++ and Python
	@scripts/test $(JOBS)

bench: build  ## speed on one core, two, and beside spaCy
	$(PYTHON) bench/run.py

train:  ## trains the reader anew and writes models/ (in .venv-train; hours)
	@scripts/bootstrap --train
	.venv-train/bin/python train/train.py

format: bootstrap  ## clang-format and ruff, in place
	@git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' | xargs -0 -r clang-format -i
	@.venv/bin/ruff format -q . && .venv/bin/ruff check -q --fix .

lint: configure  ## formats, clang-tidy on the files changed since main (ALL=1: on all), ruff
	@scripts/lint $(if $(ALL),--all)

install: build  ## PREFIX=/usr/local: sayso, data, models, and OpenVINO's libraries beside it
	cmake --install $(BUILD) --prefix $(PREFIX)

clean:  ## removes build/
	rm -rf build
