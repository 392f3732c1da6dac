"""What a body keeps is told by no name and no text of its plan either."""

from migplan.joint.withholding import told_names, without
from migplan.model.joint_group import Withheld
from migplan.model.plan import Plan
from tests.make import a_case, a_contract, a_local, a_plan, a_system


def a_secretive_plan() -> Plan:
    """Names and texts that quote a package, a vendor in short, and a contract."""
    case = a_case(
        a_system(
            "juki",
            name="ＡＢＣ住記",
            businesses=("resident_record",),
            package="abc",
            vendor="株式会社甲乙",
            functions_used=("甲乙版の独自帳票", "宛名シール"),
            ordinance="甲乙条例",
        ),
        a_local("gakudo", name="甲乙学童", vendor="株式会社甲乙"),
        a_local("hoken", name="健診"),
        a_contract("k1", "juki", name="丙契約"),
    )
    return a_plan(case, {"juki": "2027-01-04"})


def test_a_system_whose_name_quotes_its_package_or_vendor_is_called_by_what_it_is_for():
    plan = a_secretive_plan()

    assert told_names(plan, {Withheld.VENDORS}) == {
        "juki": "住民基本台帳",
        "gakudo": "名称非共有のシステム",
        "hoken": "健診",
    }
    assert told_names(plan, {Withheld.MONEY})["juki"] == "ＡＢＣ住記"


def test_texts_of_a_system_that_quote_what_is_kept_are_left_out_and_others_stay():
    told = without(a_secretive_plan(), {Withheld.VENDORS}).case

    juki = told.system("juki")
    assert juki is not None
    assert (juki.vendor, juki.package, juki.ordinance) == (None, None, None)
    assert juki.functions_used == ("宛名シール",)
    assert [contract.id for contract in told.contracts] == ["k1"]
