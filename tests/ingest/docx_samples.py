"""Parts of Word documents that python-docx cannot write."""

from __future__ import annotations

import io
import zipfile


def with_notes(package: bytes, notes: list[str], kind: str = "footnote") -> bytes:
    """A Word document with footnotes (or endnotes), which python-docx cannot write."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    entries = "".join(
        f"<w:{kind} w:id='{number}'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>"
        for number, text in enumerate(notes, 1)
    )
    line = f"<w:{kind} w:id='0' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>"
    added = {
        "[Content_Types].xml": (
            "</Types>",
            f"<Override PartName='/word/{kind}s.xml' ContentType='{content}.{kind}s+xml'/></Types>",
        ),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f"<Relationship Id='rNotes{kind}' Type='{relations}/{kind}s' Target='{kind}s.xml'/>"
            "</Relationships>",
        ),
    }
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            if name in added:
                text = text.decode().replace(*added[name]).encode()
            new.writestr(name, text)
        new.writestr(
            f"word/{kind}s.xml", f"<w:{kind}s xmlns:w='{word}'>{line}{entries}</w:{kind}s>"
        )
    return buffer.getvalue()
