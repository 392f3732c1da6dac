"""``migplan export``: what is handed to others."""

import click

from migplan.commands.export_inventory import export_inventory
from migplan.commands.export_linkages import export_linkages
from migplan.commands.export_rfi import export_rfi


@click.group("export")
def export() -> None:
    """連携一覧・RFI の様式など他に渡す資料と、棚卸データを書き出す。

    Writes what is handed to divisions and vendors, and the inventory itself.
    """


for _command in (export_linkages, export_rfi, export_inventory):
    export.add_command(_command)
