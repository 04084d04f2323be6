"""What PDF/UA-1 needs besides PDF/A-2a, added while the file is written.

WeasyPrint writes one variant. The two can live in one file when the XMP packet names both and
declares the pdfuaid namespace as an extension schema (PDF/A-2, ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint import Document

VARIANT = "pdf/a-2a"
_WHOLE_PAGE = ("html", "body")

_UA_DESCRIPTION = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


@contextmanager
def marked_languages() -> Iterator[None]:
    """Give the parts of the page that have a ``lang`` their language in the structure tree.

    WeasyPrint writes the language of the whole document only, and a passage in another one would be
    read aloud by the rules of the first.
    """
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def build_with_languages(box: Any, *rest: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)  # of what is positioned
        source = inner.element
        language = None
        if source is not None and source.tag not in _WHOLE_PAGE:
            language = source.get("lang")
        for element in build(box, *rest):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build_with_languages
    try:
        yield
    finally:
        tags._build_box_tree = build


def declare_conformance(document: Document, pdf: Any) -> None:
    """Finisher for ``write_pdf``: names PDF/UA-1 in the XMP packet and describes the links.

    Args:
        pdf: The ``pydyf.PDF`` that is about to be written.
    """
    reference = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[reference]
    packet = b"".join(metadata.stream)
    if packet.count(_END) != 1:
        raise RuntimeError("the XMP packet is not built as expected; see requirements.lock")
    metadata.stream = [packet.replace(_END, _UA_DESCRIPTION.encode() + _END)]
    _describe_links(document)


def _describe_links(document: Document) -> None:
    """Let screen readers say a link's title instead of the name of its anchor."""
    import pydyf

    for page in document.pages:
        for _kind, _target, _rectangle, box in page.links:
            title = box.element.get("title") if box.element is not None else None
            if title and box.link_annotation is not None:
                box.link_annotation["Contents"] = pydyf.String(title)
