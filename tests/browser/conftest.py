"""A Chromium of the system, and pages opened the way a reader opens them: by a double click."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from migplan.model.plan import Plan
from migplan.report.files import write_report

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = "MIGPLAN_REQUIRE_BROWSER"


@dataclass
class Opened:
    """A page and what it said and asked for while it was open."""

    page: Any
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def asked_for(self) -> list[str]:
        """Requests other than for the file itself."""
        return [url for url in self.requests[1:] if not url.startswith("data:")]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The installed Chromium; without one the tests are skipped unless they are required."""
    found = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    if found is None:
        text = f"no Chromium found (looked for {', '.join(PROGRAMS)})"
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(text)
        pytest.skip(text)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write the report of a plan and open it."""
    contexts: list[Any] = []

    def opened(plan: Plan, *, width: int = 1440, script: bool = True, **options: Any) -> Opened:
        report = write_report(plan, tmp_path / f"out{len(contexts)}", **{"engines": (), **options})[
            0
        ]
        context = browser.new_context(
            viewport={"width": width, "height": 1000}, java_script_enabled=script
        )
        contexts.append(context)
        made = Opened(context.new_page())
        made.page.on("console", lambda message: made.messages.append(message.text))
        made.page.on("pageerror", lambda error: made.messages.append(str(error)))
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.goto(report.as_uri())
        return made

    yield opened
    for context in contexts:
        context.close()
