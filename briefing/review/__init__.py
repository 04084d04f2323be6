"""What people do with a finished translation: through a file of their own program, or on a page.

edits       what one change does to one segment, and when it is refused
contexts    where a segment stands: in the brief and in the source
desk        changes to the record, the memory and the PDFs, one at a time and whole
to_memory   decisions as units of the translation memory
xliff       segments to XLIFF 1.2 and back
round_trip  the file of a CAT tool against the record
web/        the local page
"""
