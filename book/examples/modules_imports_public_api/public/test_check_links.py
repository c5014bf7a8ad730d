from pathlib import Path

import check_links
import pytest
import waymarker


def test_each_link_is_visited(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("bottle", "diataxis"):
        fields = f'title = "{name}"\nurl = "https://{name}.test/"\n'
        fields += 'kind = "book"\nreviewed = 2026-11-22\n'
        (tmp_path / f"{name}.toml").write_text(fields, encoding="utf-8")
    seen: list[str] = []

    def visit(url: str) -> int:
        seen.append(url)
        return 200

    monkeypatch.setattr(waymarker, "visit", visit)
    check_links.main(str(tmp_path))
    assert capsys.readouterr().out == "200 bottle\n200 diataxis\n"
    assert seen == ["https://bottle.test/", "https://diataxis.test/"]
