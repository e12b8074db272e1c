# Firedrill. `make gameday` and `make test` need nothing installed by hand: see README.md.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
mocha := mocha --reporter test/reporter.js --reporter-option name
# What runs side by side prints its lines together, where make can (4.0 and newer).
sync := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

gameday: node_modules ## the short game day: one or two drills of every system (5 min warm)
	node harness/bin.js run --smoke

test: check chromium setup ## everything: check, integration, drills on a real cluster (17 min warm)
	$(mocha)=integration 'test/integration/**/*.test.ts'
	$(mocha)=e2e --parallel --jobs 2 'test/e2e/**/*.test.ts'

check: node_modules ## format, lint, types, layers, dead code, unit tests; no cluster (2 min)
	$(MAKE) --no-print-directory $(sync) --jobs 2 unit-tests types shape

unit-tests:
	$(mocha)=check --parallel --jobs 2 --ignore 'test/{integration,e2e}/**' 'test/**/*.test.ts'

types:
	tsc -p . --incremental --tsBuildInfoFile node_modules/.cache/firedrill/check.tsbuildinfo

shape:
	biome ci .
	depcruise --config .dependency-cruiser.cjs harness fixtures
	knip

bench: setup ## figures of speed, memory and measuring error; LONG=1: 10,000 runbooks as well
	node test/bench/bench.ts $(if $(LONG),--long)

setup: node_modules ## engine, images and kind, each only where it is missing
	node harness/bin.js setup

format: node_modules ## rewrites the sources as `check` wants them
	biome check --write .

node_modules: package.json package-lock.json .npmrc
	@command -v npm > /dev/null || { apt-get update && apt-get install -y --no-install-recommends nodejs npm; } \
	  || { echo "npm is missing: install Node.js, then run make again" >&2; exit 2; }
	npm ci
	@touch node_modules

chromium: ## for the test that opens the HTML report
	@command -v chromium chromium-browser google-chrome > /dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null \
	  && { apt-get update -qq; apt-get install -y -qq --no-install-recommends chromium; }; } \
	  || echo "no chromium: the test that opens the report will be skipped"

picture: node_modules chromium ## the README's picture, from the recorded journal or JOURNAL=…
	node docs/picture.ts $(JOURNAL)

rules: node_modules ## the tables of rules in docs/check.md, from the rules themselves
	node docs/rules.ts

down: node_modules ## removes kept clusters, and stops the engine if Firedrill started it
	node harness/bin.js down --engine

.PHONY: help gameday test check unit-tests types shape bench setup format chromium picture rules down
