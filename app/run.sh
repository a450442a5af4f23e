#!/usr/bin/env bash
# One command on a fresh machine: installs what is missing, builds, and does the main job.
#   app/run.sh            makes the demo, finds its match cuts, cuts them to the song and exports demo.mp4; opens it where there is a display
#   app/run.sh FILES...   opens the editor with these files; without a display, prints their best match cuts and renders the top ones
set -euo pipefail
here="$PWD"
root="$(cd "$(dirname "$0")/.." && pwd)"
out="${RHYME_OUT:-$root/out}"

"$root/third_party/install.sh" build
echo "rhyme: building (the first time takes some minutes)"
cd "$root"
cmake --preset release -DRHYME_TESTS="${RHYME_TESTS:-OFF}" -DRHYME_BENCH=OFF >/dev/null
cmake --build --preset release
cd "$here"
bin="$root/build/release/bin"
display=""
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && display=yes

if [ $# -eq 0 ]; then
    mkdir -p "$out"
    library="$out/demo-library.sqlite"
    "$bin/rhyme-cli" demo "$out/demo" --force --library "$library"
    echo "rhyme: the best match cuts of the demo footage"
    "$bin/rhyme-cli" match "$out/demo"/clips/*.mp4 --top 8 --library "$library"
    "$bin/rhyme-cli" render "$out/demo/demo.rhyme" -o "$out/demo.mp4" --force
    echo "rhyme: done: $out/demo.mp4"
    [ -z "$display" ] || exec "$bin/rhyme" "$out/demo/demo.rhyme"
elif [ -n "$display" ]; then
    exec "$bin/rhyme" "$@"
else
    mkdir -p "$out"
    library="$out/library.sqlite"
    "$bin/rhyme-cli" analyze "$@" --library "$library"
    "$bin/rhyme-cli" match "$@" --top 20 --library "$library" --render "$out/matches" --force
    echo "rhyme: done: the top match cuts are in $out/matches"
fi
