#!/usr/bin/env bash
# bench/import.sh [COUNT]: takes COUNT finished reports as JSON into an empty store (SQLite), and a tenth of them into another: time and memory of both.
# The reports are the samples of this repository, each under names of its own.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
count=${1:-10000}
program=${GONGKAI:-$here/gongkai}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
samples=()
for file in "$here"/samples/reports/*; do
  samples+=("$work/$(basename "$file").json")
  # A report with something to look at ends with 1.
  "$program" read "$file" --json > "${samples[-1]}" || [ $? = 1 ]
done
mkdir "$work/all" "$work/some"
for ((number = 0; number < count; number++)); do
  sample=${samples[number % ${#samples[@]}]}
  organ=$(sed -n '1s/^{"organ":"\([^"]*\)".*/\1/p' "$sample")
  sed "s/$organ/第$number号$organ/g" "$sample" > "$work/all/$number.json"
  if ((number % 10 == 0)); then ln "$work/all/$number.json" "$work/some/$number.json"; fi
done
echo "load of the machine $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
echo "| finished reports as JSON, into an empty store | time | most memory |"
echo "|---|---|---|"
for part in some all; do
  begin=$(date +%s%N)
  "$program" import "$work/$part" --data "$work/store-$part" > "$work/$part.log" &
  import=$! most=0
  while kill -0 $import 2>/dev/null; do
    now=$(awk '/VmHWM/ { print $2 }' "/proc/$import/status" 2>/dev/null || true)
    most=${now:-$most}
    sleep 0.05
  done
  wait $import || { cat "$work/$part.log"; exit 1; }
  echo "| $(find "$work/$part" -name '*.json' | wc -l) | $((($(date +%s%N) - begin) / 1000000)) ms | $((most / 1024)) MiB |"
  tail -n 1 "$work/$part.log" >&2
done
