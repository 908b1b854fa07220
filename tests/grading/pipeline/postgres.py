"""A PostgreSQL server of a test's own: in a temporary folder, on a unix socket only, never as root."""

import os
import shutil
import subprocess
from pathlib import Path

MISSING = "PostgreSQL is not installed (Debian, Ubuntu: apt install postgresql)"


def programs():
    """The folder with initdb and pg_ctl, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("pg_ctl")
    for folder in [*folders, *([Path(found).parent] if found else [])]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    return None


class Server:
    """Starts in `folder`; `stop` ends it."""

    def __init__(self, folder):
        self.folder, self.bin = Path(folder), programs()
        self.folder.chmod(0o755)
        self.data, self.socket = self.folder / "data", self.folder
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            self.folder.chmod(0o777)
        self._run("initdb", "-D", self.data, "-U", "grader", "--auth=trust", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket}' -c fsync=off"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def url(self, name):
        """Make a database and return its address."""
        self._run("createdb", "-h", self.socket, "-U", "grader", name)
        return f"postgresql+psycopg2://grader@/{name}?host={self.socket}"

    def stop(self):
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def _run(self, program, *arguments):
        as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C"}
        done = subprocess.run(
            [*as_nobody, self.bin / program, *map(str, arguments)],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            timeout=60,
        )
        assert done.returncode == 0, (done.stdout or b"").decode() + self._log()

    def _log(self):
        log = self.folder / "log"
        return log.read_text() if log.exists() else ""
