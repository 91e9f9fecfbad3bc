#!/bin/bash
# bench/portal.sh [COUNT]: a site with 20,000 items: how soon it starts, what search, lists and documents take made anew, and how many kept pages
# a second it gives beside nginx with a file of the same bytes (where nginx and wrk are installed). Takes a few minutes, nearly all of it filling.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
count=${1:-20000}
port=5099
work=$(mktemp -d)
site=; peer=
trap 'for p in $site $peer; do kill $p 2>/dev/null || true; done; rm -rf "$work"' EXIT
dotnet build -c Release "$here/bench" -v quiet --nologo
dotnet run -c Release --no-build --project "$here/bench" -- portal-fill "$count" "$work/data"
app=$(ls "$here"/src/Gongkai.App/bin/Release/net10.0/gongkai*.dll | grep -v -i '\.\(web\|storage\|text\|reports\|agencies\|documents\|disclosure\|requests\|oversight\|reader\)\.' | head -1)
begin=$(date +%s%N)
dotnet "$app" serve --data "$work/data" --urls "http://127.0.0.1:$port" > "$work/log" 2>&1 &
site=$!
until curl -sf -o /dev/null "http://127.0.0.1:$port/health/live"; do sleep 0.02; done
echo "listens after $(( ($(date +%s%N) - begin) / 1000000 )) ms"
until curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready"; do sleep 0.02; done
echo "ready after $(( ($(date +%s%N) - begin) / 1000000 )) ms"
echo "| what | middle | 95 of 100 | slowest |"
echo "|---|---|---|---|"
dotnet run -c Release --no-build --project "$here/bench" -- portal-ask "http://127.0.0.1:$port" "$work/data"
if command -v nginx > /dev/null && command -v wrk > /dev/null; then
  mkdir -p "$work/www"
  curl -s "http://127.0.0.1:$port/items/7" -o "$work/www/item.html"
  cat > "$work/nginx.conf" <<CONF
worker_processes auto; pid $work/nginx.pid; error_log $work/error.log; daemon off;
events { worker_connections 256; }
http { access_log off; sendfile on; server { listen 127.0.0.1:5098; root $work/www; } }
CONF
  nginx -c "$work/nginx.conf" > "$work/nginx.log" 2>&1 &
  peer=$!
  sleep 1
  echo "kept page of $(stat -c %s "$work/www/item.html") bytes, wrk -t1 -c32 -d10s:"
  for url in "http://127.0.0.1:$port/items/7" "http://127.0.0.1:5098/item.html" "http://127.0.0.1:$port/items/7" "http://127.0.0.1:5098/item.html"; do
    echo "$url $(wrk -t1 -c32 -d10s "$url" | grep Requests/sec)"
  done
else
  echo "nginx or wrk is not installed: kept pages were not compared."
fi
