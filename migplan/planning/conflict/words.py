"""The sentences of statements and of their changes, in both languages."""

from collections.abc import Sequence
from datetime import date

from migplan.model.dates import month_start
from migplan.model.phase import PhaseId
from migplan.model.season import Season
from migplan.model.text import Bilingual
from migplan.model.wording import era_year, long_day

_MOST_NAMES = 4

PHASES = {
    PhaseId.SELECT: Bilingual(ja="選定", en="selection"),
    PhaseId.CONFIGURE: Bilingual(ja="設定", en="settings"),
    PhaseId.MIGRATE_DATA: Bilingual(ja="データ移行", en="data migration"),
    PhaseId.TEST: Bilingual(ja="テスト", en="test"),
    PhaseId.SWITCH: Bilingual(ja="切替", en="switch"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "pin": (
        "{name}の切替日は{day}に指定されています（{owner}。{reason}）。",
        "{name} is pinned to {day} ({owner}; {reason}).",
    ),
    "pin_moved": (
        "{name}の切替日の指定を{day}に改める（指定を外してもよい）。",
        "Pin {name} to {day}, or lift the pin.",
    ),
    "not_before": (
        "{name}は{day}より前には稼働を開始できません。",
        "{name} may not start before {day}.",
    ),
    "not_before_moved": (
        "{name}の稼働開始を{day}から可能にする。",
        "Let {name} start from {day}.",
    ),
    "deadline": (
        "{name}の移行期限は{day}です（厳守）。",
        "The deadline of {name} is {day}, and it is hard.",
    ),
    "deadline_moved": (
        "{name}の移行期限を{day}まで延ばす（{months}）。",
        "Move the deadline of {name} to {day} ({months}).",
    ),
    "contract": (
        "{names}の契約「{title}」は{day}に満了し、延長できません。",
        'The contract "{title}" of {names} ends on {day} and cannot be extended.',
    ),
    "contract_moved": (
        "契約「{title}」を{day}まで延ばせるようにする（{months}）。",
        'Have the contract "{title}" run until {day} ({months}).',
    ),
    "season": (
        "{name}は、繁忙期「{reason}」（{period}）には切り替えられません。",
        '{name} must not cut over in the busy season "{reason}" ({period}).',
    ),
    "season_ignored": (
        "繁忙期「{reason}」にも{name}の切替を認める。",
        'Let {name} cut over in the busy season "{reason}".',
    ),
    "lead": (
        "切替日を指定していないシステムは、基準日（{day}）から {months}後の月以降に切り替えます。",
        "What is not pinned cuts over {months} or more after the as-of date {day}.",
    ),
    "lead_shortened": (
        "基準日から切替までの月数（lead_months）を {months}に縮める。",
        "Shorten the lead time (lead_months) to {months}.",
    ),
    "preparation": (
        "{name}の切替前の準備には {months}かかります。",
        "The project of {name} takes {months} before its cutover.",
    ),
    "preparation_shortened": (
        "{name}の切替前の準備（project_months）を {months}に縮める。",
        "Shorten the project of {name} (project_months) to {months}.",
    ),
    "rest": (
        "{name}の残りの作業には {months}かかります。",
        "What is left of the work on {name} takes {months}.",
    ),
    "rest_shortened": (
        "{name}の残りの作業を {months}に縮める。",
        "Shorten what is left of the work on {name} to {months}.",
    ),
    "horizon": ("計画の対象期間は{day}までです。", "The plan ends on {day}."),
    "horizon_moved": (
        "計画の対象期間（horizon_end）を{day}まで延ばす。",
        "Extend the plan (horizon_end) to {day}.",
    ),
    "as_of": (
        "切替日は基準日（{day}）より後でなければなりません。",
        "A cutover lies after the as-of date {day}.",
    ),
    "precedence": (
        "{after}は、{before}の切替から {months}後の月以降に切り替えます。",
        "{after} cuts over {months} or more after {before}.",
    ),
    "precedence_0": (
        "{after}は、{before}と同じ切替枠か、それより後の切替枠で切り替えます。",
        "{after} cuts over in the slot of {before} or later.",
    ),
    "precedence_shortened": (
        "{before}から{after}までの間隔を {months}に縮める。",
        "Shorten the distance from {before} to {after} to {months}.",
    ),
    "precedence_shortened_0": (
        "{before}と{after}を同じ月に切り替えてもよいことにする（順序は守る）。",
        "Let {after} cut over in the month of {before}, in the same slot or later.",
    ),
    "precedence_dropped": (
        "{before}と{after}の前後関係の条件を外す。",
        "Give up that {after} comes after {before}.",
    ),
    "together_stated": ("{names}は一緒に切り替えます。", "{names} move together."),
    "together_package": (
        "{names}は、移行先が同じパッケージ「{package}」のため、一緒に切り替えます。",
        "{names} move together because their new package is one ({package}).",
    ),
    "together_absorbed": (
        "{names}は、一方が他方に統合されるため、一緒に切り替えます。",
        "{names} move together because one is absorbed by the other.",
    ),
    "together_dropped": (
        "{names}を一緒に切り替える条件を外す。",
        "Give up that {names} move together.",
    ),
    "vendor": (
        "{name}が同時に進められる案件は {most} 件までです（準備は切替月までの {work}）。",
        "{name} runs no more than {most} at a time (months up to that of the cutover: {work}).",
    ),
    "vendor_raised": (
        "{name}が同時に進められる案件を {most} 件に増やす（{more} 件増）。",
        "Have {name} run {most} at a time ({more} more).",
    ),
    "body": (
        "庁内で同時に進められる案件は {most} 件までです（準備は切替月までの {work}）。",
        "The body runs no more than {most} at a time (months up to that of the cutover: {work}).",
    ),
    "body_raised": (
        "庁内で同時に進められる案件を {most} 件に増やす（{more} 件増）。",
        "Have the body run {most} at a time ({more} more).",
    ),
    "work": (
        "{names}の作業には、基準日の月から数えて {months}かかります（{phases}）。",
        "The work on {names} takes {months}, counted from the month of the as-of date ({phases}).",
    ),
    "engineers": (
        "{name}の技術者は毎月 {most}までです{changes}。基準日の月から切替月までに必要なのは、{work}です。",
        "{name} has no more than {most} in a month{changes}; "
        "needed from the month of the as-of date to that of the cutover: {work}.",
    ),
    "engineers_raised": (
        "{name}の技術者を毎月 {more} 人増やす（ふだんは {most} 人になる）。",
        "Have {name} send more engineers, {most} as a rule; more in every month: {more}.",
    ),
    "staff": (
        "移行作業に当たれる職員は毎月 {most}までです{changes}。"
        "基準日の月から切替月までに必要なのは、{work}です。",
        "No more than {most} of the body's own staff work on migrations in a month{changes}; "
        "needed from the month of the as-of date to that of the cutover: {work}.",
    ),
    "staff_raised": (
        "移行作業に当たれる職員を毎月 {more} 人増やす（ふだんは {most} 人になる）。",
        "Let more of the staff work on migrations, {most} as a rule; more in every month: {more}.",
    ),
    "breaks": (
        "作業のフェーズの間に空けてよいのは {months}までです。",
        "No more than {months} may pass idly between two phases of work.",
    ),
    "breaks_none": (
        "作業のフェーズは、間を空けずに続けます。",
        "The phases of work follow each other without a break.",
    ),
    "breaks_raised": (
        "作業のフェーズの間に空けてよい月数（phase_slack_months）を {months}に増やす。",
        "Let {months} pass idly between two phases of work (phase_slack_months).",
    ),
    "load": (
        "一つの切替枠で切り替えられるのは {most} システムまでです。",
        "A slot takes no more than {most}.",
    ),
    "load_weighed": (
        "一つの切替枠の負荷の合計は {most} までです。",
        "A slot takes a load of no more than {most}.",
    ),
    "load_raised": (
        "一つの切替枠の上限（load_limit）を {most} に増やす（{more} 増）。",
        "Raise the limit of a slot (load_limit) to {most} ({more} more).",
    ),
    "slots_stated": (
        "切替枠は、示された {number} 日だけです。",
        "There are only the {number} stated slots.",
    ),
    "slots_monthly": (
        "切替枠は月に 1 回です。これらの条件に近いのは{first}と{second}です。",
        "There is one slot a month; the nearest are {first} and {second}.",
    ),
}


def said(sentence: str, **values: Bilingual | date | str | int) -> Bilingual:
    """Fill a sentence; days are written as each language does.

    What users wrote is only ever a value, so braces in it mean nothing.
    """
    ja, en = SENTENCES[sentence]
    both = {name: _both(value) for name, value in values.items()}
    return Bilingual(
        ja=ja.format_map({name: text.ja for name, text in both.items()}),
        en=en.format_map({name: text.en for name, text in both.items()}),
    )


def months(number: int) -> Bilingual:
    """``3 か月``, ``3 months``."""
    return counted(number, f"{number} か月", "month")


def counted(number: int, ja: str, noun: str) -> Bilingual:
    """A number with its noun in English; ``ja`` as it is."""
    return Bilingual(ja=ja, en=f"{number} {noun}{'' if number == 1 else 's'}")


def listed(names: Sequence[str]) -> Bilingual:
    """All names, or the first few and how many more there are."""
    if len(names) <= _MOST_NAMES + 1:
        *first, last = names
        return Bilingual(
            ja="、".join(names), en=" and ".join([*filter(None, [", ".join(first)]), last])
        )
    shown, rest = names[:_MOST_NAMES], len(names) - _MOST_NAMES
    return Bilingual(
        ja=f"{'、'.join(shown)}ほか {rest} 件", en=f"{', '.join(shown)} and {rest} more"
    )


def work(projects: Sequence[tuple[str, int]]) -> Bilingual:
    """Names of projects and the months each takes, or the first few and the sum of the rest."""
    named = projects if len(projects) <= _MOST_NAMES + 1 else projects[:_MOST_NAMES]
    rest = projects[len(named) :]
    ja = [f"{name} {months(number).ja}" for name, number in named]
    en = [f"{name} {months(number).en}" for name, number in named]
    if rest:
        total = months(sum(number for _, number in rest))
        ja.append(f"ほか {len(rest)} 件で計 {total.ja}")
        en.append(f"{len(rest)} more with {total.en} in all")
    return Bilingual(ja="、".join(ja), en=", ".join(en))


def changes(stretches: Sequence[tuple[int, int, int]]) -> Bilingual:
    """First and last month of each time with another number, and that number; nothing for none."""
    if not stretches:
        return Bilingual(ja="", en="")
    ja = [f"{_month_ja(a)}〜{_month_ja(b)}は {n} 人" for a, b, n in stretches]
    en = [f"{n} from {month_start(a):%Y-%m} to {month_start(b):%Y-%m}" for a, b, n in stretches]
    return Bilingual(ja=f"（{'、'.join(ja)}）", en=f" ({', '.join(en)})")


def phases(parts: Sequence[tuple[PhaseId, int]]) -> Bilingual:
    """Each phase and its months."""
    ja = [f"{PHASES[phase].ja} {months(number).ja}" for phase, number in parts]
    en = [f"{PHASES[phase].en} {months(number).en}" for phase, number in parts]
    return Bilingual(ja="、".join(ja), en=", ".join(en))


def person_months(projects: Sequence[tuple[str, int, int]]) -> Bilingual:
    """Names of projects, the months of work of one person, and the most people at a time."""
    named = projects if len(projects) <= _MOST_NAMES + 1 else projects[:_MOST_NAMES]
    rest = projects[len(named) :]
    ja = [f"{name} 延べ {total} 人月（最大 {most} 人）" for name, total, most in named]
    en = [f"{name} {total} person-months, {most} at most" for name, total, most in named]
    if rest:
        total = sum(number for _, number, _ in rest)
        ja.append(f"ほか {len(rest)} 件で計 {total} 人月")
        en.append(f"{len(rest)} more with {total} person-months in all")
    return Bilingual(ja="、".join(ja), en="; ".join(en))


def _month_ja(month: int) -> str:
    return f"{era_year(month_start(month))}年{month_start(month).month}月"


def period(season: Season) -> Bilingual:
    """When a season is, every year or every month."""
    if season.start.startswith("monthly:"):
        first, last = int(season.start[8:]), int(season.end[8:])
        over = first > last
        return Bilingual(
            ja=f"毎月 {first} 日〜{'翌月 ' if over else ''}{last} 日",
            en=f"day {first} to {last} of {'the next' if over else 'every'} month",
        )
    first, last = season.start, season.end
    return Bilingual(
        ja=f"{int(first[:2])}月{int(first[3:])}日〜{int(last[:2])}月{int(last[3:])}日",
        en=f"{first} to {last}",
    )


def _both(value: Bilingual | date | str | int) -> Bilingual:
    match value:
        case Bilingual():
            return value
        case date():
            return Bilingual(ja=long_day(value), en=value.isoformat())
        case _:
            return Bilingual(ja=str(value), en=str(value))
