"""Offices run Windows: the package calls nothing that is not there, and names every encoding."""

import ast
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from migplan.diagnostics.os_reasons import os_reason
from migplan.report.file_names import not_a_device

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "migplan").rglob("*.py"))

POSIX_MODULES = {
    *("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "posix", "posixpath"),
    *("syslog", "crypt", "spwd", "nis", "readline", "curses"),
}
POSIX_NAMES = {
    "os": {
        *("fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "getgroups", "setuid"),
        *("setgid", "setsid", "setpgid", "getpgid", "getpgrp", "killpg", "wait", "wait3", "wait4"),
        *("chown", "lchown", "chroot", "mkfifo", "mknod", "nice", "getloadavg", "uname"),
        *("statvfs", "fstatvfs", "sync", "openpty", "posix_spawn", "sched_getaffinity"),
        *("sched_setaffinity", "sysconf", "confstr", "fchmod", "fchown", "O_NOFOLLOW", "O_SYNC"),
        *("WIFEXITED", "WEXITSTATUS", "WIFSIGNALED", "WTERMSIG", "ctermid", "major", "minor"),
    },
    "signal": {
        *("SIGKILL", "SIGALRM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCHLD", "SIGPIPE", "SIGQUIT"),
        *(
            "SIGSTOP",
            "SIGCONT",
            "SIGTSTP",
            "alarm",
            "setitimer",
            "pause",
            "sigwait",
            "siginterrupt",
        ),
        *("pthread_kill", "pthread_sigmask"),
    },
    "time": {"tzset", "clock_gettime", "pthread_getcpuclockid"},
    "socket": {"AF_UNIX"},
    "asyncio": {"add_signal_handler"},
}
POSIX_ARGUMENTS = {"preexec_fn", "pass_fds", "start_new_session", "umask"}
UNIX_PLACES = ("/tmp", "/dev/", "/usr/", "/etc/", "/proc/")  # noqa: S108
TEXT_CALLS = {"open", "read_text", "write_text"}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def faults(module: ast.Module) -> Iterator[str]:
    """What a module uses that Windows does not have."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names = {alias.name.partition(".")[0] for alias in node.names}
            yield from sorted(names & POSIX_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module.partition(".")[0] in POSIX_MODULES:
                yield node.module
            listed = POSIX_NAMES.get(node.module, set())
            yield from (alias.name for alias in node.names if alias.name in listed)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in POSIX_NAMES.get(node.value.id, ()):
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call):
            yield from (word.arg for word in node.keywords if word.arg in POSIX_ARGUMENTS)
        elif _names_a_place_of_unix(node):
            yield "a place of Unix"
        if _leaves_encoding_to_the_machine(node):
            yield f"line {node.lineno}: text without encoding="


def _names_a_place_of_unix(node: ast.AST) -> bool:
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and text.startswith(UNIX_PLACES)


def _leaves_encoding_to_the_machine(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if name == "run":
        words = {word.arg for word in node.keywords}
        return bool(words & {"text", "universal_newlines"}) and "encoding" not in words
    if name not in TEXT_CALLS or any(word.arg == "encoding" for word in node.keywords):
        return False
    if name != "open":
        return isinstance(called, ast.Attribute)
    owner = called.value if isinstance(called, ast.Attribute) else None
    if isinstance(owner, ast.Name) and owner.id in {"os", "self"}:
        return False
    modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
    return bool(modes or not node.args) and not any("b" in str(mode) for mode in modes)


def test_the_package_uses_nothing_that_windows_lacks():
    found = {file.relative_to(ROOT).as_posix(): [*faults(tree(file))] for file in SOURCES}

    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import fcntl",
        "from resource import getrusage",
        "import os\nos.fork()",
        "from os import geteuid",
        "import signal\nsignal.SIGKILL",
        "subprocess.run(['x'], preexec_fn=f)",
        "subprocess.run(['x'], text=True)",
        "path.read_text()",
        "path.open()",
        "open('x', 'w')",
        "place = '/tmp/x'",
    ],
)
def test_the_scan_sees_what_it_is_for(source: str):
    assert list(faults(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    ["path.open('rb')", "path.read_text(encoding='utf-8')", "os.replace(a, b)", "signal.SIGINT"],
)
def test_the_scan_leaves_the_rest_alone(source: str):
    assert not list(faults(ast.parse(source)))


def test_no_two_files_of_the_project_differ_in_case_only():
    for folder in ("migplan", "templates", "inventories", "docs"):
        paths = [path.as_posix() for path in (ROOT / folder).rglob("*")]
        assert len({path.lower() for path in paths}) == len(paths), folder


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON", "CON_"),
        ("nul", "nul_"),
        ("aux.yaml", "aux_.yaml"),
        ("COM1", "COM1_"),
        ("lpt9.tar.gz", "lpt9_.tar.gz"),
        ("CON .txt", "CON _.txt"),
        ("console", "console"),
        ("みほん市", "みほん市"),
        ("COM10", "COM10"),
        ("", ""),
    ],
)
def test_no_file_is_named_like_a_device(name: str, safe: str):
    assert not_a_device(name) == safe


@pytest.mark.parametrize(
    ("number", "ja", "en"),
    [
        (errno.EACCES, "Excel などで開いていれば閉じ", "close the file if it is open in Excel"),
        (errno.EPERM, "読み取り専用", "read-only"),
        (errno.ENOSPC, "空き容量がありません", "disk is full"),
        (errno.EROFS, "読み取り専用の場所", "read-only"),
        (errno.ENAMETOOLONG, "長すぎます", "too long"),
        (errno.EINVAL, "CON、NUL", "CON or NUL"),
        (errno.ENOTDIR, "ファイルです", "is a file"),
    ],
)
def test_what_the_system_refuses_is_told_with_a_remedy(number: int, ja: str, en: str):
    told_ja, told_en = os_reason(OSError(number, "words of the system"))

    assert ja in told_ja
    assert en in told_en


def test_a_rare_refusal_keeps_the_words_of_the_system():
    assert os_reason(OSError(errno.EIO, "Input/output error")) == (
        "Input/output error。",
        "Input/output error",
    )
    assert os_reason(OSError("odd")) == ("odd。", "odd")
