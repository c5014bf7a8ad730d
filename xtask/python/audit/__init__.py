"""What Lighthouse and axe-core say of the built site, and of mdBook's own look.

| module | what it does |
|---|---|
| `pages` | which pages there are |
| `host` | serves them as GitHub Pages does |
| `lighthouse` | installs Lighthouse, and runs it on a page |
| `report` | what Lighthouse answers |
| `verdict` | the median of several answers, and what falls short |
| `axe` | what axe-core finds on a page |
| `compare` | the site beside the same book in mdBook's own look |
| `text` | tables, and what to do about a fault |
"""


class AuditError(Exception):
    """Why there is no result, in one line for the person who asked for it."""
