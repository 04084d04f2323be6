"""What a stage has to know about a language: sentence ends, dates, numbers, inflection.

Nothing here knows of briefs or translations; the stages above build on it.
"""
