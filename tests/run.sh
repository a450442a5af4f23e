#!/usr/bin/env bash
# One command on a fresh machine: installs what is missing, builds, and passes every test.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
"$root/third_party/install.sh" build test
cd "$root"
echo "rhyme: building with tests (the first time takes some minutes)"
cmake --preset release -DRHYME_TESTS=ON -DRHYME_BENCH=ON >/dev/null
cmake --build --preset release
ctest --preset release --no-tests=error -j"$(nproc)"
echo "rhyme: all tests passed"
