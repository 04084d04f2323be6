#!/usr/bin/env bash
# Pictures for the README from the PDFs in out/. Needs pdftoppm (poppler-utils) and montage
# (imagemagick); run `make build` first.
set -euo pipefail
cd "$(dirname "$0")/.."
target=docs/pictures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target"
for language in en ru kk uz; do
    pdftoppm -r 62 -png "out/brief.$language.pdf" "$work/$language"
done
montage "$work"/en-1.png "$work"/ru-1.png "$work"/kk-1.png "$work"/uz-1.png \
    -tile 4x1 -geometry +6+6 -background '#c9ced6' -depth 8 -colors 64 "$target/first-pages.png"
montage "$work"/en-2.png "$work"/ru-2.png "$work"/kk-2.png "$work"/uz-2.png \
    -tile 4x1 -geometry +6+6 -background '#c9ced6' -depth 8 -colors 64 "$target/second-pages.png"
pdftoppm -r 80 -f 1 -l 1 -png out/brief.kk.pdf "$work/large"
convert "$work/large-1.png" -colors 64 "$target/kazakh-page.png"
ls -l "$target"
