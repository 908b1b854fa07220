"""The few Linux calls that grading needs and Python's standard library does not name."""

import ctypes
import os

CLONE_NEWNS, CLONE_NEWCGROUP = 0x00020000, 0x02000000
CLONE_NEWIPC, CLONE_NEWUSER = 0x08000000, 0x10000000
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000

MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 22, 24
PR_SET_SECUREBITS, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 28, 36, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
SECCOMP_MODE_FILTER = 2
# Root without any special right, now and after every exec (capabilities(7): NOROOT, NO_SETUID_FIXUP,
# KEEP_CAPS off, NO_CAP_AMBIENT_RAISE, each with its lock).
SECURE_NOROOT_LOCKED = 0b11_10_11_11

_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def _call(name, *args):
    if getattr(_libc, name)(*args) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def unshare(flags):
    """Leave the namespaces named by `flags` for new ones (unshare(2); in `os` from Python 3.12)."""
    _call("unshare", ctypes.c_int(flags))


def mount(source, target, kind=None, flags=0, options=None):
    """Attach a file system (mount(2)).

    Args:
        source, target, kind, options: str, or None where mount(2) allows NULL.
        flags: MS_* bits.

    Raises:
        OSError: the kernel refused.
    """
    text = [None if part is None else os.fsencode(part) for part in (source, target, kind, options)]
    _call("mount", text[0], text[1], text[2], ctypes.c_ulong(flags), text[3])


def unmount(target, flags=0):
    """Detach a file system (umount2(2))."""
    _call("umount2", os.fsencode(target), ctypes.c_int(flags))


def prctl(option, *args):
    """Change one attribute of the calling process (prctl(2))."""
    words = [ctypes.c_ulong(word) for word in (*args, 0, 0, 0, 0)[:4]]
    _call("prctl", ctypes.c_int(option), *words)


class _CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


def drop_capabilities():
    """Give up every capability, for this process and for whatever it starts."""
    with open("/proc/sys/kernel/cap_last_cap") as last:
        for capability in range(int(last.read()) + 1):
            prctl(PR_CAPBSET_DROP, capability)
    prctl(PR_SET_SECUREBITS, SECURE_NOROOT_LOCKED)
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; low and high halves
    _call("capset", ctypes.byref(header), ctypes.byref(nothing))
