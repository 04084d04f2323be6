"""One file per command: parsed words to settings, to the pipeline, to a report."""
