#!/bin/sh
# Finds a Python and hands over to install.py: sh install.sh [FOLDER]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
for version in {{newest_first}}; do
    if command -v "python$version" >/dev/null 2>&1; then
        exec "python$version" "$here/install.py" "$@"
    fi
done
if command -v python3 >/dev/null 2>&1; then
    exec python3 "$here/install.py" "$@"
fi
echo "Python が見つかりません。Python（{{newest_first}} のいずれか）を入れてから、もう一度実行してください。" >&2
echo "Python was not found. Install one of {{newest_first}} first." >&2
exit 1
