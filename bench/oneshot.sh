#!/usr/bin/env bash
# One web page, whole processes: ./gongkai read against pandoc, in the same run.
#   bench/oneshot.sh [page.html]     default: a page of the samples
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
page=$(readlink -f "${1:-$here/samples/reports/yunze-commerce-2022.html}")
for program in hyperfine pandoc; do
  command -v "$program" >/dev/null || { echo "This needs $program (apt-get install $program)." >&2; exit 2; }
done
"$here/gongkai" read "$page" >/dev/null || [ $? = 1 ] # builds when needed; 1 means findings
echo "page: $(basename "$page"), $(wc -c <"$page") bytes"
table=$(mktemp)
trap 'rm -f "$table"' EXIT
hyperfine --shell=none --warmup 10 --runs 60 --ignore-failure --export-markdown "$table" \
  -n 'pandoc -f html -t plain' "pandoc -f html -t plain -o /dev/null $page" \
  -n './gongkai read' "$here/gongkai read $page" \
  -n 'gongkai-reader read (without the launcher)' "$here/.build/reader/gongkai-reader read $page" >&2
cat "$table"
