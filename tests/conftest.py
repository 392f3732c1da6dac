"""Settings all tests share."""

from hypothesis import HealthCheck, settings

# fixed examples: a law that fails must fail for everybody and every time
settings.register_profile(
    "migplan",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("migplan")
