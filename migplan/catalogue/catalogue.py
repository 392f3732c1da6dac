"""The catalogue: what is known of businesses, linkages and seasons before anybody asks a body."""

from collections.abc import Iterable
from functools import cache, cached_property

from migplan.catalogue.entries import (
    Business,
    CommonFunction,
    GapKind,
    LocalKind,
    StandardLinkage,
    ZoneFlow,
)
from migplan.catalogue.index import Kind, index
from migplan.catalogue.names import Names
from migplan.catalogue.scope import usual_scope
from migplan.catalogue.tables import Tables


class Catalogue(Tables):
    """All tables, and how to find a row by what people call it."""

    def with_linkages(self, rows: Iterable[StandardLinkage]) -> "Catalogue":
        """The same catalogue with another linkage table, such as the official one."""
        return Catalogue(rows)

    @cached_property
    def business_ids(self) -> tuple[str, ...]:
        """Ids of today's 20 businesses, in the published order."""
        return tuple(business.id for business in self.businesses)

    @cached_property
    def first17(self) -> tuple[str, ...]:
        """Ids of the businesses of the first plan."""
        return tuple(business.id for business in self.businesses if business.first17)

    def usual_scope(self, kind: str | None) -> frozenset[str]:
        """Ids of the businesses that a kind of body (自治体区分: 町, 都道府県, ...) carries out."""
        return usual_scope(kind, self.business_ids)

    def business(self, key: str) -> Business | CommonFunction | None:
        """The business or common function with an id."""
        return self._by_id.get(key)

    def family_of(self, key: str) -> str | None:
        """Id of the family of a business, a part of one, or a common function."""
        owner = self._by_id.get(self.find_business(key) or key)
        return owner.family if owner else None

    def find_business(self, text: str) -> str | None:
        """Id of the business or common function that a name, id or official ID stands for.

        Parts of a business stand for the business. ``016`` (地方税（共通）) belongs to four taxes
        and so to none: see :meth:`find_businesses`.
        """
        return self._index("business").one(text)

    def find_businesses(self, text: str) -> tuple[str, ...]:
        """All businesses and common functions that a name stands for; mostly one."""
        return self._index("business").all(text)

    def find_end(self, text: str) -> str | None:
        """Id of what may stand at the end of a linkage: business, common function or partner.

        The id of a part of a business stays as it is; a name of a part stands for its business,
        and one that several businesses share (``016``) for the part.
        """
        if text in self._parts:
            return text
        return self.find_business(text) or self.find("part", text) or self.find("partner", text)

    def find(self, kind: Kind, text: str) -> str | None:
        """Id of the entry of one kind that a name or id stands for."""
        return self._index(kind).one(text)

    def nearest(self, text: str, kind: Kind = "business") -> str | None:
        """What the writer of an unknown name may have meant; None when nothing is near."""
        return self._index(kind).nearest(text)

    def local_kind(self, key: str | None) -> LocalKind | None:
        """The kind of local system with an id."""
        return next((row for row in self.local_kinds if row.id == key), None)

    def gap_kind(self, key: str) -> GapKind | None:
        """The kind of gap with an id."""
        return next((row for row in self.gap_kinds if row.id == key), None)

    def flow(self, from_zone: str, to_zone: str) -> ZoneFlow | None:
        """What passing from one network to another needs."""
        ends = (from_zone, to_zone)
        return next((row for row in self.zone_flows if (row.from_zone, row.to_zone) == ends), None)

    @cached_property
    def _by_id(self) -> dict[str, Business | CommonFunction]:
        return {row.id: row for row in (*self.businesses, *self.common_functions)}

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part.id for row in self.businesses for part in row.subsystems)

    @cached_property
    def _indexes(self) -> dict[Kind, Names]:
        return {}

    def _index(self, kind: Kind) -> Names:
        if kind not in self._indexes:
            self._indexes[kind] = index(self, kind)
        return self._indexes[kind]


@cache
def load_catalogue() -> Catalogue:
    """The packaged catalogue; the same one at every call."""
    return Catalogue()
