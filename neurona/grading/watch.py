"""Watch what all processes of a submission use together, which no limit on a single process can.

Only numbers are read from /proc; nothing that student code writes is looked at.
"""

import os

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def processes():
    """Every process that can be seen here, by the number of its PID namespace.

    Returns:
        dict of str (the namespace's name in /proc) to list of int.
    """
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                space = os.readlink(f"/proc/{name}/ns/pid")
            except OSError:
                continue  # it has just ended
            found.setdefault(space, []).append(int(name))
    return found


def cpu_time(pids):
    """CPU seconds that these processes and the children they have waited for have used."""
    total = 0
    for pid in pids:
        fields = _read(pid, "stat").rpartition(")")[2].split()
        total += sum(map(int, fields[11:15]))  # utime, stime, cutime, cstime; proc(5) counts them from 14
    return total / _TICK


def memory(pids, limit):
    """Bytes of memory that these processes hold together; shared pages are counted once.

    Args:
        pids: list of int.
        limit: the exact sum is slow to get, so it is only looked up where a simple upper bound exceeds this.
    """
    resident = [_read(pid, "statm").split() for pid in pids]
    bound = sum(int(fields[1]) for fields in resident if fields) * _PAGE
    if bound <= limit:
        return bound
    return sum(_proportional(pid) for pid in pids)


def _proportional(pid):
    for line in _read(pid, "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(pid, name):
    try:
        with open(f"/proc/{pid}/{name}") as file:
            return file.read()
    except OSError:
        return ""  # it has just ended
