# make setup · run · serve · test · test-all · gate · bench · docs · lock — each does all its own set-up; Python 3.11 or newer and make are enough.
PY ?= python3
UV := .uv/bin/uv
BIN := .venv/bin
OUT := out
# The certificates that the machine trusts, as pip has them too: networks with an authority of their own work without settings.
export UV_SYSTEM_CERTS ?= 1
SAMPLES := $(sort $(wildcard samples/[0-9]*))
LOCK_FLAGS := -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

.PHONY: setup run serve test test-all gate bench docs lock lint types
setup: .venv/ok

$(UV):
	@$(PY) -c 'import sys; sys.exit("需要 Python 3.11 或更新版本 · Python 3.11 or newer is needed: make PY=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PY) -m venv .uv
	@.uv/bin/python -m pip install -q --disable-pip-version-check uv

.venv/ok: requirements.lock pyproject.toml | $(UV)
	@echo "Setting up .venv …" >&2
	@$(UV) venv -q --clear --no-python-downloads --python "$$($(PY) -c 'import sys; print(sys.executable)')" .venv
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.lock .venv/ok
	@echo "Adding the development tools …" >&2
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

run: .venv/ok
	@mkdir -p $(OUT)
	@$(BIN)/lantu ledger $(SAMPLES) --show --quiet -o $(OUT)/ledger.xlsx -o $(OUT)/ledger.html
	@echo
	@echo "  $(OUT)/ledger.html   原文与台账对照，用浏览器打开 · opens in a browser"
	@echo "  $(OUT)/ledger.xlsx   表格，可筛选 · a spreadsheet with filters"
	@echo "  读自己的文件 · your own:  $(BIN)/lantu ledger 文件或文件夹 -o 台账.xlsx"
	@$(BIN)/lantu serve --home $(OUT)/workbench --add $(SAMPLES) $$([ -t 1 ] || echo --check)

serve: .venv/ok
	@$(BIN)/lantu serve

lint: .venv/dev
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .

types: .venv/dev
	@$(BIN)/mypy --no-error-summary

test: lint types
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not slow"

test-all: lint types
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal

gate: .venv/dev
	@$(BIN)/python tools/gate.py

# What Lantu is compared with is installed beside it, never with it.
.bench/ok: requirements-bench.lock .venv/ok
	@echo "Setting up .bench …" >&2
	@$(UV) venv -q --clear --no-python-downloads --python $(BIN)/python .bench
	@$(UV) pip install -q --python .bench/bin/python --require-hashes -r requirements-bench.lock
	@touch $@

bench: .venv/dev .bench/ok
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_workbench.py

docs: .venv/dev
	@$(BIN)/python tools/write_reference.py

lock: | $(UV)
	@$(UV) pip compile $(LOCK_FLAGS) pyproject.toml --extra parquet --extra workbench --group build -o requirements.lock
	@$(UV) pip compile $(LOCK_FLAGS) pyproject.toml --all-extras --group build --group dev -c requirements.lock -o requirements-dev.lock
	@$(UV) pip compile $(LOCK_FLAGS) --group bench -o requirements-bench.lock
