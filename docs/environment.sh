# Sourced by ./run and ./test: makes .venv with what pyproject.toml asks for, once.
# environment FOLDER EXTRAS, where EXTRAS is "" or "[test]".

environment() {
    folder=$1
    extras=$2
    name=run
    [ -z "$extras" ] || name=test
    stamp=$folder/.venv/.migplan-$name
    python=${PYTHON:-python3}
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Python 3.11 以降が必要です（環境変数 PYTHON で指定できます）。" >&2
        echo "Python 3.11 or newer is needed (set PYTHON to name one)." >&2
        exit 2
    fi
    if [ -f "$stamp" ] && [ ! "$folder/pyproject.toml" -nt "$stamp" ] &&
        [ ! "$folder/constraints.txt" -nt "$stamp" ]; then
        return 0
    fi
    echo "環境を用意しています（初回のみ、1 分ほど） / preparing the environment (once, about a minute)" >&2
    [ -x "$folder/.venv/bin/python" ] || "$python" -m venv "$folder/.venv"
    "$folder/.venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        -c "$folder/constraints.txt" -e "$folder$extras" >&2
    touch "$stamp"
    # what the tests ask for includes what a run asks for
    [ -z "$extras" ] || touch "$folder/.venv/.migplan-run"
}
