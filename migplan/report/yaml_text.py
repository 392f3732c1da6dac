"""YAML as a person would write it, whose every value reads back as what it was."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import yaml

_SHORT = 72
"""Characters of a list that is still written on one line."""
_ALWAYS_ESCAPED = re.compile("[\r\x85\u2028\u2029\ufeff\t]")
"""Line breaks that YAML folds or drops unless they are escaped."""


def yaml_text(content: Mapping[str, Any]) -> str:
    """Write text, numbers, flags, lists and mappings; text that looks like a number is quoted."""
    # the types of PyYAML know no dumper of one's own with a free width
    return yaml.dump(
        dict(content), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=1_000_000
    )


class _Writer(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002
        """Indent lists below their name, as the samples do."""
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Equal values are written out again: nobody reads anchors."""
        return True


def _text(writer: Any, text: str) -> Any:
    style = None
    if _ALWAYS_ESCAPED.search(text):
        style = '"'
    elif "\n" in text:
        # a block shows the lines as they are; leading blanks in it are hard to see
        style = '"' if text[0].isspace() or re.search(r"[ \n]\n|\s\Z", text) else "|"
    elif text[:1].isdigit():
        # readers differ in what looks like a number; a day does not to ours
        style = None if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text) else '"'
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(writer: Any, items: Sequence[object]) -> Any:
    short = all(isinstance(item, (str, int)) for item in items)
    short = short and sum(len(str(item)) + 2 for item in items) <= _SHORT
    short = short and not any("\n" in str(item) for item in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


def _mapping(writer: Any, content: Mapping[str, object]) -> Any:
    return writer.represent_mapping("tag:yaml.org,2002:map", content, flow_style=False)


def _number(writer: Any, number: float) -> Any:
    text = repr(number) if number % 1 else format(number, ".1f")
    exact = re.fullmatch(r"\d{1,17}\.\d{1,17}", text) and float(text) == number
    if not exact:
        # between quotes the model reads the exponent that the reader of files takes for text
        return writer.represent_scalar("tag:yaml.org,2002:str", repr(number), style='"')
    short = text.rstrip("0").rstrip(".")
    kind = "float" if "." in short else "int"
    return writer.represent_scalar(f"tag:yaml.org,2002:{kind}", short)


_Writer.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for first, forms in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Writer.add_representer(str, cast("Any", _text))
_Writer.add_representer(list, cast("Any", _list))
_Writer.add_representer(dict, cast("Any", _mapping))
_Writer.add_representer(float, cast("Any", _number))
