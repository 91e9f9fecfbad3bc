#!/usr/bin/env bash
# bench/load.sh [sqlite|postgres|capped|all|growth]: the January peak, played by the clock on a store of its own; servers listen on 127.0.0.1 only and are gone afterwards.
#   sqlite    one node on SQLite
#   postgres  two nodes on PostgreSQL with a synchronous replica, nginx in front
#   capped    pages made anew by one node held to a quarter of a core, and by two such nodes, on the same PostgreSQL behind nginx
#   all       these three, the usual: under six minutes with a published program
#   growth    not among them: what pages cost as organs grow from 10 to 10,000 (GROWTH="10 100 1000 10000"), one node on SQLite
# GONGKAI=PROGRAM is the published program; without it one is published first, which takes minutes.
# TIME seconds are counted (120; on SQLite half of it) after WARM seconds (15). ORGANS=80 and ITEMS=5000 say how much the store holds; PORT=27000 and those after it are used.
# READ=1 lets the nodes read visitors' pages from the replica.
# SHARE=100 is the percentage of the peak; CAP_TIME=15 the seconds of each capped measure; KEEP=FOLDER keeps the filled store there and uses it again; BUILT=1 says that bench is built.
# Takes what is missing from the system's packages when it runs as root and INSTALL=1, and says what is missing otherwise.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
what=${1:-all} time=${TIME:-120} warm=${WARM:-15} share=${SHARE:-100} cap_time=${CAP_TIME:-15} organs=${ORGANS:-80} items=${ITEMS:-5000} port=${PORT:-27000}
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

# node NAME PORT FOLDER [CONNECTION [CONNECTION TO READ FROM]]
node() {
  GONGKAI_DB=${4-} GONGKAI_DB_READ=${5-} "$program" serve --data "$3" --urls "http://127.0.0.1:$2" > "$work/$1.log" 2>&1 &
  running[$1]=$!
  for _ in $(seq 600); do curl -sf -o /dev/null "http://127.0.0.1:$2/health/ready" && return 0; sleep 0.1; done
  cat "$work/$1.log" >&2
  exit 70
}


# server NAME PORT: starts one of the two; its folder is there.
server() { owner "$bins/pg_ctl -D $work/$1 -l $work/$1/log -o '-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/sockets' -w start" > /dev/null; }
# ask QUESTION [DATABASE]
ask() { owner "$bins/psql -h 127.0.0.1 -p $((port + 10)) -U gongkai -d ${2-postgres} -Atc \"$1\""; }
database() {
  [ ! -e "$work/primary" ] || return 0
  need postgresql "$bins"
  bins=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  mkdir "$work/primary" "$work/replica" "$work/sockets"
  chmod 700 "$work/primary" "$work/replica"
  [ "$(id -u)" != 0 ] || chown postgres "$work/primary" "$work/replica" "$work/sockets"
  owner "$bins/initdb -D $work/primary -U gongkai --auth=trust --locale=C.UTF-8 -E UTF8" > /dev/null
  owner "printf 'host replication all 127.0.0.1/32 trust\n' >> $work/primary/pg_hba.conf; printf 'shared_buffers = 256MB\nmax_connections = 250\n' >> $work/primary/postgresql.conf"
  ! counts || owner "echo \"shared_preload_libraries = 'pg_stat_statements'\" >> $work/primary/postgresql.conf"
  server primary $((port + 10))
  fill
  ask 'CREATE DATABASE load' > /dev/null
  connection="Host=127.0.0.1;Port=$((port + 10));Username=gongkai;Database=load"
  "$program" move --from "sqlite:$work/store" --to "$connection" --data "$work/store" >&2
  ! counts || ask 'CREATE EXTENSION pg_stat_statements' load > /dev/null
  # As the server does by itself after a while.
  ask 'VACUUM ANALYZE' load > /dev/null
  owner "$bins/pg_basebackup -h 127.0.0.1 -p $((port + 10)) -U gongkai -D $work/replica -R -X stream -c fast"
  server replica $((port + 11))
  # An act is done when the replica holds it.
  ask "ALTER SYSTEM SET synchronous_standby_names = '*'" > /dev/null
  ask 'SELECT pg_reload_conf()' > /dev/null
  for _ in $(seq 100); do [ "$(ask "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")" = 1 ] && return 0; sleep 0.1; done
  echo "The replica does not follow." >&2
  exit 70
}

# Whether this server can count what it is asked.
counts() { [ -e "${bins%/bin}/lib/pg_stat_statements.so" ]; }
# What the primary was busy with, the costliest first.
questions() {
  counts || return 0
  echo -e "\n| of the time of the primary's questions | times asked | ms each | question |\n|---|---|---|---|"
  ask "SELECT '| ' || round((100 * total_exec_time / sum(total_exec_time) OVER ())::numeric, 1) || ' % | ' || calls || ' | ' || round(mean_exec_time::numeric, 2) || ' | ' || left(regexp_replace(query, '[|[:space:]]+', ' ', 'g'), 150) || ' |'
    FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 8" load
}

