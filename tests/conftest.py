"""Settings all tests share."""

import os

from hypothesis import HealthCheck, settings

# workbooks made by tests are those of the program: without lxml
os.environ["OPENPYXL_LXML"] = "False"

# fixed examples: a law that fails must fail for everybody and every time
settings.register_profile(
    "migplan",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("migplan")
