"""Write docs/record.schema.json, the published schema of the run record."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.deliver import record_schema

if __name__ == "__main__":
    path = Path(__file__).resolve().parents[1] / "docs/record.schema.json"
    path.write_text(json.dumps(record_schema(), indent=1) + "\n", encoding="utf-8")
