#!/usr/bin/env python3
"""Installs Debian's Chromium where the browser tests find none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without these, Arabic, Chinese and Japanese render as boxes.
PACKAGES = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]


def main() -> int:
    if any(shutil.which(name) for name in NAMES):
        return 0
    if not shutil.which("apt-get"):
        print("no Chromium found: install it for the browser tests", file=sys.stderr)
        return 1
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print("installing Chromium for the browser tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", *PACKAGES]):
        if subprocess.run([*sudo, "apt-get", *command], env=environment).returncode:
            print(f"apt-get {command[0]} failed: install Chromium by hand", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
