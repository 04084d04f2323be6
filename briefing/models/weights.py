"""The container of CTranslate2's ``model.bin``, read without loading the weights.

The native library trusts the sizes in the file: it reads as many bytes as a variable claims to have
into memory that is as large as its shape says. So both are compared before a file from elsewhere is
loaded. The form is that of ``ctranslate2/specs/model_spec.py`` (``_serialize``) and, for older
files, of the library's ``Model::load``.
"""

from __future__ import annotations

import math
import os
import struct
from pathlib import Path
from typing import BinaryIO

_NEWEST_VERSION = 6
_TYPE_SIZES = (4, 1, 2, 4, 2, 2)  # float32 int8 int16 int32 float16 bfloat16
_MOST_VARIABLES = 100_000


def check_weights(path: Path) -> None:
    """See that ``model.bin`` is whole.

    Raises:
        ValueError: It is cut off, or its sizes contradict each other; the text says where.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        version = _number(file, "I")
        if not 1 <= version <= _NEWEST_VERSION:
            raise ValueError(f"it has the unknown form {version}")
        if version >= 2:
            _text(file)  # the architecture
            _number(file, "I")  # its revision
        count = _number(file, "I")
        if count > _MOST_VARIABLES:
            raise ValueError(f"it claims to have {count:,} variables")
        for _ in range(count):
            _skip_variable(file, version, size)
        if version >= 3:
            for _ in range(_number(file, "I")):
                _text(file)
                _text(file)
        if file.tell() != size:
            raise ValueError(f"{size - file.tell():,} bytes stand after its end")


def _skip_variable(file: BinaryIO, version: int, size: int) -> None:
    name = _text(file)
    rank = _number(file, "B")
    shape = [_number(file, "I") for _ in range(rank)]
    if version >= 4:
        kind = _number(file, "B")
        if kind >= len(_TYPE_SIZES):
            raise ValueError(f"{name!r} has an unknown type")
        width, claimed = _TYPE_SIZES[kind], _number(file, "I")
    else:
        width = _number(file, "B")
        claimed = _number(file, "I") * width
    if claimed != math.prod(shape) * width:
        raise ValueError(f"{name!r} claims {claimed:,} bytes for the shape {shape}")
    if file.tell() + claimed > size:
        raise ValueError(f"it is cut off in {name!r}")
    file.seek(claimed, os.SEEK_CUR)


def _number(file: BinaryIO, form: str) -> int:
    number: int = struct.unpack(f"<{form}", _read(file, struct.calcsize(f"<{form}")))[0]
    return number


def _text(file: BinaryIO) -> str:
    return _read(file, _number(file, "H")).rstrip(b"\0").decode("utf-8", "replace")


def _read(file: BinaryIO, count: int) -> bytes:
    content = file.read(count)
    if len(content) < count:
        raise ValueError("it is cut off")
    return content
