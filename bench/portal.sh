#!/usr/bin/env bash
# bench/portal.sh [COUNT] [CONNECTION]: a site with 20,000 published items, on SQLite or, where a connection to an empty database is given, on PostgreSQL:
# how soon it starts, what search, lists and documents take when made anew, how many of them a second, and how many kept pages a second beside nginx
# with a file of the same bytes (nginx and wrk from the system's packages; started here on 127.0.0.1 with a configuration of its own).
# KEEP=FOLDER keeps the filled store there and uses it again. Takes some minutes, nearly all of it filling.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
count=${1:-20000} connection=${2-}
program=${GONGKAI:-$here/gongkai}
port=5099
work=$(mktemp -d)
data=${KEEP:-$work/data}
site='' peer=''
stop() { for p in $site $peer; do kill "$p" 2>/dev/null || true; wait "$p" 2>/dev/null || true; done; rm -rf "$work"; }
trap stop EXIT
bench() { dotnet run -c Release --no-build --project "$here/bench" -- "$@"; }
dotnet build -c Release "$here/bench" -v quiet --nologo -clp:ErrorsOnly >&2
"$program" --version >&2
[ -e "$data/.filled" ] || { mkdir -p "$data"; bench portal-fill "$count" "$data" ${connection:+"$connection"}
  GONGKAI_DB=$connection "$program" user add clerk --officer 李明 --organ bureau-1 --role Clerk --data "$data" > /dev/null; touch "$data/.filled"; }

begin=$(date +%s%N)
since() { echo "$1 after $((($(date +%s%N) - begin) / 1000000)) ms"; }
GONGKAI_DB=$connection "$program" serve --data "$data" --urls "http://127.0.0.1:$port" > "$work/log" 2>&1 &
site=$!
until curl -sf -o /dev/null "http://127.0.0.1:$port/health/live"; do sleep 0.02; done; since listens
until curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready"; do sleep 0.02; done; since ready
echo "load of the machine $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
bench portal-ask "http://127.0.0.1:$port" "$data" ${connection:+"$connection"}

command -v nginx > /dev/null && command -v wrk > /dev/null || { echo "nginx or wrk is not installed: nothing was compared."; exit 0; }
cat > "$work/anew.lua" <<'LUA'
-- No two addresses are the same, in this run or the one before: no kept page answers.
local n = 0
function init(args)
  base, low, high = args[1], tonumber(args[2] or 0), tonumber(args[3] or 0)
  math.randomseed(os.time())
  n = math.random(1, 900000) * 1000000
end
function request()
  n = n + 1
  local at = base
  if high > 0 then at = string.gsub(base, "@", math.random(low, high)) end
  return wrk.format("GET", at .. n)
end
LUA
rate() { wrk -t1 -c32 -d${TIME:-10}s "$@" | awk '/Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = " (" $0 ")" } END { print rate bad }'; }
# The running program compiles what is asked often a second time: measured is what comes after.
for warm in "/items/@?anew=" "/organs/bureau-@/catalogue?anew="; do wrk -t1 -c32 -d45s -s "$work/anew.lua" "http://127.0.0.1:$port" -- "$warm" 1 19 > /dev/null; done
echo
echo "| made anew, wrk -t1 -c32 -d${TIME:-10}s | a second |"
echo "|---|---|"
echo "| document | $(rate -s "$work/anew.lua" "http://127.0.0.1:$port" -- "/items/@?anew=" 1 "$count") |"
echo "| list: catalogue of an organ, thirty a page | $(rate -s "$work/anew.lua" "http://127.0.0.1:$port" -- "/organs/bureau-@/catalogue?anew=" 1 19) |"
echo "| search: a common word | $(rate -s "$work/anew.lua" "http://127.0.0.1:$port" -- "/search?q=$(bench portal-word 3)&anew=") |"
echo "| search: a rare word | $(rate -s "$work/anew.lua" "http://127.0.0.1:$port" -- "/search?q=$(bench portal-word 30000)&anew=") |"

mkdir -p "$work/www"
curl -s "http://127.0.0.1:$port/items/7" -o "$work/www/item.html"
cat > "$work/nginx.conf" <<CONF
worker_processes auto; pid $work/nginx.pid; error_log $work/error.log; daemon off;
events { worker_connections 256; }
http { access_log off; sendfile on; keepalive_requests 100000000; server { listen 127.0.0.1:5098; root $work/www; } }
CONF
chmod 755 "$work" "$work/www"
nginx -c "$work/nginx.conf" -g "user $(id -un);" > "$work/nginx.log" 2>&1 &
peer=$!
sleep 1
echo
echo "| kept page of $(stat -c %s "$work/www/item.html") bytes, wrk -t1 -c32 -d${TIME:-10}s, in turns | a second |"
echo "|---|---|"
rate "http://127.0.0.1:$port/items/7" > /dev/null
for turn in 1 2; do
  echo "| nginx, static file | $(rate http://127.0.0.1:5098/item.html) |"
  echo "| kept page | $(rate "http://127.0.0.1:$port/items/7") |"
done
