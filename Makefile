PY ?= python3
UV := .uv/bin/uv
BIN := .venv/bin

.PHONY: setup run test gate bench
setup: .venv/ok
$(UV):
	@$(PY) -c 'import sys; sys.exit("需要 Python 3.11+ · Python 3.11 or newer is needed" if sys.version_info < (3,11) else 0)'
	@$(PY) -m venv .uv && .uv/bin/pip install -q uv
.venv/ok: $(UV) pyproject.toml
	@$(UV) venv -q --clear --no-python-downloads --python "$$($(PY) -c 'import sys;print(sys.executable)')" .venv
	@$(UV) pip install -q --python $(BIN)/python -e '.[parquet]' --group dev
	@touch $@
