"""A linkage that nobody gave an id has one that depends on its content alone."""

from pathlib import Path

from tests.importers.written import loaded, refused, told

SYSTEMS = "id,name\na,甲\nb,乙\n"


def _ids(folder: Path, rows: str) -> list[str | None]:
    read = loaded(folder, systems_csv=SYSTEMS, linkages_csv=f"id,provider,consumer,data\n{rows}")
    return [linkage.id for linkage in read.inventory.linkages]


def test_the_only_linkage_of_a_pair_is_named_after_the_pair(tmp_path: Path):
    assert _ids(tmp_path, ",a,b,住民情報\n,b,a,税情報\n") == ["a--b", "b--a"]


def test_several_linkages_of_a_pair_are_told_apart_by_their_data(tmp_path: Path):
    ids = _ids(tmp_path / "1", ",a,b,住民情報\n,a,b,税情報\n")

    assert all(str(key).startswith("a--b--") for key in ids)
    assert ids == _ids(tmp_path / "2", ",a,b,税情報\n,a,b,住民情報\n")


def test_a_stated_id_stays(tmp_path: Path):
    assert _ids(tmp_path, "x1,a,b,住民情報\n,a,b,税情報\n") == ["a--b", "x1"]


def test_the_same_linkage_twice_is_a_problem(tmp_path: Path):
    rows = "provider,consumer,data\na,b,x\na,b,x\n"

    found = refused(tmp_path, systems_csv=SYSTEMS, linkages_csv=rows)

    assert told(found) == ["MIG201 linkages.csv:3:1"]
    assert found[0].values["first"] == "linkages.csv:2:1"


def test_ids_of_long_pairs_stay_within_the_limit(tmp_path: Path):
    long = "s" * 120
    read = loaded(
        tmp_path,
        systems_csv=f"id,name\n{long},甲\nb,乙\n",
        linkages_csv=f"provider,consumer\n{long},b\n",
    )

    assert len(str(read.inventory.linkages[0].id)) <= 120
