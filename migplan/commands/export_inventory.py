"""``migplan export inventory``: the inventory as a workbook or a folder of files."""

from pathlib import Path

import click

from migplan.commands.handing_over import force_option
from migplan.commands.options import inventory_argument, lang_option


@click.command("inventory")
@inventory_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="書き出す Excel ブック（.xlsx）またはフォルダー。",
)
@force_option
@lang_option
def export_inventory(inventory: Path, out: Path, force: bool, lang: str) -> None:
    """棚卸データ INVENTORY を、Excel ブックまたはフォルダー（YAML・CSV）として書き出す。

    どちらの形からも、同じ棚卸データが読み込まれます。

    Writes INVENTORY as a workbook or as a folder of files; either reads back as the same.

    \b
    例 / examples:
      migplan export inventory inventories/mihon-shi -o mihon.xlsx
      migplan export inventory mihon.xlsx -o mihon
    """
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.commands.handing_over import files_read, told_files
    from migplan.importers import load
    from migplan.report.inventory_book import inventory_book
    from migplan.report.inventory_files import inventory_files
    from migplan.report.inventory_folder import demand_free
    from migplan.report.shown import shown
    from migplan.report.write import check_apart, check_files, failed, write_all
    from migplan.report.xlsx import xlsx_bytes

    form = out.suffix.lower()
    if form in (".xls", ".xlsm", ".csv", ".yaml", ".yml"):
        raise failed("files.inventory", name=shown(str(out)))
    catalogue = load_catalogue()
    if form == ".xlsx":
        read = files_read(inventory)
        # a workbook beside the files of its own inventory would be read together with them
        check_apart([out], read)
        check_apart([out.parent], [inventory] if inventory.is_dir() else [])
        check_files([out], force=force)
        made = load(inventory, catalogue).inventory
        content = xlsx_bytes(inventory_book(made, catalogue, lang=lang))
        paths = write_all(out.parent, {out.name: content}, force=force)
    else:
        files = inventory_files(load(inventory, catalogue).inventory)
        check_apart([out / name for name in files], files_read(inventory))
        demand_free(out, but=files)
        paths = write_all(out, files, force=force)
    click.echo(told_files(paths, lang))
