#!/usr/bin/env bash
# Debian's Chromium for the browser tests: installed where we may, else said, and those tests skip.
set -euo pipefail

if command -v chromium >/dev/null; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "no chromium, and no right to install one: the browser tests will be skipped" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null; then
    echo "chromium could not be installed: the browser tests will be skipped" >&2
fi
