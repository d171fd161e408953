#!/usr/bin/env python3
"""Sets Parley up: two virtual environments, their pinned packages, the models and the data.

Runs on any Python from 3.8 with the standard library only. Every step is skipped when what it
makes is there and made of the same ingredients, so a second run takes seconds.

    python3 scripts/bootstrap.py            environments, encoder, bot model
    python3 scripts/bootstrap.py --envs     environments only

PYTHON and PYTHON310 name interpreters where they are not found by themselves;
PARLEY_TORCH_INDEX names a package index with PyTorch's CPU builds.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import List, Optional

ROOT = Path(__file__).resolve().parent.parent
DESK, BOT = ROOT / ".venv", ROOT / ".venv-bot"
TORCH = "2.13.0"
STAMP = ".parley-installed"
# What comes along with a build of torch for graphics cards.
CUDA = re.compile(r"nvidia|cuda|triton|\+cu", re.IGNORECASE)
BEGAN = time.monotonic()


class SetupFailed(SystemExit):
    """Set-up cannot go on; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(f"\nparley set-up: {message}")


def say(message: str) -> None:
    print(f"[{time.monotonic() - BEGAN:5.0f} s] {message}", flush=True)


def version_of(python: str) -> Optional[tuple]:
    """(major, minor) of an interpreter, or None where it does not run."""
    try:
        result = subprocess.run(
            [python, "-c", "import sys, venv, ensurepip; print(*sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30,
        )
        major, minor = result.stdout.split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def candidates(version: str) -> List[str]:
    """Where an interpreter of this version may be: PATH, uv, pyenv."""
    found = [path for path in (shutil.which("python" + version),) if path]
    for command in (["uv", "python", "find", version], ["pyenv", "prefix", version]):
        if shutil.which(command[0]):
            try:
                result = subprocess.run(
                    command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30
                )
            except (OSError, subprocess.SubprocessError):
                continue
            answer = result.stdout.decode().strip()
            if result.returncode == 0 and answer:
                path = Path(answer)
                found.append(str(path / "bin" / "python" if path.is_dir() else path))
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    found += [str(path) for path in sorted(pyenv.glob(version + ".*/bin/python"))[::-1]]
    return found


def find_python(variable: str, versions: List[str], purpose: str) -> str:
    wanted = [tuple(int(part) for part in version.split(".")) for version in versions]
    named = os.environ.get(variable)
    if named:
        if version_of(named) not in wanted:
            raise SetupFailed(f"{variable}={named} is not Python {' or '.join(versions)}")
        return named
    for version, numbers in zip(versions, wanted):  # noqa: B905  this file runs on Python 3.8
        for python in candidates(version):
            if version_of(python) == numbers:
                return python
    if version_of(sys.executable) in wanted:
        return sys.executable
    raise SetupFailed(
        f"Python {' or '.join(versions)} is needed for {purpose} and was not found.\n"
        f"Install it (for example `uv python install {versions[0]}`) or name it: "
        f"{variable}=/path/to/python make run"
    )


def run(command: List[str], *, log: Optional[Path] = None) -> None:
    """Run a step; its output goes to the terminal, or to a log whose end is shown on failure."""
    if log is None:
        if subprocess.run(command, cwd=ROOT).returncode:
            raise SetupFailed("this step failed: " + " ".join(command))
        return
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        code = subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT).returncode
    if code:
        tail = log.read_text(errors="replace").splitlines()[-15:]
        raise SetupFailed(f"this step failed: {' '.join(command)}\n" + "\n".join(tail))


