"""Which files would you open? Fill in each set, then run the tests.

The programs are those of the chapter: `by_layer/waymarker` and
`by_feature/waymarker`. Name files that are there, such as "view.py".
"""

# An entry is proposed by somebody: `add` takes a name, `list` shows it.
PROPOSER_BY_LAYER: set[str] = set()
PROPOSER_BY_FEATURE: set[str] = set()

# The store becomes one SQLite file. What people see stays as it is.
SQLITE_BY_LAYER: set[str] = set()
SQLITE_BY_FEATURE: set[str] = set()

# Which cut opens fewer files: "by layer" or "by feature"?
BETTER_FOR_PROPOSER = ""
BETTER_FOR_SQLITE = ""
