#!/bin/sh
# Makes the environment from the hashed lock file, then installs the project into it.
# Uses uv where it is there, plain pip otherwise. A second run does nothing (see Makefile).
set -eu
PYTHON="${PYTHON:-python3}"
VENV="${VENV:-.venv}"

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Whence needs Python 3.11 or newer; $PYTHON is $("$PYTHON" -V 2>&1). Set PYTHON to a newer one." >&2
  exit 1
}
echo "Preparing the environment in $VENV (once; a minute or two) ..."
if command -v uv >/dev/null 2>&1; then
  [ -x "$VENV/bin/python" ] || uv venv --quiet --python "$PYTHON" "$VENV"
  uv pip install --quiet --python "$VENV/bin/python" --no-deps --require-hashes -r requirements.lock
  uv pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation -e .
else
  [ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
touch "$VENV/.ready"
