"""The outer wall: bubblewrap between the host and every process that may run a student's code.

What is inside is listed here, and nothing else is: the system's programs and libraries, the Python
environment and this package, all read-only; no network, no other process, no home, no course.
"""

import os
import platform
import shutil
import site
import sys
from pathlib import Path

from neurona.grading.confinement import HOME, STAGE

PACKAGE = Path(__file__).parent.parent
UNPRIVILEGED = 65534  # "nobody": whom grading becomes when root starts it
_SYSTEM = (
    "/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/share/zoneinfo",
    "/etc/alternatives", "/etc/ld.so.cache",
)  # fmt: skip
STUDENT = 1000  # the user number that student code sees

UNPROTECTED = "NEURONA_SANDBOX=off grades without protection: students' code then runs with your rights."
NOT_LINUX = "The grading sandbox needs Linux. On Windows, grade inside WSL 2; on macOS, inside a Linux virtual machine."
NO_BUBBLEWRAP = (
    "The grading sandbox needs bubblewrap, which is not installed. Debian and Ubuntu: "
    "`sudo apt install bubblewrap`. Fedora: `sudo dnf install bubblewrap`."
)
NO_SETPRIV = "The grading sandbox needs the program setpriv when root grades; the package util-linux has it."
NO_NAMESPACES = (
    "The grading sandbox could not start, because this system does not let ordinary programs make user "
    "namespaces. Ubuntu 24.04 and later: `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`. "
    "Older Debian: `sudo sysctl -w kernel.unprivileged_userns_clone=1`. Elsewhere: `sudo sysctl -w "
    "user.max_user_namespaces=10000`. In a container, allow nested user namespaces, or use a virtual "
    "machine. The system said: {reason}"
)
OLD_KERNEL = (
    "The grading sandbox needs Linux 5.14 or later, because older kernels count a student's processes "
    "together with yours; this is Linux {release}."
)
WORKS = "The grading sandbox works."
SWITCHED_OFF = (
    "NEURONA_SANDBOX=off: students' code runs WITHOUT A SANDBOX, with your rights. It can read and change "
    "your files, the gradebook and other submissions, and use the network."
)


class SandboxUnavailable(RuntimeError):
    """The sandbox cannot be built here; the message says what to do about it."""

    def __str__(self):
        return f"{super().__str__()} {UNPROTECTED}"


def switched_off():
    """Whether the instructor has asked for grading without a sandbox (NEURONA_SANDBOX=off)."""
    return os.environ.get("NEURONA_SANDBOX", "").strip().lower() == "off"


def require():
    """Do nothing where a sandbox can be tried.

    Raises:
        SandboxUnavailable: something is missing that can be seen without trying.
    """
    if sys.platform != "linux":
        raise SandboxUnavailable(NOT_LINUX)
    release = platform.release()
    if _version(release) < (5, 14):
        raise SandboxUnavailable(OLD_KERNEL.format(release=release))
    if shutil.which("bwrap") is None:
        raise SandboxUnavailable(NO_BUBBLEWRAP)
    if os.getuid() == 0 and shutil.which("setpriv") is None:
        raise SandboxUnavailable(NO_SETPRIV)


def _version(release):
    numbers = release.split("-")[0].split(".")[:2]
    return tuple(int(n) if n.isdigit() else 0 for n in numbers)


def command(argv, readable=()):
    """The command line that runs `argv` behind the outer wall.

    Args:
        argv: list of str, absolute program first.
        readable: more folders or files that may be read inside, at the same path.

    Returns:
        list of str. Open file descriptors are passed through.
    """
    shown = view([*environment_paths(), *readable])
    walls = [
        shutil.which("bwrap"), "--unshare-all", "--new-session", "--as-pid-1", "--hostname", "neurona",
        "--uid", str(STUDENT), "--gid", str(STUDENT), "--cap-drop", "ALL",
        # For the zygote's own start only: every kernel mounts its own over them (confinement.py). They come
        # first, because the environment may lie below /tmp.
        "--tmpfs", "/tmp", "--tmpfs", HOME,
        *shown, "--dev", "/dev", "--proc", "/proc",
        "--dir", STAGE, "--chdir", "/",
        "--remount-ro", "/dev", "--remount-ro", "/", "--",
    ]  # fmt: skip
    return [*_as_nobody(shown), *walls, *argv]


