"""The local page for reviewers.

guard      who may talk to it: this machine, one browser, its own pages
session    the one person at the page: name, language of the interface
words      the fixed words of the interface
listing    what stands on the page: sentences, progress, filters
answers    what a form does
app        addresses
server     a port, an address to open, and the end
"""
