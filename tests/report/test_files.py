from pathlib import Path

import pytest

from migplan.diagnostics.errors import MigplanError
from migplan.report import files
from migplan.report.files import is_ours, write_report
from migplan.report.write import write_all
from tests.report.plans import empty_plan, hostile_plan, tiny_plan


def test_the_report_and_its_drawings_are_written(tmp_path: Path):
    written = write_report(
        tiny_plan(), tmp_path / "new" / "folder", systems=("S_resident_record",), engines=()
    )

    assert [path.name for path in written] == [
        "report.html",
        "domains.dot",
        "domains.svg",
        "waves.dot",
        "waves.svg",
        "system-S_resident_record.dot",
        "system-S_resident_record.svg",
    ]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(
        path.name for path in written
    )
    assert all(is_ours(path) for path in written)


def test_nothing_to_move_leaves_out_the_picture_of_the_waves(tmp_path: Path):
    assert [path.name for path in write_report(empty_plan(), tmp_path, engines=())] == [
        "report.html",
        "domains.dot",
        "domains.svg",
    ]


def test_our_own_files_are_replaced_with_the_same_bytes(tmp_path: Path):
    first = {path: path.read_bytes() for path in write_report(tiny_plan(), tmp_path, engines=())}

    assert {
        path: path.read_bytes() for path in write_report(tiny_plan(), tmp_path, engines=())
    } == first


@pytest.mark.parametrize("name", ["report.html", "domains.dot", "waves.svg"])
def test_a_file_of_somebody_else_is_not_overwritten_and_nothing_is_written(
    tmp_path: Path, name: str
):
    (tmp_path / name).write_text("mine: migplan is a word here", encoding="utf-8")

    with pytest.raises(MigplanError, match="上書きしません"):
        write_report(tiny_plan(), tmp_path, engines=())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_force_overwrites_it(tmp_path: Path):
    (tmp_path / "report.html").write_text("mine", encoding="utf-8")

    write_report(tiny_plan(), tmp_path, engines=(), force=True)

    assert is_ours(tmp_path / "report.html")


def test_an_unknown_system_is_refused_before_anything_is_written(tmp_path: Path):
    with pytest.raises(MigplanError) as caught:
        write_report(tiny_plan(), tmp_path / "out", systems=("S_nowhere",), engines=())

    assert "S_nowhere" in caught.value.en
    assert not (tmp_path / "out").exists()


def test_a_folder_in_the_place_of_a_file_leaves_nothing_written(tmp_path: Path):
    (tmp_path / "domains.dot").mkdir()

    with pytest.raises(MigplanError, match="フォルダーなので"):
        write_report(tiny_plan(), tmp_path, engines=(), force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["domains.dot"]


def test_ids_that_no_file_system_likes_become_names_that_it_does(tmp_path: Path):
    plan = tiny_plan()
    roles = dict(plan.case.roles) | {
        "a:b>c": plan.case.roles["S_resident_record"],
        "A:B>C": plan.case.roles["S_resident_record"],
    }
    plan = plan.model_copy(update={"case": plan.case.model_copy(update={"roles": roles})})
    written = write_report(plan, tmp_path, systems=("a:b>c", "A:B>C"), engines=())

    names = [path.name for path in written]
    assert "system-a_b_c.svg" in names
    assert "system-A_B_C_2.svg" in names


def test_a_hostile_plan_is_written_whole(tmp_path: Path):
    for path in write_report(hostile_plan(), tmp_path, engines=()):
        assert path.read_bytes().decode("utf-8")


def test_lines_end_alike_on_every_system(tmp_path: Path):
    for path in write_report(tiny_plan(), tmp_path, engines=()):
        assert b"\r" not in path.read_bytes()


def test_a_missing_file_is_not_ours(tmp_path: Path):
    assert not files.is_ours(tmp_path / "nothing")


def test_an_abort_between_two_files_leaves_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    synced: list[int] = []

    def abort(file: int) -> None:
        synced.append(file)
        if len(synced) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("migplan.report.write.os.fsync", abort)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"a.txt": "a", "b.txt": "b"})

    assert list(tmp_path.iterdir()) == []
