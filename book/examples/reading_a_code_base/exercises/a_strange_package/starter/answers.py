"""What you found out about the package `cafe`, without changing it."""

COMMAND = ""
"""The function that runs when somebody types `close-evening`: "module:name"."""

MOST_IMPORTED = ""
"""The module that most other modules import, those counted that do so for the
type checker only: "cafe.…"."""

SENDS_MAIL = ""
"""The function in which a letter leaves the program: "module:name"."""

HIDDEN_IMPORT = ("", "")
"""The import that runs only when a function is called: (importer, imported)."""

CYCLE: set[str] = set()
"""All modules that can be reached from themselves by imports."""

REACHES_PARTS: set[str] = set()
"""All other modules that can break when `cafe.parts` changes, by any way."""

CALLS: list[str] = []
"""The functions of `cafe` that run, in their order, in
`close([Visit("Kim", "radio", "belt")])`, from "cafe.desk:close" on."""
