#!/bin/sh
# Print the path of a Python that copydesk runs on (3.12 or 3.13), or say how to get one.
# A name on the PATH may be a shim that only fails when it is run, so each candidate is run.
show='import sys; (3, 12) <= sys.version_info[:2] <= (3, 13) and print(sys.executable)'
for candidate in "${PYTHON:-}" python3.12 python3.13 python3 python \
    "$HOME"/.pyenv/versions/3.12*/bin/python "$HOME"/.pyenv/versions/3.13*/bin/python \
    "$HOME"/.local/share/uv/python/cpython-3.12*/bin/python3 \
    /usr/bin/python3.12 /usr/bin/python3.13 /usr/local/bin/python3.12 /usr/local/bin/python3.13 \
    /opt/homebrew/bin/python3.12 /opt/homebrew/bin/python3.13; do
    [ -n "$candidate" ] || continue
    found=$("$candidate" -c "$show" 2>/dev/null) || continue
    if [ -n "$found" ]; then
        printf '%s\n' "$found"
        exit 0
    fi
done
echo "copydesk needs Python 3.12 or 3.13 and found neither." >&2
echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
exit 1
