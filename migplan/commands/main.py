"""The command group, and the one place where errors become exit codes."""

import os
import sys
from contextlib import suppress
from itertools import pairwise
from typing import NoReturn

import click

from migplan import __version__
from migplan.commands.catalog import catalog
from migplan.commands.check import check
from migplan.commands.comparing import compare
from migplan.commands.console import never_stop_at_a_character
from migplan.commands.explaining import explain
from migplan.commands.exporting import export
from migplan.commands.gaps import gaps
from migplan.commands.graph import graph
from migplan.commands.importing import import_list
from migplan.commands.lotting import lots
from migplan.commands.placing import placing
from migplan.commands.planning import plan
from migplan.commands.report import report
from migplan.commands.schema import schema
from migplan.commands.starting import init
from migplan.commands.verify import verify
from migplan.diagnostics.errors import Exit, MigplanError
from migplan.diagnostics.os_reasons import os_reason

_EPILOG = """\b
はじめに / Getting started:
  migplan init   mihon --name みほん市 --xlsx     棚卸データのひな形を作る
  migplan check  inventories/mihon-shi            棚卸データを点検する
  migplan plan   inventories/mihon-shi -o out     計画を立て、報告書も作る
  migplan gaps   out                              連携ギャップの台帳を見る
  migplan report out/plan.json -o out             報告書だけを作り直す
  migplan explain out juki                        あるシステムの切替日の理由を示す
  migplan place  inventories/mihon-shi            対象外システムの基盤を選ぶ
  migplan lots   inventories/mitsuba-gun          共同調達のロットの案を作る
  migplan compare a-shi b-cho                     複数の団体の計画を並べて比べる

\b
終了コード / exit codes:
  0 正常   1 --fail-on 以上の指摘あり   2 使い方の誤り
  3 棚卸データを読めない   4 条件を満たす計画が無い   70 migplan の不具合
  130 計画が見つからないうちに中断 / interrupted before a plan was found
"""


@click.group(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="migplan")
def group() -> None:
    """自治体情報システムの標準化・移行計画を立てる。

    棚卸データ（システム・連携・契約）から、各システムの切替時期、暫定連携とその費用、
    連携ギャップを求め、報告書（HTML）と図（Graphviz）を作ります。
    ネットワークには一切つなぎません。

    Plans when each system of a municipality cuts over, what the interim linkages cost, and
    which linkages have no agreed way. Works offline.
    """


_COMMANDS = (
    *(check, plan, gaps, placing, report, explain, graph, verify),
    *(compare, lots, catalog, init, import_list, export, schema),
)
for _command in _COMMANDS:
    group.add_command(_command)


def main() -> NoReturn:
    """Run migplan and leave with its exit code."""
    never_stop_at_a_character()
    # workbooks have the same bytes whether or not another package brought lxml along
    os.environ["OPENPYXL_LXML"] = "False"
    try:
        group(standalone_mode=False)
        if sys.stdout:  # a program without a console has none
            sys.stdout.flush()
        sys.exit(Exit.OK)
    except BrokenPipeError:
        # the reader of the output has gone, as after "| head"; nothing is wrong
        _drop_output()
        sys.exit(Exit.OK)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("中断しました。 / Aborted.", err=True)
        sys.exit(Exit.INTERRUPTED)
    except MigplanError as error:
        click.echo(error.text(_language()), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        ja, en = os_reason(error)
        click.echo(f"{place}{en if _language() == 'en' else ja}", err=True)
        if not error.filename:
            _drop_output()
        sys.exit(Exit.UNREADABLE if error.filename else Exit.USAGE)
    except Exception as bug:  # the last line of defence: no traceback for users
        _report_bug(bug)
        sys.exit(Exit.BUG)


def _drop_output() -> None:
    """Throw away what could not be written, or it is tried once more when the program ends."""
    with suppress(AttributeError, OSError):  # not every stream is a file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language() -> str:
    arguments = sys.argv[1:]
    if "--lang=en" in arguments:
        return "en"
    return "en" if ("--lang", "en") in pairwise(arguments) else "ja"


def _report_bug(bug: Exception) -> None:
    import traceback

    click.echo(
        "migplan の不具合です。以下を添えてお知らせください。何も書き出していません。", err=True
    )
    click.echo("This is a bug of migplan. Please report:", err=True)
    lines = traceback.format_exception(bug)
    places = [line.strip().splitlines()[0] for line in lines if line.lstrip().startswith("File")]
    for place in places[-4:]:
        click.echo(f"  {place.rsplit('migplan', 1)[-1]}", err=True)
    click.echo(f"  {type(bug).__name__}: {bug}", err=True)
