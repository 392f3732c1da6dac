"""The reference page of the inventory, written from the model itself."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from migplan.importers.csv_rows import LIST_SEPARATOR
from migplan.importers.field_words import FIELDS, SECTIONS, VALUES
from migplan.importers.fields import leaf_types, list_depth, record_in
from migplan.importers.sections import FILE_NAMES, LISTS, SINGLES
from migplan.importers.text_file import LIMIT_BYTES
from migplan.model.dates import RoughDate

_PARTS = "の内訳"


def inventory_reference() -> str:
    """The page as Markdown: how files are laid out, then each section with its fields."""
    return "\n".join([_head().rstrip(), *_sections()]) + "\n"


def _head() -> str:
    names = "\n".join(f"- `{name}`" for name in FILE_NAMES)
    return f"""# 棚卸の書き方（項目一覧）

<!-- この頁は build.py が作ります。直すのは model と field_words.py です。 -->

棚卸は、YAML ファイル 1 つ、Excel ブック（.xlsx）1 つ、または次のファイルを入れたフォルダーです。
Excel ブックの書き方は [workbook.md](../workbook.md) にあります。
分からないことは書かずにおけます。空欄は 0 ではなく「不明」として扱い、
前提で補ったことは計画に示します。

An inventory is one YAML file, one Excel workbook, or a folder of the files below. What is left out
is unknown.

{names}

- `inventory.yaml` には複数の節（`systems:` など）をまとめて書けます。
- 名前が `_` で始まるファイル、`decisions.yaml`、他の種類のファイルは読みません。
- YAML は UTF-8、CSV は UTF-8 または CP932（Excel の既定）で保存します。
  大きさの上限は 1 ファイル {LIMIT_BYTES // 1_000_000} MB です。
- YAML では `true`・`false`・数・`null` だけを値として解釈し、他はすべて文字です。
  数字だけの文字（版や団体コード）は引用符で囲みます。
  先頭が 0 の業務ID（`010`）は、囲まなくても文字です。
- CSV の 1 行目は項目名です。一つの欄に並べるときは `{LIST_SEPARATOR}` で区切ります。
  切替日の指定は `pin_date`、`pin_owner`、`pin_reason` の 3 列に書きます。
  `=`・`+`・`-`・`@` で始まる文字の前の `'` は、式とみなされないための印として 1 つだけ取り除きます。
- 行・項目・ファイルの順は結果に影響しません。
"""


def _sections() -> Iterator[str]:
    for section, model in (*SINGLES.items(), *LISTS.items()):
        title, text = SECTIONS[section]
        yield from ("", f"## {title} `{section}`", "", text)
        yield from _table(model)
        for name, field in model.model_fields.items():
            part = record_in(field.annotation)
            if part is not None:
                yield from _part(part, f"{section}.{name}", FIELDS[f"{model.__name__}.{name}"][0])


def _part(model: type[BaseModel], path: str, title: str) -> Iterator[str]:
    yield from ("", f"### {title}{_PARTS} `{path}`")
    yield from _table(model)
    for name, field in model.model_fields.items():
        part = record_in(field.annotation)
        if part is not None:
            yield from _part(part, f"{path}.{name}", FIELDS[f"{model.__name__}.{name}"][0])


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield ""
    yield "| 項目 | 名称 | 形 | 説明 | in English |"
    yield "| --- | --- | --- | --- | --- |"
    for name, field in model.model_fields.items():
        title, text = FIELDS[f"{model.__name__}.{name}"]
        mark = "**必須**" if field.is_required() else _default(field)
        english = " ".join((field.description or "").split())
        cells = (f"`{name}`", title, _form(field), text + mark, english)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(field: FieldInfo) -> str:
    value: object = field.default
    if value is None or value in ((), "") or isinstance(value, BaseModel):
        return ""
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f"（既定: `{shown}`）"


def _form(field: FieldInfo) -> str:
    types = leaf_types(field.annotation)
    form = next((text for kind, text in _FORMS if kind in types), "内訳")
    for kind in types:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            words = VALUES[kind.__name__]
            form = "<br>".join(f"`{value}` {words[value]}" for value in kind)
    if get_origin(field.annotation) is Literal:
        form = "<br>".join(f"`{choice}`" for choice in get_args(field.annotation))
    return form + "の並び" * list_depth(field.annotation)


_FORMS: tuple[tuple[type, str], ...] = (
    (RoughDate, "期日（日・月・年度）"),
    (date, "日"),
    (bool, "`true` / `false`"),
    (int, "整数"),
    (float, "数"),
    (str, "文字"),
)
