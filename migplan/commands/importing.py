"""``migplan import``: lists of others become an inventory."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.memory import keeping_all
from migplan.commands.options import DayType, lang_option

if TYPE_CHECKING:
    from migplan.importers.lists.run import Imported


_MOST_PATHS = 12
"""Files named one by one."""
_LIST_AS_OF = date(2026, 4, 1)
"""The day after the first period, from which the national list is read."""


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE...",
)
@click.option(
    "--kind",
    type=click.Choice(["auto", "list", "tokutei", "pmo"]),
    default="auto",
    show_default=True,
    help="一覧の種類。list: 団体の一覧、tokutei: 特定移行支援システムの該当見込み一覧（デジタル庁）、"
    "pmo: 標準化の進捗状況（総務省）。auto は見出しから判断する。",
)
@click.option("--name", default="", help="団体名。")
@click.option(
    "--code",
    default="",
    help="団体コード（6 桁）。tokutei では、コンマで区切って二つ以上書くとグループになる。",
)
@click.option(
    "--prefecture",
    default="",
    help="都道府県名。同じ名前の団体がある進捗状況の表で使う。"
    "tokutei では、その都道府県の市区町村をまとめて取り込む（グループのフォルダーになる）。",
)
@click.option("--sheet", default="", metavar="NAME", help="読むシート。既定は見えている全シート。")
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="MAP.yaml",
    help="列の読み方。前の取込みで書き出された _map.yaml を直して使う。",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="棚卸データを書き出すフォルダー（.xlsx で終わる名前なら Excel ブック）。",
)
@click.option(
    "--as-of",
    type=DayType(),
    help="計画の基準日。指定しなければ書かず、計画のときに前提として置く。",
)
@click.option(
    "--list-date",
    default="令和7年12月末時点",
    show_default=True,
    help="tokutei: 一覧の時点（出典として残す）。",
)
@lang_option
def import_list(
    files: tuple[Path, ...],
    kind: str,
    name: str,
    code: str,
    prefecture: str,
    sheet: str,
    map_file: Path | None,
    out: Path,
    as_of: date | None,
    list_date: str,
    lang: str,
) -> None:
    """団体の一覧 FILE（Excel・CSV）から、棚卸データを作る。

    システムの一覧、連携の一覧、契約の一覧を、見出しの言葉で見分けて読みます。ファイルは
    いくつでも指定でき、同じシステムは記号・名前・業務でまとめます。総務省の進捗状況の表からは、
    システムごとの残りの作業を求めます。フォルダーを指定すると、
    その棚卸データに一覧を加えます（元のフォルダーには書き込みません）。使った読み方と、
    直した所・読めなかった所は、セルの場所を付けて全て示します。

    Makes an inventory of lists in Excel or CSV: systems, linkages and contracts, whatever their
    columns are called. Tells how it read them, every repair with its cell, and what it left out.

    \b
    例 / examples:
      migplan import システム一覧.xlsx --name 島田市 -o shimada
      migplan import システム.xlsx 連携.csv 契約.xlsx --name 島田市 -o shimada
      migplan import shimada 連携一覧.xlsx -o shimada-2
      migplan import システム一覧.xlsx --map shimada/_map.yaml --name 島田市 -o shimada-3
      migplan import tokutei.csv --kind tokutei --code 222097 -o shimada
      migplan import tokutei.csv --kind tokutei --prefecture 京都府 -o kyoto
    """
    from migplan.report.write import check_new, write_all

    check_new(out)
    made: Imported | None = None
    if kind == "tokutei":
        if out.suffix.lower() == ".xlsx":
            raise click.UsageError(
                "--kind tokutei の出力先には、フォルダーを指定してください。 / give a folder as output."
            )

        if len(files) != 1 or not (code or prefecture) or (code and prefecture):
            raise click.UsageError(
                "--kind tokutei には、ファイル一つと、--code か --prefecture のどちらかを指定してください。"
                " / give one file, and either --code or --prefecture."
            )
        contents: dict[str, str | bytes] = {
            **_from_national_list(
                files[0], Given(as_of, name, code, prefecture, sheet, kind), list_date, lang
            )
        }
    else:
        with keeping_all():
            made = _import(files, Given(as_of, name, code, prefecture, sheet, kind), map_file)
            contents = _contents(made, out, lang)
        _tell(made, lang)
    folder = out.parent if out.suffix.lower() == ".xlsx" else out
    paths = write_all(folder, contents, new=True)
    click.echo("書き出したファイル:" if lang == "ja" else "Written:")
    for path in paths[:_MOST_PATHS]:
        click.echo(f"  {path}")
    rest = len(paths) - _MOST_PATHS
    if rest > 0:
        click.echo(f"  ほか {rest} 件" if lang == "ja" else f"  and {rest} more")
    if made is not None:
        _ask_for_states(made, out, lang)
    click.echo(
        f"次は migplan check {out} で、足りない項目を確かめてください。"
        if lang == "ja"
        else f"Next: migplan check {out}"
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of the files on the command line."""

    as_of: date | None
    name: str
    code: str
    prefecture: str
    sheet: str
    kind: str