def _as_nobody(shown):
    # Limits on processes do not hold for root, and rights are best not had. But "nobody" may not read a
    # Python that lives under /root: root first builds the same view, and gives up being root inside it.
    if os.getuid() != 0:
        return []
    return [
        shutil.which("bwrap"), *shown, "--dev", "/dev", "--bind", "/proc", "/proc", "--dir", "/tmp",
        "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--",
        shutil.which("setpriv"), f"--reuid={UNPRIVILEGED}", f"--regid={UNPRIVILEGED}", "--clear-groups",
        "--inh-caps=-all", "--no-new-privs", "--",
    ]  # fmt: skip


def environment_paths():
    """The files and folders that make up this Python: system libraries, environment, this package."""
    paths = [Path(name) for name in _SYSTEM] + [PACKAGE]
    for prefix in {Path(sys.prefix), Path(sys.base_prefix)}:
        # A system Python's prefix is a large part of the host: take its library and programs alone.
        shared = prefix in (Path("/usr"), Path("/usr/local"), Path("/"))
        paths += [prefix / "bin", prefix / "lib", prefix / "lib64"] if shared else [prefix]
    paths += [Path(entry) for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages")]
    return [path for path in paths if path.exists()]


def view(paths):
    """bwrap options that show `paths`, and only them, read-only."""
    options, made, shown = [], set(), []
    for name in ("bin", "lib", "lib32", "lib64"):
        if os.path.islink(f"/{name}"):
            options += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif os.path.isdir(f"/{name}"):
            paths = [*paths, Path(f"/{name}")]
    for path in sorted({Path(os.path.abspath(path)) for path in paths}):
        if any(path.is_relative_to(above) for above in shown):
            continue
        for parent in reversed(path.parents[:-1]):
            if parent not in made:  # else bwrap copies the mode, and nobody cannot enter a private folder
                options += ["--perms", "0755", "--dir", str(parent)]
                made.add(parent)
        options += ["--ro-bind", str(path), str(path)]
        shown.append(path)
    return options


def environment():
    """The whole environment of a sandboxed process, as a dict: nothing comes from the instructor's."""
    # What `pip install --user` has installed lies under the instructor's home, which is not HOME in there.
    user_site = {"PYTHONUSERBASE": site.getuserbase()} if site.getusersitepackages() in sys.path else {}
    return {
        **user_site,
        "HOME": HOME,
        "LANG": "C.UTF-8",
        "PATH": f"{Path(sys.prefix) / 'bin'}:/usr/bin:/bin",
        "PYTHONPATH": str(PACKAGE.parent),  # for a checkout; of its folders only the package is there
        "SHELL": "/bin/sh",
        "TERM": "dumb",
        "USER": "student",
    }


def explain(reason):
    """The exception for a sandbox that was tried and did not start.

    Args:
        reason: what bubblewrap or the zygote wrote before it ended.
    """
    lines = [line.strip() for line in reason.strip().splitlines() if line.strip()]
    return SandboxUnavailable(NO_NAMESPACES.format(reason=lines[-1] if lines else "nothing"))


def main():
    """Say whether the sandbox works here (`python -m neurona.grading.sandbox`)."""
    from neurona.grading import nursery, sandbox  # this module by its name: it is called __main__ here

    try:
        nursery.check()
    except sandbox.SandboxUnavailable as refusal:
        sys.exit(str(refusal))
    print(WORKS)


if __name__ == "__main__":
    main()