def fingerprint(*files: Path) -> str:
    digest = hashlib.sha256(TORCH.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def torch_requirement(pip: List[str], log: Path) -> List[str]:
    """The arguments that install the CPU build of torch, found by asking the index.

    A plain build for Linux brings gigabytes of CUDA; it is never taken.
    """
    index = os.environ.get("PARLEY_TORCH_INDEX")
    source = ["--index-url", index] if index else []
    for requirement in (f"torch=={TORCH}+cpu", f"torch=={TORCH}"):
        probe = [*pip, "install", "--dry-run", "--ignore-installed", *source, requirement]
        result = subprocess.run(probe, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = result.stdout.decode(errors="replace")
        with log.open("a") as file:
            file.write(output)
        planned = output.partition("Would install")[2]
        if result.returncode == 0 and planned and not CUDA.search(planned):
            return ["--no-deps", *source, requirement]
    raise SetupFailed(
        f"the package index offers no CPU build of torch {TORCH} for this Python, and the CUDA "
        "build is never installed.\nSet PARLEY_TORCH_INDEX to the index of PyTorch's CPU builds "
        "(see the installation page of PyTorch), or PYTHON to a version it has builds for."
    )


def make_environment(folder: Path, python: str, requirements: Path, torch: bool, log: Path) -> None:
    """A virtual environment with exactly the packages of a requirements file."""
    wanted = fingerprint(requirements) + f" {version_of(python)}"
    stamp = folder / STAMP
    works = version_of(str(folder / "bin" / "python")) is not None
    if works and stamp.exists() and stamp.read_text() == wanted:
        return
    count = requirements.read_text().count("==")
    say(f"{folder.name}: installing {count} packages (minutes)")
    shutil.rmtree(folder, ignore_errors=True)
    run([python, "-m", "venv", str(folder)], log=log)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    if torch:
        run([*pip, "install", "-q", *torch_requirement(pip, log)], log=log)
        say(f"{folder.name}: torch {TORCH} (CPU) installed")
    # Some packages come as sources only. Rasa needs the old setuptools at run time too.
    setuptools = "setuptools==84.2.1" if torch else "setuptools==70.3.0"
    run([*pip, "install", "-q", "--no-deps", setuptools, "wheel==0.45.1"], log=log)
    run(
        [*pip, "install", "-q", "--no-deps", "--no-build-isolation", "-r", str(requirements)],
        log=log,
    )
    if torch:
        install_ourselves(folder)
    stamp.write_text(wanted)
    say(f"{folder.name}: ready")


def install_ourselves(folder: Path) -> None:
    """Make the repository importable from .venv and put the `parley` command there."""
    site = next((folder / "lib").glob("python3.*")) / "site-packages"
    (site / "parley.pth").write_text(f"{ROOT}\n")
    command = folder / "bin" / "parley"
    command.write_text(
        f"#!{folder / 'bin' / 'python'}\n"
        "import sys\n\nfrom gateway.commands.main import main\n\nsys.exit(main())\n"
    )
    command.chmod(0o755)


def environments() -> None:
    desk_python = find_python("PYTHON", ["3.11", "3.12", "3.13"], "Parley")
    bot_python = find_python("PYTHON310", ["3.10"], "the Rasa bot")
    logs = ROOT / "var" / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    errors: List[BaseException] = []

    def attempt(*arguments: object) -> None:
        try:
            make_environment(*arguments)  # type: ignore[arg-type]
        except BaseException as error:
            errors.append(error)

    requirements = ROOT / "requirements"
    threads = [
        threading.Thread(
            target=attempt,
            args=(DESK, desk_python, requirements / "desk.txt", True, logs / "setup-desk.log"),
        ),
        threading.Thread(
            target=attempt,
            args=(BOT, bot_python, requirements / "bot.txt", False, logs / "setup-bot.log"),
        ),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def models() -> None:
    python = str(DESK / "bin" / "python")
    run([python, "-m", "knowledge.encoder_build"])
    run([python, "-m", "knowledge.adapter"])
    run([str(BOT / "bin" / "python"), "-m", "bot.train"])


def main() -> int:
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    environments()
    if "--envs" not in sys.argv:
        models()
    return 0


if __name__ == "__main__":
    sys.exit(main())
