"""What leaves the program: the files in ``out/`` and the run record."""

from briefing.deliver.publish import output_folder, publish
from briefing.deliver.record import (
    RECORD_VERSION,
    BilingualRecord,
    LanguageRecord,
    PdfFile,
    Previous,
    RunRecord,
    dump_record,
    load_previous,
    load_record,
    read_record,
    record_schema,
)
from briefing.deliver.report import BuildReport, LanguageReport, report_languages, report_run

__all__ = [
    "RECORD_VERSION",
    "BilingualRecord",
    "BuildReport",
    "LanguageRecord",
    "LanguageReport",
    "PdfFile",
    "Previous",
    "RunRecord",
    "dump_record",
    "load_previous",
    "load_record",
    "output_folder",
    "publish",
    "read_record",
    "record_schema",
    "report_languages",
    "report_run",
]
