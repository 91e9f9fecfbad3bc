#!/usr/bin/env bash
# bench/size.sh [ITEMS] [CONNECTION]: a site with a million published items, a fifth as many cases and a quarter as many annual reports, on SQLite or, where a connection to
# an empty database is given, on PostgreSQL: how long filling and the indexes take and how large they are, how soon it starts, and what its pages and searches take.
# What was put in at once is first compared, in a small store, with what the product writes. KEEP=FOLDER keeps the filled store there and uses it again; CHECK= leaves the comparison out.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
items=${1:-1000000} connection=${2-}
program=${GONGKAI:-$here/gongkai}
port=${PORT:-5097}
work=$(mktemp -d)
data=${KEEP:-$work/data}
site=''
stop() { if [ -n "$site" ]; then kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; fi; rm -rf "$work"; }
trap stop EXIT
bench() { if [ -n "${BENCH-}" ]; then dotnet "$BENCH" "$@"; else dotnet run -c Release --no-build --project "$here/bench" -- "$@"; fi; }
[ -n "${BUILT-}" ] || dotnet build -c Release "$here/bench" -v quiet --nologo -clp:ErrorsOnly >&2
"$program" --version >&2
now() { date +%s%N; }
since() { echo "$1 after $((($(now) - begin) / 1000000)) ms"; }
if [ "${CHECK-yes}" ]; then
  bench size-fill 2000 "$work/small" > "$work/small.log"
  bench size-check "$work/small"
fi

password="size-$(od -An -N8 -tx8 /dev/urandom | tr -d ' ')"
if [ ! -e "$data/.filled" ]; then
  mkdir -p "$data"
  echo "load of the machine $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
  bench size-fill "$items" "$data" ${connection:+"$connection"}
  echo "$password" | GONGKAI_DB=$connection "$program" user add clerk --officer 李明 --organ bureau-1 --role Clerk --password-stdin --data "$data" > /dev/null
  echo "$password" > "$data/.filled"
fi

read -r password < "$data/.filled"
[ -z "$connection" ] && ls -l "$data/gongkai.db" | awk '{ printf "database file %.1f GiB\n", $5 / 1073741824 }'
for start in first second; do
  begin=$(now)
  GONGKAI_DB=$connection "$program" serve --data "$data" --urls "http://127.0.0.1:$port" > "$work/log" 2>&1 &
  site=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/health/live"; do sleep 0.02; done; since "$start start: listens"
  until curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready"; do sleep 0.02; done; since "$start start: ready"
  [ $start = second ] || { kill $site; wait $site || true; }
done
echo "load of the machine $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
bench size-ask "http://127.0.0.1:$port" "$site" "$items" "$password" "$data" ${connection:+"$connection"}
awk '/VmHWM/ { printf "most memory of the site: %.0f MiB\n", $2 / 1024 }' "/proc/$site/status"
echo "load of the machine $(cut -d' ' -f1-3 /proc/loadavg)"
