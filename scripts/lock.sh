#!/usr/bin/env bash
# requirements/*.in -> requirements/*.txt, pinned with hashes, naming no index. Needs uv on the PATH.
set -euo pipefail
cd "$(dirname "$0")/../requirements"

for set in core dev all fuzz; do
    uv pip compile "$set.in" --output-file "$set.txt" --quiet \
        --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command "scripts/lock.sh" "$@"
    if grep -nE 'https?://|^-|^--(index|extra|find)' "$set.txt"; then
        echo "$set.txt names an index or a file; it must not" >&2
        exit 1
    fi
done
