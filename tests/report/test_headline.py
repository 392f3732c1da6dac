from datetime import date

from migplan.model.plan import Plan
from migplan.report.views.context import Context
from migplan.report.views.headline import headline
from tests.report.plans import realistic_plan, tiny_plan


def told(plan: Plan) -> str:
    row = headline(Context.of(plan, "ja"))
    return " ".join([row.main, row.status, *(sentence for _, sentence in row.points)])


def with_baseline_cash(plan: Plan, *amounts: int) -> Plan:
    rows = [row for row in realistic_plan().baselines if row.feasible]
    chosen = tuple(
        rows[n % len(rows)].model_copy(
            update={"cash_yen": plan.cost.cash_yen + amount, "cutovers": {}}
        )
        for n, amount in enumerate(amounts)
    )
    return plan.model_copy(update={"baselines": chosen})


def test_one_slot_is_told_as_one():
    plan = tiny_plan()
    day = date(2027, 1, 4)
    cutovers = tuple(row.model_copy(update={"date": day, "wave": 1}) for row in plan.cutovers)
    waves = (plan.waves[0].model_copy(update={"systems": tuple(row.system for row in cutovers)}),)

    assert "2システムを令和9年1月4日に一度に切り替えます。" in told(
        plan.model_copy(update={"cutovers": cutovers, "waves": waves})
    )


def test_deadlines_that_only_some_have_are_told_as_such():
    plan = tiny_plan()
    case = plan.case.model_copy(update={"deadlines": {"S_resident_record": date(2027, 3, 31)}})

    assert "期限のある1システムは、すべて間に合います。" in told(
        plan.model_copy(update={"case": case})
    )


def test_a_plan_without_deadlines_is_not_called_on_time():
    plan = tiny_plan()
    case = plan.case.model_copy(update={"deadlines": {}})

    assert "期限の定めはありません。" in told(plan.model_copy(update={"case": case}))


def test_dearer_naive_orders_are_told_from_the_cheapest_to_the_dearest():
    text = told(with_baseline_cash(tiny_plan(), 3_000_000, 9_000_000))

    assert "300万円（「契約満了順」）から900万円" in text


def test_a_cheaper_naive_order_is_not_kept_quiet():
    text = told(with_baseline_cash(tiny_plan(), -3_000_000, 9_000_000))

    assert "「契約満了順」で進めると支出は300万円少なくなりますが" in text


def test_an_equal_naive_order_is_called_equal():
    assert "「契約満了順」で進めても支出は同じです。" in told(with_baseline_cash(tiny_plan(), 0))


def test_impossible_naive_orders_are_called_impossible():
    plan = tiny_plan()
    rows = tuple(row.model_copy(update={"feasible": False}) for row in plan.baselines)

    assert "いずれも制約を守って実行できません。" in told(
        plan.model_copy(update={"baselines": rows})
    )
