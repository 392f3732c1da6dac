"""``migplan export``: what is handed to others."""

import click

from migplan.commands.export_linkages import export_linkages
from migplan.commands.export_rfi import export_rfi


@click.group("export")
def export() -> None:
    """連携一覧や RFI の様式など、他に渡す資料を書き出す。

    Writes what is handed to divisions and vendors.
    """


for _command in (export_linkages, export_rfi):
    export.add_command(_command)
