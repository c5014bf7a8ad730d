"""The presenter."""

from collections.abc import Iterable, Iterator

from due_links.resource import Resource


def lines(resources: Iterable[Resource]) -> Iterator[str]:
    for resource in resources:
        yield f"{resource.last_day()}  {resource.title}  {resource.url}"
