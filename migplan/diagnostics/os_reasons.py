"""Why the operating system refuses a file, in words that say what to do about it.

Its own words are English on most machines and name no remedy. The commonest case in an office is a
file that is still open in Excel, which Windows reports as a missing permission.
"""

import errno

_DENIED = (
    "許可されていません。Excel などで開いていれば閉じ、フォルダーやファイルが読み取り専用でないか確かめてください。",
    "access is denied; close the file if it is open in Excel or another program, and see whether it or its folder is read-only",
)
_FULL = (
    "ディスクの空き容量がありません。不要なファイルを消すか、別の場所を指定してください。",
    "the disk is full; make room or give another place",
)
_READ_ONLY = (
    "読み取り専用の場所です。別の場所を指定してください。",
    "the place is read-only; give another one",
)
_LONG = (
    "名前か、フォルダーまでの道筋が長すぎます。浅いフォルダーと短い名前を使ってください。",
    "the name or the path is too long; use a folder higher up or a shorter name",
)
_GONE = (
    "ファイルかフォルダーがありません。名前と場所を確かめてください。",
    "there is no such file or folder; check its name and place",
)
_NO_FOLDER = (
    "途中にあるのがフォルダーではなくファイルです。別の場所を指定してください。",
    "a part of the path is a file, not a folder; give another place",
)
_TAKEN = (
    "同じ名前のファイルがあります。別の名前にしてください。",
    "a file of that name is there already; take another name",
)
_FOLDER = ("フォルダーです。ファイルを指定してください。", "this is a folder; give a file")
_NAME = (
    "使えない文字か名前（CON、NUL など）が含まれています。別の名前にしてください。",
    "the name holds a character or a word (such as CON or NUL) that cannot be used; take another one",
)
_REASONS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EBUSY: _DENIED,
    errno.ENOSPC: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.ENAMETOOLONG: _LONG,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _TAKEN,
    errno.EISDIR: _FOLDER,
    errno.EINVAL: _NAME,
}


def os_reason(error: OSError) -> tuple[str, str]:
    """The reason and the remedy in Japanese and in English.

    An error that is rare keeps the words of the operating system.
    """
    own = error.strerror or str(error) or type(error).__name__
    return _REASONS.get(error.errno or 0, (f"{own}。", own))
