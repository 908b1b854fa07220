"""A busy machine must not cost points: how long a process has stood in line for a processor is not its own time."""

from __future__ import annotations

_NANOSECONDS = 1e9


class Line:
    """Watches one process from now on.

    Args:
        pid: Its number, or None if there is none to watch.
        most: Seconds that are made good at most.
    """

    def __init__(self, pid: int | None, most: float):
        self.pid, self.most = pid, most
        self.given = 0.0
        self._start = waited(pid)

    def more(self, at_least: float = 0.1) -> float:
        """Seconds that the process has stood in line and that were not made good yet; 0.0 if they are not worth it."""
        late = min(waited(self.pid) - self._start, self.most) - self.given
        if late < at_least:
            return 0.0
        self.given += late
        return late


def waited(pid: int | None) -> float:
    """Seconds for which a process was ready to run and had no processor; 0.0 where the system does not tell."""
    try:
        with open(f"/proc/{int(pid)}/schedstat") as file:
            return int(file.read().split()[1]) / _NANOSECONDS
    except (OSError, TypeError, ValueError, IndexError):
        return 0.0
