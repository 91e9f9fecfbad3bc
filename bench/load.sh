#!/usr/bin/env bash
# bench/load.sh [sqlite|postgres|capped|all]: the January peak, played by the clock on a store of its own; servers listen on 127.0.0.1 only and are gone afterwards.
#   sqlite    one node on SQLite
#   postgres  two nodes on PostgreSQL with a synchronous replica, nginx in front
#   capped    pages made anew by one node held to a quarter of a core, and by two such nodes, on the same PostgreSQL behind nginx
# GONGKAI=PROGRAM is the published program; without it one is published first, which takes minutes.
# TIME seconds are counted (120; on SQLite half of it) after WARM seconds (15). ORGANS=80 and ITEMS=5000 say how much the store holds; PORT=27000 and those after it are used.
# Takes what is missing from the system's packages when it runs as root and INSTALL=1, and says what is missing otherwise.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
what=${1:-all} time=${TIME:-120} warm=${WARM:-15} organs=${ORGANS:-80} items=${ITEMS:-5000} port=${PORT:-27000}
work=$(mktemp -d /tmp/gongkai-load-XXXXXX)
chmod 755 "$work"
declare -A running=()
bins=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1 || true)

end() { [ -z "${running[$1]-}" ] || { kill "${running[$1]}" 2> /dev/null || true; wait "${running[$1]}" 2> /dev/null || true; unset "running[$1]"; }; }
stop() {
  for name in "${!running[@]}"; do end "$name"; done
  for server in replica primary; do [ ! -e "$work/$server/postmaster.pid" ] || owner "$bins/pg_ctl -D $work/$server -m immediate stop" > /dev/null 2>&1 || true; done
  for group in "${groups[@]-}"; do [ -z "$group" ] || rmdir "$group" 2> /dev/null || true; done
  rm -rf "$work"
}
groups=()
trap stop EXIT
need() {
  [ -n "$2" ] && return
  [ "${INSTALL-}" = 1 ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && { apt-get update > /dev/null; apt-get install -y --no-install-recommends "$1" > /dev/null; return; }
  echo "$1 is not installed: install it from the system's packages, or run as root with INSTALL=1." >&2
  exit 69
}
# PostgreSQL refuses to run as root.
owner() { if [ "$(id -u)" = 0 ]; then (cd /tmp && su postgres -s /bin/sh -c "$1" < /dev/null); else sh -c "$1" < /dev/null; fi; }
bench() { dotnet "$here/bench/bin/Release/net10.0/Gongkai.Bench.dll" "$@"; }
load() { echo "load of the machine $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores, shared by client, nginx, nodes and database"; }

build() {
  [ -n "${BUILT-}" ] || dotnet build -c Release "$here/bench" -p:RunAnalyzers=false -v quiet --nologo -clp:ErrorsOnly >&2
  program=${GONGKAI-}
  [ -n "$program" ] || { dotnet publish "$here/src/Gongkai.App" -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false -o "$work/app" -v quiet --nologo -clp:ErrorsOnly >&2; program=$work/app/gongkai-app; }
  "$program" --version >&2
}

# The same rows for both databases: filled once, moved by the program's own command.
fill() {
  [ ! -e "$work/store" ] || return 0
  mkdir -p "$work/store"
  if [ -n "${KEEP-}" ] && [ -e "$KEEP/load.json" ]; then cp -r "$KEEP/." "$work/store"; else bench load-fill "$organs" "$items" "$work/store" >&2; fi
  [ -z "${KEEP-}" ] || [ -e "$KEEP/load.json" ] || { mkdir -p "$KEEP"; cp -r "$work/store/." "$KEEP"; }
  # Visitors come through a proxy that is believed; a backup in the middle would be another measure.
  echo '{ "Proxies": ["127.0.0.1"], "Backup": { "Off": true } }' > "$work/store/settings.json"
}

# node NAME PORT FOLDER [CONNECTION]
node() {
  GONGKAI_DB=${4-} "$program" serve --data "$3" --urls "http://127.0.0.1:$2" > "$work/$1.log" 2>&1 &
  running[$1]=$!
  for _ in $(seq 600); do curl -sf -o /dev/null "http://127.0.0.1:$2/health/ready" && return 0; sleep 0.1; done
  cat "$work/$1.log" >&2
  exit 70
}

case $what in sqlite | postgres | capped | all) ;; *) sed -n '2,9p' "$0" >&2; exit 64 ;; esac
need curl "$(command -v curl)"
need dotnet-sdk-10.0 "$(command -v dotnet)"
build

if [ "$what" = sqlite ] || [ "$what" = all ]; then
  fill
  cp -r "$work/store" "$work/sqlite"
  node single "$port" "$work/sqlite"
  echo -e "\n## One node on SQLite"
  load
  bench load-peak "http://127.0.0.1:$port" "$work/sqlite" "$warm" $((time / 2)) || failed=1
  load
  end single
fi
exit "${failed-0}"
