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
# What the core calls its effects and transitions, their settings and choices, as rhyme-cli lists them (a kind is three
# spaces in, what belongs to it five, a choice six).
cli="${RHYME_CLI:-$root/build/release/bin/rhyme-cli}"
for room in effects transitions; do
    "$cli" "$room" --json | awk -v room="${room^}" '
        function text(line) { sub(/^ *("(name|text)": )?"/, "", line); sub(/",?$/, "", line); return line }
        function note(context, line) { printf "QT_TRANSLATE_NOOP(\"%s\", \"%s\");\n", context, line }
        /^ +"text": / { note(room, text($0)) }
        /^     "name": / { name = text($0); gsub(/_/, " ", name); note("Parameters", toupper(substr(name, 1, 1)) substr(name, 2)) }
        /^      "[^:]*",?$/ { note("Choices", text($0)) }' >>"$texts/texts.cpp"
done
"$lupdate" -silent -locations none -no-obsolete -I "$root" "$root/ui" "$texts" -ts "$root/resources/translations/rhyme_ko.ts"
# English is what stands in the sources, but for what depends on a number.
"$lupdate" -silent -locations none -no-obsolete -pluralonly -I "$root" "$root/ui" "$texts" -ts "$root/resources/translations/rhyme_en.ts"
