#!/usr/bin/env bash
# Installs what is missing from packages-debian.txt: install.sh [build] [test] (both by default). Needs root or sudo only when something is.
set -euo pipefail
list="$(cd "$(dirname "$0")" && pwd)/packages-debian.txt"
[ $# -gt 0 ] || set -- build test

wanted=()
section=""
while read -r line; do
    case "$line" in
        "" | "#"*) ;;
        "["*"]") section="${line:1:-1}" ;;
        *) for s in "$@"; do [ "$s" = "$section" ] && wanted+=("$line"); done ;;
    esac
done <"$list"

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "rhyme: please install with your package manager what these Debian packages hold: ${missing[*]}" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "rhyme: ${#missing[@]} packages are missing; run this as root, or install sudo: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi
echo "rhyme: installing ${#missing[@]} packages"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
