"""What one submission may use of the machine."""

from dataclasses import asdict, dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits of one kernel and of all that it starts; sizes in bytes, times in seconds."""

    memory: int = 2048 * MEGABYTE
    processes: int = 64
    open_files: int = 512
    file_size: int = 64 * MEGABYTE
    disk: int = 256 * MEGABYTE
    cell_cpu: float = 60.0
    notebook_cpu: float = 1800.0

    def to_dict(self):
        """The limits as a dict of numbers, for JSON."""
        return asdict(self)
