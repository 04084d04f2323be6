"""Keeps the libraries' own log messages off the terminal; our errors say what matters."""

from __future__ import annotations

import logging


def quieten(*loggers: str) -> None:
    """Cut the named loggers off from the root logger and from ``logging.lastResort``."""
    for name in loggers:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