def _from_national_list(file: Path, given: Given, list_date: str, lang: str) -> dict[str, str]:
    """The inventory of one body, or the folder of a group of several."""
    from migplan.grouping.from_list import group_folder, prefecture_of
    from migplan.importers.tokutei import inventory_files_of
    from migplan.importers.tokutei_list import read_bodies, read_prefecture

    as_of = given.as_of or _LIST_AS_OF
    codes = [part for part in re.split(r"[,、，;\s]+", given.code) if part]
    bodies = read_bodies(file, codes) if codes else read_prefecture(file, given.prefecture)
    if len(bodies) == 1:
        return inventory_files_of(bodies[0], as_of, list_date)
    where = "" if codes else prefecture_of(bodies[0].name)
    if where:
        click.echo(
            f"{where}の {len(bodies)} 団体を取り込みます。都道府県自身と、一覧に載っていない市区町村は含みません。"
            if lang == "ja"
            else f"{len(bodies)} bodies of {where}; the prefecture itself and municipalities that are not on the list are left out."
        )
    name = given.name or (f"{where}の市区町村" if where else "")
    return group_folder(bodies, name=name, as_of=as_of, list_date=list_date)


def _import(files: tuple[Path, ...], given: Given, map_file: Path | None) -> "Imported":
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.importers.lists.mapping_file import read_mapping
    from migplan.importers.lists.run import Asked, import_lists

    catalogue = load_catalogue()
    chosen = read_mapping(map_file, catalogue) if map_file is not None else None
    asked = Asked(
        given.as_of, given.name, given.code, given.prefecture, given.sheet, chosen, given.kind
    )
    return import_lists(files, asked, catalogue)


def _contents(made: "Imported", out: Path, lang: str) -> dict[str, str | bytes]:
    """The files of the inventory, and beside them how it came about."""
    from migplan.commands.import_view import provenance_csv, record_text
    from migplan.importers.lists.mapping import mapping_text
    from migplan.report.inventory_files import inventory_files

    if out.suffix.lower() == ".xlsx":
        from migplan.catalogue.catalogue import load_catalogue
        from migplan.report.inventory_book import inventory_book
        from migplan.report.xlsx import xlsx_bytes

        book = inventory_book(made.inventory, load_catalogue(), lang=lang)
        inventory: dict[str, str | bytes] = {out.name: xlsx_bytes(book)}
    else:
        inventory = {**inventory_files(made.inventory)}
    # beside a workbook, the account bears its name
    stem = f"_{out.stem}" if out.suffix.lower() == ".xlsx" else ""
    account = {
        f"{stem}_map.yaml": mapping_text(made.tables, made.own_words),
        f"{stem}_import.txt": record_text(made, lang),
        f"{stem}_provenance.csv": provenance_csv(made, lang),
    }
    return {**inventory, **account}


def _ask_for_states(made: "Imported", out: Path, lang: str) -> None:
    """What is live and what is not decides the whole plan, and most lists do not say it."""
    from migplan.model.system import SystemKind

    open_ = [
        system
        for system in made.inventory.systems
        if system.state is None
        and system.live_since is None
        and (system.businesses or system.kind is SystemKind.STANDARD)
    ]
    if not open_:
        return
    count = len(open_)
    click.echo(
        f"移行状況の記載がない標準化対象のシステムが {count} 件あり、未移行とみなします。移行済みのものがあれば、"
        "一覧に「移行状況」の列（移行済、特定移行支援、未移行）を足して取り込み直すか、"
        f"{out} の移行状況（state）に書いてください。"
        if lang == "ja"
        else f"{count} standard systems have no state and count as not migrated. Add a column "
        f"移行状況 to the list and import again, or write their state in {out}."
    )


def _tell(made: "Imported", lang: str) -> None:
    from migplan.commands.import_view import columns, progress_lines, remarks_shown, summary
    from migplan.report.shown import shown

    for line in columns(made, lang):
        click.echo(shown(line))
    for line in remarks_shown(made.remarks, lang):
        click.echo(line, err=True)
    for line in (*progress_lines(made, lang), *summary(made, lang)):
        click.echo(shown(line))
