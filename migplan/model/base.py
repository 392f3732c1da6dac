"""What all values of the model share."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Frozen(BaseModel):
    """A value that never changes and knows no field but its own."""

    # built on first use: a command that needs five classes should not wait for fifty
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _no_number(value: object) -> object:
    if isinstance(value, (bool, int, float)):
        raise ValueError("text_expected")  # noqa: TRY004  (pydantic turns only ValueError into a finding)
    return value


# The constraints stand before the validator: so they are part of the text's own schema, which is
# quicker to check and tells editors the pattern.
Id = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=120,
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:#>\-]*$",
    ),
    BeforeValidator(_no_number),
]
"""An identifier: ASCII letters, digits and ``_ . : # > -``; unique among its kind."""

Text = Annotated[str, StringConstraints(max_length=2000), BeforeValidator(_no_number)]
"""Free text of the user; shown whole and escaped everywhere."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=400), BeforeValidator(_no_number)]
"""What people call the thing; shown whole and escaped everywhere."""

Yen = Annotated[int, Field(ge=0, le=10**12)]
"""Japanese yen, tax included, without fractions."""

Months = Annotated[int, Field(ge=0, le=600)]
"""Whole calendar months."""

People = Annotated[int, Field(ge=0, le=10_000)]
"""Engineers or staff, counted in whole people."""
