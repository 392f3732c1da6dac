"""``migplan init``: a filled-in start of an inventory."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.options import DayType, lang_option

if TYPE_CHECKING:
    from migplan.catalogue.catalogue import Catalogue
    from migplan.catalogue.start import Start

_ALL = "all"


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--name", required=True, help="団体名。")
@click.option("--code", help="団体コード（検査数字を含む 6 桁）。")
@click.option(
    "--businesses",
    metavar="all|FILE",
    help="扱う業務。all は 20 業務すべて、FILE は業務名を 1 行に 1 つ書いたファイル（CSV も可）。"
    "省くと、団体名の末尾（市・町・県など）から通例の業務とする。",
)
@click.option(
    "--group",
    "of_group",
    is_flag=True,
    help="グループのフォルダーを作る。--name はグループの名前とする。",
)
@click.option(
    "--member",
    "members",
    multiple=True,
    metavar="NAME",
    help="--group に参加する団体の名前（団体ごとに繰り返す）。",
)
@click.option("--xlsx", is_flag=True, help="フォルダーの YAML・CSV の代わりに Excel ブックを作る。")
@click.option("--as-of", type=DayType(), help="計画の基準日。")
@lang_option
def init(
    folder: Path,
    name: str,
    code: str | None,
    businesses: str | None,
    of_group: bool,
    members: tuple[str, ...],
    xlsx: bool,
    as_of: date | None,
    lang: str,
) -> None:
    """棚卸データのひな形を DIR に作る。

    標準化対象業務のシステム、標準的な連携の提案、標準化対象外システムの候補を書き入れます。
    すでに棚卸データのあるフォルダーには書きません。

    Writes a filled-in start into DIR: standard businesses, their usual linkages and typical
    local systems to choose from, as YAML and CSV or as one Excel workbook.

    \b
    例 / examples:
      migplan init mihon --name みほん市 --code 139998
      migplan init mihon --name みほん市 --code 139998 --xlsx
      migplan init mihon --name みほん町 --businesses gyomu.txt
      migplan init mitsuba --group --name みつば郡協議会 --member あおば町 --member わかば町
    """
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.catalogue.start import starting_inventory
    from migplan.report.write import write_all

    if of_group or members:
        from migplan.commands.starting_group import init_group

        if not of_group or code is not None or businesses is not None:
            raise click.UsageError(
                "--member は --group とともに指定してください。--group では --code と --businesses を使えません。"
                " / --member goes with --group, which takes neither --code nor --businesses."
            )
        named = [_named(member) for member in members]
        init_group(folder, _named(name), named, xlsx=xlsx, as_of=as_of, lang=lang)
        return
    _demand_free(folder)
    checked = _checked(code)
    catalogue = load_catalogue()
    start = starting_inventory(
        _named(name),
        checked,
        catalogue,
        businesses=_businesses(businesses, catalogue),
        as_of=as_of,
    )
    contents = contents_of(start, catalogue, xlsx=xlsx, lang=lang)
    paths = write_all(folder, contents, new=True)
    click.echo(_told(start, folder, paths, lang), nl=False)


def _demand_free(folder: Path) -> None:
    """A folder with an inventory in it would be mixed with the new one."""
    from migplan.report.inventory_folder import demand_free

    demand_free(folder)


_LONGEST_NAME = 400
"""The model's limit of a name."""


def _named(name: str) -> str:
    from migplan.diagnostics.errors import MigplanError

    bare = name.strip()
    if len(bare) > _LONGEST_NAME:
        raise MigplanError(
            f"--name は {_LONGEST_NAME} 字までです。",
            f"--name takes at most {_LONGEST_NAME} characters.",
        )
    if not bare or not bare.isprintable():
        raise MigplanError(
            "--name に団体名を書いてください（例: みほん市）。",
            "Give the name of the body as --name, such as みほん市.",
        )
    return bare


def _checked(code: str | None) -> str | None:
    """The code in six ASCII digits whose last one is right."""
    import unicodedata
    from pathlib import PurePosixPath

    from migplan.diagnostics.diagnostic import Diagnostic
    from migplan.diagnostics.errors import InventoryError
    from migplan.diagnostics.location import Location
    from migplan.model.checks import check_digit

    if code is None:
        return None
    plain = unicodedata.normalize("NFKC", code).strip()
    place = Location(PurePosixPath("--code"))
    if len(plain) != 6 or not (plain.isascii() and plain.isdigit()):  # noqa: PLR2004
        raise InventoryError([Diagnostic("MIG155", place, {"value": code})])
    if plain[5] != check_digit(plain):
        values = {"value": plain, "expected": check_digit(plain)}
        raise InventoryError([Diagnostic("MIG135", place, values)])
    return plain


def _businesses(said: str | None, catalogue: "Catalogue") -> tuple[str, ...] | None:
    from migplan.diagnostics.errors import MigplanError
    from migplan.importers.business_list import read_businesses

    if said is None:
        return None
    if said == _ALL:
        return catalogue.business_ids
    file = Path(said)
    if not file.is_file():
        raise MigplanError(
            f"--businesses: 「{said}」というファイルはありません。業務名を書いたファイルか、all を指定してください。",
            f"--businesses: there is no file '{said}'; give a file of names, or all.",
        )
    return read_businesses(file, catalogue)


def contents_of(
    start: "Start", catalogue: "Catalogue", *, xlsx: bool, lang: str
) -> dict[str, str | bytes]:
    """The files of a start by name: a folder of YAML and CSV, or one workbook."""
    if not xlsx:
        from migplan.report.start_files import start_files

        return {**start_files(start, catalogue, lang=lang)}
    from migplan.report.inventory_book import Offer, inventory_book
    from migplan.report.xlsx import xlsx_bytes

    offer = Offer(start.offered, start.offered_linkages)
    book = inventory_book(start.inventory, catalogue, offer=offer, lang=lang)
    return {"inventory.xlsx": xlsx_bytes(book)}


def _told(start: "Start", folder: Path, paths: tuple[Path, ...], lang: str) -> str:
    systems, linkages = len(start.inventory.systems), len(start.inventory.linkages)
    book = any(path.suffix == ".xlsx" for path in paths)
    names = "\n".join(f"  {path}" for path in paths)
    if lang == "en":
        tick = "mark the systems you have" if book else "uncomment the systems you have"
        return (
            f"Written:\n{names}\n"
            f"{systems} systems and {linkages} proposed linkages; {len(start.offered)} more systems to choose from.\n"
            "Next:\n"
            f"  1. Open it and {tick}, then correct names, vendors and deadlines.\n"
            f"  2. migplan check {folder}\n"
            f"  3. migplan plan {folder} -o out\n"
        )
    first = (
        f"{paths[0].name} を Excel で開き、シート「システム」の「使用」の列を見直す"
        if book
        else "systems.yaml を開き、団体にあるシステムの行頭の「# 」を消す"
    )
    return (
        f"書き出したファイル:\n{names}\n"
        f"システム {systems} 件と、連携の提案 {linkages} 件を書き入れました。ほかに候補のシステムが {len(start.offered)} 件あります。\n"
        "次にすること:\n"
        f"  1. {first}\n"
        "  2. 移行状況・事業者・期限など、分かるところから直す（空欄は「不明」として扱います）\n"
        f"  3. migplan check {folder}\n"
        f"  4. migplan plan {folder} -o out\n"
    )
