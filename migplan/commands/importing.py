"""``migplan import``: a list of others becomes an inventory."""

from datetime import date
from pathlib import Path

import click

from migplan.commands.options import DayType, lang_option


@click.command("import")
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option(
    "--kind",
    type=click.Choice(["tokutei"]),
    required=True,
    help="一覧の種類。tokutei: 特定移行支援システムの該当見込み一覧（デジタル庁）。",
)
@click.option("--code", required=True, help="団体コード（6 桁）。")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="棚卸データを書き出すフォルダー。",
)
@click.option(
    "--as-of", type=DayType(), default="2026-04-01", show_default=True, help="計画の基準日。"
)
@click.option(
    "--list-date",
    default="令和7年12月末時点",
    show_default=True,
    help="一覧の時点（出典として残す）。",
)
@lang_option
def import_list(
    file: Path, kind: str, code: str, out: Path, as_of: date, list_date: str, lang: str
) -> None:
    """全国の一覧 FILE から、ある団体の棚卸データを作る。

    一覧の ● は「これから移行するシステム」、空欄は「移行済みの見込み」（前提）として扱います。
    一覧に無い事業者・契約・連携は不明のままとし、業務間の連携は計画のときに補います。

    Turns one row of the national list into an inventory folder.

    \b
    例 / example:
      migplan import tokutei.csv --kind tokutei --code 222097 -o shimada
    """
    from migplan.importers.tokutei import import_tokutei
    from migplan.report.write import write_all

    del kind
    contents = import_tokutei(file, code, as_of, list_date)
    paths = write_all(out, contents, new=True)
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths:
        click.echo(f"  {path}")
