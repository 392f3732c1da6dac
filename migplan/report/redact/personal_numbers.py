"""Which linkages carry individual numbers, as far as the plan tells."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from migplan.model.case import Case
from migplan.model.linkage import Linkage
from migplan.model.partner import Partner
from migplan.model.system import System

_WORDS = re.compile(
    r"個人番号|特定個人情報|マイナンバー|中間サーバ|情報提供ネットワーク|番号制度|機関別符号|住基ネット"
    r"|住民基本台帳ネットワーク|団体内統合宛名|(?<![A-Za-z])PIA(?![A-Za-z])"
    r"|my\s*number|individual\s+number|interim\s+server",
    re.IGNORECASE,
)
_ENDS: Final = frozenset(
    {"ext_interim_server", "ext_juki_net", "ext_card_management", "integrated_address"}
)
"""Partners and businesses of the catalogue that live by individual numbers."""


class PersonalNumbers:
    """Tells the linkages of a case that carry individual numbers, or lead where they are kept.

    A linkage of which nobody says so counts when its data, its way or one of its ends has the
    words for it. What is neither said nor worded is not found out.
    """

    def __init__(self, case: Case) -> None:
        self._nodes: Mapping[str, System | Partner] = {
            node.id: node for node in (*case.systems, *case.partners)
        }

    def carried_by(self, linkage: Linkage) -> bool:
        """Whether this linkage does."""
        texts = (linkage.data, linkage.zone_path, linkage.note, linkage.official_id)
        return (
            linkage.personal_number is True
            or any(speaks_of_numbers(text) for text in texts if text)
            or self._kept_at(linkage.provider)
            or self._kept_at(linkage.consumer)
        )

    def _kept_at(self, key: str) -> bool:
        node = self._nodes.get(key)
        businesses = node.businesses if isinstance(node, System) else ()
        by_words = isinstance(node, Partner) and speaks_of_numbers(node.name)
        return by_words or not _ENDS.isdisjoint((key, *businesses))


def speaks_of_numbers(text: str) -> bool:
    """Whether a text has the words for individual numbers."""
    return _WORDS.search(unicodedata.normalize("NFKC", text)) is not None
