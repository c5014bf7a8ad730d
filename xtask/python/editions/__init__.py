"""Editions of the book for reading anywhere: an offline site, an EPUB and a PDF.

All three are made from the built site: a page that looks right there looks right here.

| module | what it does |
|---|---|
| `edition` | what the book is called, by whom and of when |
| `contents` | the parts and chapters, in reading order |
| `archive` | files → a zip, byte for byte the same on every machine |
| `offline` | the site → a zip that works without a server |
| `xhtml` | a page's HTML → XHTML without what only a browser can use |
| `package` | what makes XHTML an EPUB: manifest, contents, title page |
| `epub` | the site → an EPUB |
| `pdf` | the site's page for printing → a PDF with contents and bookmarks |
| `browser` | a browser without a network, for pictures and for paper |
"""
