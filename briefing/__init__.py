"""Multilingual policy briefs, made offline: sources in, four branded PDFs out."""

__version__ = "0.1.0"
