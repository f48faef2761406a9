#!/bin/sh
# Install copydesk into .venv from the lock, every package checked against its hash.
# uv does it in seconds; where uv can't reach the registry as pip is set up to, pip does it.
set -eu
python=$(requirements/find-python.sh) || exit 1
echo "Setting up .venv from requirements/lock.txt; the first time takes a minute or two." >&2
rm -rf .venv
"$python" -m venv .venv || {
    echo "The venv module of $python does not work; on Debian: apt-get install python3.12-venv" >&2
    exit 1
}
quiet="--quiet --disable-pip-version-check --no-input"
if .venv/bin/python -m pip install $quiet --require-hashes -r requirements/uv.txt 2>/dev/null &&
    .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes \
        -r requirements/lock.txt 2>.venv/uv.log &&
    .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation \
        --editable . 2>>.venv/uv.log; then
    :
else
    echo "Installing with pip, which takes two or three minutes."
    .venv/bin/python -m pip install $quiet --require-hashes -r requirements/lock.txt
    .venv/bin/python -m pip install $quiet --no-deps --no-build-isolation --editable .
fi
touch .venv/installed
