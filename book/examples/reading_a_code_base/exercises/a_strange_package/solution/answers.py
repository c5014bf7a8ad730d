"""What we found out about the package `cafe`, without changing it."""

COMMAND = "cafe.desk:main"
"""The function that runs when somebody types `close-evening`: "module:name"."""

MOST_IMPORTED = "cafe.visits"
"""The module that most other modules import, those counted that do so for the
type checker only: "cafe.…"."""

SENDS_MAIL = "cafe.outbox:empty"
"""The function in which a letter leaves the program: "module:name"."""

HIDDEN_IMPORT = ("cafe.parts", "cafe.notices")
"""The import that runs only when a function is called: (importer, imported)."""

CYCLE = {"cafe.visits", "cafe.parts", "cafe.notices"}
"""All modules that can be reached from themselves by imports."""

REACHES_PARTS = {"cafe.visits", "cafe.notices", "cafe.desk"}
"""All other modules that can break when `cafe.parts` changes, by any way."""

CALLS = [
    "cafe.desk:close",
    "cafe.volunteers:who_can",
    "cafe.visits:finish",
    "cafe.parts:take",
    "cafe.parts:can_be_ordered",
    "cafe.parts:order",
    "cafe.notices:announce",
    "cafe.notices:send_mail",
    "cafe.outbox:keep",
    "cafe.notices:report",
]
"""The functions of `cafe` that run, in their order, in
`close([Visit("Kim", "radio", "belt")])`, from "cafe.desk:close" on."""
