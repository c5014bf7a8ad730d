"""Lighthouse: installed under a folder of its own, and run on one page at a time."""

import json
import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit import AuditError
from audit.pages import Page
from audit.report import CATEGORIES, Report, read

PATIENCE_SECONDS = 180
INSTALL_SECONDS = 600
FILES = ("package.json", "package-lock.json", ".npmrc")
"""What is installed, in exact versions, and how."""

FLAGS = ("--headless", "--disable-gpu", "--disable-background-networking")


@dataclass(frozen=True)
class Lighthouse:
    """A Lighthouse that is installed, and the browser that it uses."""

    node: str
    script: Path
    chromium: Path

    @property
    def version(self) -> str:
        """The version, as `12.8.2`."""
        manifest = self.script.parent.parent / "package.json"
        found: str = json.loads(manifest.read_text(encoding="utf-8"))["version"]
        return found

    def run(self, address: str, page: Page) -> Report:
        """Load a page of the site as a telephone would, and read the answer."""
        answer = self.answer(address + page.path, page)
        fatal = answer.get("runtimeError")
        if fatal:
            raise AuditError(f"Lighthouse on {page.name}: {fatal['message']}")
        return read(answer, page)

    def answer(self, url: str, page: Page) -> dict[str, Any]:
        """Give the JSON that Lighthouse prints."""
        sandbox = ["--no-sandbox"] if is_root() else []
        command = [
            *(self.node, str(self.script), url),
            *("--quiet", "--output=json", "--no-enable-error-reporting"),
            "--disable-full-page-screenshot",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join([*FLAGS, *sandbox])}",
        ]
        if page.is_missing:
            command.append("--ignore-status-code")
        output = self.output(command, page)
        try:
            parsed: dict[str, Any] = json.loads(output)
        except ValueError as error:
            raise AuditError(
                f"Lighthouse on {page.name} printed no report: {last_line(output)}"
            ) from error
        return parsed

    def output(self, command: list[str], page: Page) -> str:
        """Run a command; when it takes too long, let it stop the browser itself."""
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "CHROME_PATH": str(self.chromium)},
        ) as process:
            try:
                output, complaint = process.communicate(timeout=PATIENCE_SECONDS)
            except subprocess.TimeoutExpired as error:
                process.send_signal(signal.SIGINT)
                raise AuditError(
                    f"Lighthouse on {page.name} took over {PATIENCE_SECONDS} s"
                ) from error
        return output or complaint


def install(sources: Path, folder: Path, chromium: Path) -> Lighthouse:
    """Install what the lock file names, unless it is there already."""
    if not chromium.is_file():
        raise AuditError(f"{chromium} is no browser")
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        raise AuditError("no Node.js on PATH: install version 20 or newer")
    texts = {name: (sources / name).read_text(encoding="utf-8") for name in FILES}
    refuse_older(node, json.loads(texts["package.json"])["engines"]["node"])
    script = folder / "node_modules/lighthouse/cli/index.js"
    stamp, wanted = folder / "made-from.txt", "".join(texts.values())
    made_from = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    if made_from != wanted or not script.is_file():
        if npm is None:
            raise AuditError("no npm on PATH: it comes with Node.js, or as a package")
        stamp.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        print(f"installing Lighthouse in {folder}", flush=True)
        npm_ci(npm, folder)
        stamp.write_text(wanted, encoding="utf-8")
    return Lighthouse(node, script, chromium)


def refuse_older(node: str, wanted: str) -> None:
    """Compare the version of Node.js with the one that `package.json` names."""
    line = subprocess.run(
        [node, "--version"], capture_output=True, encoding="utf-8", check=False
    ).stdout.strip()
    oldest = wanted.removeprefix(">=")
    if major(line) < major(oldest):
        raise AuditError(f"Node.js {oldest} or newer is needed, {node} is {line}")


def major(version: str) -> int:
    """Read the first number of `v20.20.2`; none is older than any."""
    number = re.match(r"v?(\d+)", version)
    return int(number[1]) if number else 0


def npm_ci(npm: str, folder: Path) -> None:
    """Install exactly what the lock file names; no package runs anything."""
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise AuditError(f"npm ci took over {INSTALL_SECONDS} s") from error
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if "error" in line]
        raise AuditError(f"npm ci failed: {' '.join(lines[:3])}")


def last_line(text: str) -> str:
    """Give the line that says most of a failure."""
    lines = text.strip().splitlines()
    return lines[-1] if lines else "nothing"


def is_root() -> bool:
    """Tell whether the browser would refuse to run in its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
