"""The inner wall: separate one student's kernel from the next, with namespaces of its own and hard limits.

The outer wall (sandbox.py) stands between all kernels and the host. Behind it, every forked kernel goes
through `enter_namespaces` and `lock` before the first line of a student's code: it then sees an empty /tmp,
an empty home, its own processes, no network and no shared memory of others, and can never get a right back.
"""

import fcntl
import os
import resource
import socket
import struct

from neurona.grading import linux, syscalls

HOME = "/student"
FOLDER = f"{HOME}/assignment"  # where a notebook runs; the files that go with it lie there
STAGE = "/run"  # an empty folder of the outer sandbox, where the private disk is put together
NAMESPACES = (
    linux.CLONE_NEWUSER
    | linux.CLONE_NEWNS
    | linux.CLONE_NEWPID
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWNET
    | linux.CLONE_NEWCGROUP
)
_SET_FLAGS, _INTERFACE_UP = 0x8914, 1  # SIOCSIFFLAGS, IFF_UP (netdevice(7))
_INODES = 20_000
_QUIET = linux.MS_NOSUID | linux.MS_NODEV


def enter_namespaces():
    """Leave the zygote's namespaces; the next process forked is number 1 of the new ones.

    Raises:
        OSError: this system does not allow user namespaces inside the sandbox.
    """
    user, group = os.getuid(), os.getgid()
    linux.unshare(NAMESPACES)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")


def lock(limits):
    """Furnish the new namespaces, set the limits and drop every right. Called by process 1 of them.

    Args:
        limits: the Limits of this submission.

    Raises:
        OSError: one of the locks is not available; the caller must not go on.
    """
    linux.mount("none", "/", flags=linux.MS_REC | linux.MS_PRIVATE)
    _mount_private_disk(limits.disk)
    _raise_loopback()
    linux.mount(
        "devpts",
        "/dev/pts",
        "devpts",
        linux.MS_NOSUID | linux.MS_NOEXEC,
        "newinstance,ptmxmode=0666,mode=0620",
    )
    linux.mount("proc", "/proc", "proc", _QUIET | linux.MS_NOEXEC)
    _write("/proc/sys/user/max_user_namespaces", "0")
    # When the machine runs out of memory, the kernel should end this process and not the grader.
    _write("/proc/self/oom_score_adj", "1000")
    set_limits(limits)
    linux.drop_capabilities()
    syscalls.restrict()


def _mount_private_disk(size):
    # One file system with one size behind every folder that can be written, so that the limit is the sum.
    shown = _shown_below("/tmp")
    linux.mount("tmpfs", STAGE, "tmpfs", _QUIET, f"size={size},nr_inodes={_INODES},mode=0755")
    for folder, target, mode in (("tmp", "/tmp", 0o1777), ("home", HOME, 0o700), ("shm", "/dev/shm", 0o1777)):
        path = f"{STAGE}/{folder}"
        os.mkdir(path)
        os.chmod(path, mode)
        linux.mount(path, target, flags=linux.MS_BIND)
    linux.unmount(STAGE, linux.MNT_DETACH)
    os.mkdir(FOLDER)
    for path, handle in shown.items():
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            os.makedirs(path, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "x").close()
        linux.mount(f"/proc/self/fd/{handle}", path, flags=linux.MS_BIND | linux.MS_REC)  # stays read-only
        os.close(handle)


def _shown_below(folder):
    """What the outer wall shows below a folder that will be covered: path -> a descriptor that survives it.

    An environment made below /tmp, as in a test or in CI, must stay where it is.
    """
    with open("/proc/self/mountinfo") as table:
        points = [line.split()[4] for line in table]
    return {p: os.open(p, os.O_PATH) for p in points if p.startswith(f"{folder}/")}


def _raise_loopback():
    # ipykernel collects what child processes print over 127.0.0.1, which is this namespace's own.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh22x", b"lo", _INTERFACE_UP))


def set_limits(limits):
    """Set the resource limits of this process; they hold for each process that it starts, too.

    RLIMIT_DATA counts what a process may write in private memory. RLIMIT_AS would also count address space
    that is only reserved, of which every thread takes 64 MB: it is kept far above, for shared mappings.
    The zygote watches the sum over all processes (watch.py).
    """
    cpu = max(1, round(limits.notebook_cpu))
    for name, value in (
        (resource.RLIMIT_DATA, limits.memory),
        (resource.RLIMIT_AS, 2 * limits.memory + (4 << 30)),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        _, ceiling = resource.getrlimit(name)
        value = int(value)
        if ceiling != resource.RLIM_INFINITY:
            value = min(value, ceiling)
        resource.setrlimit(name, (value, value))


def _write(path, text):
    with open(path, "w") as file:
        file.write(text)
