"""What the closed lists of the catalogue are called."""

from enum import StrEnum
from typing import Final

from migplan.catalogue.entries import Direction, FlowRule
from migplan.catalogue.readiness import Anchor, Side, Span
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.linkage import Criticality, Method
from migplan.model.price import PriceUnit
from migplan.model.season import Severity
from migplan.model.system import Zone
from migplan.model.text import Bilingual

_WORDS: Final[tuple[tuple[StrEnum, str, str], ...]] = (
    (Confidence.HIGH, "高", "high"),
    (Confidence.MEDIUM, "中", "medium"),
    (Confidence.LOW, "低", "low"),
    (GapSeverity.HIGH, "高", "high"),
    (GapSeverity.MEDIUM, "中", "medium"),
    (GapSeverity.LOW, "低", "low"),
    (GapSeverity.INFO, "参考", "info"),
    (Method.REST, "REST API", "REST API"),
    (Method.FILE, "ファイル連携", "file"),
    (Method.DIRECT_DB, "DB直接参照", "direct DB"),
    (Method.RPA, "RPA・画面転記", "RPA or screen"),
    (Method.MEDIA, "媒体・手作業", "media or by hand"),
    (Method.MANUAL, "手入力", "typed in again"),
    (Method.DEDICATED, "専用方式", "partner's own"),
    (Method.INTERNAL, "製品内部", "inside a product"),
    (Criticality.ESSENTIAL, "必須", "essential"),
    (Criticality.IMPORTANT, "重要", "important"),
    (Criticality.OPTIONAL, "任意", "optional"),
    (Severity.HARD, "切替不可", "no cutover"),
    (Severity.SOFT, "避けたい", "better not"),
    (Severity.WINDOW, "好機", "good time"),
    (Zone.MYNUMBER, "マイナンバー利用事務系", "individual-number zone"),
    (Zone.LGWAN, "LGWAN接続系", "LGWAN zone"),
    (Zone.INTERNET, "インターネット接続系", "internet zone"),
    (FlowRule.ALLOWED, "可", "allowed"),
    (FlowRule.FORBIDDEN_EXCEPT, "原則不可", "forbidden, with exceptions"),
    (FlowRule.FORBIDDEN, "不可", "forbidden"),
    (FlowRule.SPLIT, "分割", "split"),
    (Direction.IN, "←", "←"),
    (Direction.OUT, "→", "→"),
    (Direction.BOTH, "⇔", "⇔"),
    (PriceUnit.PERSON_MONTHS, "人月", "person-months"),
    (PriceUnit.YEN, "円", "yen"),
    (PriceUnit.YEN_PER_MONTH, "円／月", "yen a month"),
    (PriceUnit.MONTHS, "か月", "months"),
    (PriceUnit.PERCENT, "%", "%"),
    (Span.MONTHS, "か月", "months"),
    (Span.DAYS, "日", "days"),
    (Span.SESSIONS, "定例会（か月前まで）", "council session (months before)"),
    (Span.ADAPTED, "改修期間の終わり（か月前の月末）", "end of the rework (months before)"),
    (Span.PARALLEL, "並行稼働の終わり", "end of parallel running"),
    (Span.NOTICE, "契約の申入れ", "notice of the contract"),
    (Side.BEFORE, "前", "before"),
    (Side.AFTER, "後", "after"),
    (Anchor.CUTOVER, "切替日", "cutover"),
    (Anchor.CLOSED, "切替作業の開始", "start of switching"),
    (PriceUnit.MILLISECONDS, "ミリ秒", "milliseconds"),
)
# members of different lists are equal when their values are, so the list is part of the key
_KEYS: Final[dict[tuple[type[StrEnum], str], tuple[str, str]]] = {
    (type(member), member.value): (ja, en) for member, ja, en in _WORDS
}


def word(member: StrEnum) -> Bilingual:
    """The name of a member of a closed list; its value where there is none."""
    ja, en = _KEYS.get((type(member), member.value), (member.value, member.value))
    return Bilingual(ja=ja, en=en)
