"""E-mails with the PDFs attached: drafts in ``out/``, or sent on demand.

addresses     what people write → what mail servers take
recipients    a CSV file → recipients, or all its mistakes
editions      the PDFs of a run record that may be mailed
message       one e-mail → its bytes
outbox        where drafts are
journal       what became of each e-mail, kept through crashes
server        a verified connection
sending       each e-mail handed over once
"""