# proxy PORT...: nginx before these nodes.
proxy() {
  end nginx
  cat > "$work/nginx.conf" <<CONF
worker_processes 1; pid $work/nginx.pid; error_log $work/nginx.log; daemon off;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path $work/nginx-body; proxy_temp_path $work/nginx-proxy; fastcgi_temp_path $work/nginx-f; uwsgi_temp_path $work/nginx-u; scgi_temp_path $work/nginx-s;
  proxy_buffers 16 32k; proxy_buffer_size 32k;
  upstream gongkai { $(printf 'server 127.0.0.1:%s; ' "$@") keepalive 64; }
  server {
    listen 127.0.0.1:$port;
    client_max_body_size 260m;
    location / {
      proxy_pass http://gongkai;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host \$http_host;
      # The one that asks here is a machine of load, not a visitor: it says for whom it asks.
      proxy_set_header X-Forwarded-For \$http_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto \$scheme;
      proxy_next_upstream error timeout http_503;
    }
  }
}
CONF
  need nginx "$(command -v nginx)"
  nginx -c "$work/nginx.conf" -g "user $(id -un);" > "$work/nginx.out" 2>&1 &
  running[nginx]=$!
  for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready" && return 0; sleep 0.1; done
  cat "$work/nginx.out" "$work/nginx.log" >&2
  exit 70
}

# cap NAME: the node may take a quarter of a core from now on, by whatever this machine has: cgroups of either version.
cap() {
  local group
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    group=/sys/fs/cgroup/gongkai-load-$$-$1
    mkdir "$group" && echo "25000 100000" > "$group/cpu.max" || return 1
  else
    group=$(ls -d /sys/fs/cgroup/cpu /sys/fs/cgroup/cpu,cpuacct 2> /dev/null | head -n 1)/gongkai-load-$$-$1
    mkdir "$group" && echo 100000 > "$group/cpu.cfs_period_us" && echo 25000 > "$group/cpu.cfs_quota_us" || return 1
  fi
  groups+=("$group")
  echo "${running[$1]}" > "$group/cgroup.procs"
}

case $what in sqlite | postgres | capped | all | growth) ;; *) sed -n '2,13p' "$0" >&2; exit 64 ;; esac
need curl "$(command -v curl)"
need dotnet-sdk-10.0 "$(command -v dotnet)"
build

if [ "$what" = sqlite ] || [ "$what" = all ]; then
  fill
  cp -r "$work/store" "$work/sqlite"
  node single "$port" "$work/sqlite"
  echo -e "\n## One node on SQLite\n"
  load
  bench load-peak "http://127.0.0.1:$port" "$work/sqlite" "$warm" $((time / 2)) "$share" "node=${running[single]}" || failed=1
  load
  end single
fi

if [ "$what" = postgres ] || [ "$what" = all ]; then
  database
  reading=${READ:+"Host=127.0.0.1;Port=$((port + 11));Username=gongkai;Database=load;Timeout=2"}
  node one $((port + 1)) "$work/store" "$connection" "$reading"
  node two $((port + 2)) "$work/store" "$connection" "$reading"
  proxy $((port + 1)) $((port + 2))
  echo -e "\n## Two nodes on PostgreSQL with a replica${READ:+ that pages are read from}, behind nginx\n"
  load
  ! counts || ask 'SELECT pg_stat_statements_reset()' load > /dev/null
  bench load-peak "http://127.0.0.1:$port" "$work/store" "$warm" "$time" "$share" "node=${running[one]}" "node=${running[two]}" "nginx=${running[nginx]}" \
    "primary=$(head -n 1 "$work/primary/postmaster.pid")" "replica=$(head -n 1 "$work/replica/postmaster.pid")" || failed=1
  load
  questions
  echo "warnings of the nodes: $(grep -hc '^\(warn\|fail\|crit\)' "$work/one.log" "$work/two.log" | paste -sd+)"
  grep -hA2 '^\(warn\|fail\|crit\)' "$work/one.log" "$work/two.log" | head -n 12 || true
  end nginx; end one; end two
fi

if [ "$what" = capped ] || [ "$what" = all ]; then
  database
  echo -e "\n## Pages made anew by nodes held to a quarter of a core each, PostgreSQL behind, nginx before them\n"
  load
  node one $((port + 1)) "$work/store" "$connection"
  node two $((port + 2)) "$work/store" "$connection"
  # Compiled and settled before it is held back.
  proxy $((port + 1)) $((port + 2))
  bench load-anew "http://127.0.0.1:$port" "$work/store" 16 5 "$warm" > /dev/null || failed=1
  cap one && cap two || { echo "This machine lets nobody hold a process to a share of a core (cgroups cannot be written): not measured." >&2; exit 69; }
  for turn in 1 2; do
    proxy $((port + 1))
    single=$(bench load-anew "http://127.0.0.1:$port" "$work/store" 16 3 "$cap_time") || failed=1
    proxy $((port + 1)) $((port + 2))
    both=$(bench load-anew "http://127.0.0.1:$port" "$work/store" 16 3 "$cap_time") || failed=1
    awk -v one="$single" -v two="$both" 'BEGIN { printf "one node %s pages a second, two nodes %s: %.2f times\n", one, two, two / one }'
  done
  load
fi

if [ "$what" = growth ]; then
  echo -e "\n## Pages made anew, one after the other, as organs grow; $items items in each store\n"
  load
  bench load-growth
  for count in ${GROWTH:-10 100 1000 10000}; do
    mkdir "$work/growth-$count"
    bench load-found "$count" "$items" "$work/growth-$count" 2> /dev/null
    echo '{ "Proxies": ["127.0.0.1"], "Backup": { "Off": true } }' > "$work/growth-$count/settings.json"
    node single "$port" "$work/growth-$count"
    bench load-growth "http://127.0.0.1:$port" "$work/growth-$count" || failed=1
    end single
    rm -r "$work/growth-$count"
  done
  load
fi
exit "${failed-0}"
