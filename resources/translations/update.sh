#!/usr/bin/env bash
# Finds the texts of ui/ and puts new ones into the .ts files; those that are gone leave. Qt's lupdate must be there (qt6-l10n-tools).
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
lupdate="${LUPDATE:-$(command -v lupdate || echo "$(qtpaths6 --query QT_INSTALL_BINS)/lupdate")}"
texts="$(mktemp -d)"
trap 'rm -rf "$texts"' EXIT
# lupdate looks neither into macros nor into functions: a file's own short name for a text in a context is written out for it.
macro='^#define ([A-Z_]+)\(text\) QT_TRANSLATE_NOOP\("([A-Za-z]+)", text\).*'
function='^(static )?QString ([a-z_]+)\(const char\* text\) \{ return QCoreApplication::translate\("([A-Za-z]+)".*'
for file in $(grep -rlE "$macro|$function" "$root/ui" --include='*.cpp'); do
    { sed -nE "s/$macro/\1 \2/p; s/$function/\2 \3/p" "$file" | while read -r name context; do
        tr '\n' ' ' <"$file" | grep -oE "(^|[^A-Za-z_:.>])$name\( *(\"([^\"\\\\]|\\\\.)*\" *)+" | sed -E "s/^[^A-Za-z_]?$name\( */QT_TRANSLATE_NOOP(\"$context\", /; s/\$/);/" || true
    done; } >>"$texts/texts.cpp"
done
# Names of the core's transitions and effects.
for room in transitions effects; do
    sed -nE 's/.*text\(\) const override \{ return "([^"]*)".*/QT_TRANSLATE_NOOP("'"${room^}"'", "\1");/p' "$root/core/$room"/*.cpp >>"$texts/texts.cpp"
done
"$lupdate" -silent -locations none -no-obsolete -I "$root" "$root/ui" "$texts" -ts "$root/resources/translations/rhyme_ko.ts"
# English is what stands in the sources, but for what depends on a number.
"$lupdate" -silent -locations none -no-obsolete -pluralonly -I "$root" "$root/ui" "$texts" -ts "$root/resources/translations/rhyme_en.ts"
