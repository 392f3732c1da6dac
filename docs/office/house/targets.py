"""The machines a wheelhouse is for: what pip is told about them, and what markers see there.

pip evaluates the markers of dependencies (``sys_platform == "win32"``) for the interpreter it runs
in, even with ``--platform``. So the markers of another system are evaluated here, and pip is asked
for single, exact wheels only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""Versions a wheelhouse can be built for."""
USUAL_PYTHONS = ("3.11", "3.12", "3.13")

_GLIBC = range(5, 29)
"""Minor versions of glibc 2; 2.28 is that of RHEL 8 and its kin, the oldest still in offices."""
_MACOS = range(11, 15)


@dataclass(frozen=True)
class System:
    """One kind of machine.

    ``tags`` are pip's platform tags, the oldest first: of several wheels the one that runs on
    most machines is taken. ``markers`` are the values of its environment markers.
    """

    key: str
    title: str
    tags: tuple[str, ...]
    markers: Mapping[str, str]


SYSTEMS: Mapping[str, System] = {
    system.key: system
    for system in (
        System(
            "windows-x64",
            "Windows x64",
            ("win_amd64",),
            {
                "os_name": "nt",
                "sys_platform": "win32",
                "platform_system": "Windows",
                "platform_machine": "AMD64",
            },
        ),
        System(
            "linux-x64",
            "Linux x64",
            (
                "manylinux1_x86_64",
                "manylinux2010_x86_64",
                "manylinux2014_x86_64",
                *(f"manylinux_2_{minor}_x86_64" for minor in _GLIBC),
            ),
            {
                "os_name": "posix",
                "sys_platform": "linux",
                "platform_system": "Linux",
                "platform_machine": "x86_64",
            },
        ),
        System(
            "macos-arm64",
            "macOS arm64",
            tuple(f"macosx_{major}_0_arm64" for major in _MACOS),
            {
                "os_name": "posix",
                "sys_platform": "darwin",
                "platform_system": "Darwin",
                "platform_machine": "arm64",
            },
        ),
    )
}


@dataclass(frozen=True)
class Target:
    """One system with one version of CPython, such as ``3.12``."""

    system: System
    python: str

    @property
    def name(self) -> str:
        """For messages and folders: ``windows-x64-py3.12``."""
        return f"{self.system.key}-py{self.python}"

    @property
    def pip_arguments(self) -> tuple[str, ...]:
        """What ``pip download`` is told, whatever machine it runs on.

        ``abi3`` wheels serve this version and later ones, ``none`` wheels every version.
        """
        platforms = (part for tag in self.system.tags for part in ("--platform", tag))
        abis = (f"cp{self.python.replace('.', '')}", "abi3", "none")
        return (
            "--only-binary=:all:",
            "--implementation=cp",
            f"--python-version={self.python}",
            *(f"--abi={abi}" for abi in abis),
            *platforms,
        )

    @property
    def markers(self) -> dict[str, str]:
        """Every environment marker as it is on such a machine; no extra is asked for."""
        return {
            **self.system.markers,
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "extra": "",
        }


def targets_of(systems: tuple[str, ...], pythons: tuple[str, ...]) -> tuple[Target, ...]:
    """Every system with every version, in the order of the tables above."""
    return tuple(
        Target(system, python)
        for key, system in SYSTEMS.items()
        if key in systems
        for python in PYTHONS
        if python in pythons
    )
