"""Archives made by enemies, by accident, and by honest people."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import InputError, OutputError
from briefing.models.archive import unpack

GOOD = {"pkg/metadata.json": b"{}", "pkg/model/model.bin": b"weights" * 1000, "pkg/x.pkl": b"."}
KINDS = ("zip", "tar", "tar.gz")


def _make_zip(path: Path, members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def _make_tar(
    path: Path, members: Iterable[tuple[str | tarfile.TarInfo, bytes]], mode: str = "w"
) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            entry = tarfile.TarInfo(name) if isinstance(name, str) else name
            if entry.isreg():
                entry.size = entry.size or len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def _make(path: Path, kind: str, members: Iterable[tuple[str, bytes]]) -> Path:
    if kind == "zip":
        return _make_zip(path, members)
    return _make_tar(path, members, "w:gz" if kind == "tar.gz" else "w")


def _all(path: PurePosixPath) -> PurePosixPath | None:
    return path


def _known(path: PurePosixPath) -> PurePosixPath | None:
    return PurePosixPath(*path.parts[1:]) if path.suffix in (".json", ".bin") else None


def _unpack(archive: Path, folder: Path, **given: object) -> tuple[Path, ...]:
    options = {"wanted": _all, "most_bytes": 1_000_000, "most_files": 100, **given}
    return unpack(archive, folder, **options)  # type: ignore[arg-type]


def _refuse(archive: Path, reason: str, **given: object) -> str:
    """See that the archive is refused for that reason, and that nothing of it is anywhere."""
    folder = archive.parent / "unpacked" / "here"
    before = sorted(archive.parent.rglob("*"))
    with pytest.raises(InputError) as caught:
        _unpack(archive, folder, **given)
    assert sorted(archive.parent.rglob("*")) == before
    message = caught.value.message
    assert message.startswith(f"{archive}: ") and message.endswith("; nothing of it was unpacked")
    assert reason in message
    assert message.isprintable()
    return message


# ---------------------------------------------------------------------------- honest ones


@pytest.mark.parametrize("kind", KINDS)
def test_only_wanted_files_are_written(tmp_path: Path, kind: str) -> None:
    archive = _make(tmp_path / "a", kind, GOOD.items())
    done: list[tuple[int, int | None]] = []
    files = _unpack(
        archive,
        tmp_path / "new" / "folder",
        wanted=_known,
        progress=lambda _, now, total: done.append((now, total)),
    )
    folder = tmp_path / "new" / "folder"
    assert files == (folder / "metadata.json", folder / "model" / "model.bin")
    assert [path.read_bytes() for path in files] == [b"{}", GOOD["pkg/model/model.bin"]]
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == sorted(files)
    assert done[-1] == (7002, 7002)


@pytest.mark.parametrize("kind", KINDS)
def test_folders_and_leading_dots_are_no_harm(tmp_path: Path, kind: str) -> None:
    members = [("./", b""), ("./pkg/", b""), ("./pkg/a.json", b"1"), ("pkg//b.json", b"2")]
    if kind != "zip":
        folders = [tarfile.TarInfo("./"), tarfile.TarInfo("./pkg")]
        for folder in folders:
            folder.type = tarfile.DIRTYPE
        members = [*((folder, b"") for folder in folders), *members[2:]]  # type: ignore[list-item]
    files = _unpack(_make(tmp_path / "a", kind, members), tmp_path / "to")
    assert [path.relative_to(tmp_path / "to").as_posix() for path in files] == [
        "pkg/a.json",
        "pkg/b.json",
    ]


def test_modes_are_not_taken_over(tmp_path: Path) -> None:
    zipped = zipfile.ZipInfo("run.json")
    zipped.external_attr = (stat.S_IFREG | 0o6777) << 16
    tarred = tarfile.TarInfo("run.json")
    tarred.mode, tarred.uid = 0o6777, 4711
    (one,) = _unpack(_make_zip(tmp_path / "a.zip", [(zipped, b"{}")]), tmp_path / "zip")
    (two,) = _unpack(_make_tar(tmp_path / "a.tar", [(tarred, b"{}")]), tmp_path / "tar")
    umask = os.umask(0)
    os.umask(umask)
    for path in (one, two):
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
        assert path.stat().st_uid == os.getuid()


def test_a_file_with_zip64_sizes_is_taken(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "a.zip", "w") as archive,
        archive.open("big.bin", "w", force_zip64=True) as member,
    ):
        member.write(b"content")
    (path,) = _unpack(tmp_path / "a.zip", tmp_path / "to")
    assert path.read_bytes() == b"content"


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "to" / "b.json").symlink_to(tmp_path / "victim")
    archive = _make_zip(tmp_path / "a.zip", [("a.json", b"1"), ("b.json", b"2")])
    with pytest.raises(OutputError, match=r"b\.json cannot be written"):
        _unpack(archive, tmp_path / "to")
    assert (tmp_path / "victim").read_text() == "mine"
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["b.json"]


# ---------------------------------------------------------------------------- names


BAD_NAMES = {
    "/etc/passwd": "absolute",
    "//server/share": "absolute",
    "C:/windows": "absolute",
    "c:evil": "absolute",
    "../evil": "leads out",
    "pkg/../../evil": "leads out",
    "pkg/..": "leads out",
    "..\\evil": "backslash",
    "pkg\\evil": "backslash",
    "pkg/ev\til": "control character",
    "pkg/ev\x7fil": "control character",
    "pkg/\u202egnp.exe": "control character",
    "pkg/\x1b[2Jx": "control character",
    "x" * 501: "501 characters",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
def test_names_that_lead_elsewhere(tmp_path: Path, kind: str, name: str) -> None:
    members = [("pkg/good.json", b"{}"), (name, b"evil")]
    _refuse(_make(tmp_path / "a", kind, members), BAD_NAMES[name])


@pytest.mark.parametrize("kind", KINDS)
def test_names_are_checked_of_unwanted_members_too(tmp_path: Path, kind: str) -> None:
    members = [("pkg/good.json", b"{}"), ("../evil.pkl", b"evil")]
    _refuse(_make(tmp_path / "a", kind, members), "leads out", wanted=_known)


def test_a_name_with_nul(tmp_path: Path) -> None:
    archive = _make_zip(tmp_path / "a.zip", [("good.jsonX.exe", b"{}")])
    archive.write_bytes(archive.read_bytes().replace(b"good.jsonX", b"good.json\0"))
    _refuse(archive, "control character")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    archive = _make_tar(tmp_path / "a.tar", [("aaaa", b"{}")])
    content = archive.read_bytes().replace(b"aaaa", b"\xff\xfeaa", 1)
    header = bytearray(content[:512])
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    archive.write_bytes(bytes(header) + content[512:])
    _refuse(archive, "control character")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["a/b", "a/b"], "twice"),
        (["a/b", "./a//b"], "twice"),
        (["a/b.json", "a/B.json"], "one file on some systems"),
        (["a/b", "A/c"], "one file on some systems"),
        (["caf\u00e9", "cafe\u0301"], "one file on some systems"),
        (["a", "a/b"], "a file and a folder"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_collide(tmp_path: Path, kind: str, names: list[str], reason: str) -> None:
    _refuse(_make(tmp_path / "a", kind, [(name, b"x") for name in names]), reason)


def test_two_members_for_one_place(tmp_path: Path) -> None:
    archive = _make_zip(tmp_path / "a.zip", [("one/x", b"1"), ("two/x", b"2")])
    _refuse(archive, "twice", wanted=lambda path: PurePosixPath(path.name))


# ---------------------------------------------------------------------------- kinds of members


def _special(kind: bytes, link: str = "") -> tarfile.TarInfo:
    entry = tarfile.TarInfo("pkg/special")
    entry.type, entry.linkname = kind, link
    return entry


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (_special(tarfile.SYMTYPE, "/etc/passwd"), "is a link"),
        (_special(tarfile.LNKTYPE, "pkg/good.json"), "is a link"),
        (_special(tarfile.CHRTYPE), "is neither"),
        (_special(tarfile.BLKTYPE), "is neither"),
        (_special(tarfile.FIFOTYPE), "is neither"),
        (_special(b"Z"), "is neither"),
    ],
    ids=["symlink", "hardlink", "character device", "block device", "pipe", "unknown"],
)
def test_special_members_of_a_tar(tmp_path: Path, entry: tarfile.TarInfo, reason: str) -> None:
    members = [("pkg/good.json", b"{}"), (entry, b"")]
    _refuse(_make_tar(tmp_path / "a.tar", members), f"'pkg/special' {reason}", wanted=_known)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(stat.S_IFLNK, "is a link"), (stat.S_IFCHR, "neither"), (stat.S_IFIFO, "neither")],
)
def test_special_members_of_a_zip(tmp_path: Path, kind: int, reason: str) -> None:
    entry = zipfile.ZipInfo("pkg/special")
    entry.external_attr = (kind | 0o777) << 16
    members = [("pkg/good.json", b"{}"), (entry, b"/etc/passwd")]
    _refuse(_make_zip(tmp_path / "a.zip", members), reason, wanted=_known)


def test_an_encrypted_member(tmp_path: Path) -> None:
    archive = _make_zip(tmp_path / "a.zip", [("a.json", b"{}")])
    content = bytearray(archive.read_bytes())
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + offset] |= 1
    archive.write_bytes(content)
    _refuse(archive, "'a.json' is encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_methods(tmp_path: Path, method: int) -> None:
    entry = zipfile.ZipInfo("a.json")
    entry.compress_type = method
    _refuse(_make_zip(tmp_path / "a.zip", [(entry, b"{}")]), "method that is not supported")


# ---------------------------------------------------------------------------- sizes


@pytest.mark.parametrize("kind", KINDS)
def test_too_many_members(tmp_path: Path, kind: str) -> None:
    members = [(f"a{number}", b"") for number in range(11)]
    archive = _make(tmp_path / "a", kind, members)
    _refuse(archive, "more than 10 members", most_files=10, wanted=_known)
    assert len(_unpack(archive, tmp_path / "to", most_files=11)) == 11


@pytest.mark.parametrize("kind", KINDS)
def test_declared_sizes(tmp_path: Path, kind: str) -> None:
    archive = _make(tmp_path / "a", kind, [("a.bin", bytes(600)), ("b.bin", bytes(600))])
    _refuse(archive, "more than 1,000 bytes", most_bytes=1000)
    assert len(_unpack(archive, tmp_path / "to", most_bytes=1200)) == 2


def test_the_largest_wanted_file(tmp_path: Path) -> None:
    archive = _make_zip(tmp_path / "a.zip", [("p/a.bin", bytes(600)), ("p/b.pkl", bytes(900))])
    _refuse(archive, "'p/a.bin' is larger than 599 bytes", largest=599)
    assert len(_unpack(archive, tmp_path / "to", largest=600, wanted=_known)) == 1


def _falsify_size(archive: Path, size: int) -> None:
    """Let both headers of the only member say another size."""
    content = bytearray(archive.read_bytes())
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = content.index(mark) + offset
        content[start : start + 4] = struct.pack("<I", size)
    archive.write_bytes(content)


@pytest.mark.parametrize("size", [10, 99_999, 100_001, 500_000])
def test_a_zip_that_lies_about_a_size(tmp_path: Path, size: int) -> None:
    archive = _make_zip(tmp_path / "a.zip", [("a.bin", bytes(100_000))])
    _falsify_size(archive, size)
    _refuse(archive, "")


def test_a_bomb_in_a_tar_gz(tmp_path: Path) -> None:
    """2 GB of zeros in 2 MB: reading on behind the bound is what must not happen."""
    header = tarfile.TarInfo("zeros.bin")
    header.size = 2_000_000_000
    piece = bytes(1 << 24)
    with gzip.open(tmp_path / "a.tar.gz", "wb", compresslevel=1) as archive:
        archive.write(header.tobuf())
        for _ in range(4):
            archive.write(piece)
    _refuse(tmp_path / "a.tar.gz", "bytes", wanted=_known)


def test_a_long_name_that_fills_the_memory(tmp_path: Path) -> None:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 30 << 20
    with gzip.open(tmp_path / "a.tar.gz", "wb") as archive:
        archive.write(header.tobuf() + b"a" * header.size + bytes(1024))
    _refuse(tmp_path / "a.tar.gz", "a name in it has", most_bytes=1 << 30)


def test_a_zip_that_is_all_directory(tmp_path: Path) -> None:
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", *([0] * 9), 60_000, *([0] * 6)) + b"a" * 60_000
    directory = entry * 200
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 200, 200, len(directory), 4, 0)
    (tmp_path / "a.zip").write_bytes(b"PK\3\4" + directory + end)
    _refuse(tmp_path / "a.zip", "its directory or a name in it has 12,", most_files=1000)


def test_no_room(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "a.zip", "w") as archive,
        archive.open("big.bin", "w", force_zip64=True) as member,
    ):
        member.write(b"content")
    content = (tmp_path / "a.zip").read_bytes()
    start = content.index(b"PK\1\2")
    entry = bytearray(content[start : content.index(b"PK\5\6")])
    extra = struct.pack("<HHQ", 1, 8, 10**15)
    entry[24:28] = b"\xff" * 4
    entry[30:32] = struct.pack("<H", len(extra))
    end = bytearray(content[content.index(b"PK\5\6") :])
    end[12:16] = struct.pack("<I", len(entry) + len(extra))
    (tmp_path / "a.zip").write_bytes(content[:start] + entry + extra + end)
    with pytest.raises(OutputError, match=r"needs 1000000\.0 GB"):
        _unpack(tmp_path / "a.zip", tmp_path / "to", most_bytes=10**16)
    assert not (tmp_path / "to").exists()


# ---------------------------------------------------------------------------- damage


@pytest.mark.parametrize("content", [b"", b"P", b"no archive at all", b"\x80\x04K\x01.", b"PK\3\4"])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    _refuse(tmp_path / "a", "")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "missing", tmp_path / "pipe"):
        with pytest.raises(InputError, match="no such file"):
            _unpack(path, tmp_path / "to")


@pytest.mark.parametrize("kind", KINDS)
def test_every_cut_is_noticed(tmp_path: Path, kind: str) -> None:
    whole = _make(tmp_path / "a", kind, GOOD.items()).read_bytes()
    # A tar ends with a block of zeros, and is padded with more of them behind it.
    ends = len(whole) if kind != "tar" else len(whole.rstrip(b"\0")) + 512
    for size in range(0, ends, max(1, ends // 60)):
        (tmp_path / "a").write_bytes(whole[:size])
        _refuse(tmp_path / "a", "")


def test_a_damaged_header_in_a_tar_is_not_its_end(tmp_path: Path) -> None:
    archive = _make_tar(tmp_path / "a.tar", GOOD.items())
    content = bytearray(archive.read_bytes())
    content[1024] ^= 0xFF  # the name of the second member
    archive.write_bytes(content)
    _refuse(archive, "damaged or cut short")


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_a_changed_byte_in_the_data_is_noticed(tmp_path: Path, kind: str) -> None:
    noise = os.urandom(20_000)
    archive = _make(tmp_path / "a", kind, [("a.bin", noise)])
    content = bytearray(archive.read_bytes())
    content[10_000] ^= 1
    archive.write_bytes(content)
    _refuse(archive, "damaged")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_changed_archives_are_unpacked_or_refused(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    """Whatever bytes are changed: no other error, and nothing outside of the folder."""
    room = tmp_path_factory.mktemp("changed")
    content = bytearray(_make(room / "a", kind, GOOD.items()).read_bytes())
    places = st.integers(0, min(len(content), 2_600) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    (room / "a").write_bytes(content)
    try:
        _unpack(room / "a", room / "to")
    except (InputError, OutputError):
        assert [path.name for path in room.iterdir()] == ["a"]
    assert {path.name for path in room.iterdir()} <= {"a", "to"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from([b"PK\3\4", b"PK\5\6", b"\x1f\x8b\x08", b""]), rest=st.binary())
def test_noise_is_refused(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    room = tmp_path_factory.mktemp("noise")
    (room / "a").write_bytes(start + rest)
    with pytest.raises(InputError):
        _unpack(room / "a", room / "to")
    assert [path.name for path in room.iterdir()] == ["a"]


def test_a_place_without_a_name_is_refused(tmp_path: Path) -> None:
    archive = _make_zip(tmp_path / "a.zip", [("a.json", b"1")])
    _refuse(archive, "'a.json' is no file name", wanted=lambda _: PurePosixPath())
