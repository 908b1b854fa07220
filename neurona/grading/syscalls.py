"""Shut the doors of the Linux kernel that no homework needs: a seccomp filter, written out by hand.

Namespaces already hide the host. This second lock keeps student code away from the parts of the kernel where
escapes have been found, and from the few things that namespaces do not separate (key rings, VM sockets,
memory that belongs to no process).
"""

import ctypes
import errno
import platform
import socket

from neurona.grading import linux

NO_FILTER = "The sandbox does not know the system calls of {machine} machines; it works on x86_64 and aarch64."

# name: (number on x86_64, number on aarch64), from the kernel's asm/unistd.h.
DENIED = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "delete_module": (176, 106),
    "fanotify_init": (300, 262),
    "finit_module": (313, 273),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "request_key": (249, 218),
    "semget": (64, 190),
    "setns": (308, 268),
    "shmget": (29, 194),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
SOCKET = {"socket": (41, 198), "socketpair": (53, 199)}
# Internet sockets stay: they reach nothing but the kernel's own loopback, which ipykernel uses, and fail with
# the message that a student knows. Others (packets, kernel crypto, virtual machines) fail here.
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)
_ROUTES = 0  # the one protocol of AF_NETLINK that getifaddrs(3) needs

MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH_*
_X32 = 0x40000000  # a second table of numbers on x86_64: refused as a whole

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF
_NUMBER_AT, _ARCHITECTURE_AT, _FAMILY_AT, _PROTOCOL_AT = 0, 4, 16, 32  # struct seccomp_data, little endian
_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction))]


def program(machine):
    """The filter as a list of BPF instructions (code, jump if true, jump if false, value).

    Args:
        machine: what `platform.machine()` says.

    Raises:
        NotImplementedError: the numbers of that machine's system calls are not known here.
    """
    if machine not in MACHINES:
        raise NotImplementedError(NO_FILTER.format(machine=machine))
    column, architecture = MACHINES[machine]
    fail = _FAIL | errno.EPERM
    code = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if machine == "x86_64":
        code += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, fail)]
    for numbers in DENIED.values():
        code += [(_EQUAL, 0, 1, numbers[column]), (_RETURN, 0, 0, fail)]
    for numbers in SOCKET.values():
        block = [(_LOAD, 0, 0, _FAMILY_AT)]
        for family in _FAMILIES:
            block += [(_EQUAL, 0, 1, family), (_RETURN, 0, 0, _ALLOW)]
        block += [(_EQUAL, 0, 3, socket.AF_NETLINK), (_LOAD, 0, 0, _PROTOCOL_AT)]
        block += [(_EQUAL, 0, 1, _ROUTES), (_RETURN, 0, 0, _ALLOW)]
        block += [(_RETURN, 0, 0, _FAIL | errno.EAFNOSUPPORT)]
        code += [(_EQUAL, 0, len(block), numbers[column]), *block]
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def restrict():
    """Put the filter on the calling process, for good; whatever it starts inherits it."""
    instructions = [_Instruction(*line) for line in program(platform.machine())]
    array = (_Instruction * len(instructions))(*instructions)
    filter_program = _Program(len(array), array)  # a name, so that it lives until the kernel has read it
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    linux.prctl(linux.PR_SET_SECCOMP, linux.SECCOMP_MODE_FILTER, ctypes.addressof(filter_program))
