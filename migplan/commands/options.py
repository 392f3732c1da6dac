"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


_FIRST_YEAR, _LAST_YEAR = 2011, 2059


class DayType(click.ParamType[date]):
    """A day written ``2027-03-31``."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day or fail with a usage error."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(
                f"「{value}」は日付ではありません。2027-03-31 の形で書いてください。", param, ctx
            )
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            self.fail(f"{_FIRST_YEAR} 年から {_LAST_YEAR} 年までの日を書いてください。", param, ctx)
        return day


def finite(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """Refuse what is no number, which passes every range."""
    if value is not None and not isfinite(value):
        raise click.BadParameter("数を書いてください（例: 5）。 / write a number.", ctx, param)
    return value


inventory_argument = click.argument(
    "inventory", type=click.Path(exists=True, path_type=Path), metavar="INVENTORY"
)
lang_option = click.option(
    "--lang", type=click.Choice(["ja", "en"]), default="ja", show_default=True, help="表示の言語。"
)
as_of_option = click.option(
    "--as-of",
    type=DayType(),
    help="計画の基準日。過去の日を指定すると、その時点に戻した検証用の計画になる。",
)
linkages_option = click.option(
    "--linkages",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="標準的な連携の一覧（CSV）。付属の一覧の代わりに使う。",
)
decisions_option = click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="連携ギャップについての判断（YAML）。棚卸データと並ぶ decisions.yaml の代わりに使う。",
)
pins_option = click.option(
    "--pins",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="切替日を指定するファイル（YAML）。報告書の「切替日を動かしてみる」で書き出せる。棚卸データの指定より優先する。",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["info", "low", "medium", "high", "never"]),
    default="never",
    show_default=True,
    help="この重大度以上の未判断の連携ギャップがあれば終了コード 1 で終わる。",
)
templates_option = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="報告書の一部を差し替えるテンプレート・スタイル・文言のフォルダー（docs/templates.md）。",
)
format_option = click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="出力形式。",
)

JOINT_FORMATS = ("html", "xlsx", "json")
"""What a page about several plans can be written as."""
GROUP_AUDIENCE = "group"
"""Who sees only what every body shares."""

joint_formats_option = click.option(
    "--format",
    "formats",
    type=click.Choice(list(JOINT_FORMATS)),
    multiple=True,
    default=JOINT_FORMATS,
    show_default=True,
    help="作るファイルの形（繰り返し可）。",
)
joint_audience_option = click.option(
    "--audience",
    type=click.Choice(["office", GROUP_AUDIENCE]),
    default="office",
    show_default=True,
    help="だれに見せるか。group は、各団体が group.yaml の withholds で共有しないとした内容を除く。",
)
