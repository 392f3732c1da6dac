"""Lays out DOT texts with pygraphviz; runs as a process of its own, so that it may hang or die.

Reads from stdin a JSON list of ``{"dot": text, "engine": name}`` and writes to stdout a JSON object with
``drawn_by`` and ``svgs``: a list of SVG texts, ``null`` where a text could not be drawn.
"""

import json
import sys
from typing import Any


def main() -> None:
    """Draw all that stdin asks for."""
    import pygraphviz

    module: Any = pygraphviz
    asked: list[dict[str, str]] = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    svgs: list[str | None] = []
    for row in asked:
        try:
            graph = module.AGraph(string=row["dot"])
            drawn = graph.draw(format="svg", prog=row["engine"])
            svgs.append(drawn if isinstance(drawn, str) else drawn.decode("utf-8"))
        except Exception as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            svgs.append(None)
    drawn_by = f"pygraphviz {module.__version__} (Graphviz {module.__graphviz_version__})"
    sys.stdout.buffer.write(json.dumps({"drawn_by": drawn_by, "svgs": svgs}).encode("utf-8"))


if __name__ == "__main__":
    main()
