"""Which files would you open? Fill in each set, then run the tests.

The programs are those of the chapter: `by_layer/waymarker` and
`by_feature/waymarker`. Name files that are there, such as "view.py".
"""

# An entry is proposed by somebody: `add` takes a name, `list` shows it.
PROPOSER_BY_LAYER = {"__main__.py", "model.py", "storage.py", "view.py"}
PROPOSER_BY_FEATURE = {"__main__.py", "entries.py"}

# The store becomes one SQLite file. What people see stays as it is.
SQLITE_BY_LAYER = {"storage.py"}
SQLITE_BY_FEATURE = {"entries.py", "reviews.py"}

# Which cut opens fewer files: "by layer" or "by feature"?
BETTER_FOR_PROPOSER = "by feature"
BETTER_FOR_SQLITE = "by layer"
