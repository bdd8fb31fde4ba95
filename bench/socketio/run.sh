#!/usr/bin/env bash
# Runs the benchmark beside the official Node server: the same generator, alternating, each server on one core and the generator on the other.
# Prints one line for each measurement and, at the end, medians and ratios. "myna" is the server as Myna.Server runs it, its WebSockets outside
# HTTP; "myna-inline" is the same with .NET's inline socket completions (docs/socketio/README.md); "myna-http" leaves WebSockets in the
# pipeline (idle connections only: nothing else differs). Both runtimes are warmed up for 12 s first.
#   bench/socketio/run.sh [ROUNDS, 3] [SECONDS, 5]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3} seconds=${2:-5}
port=21000 # below the range that clients get theirs from
dotnet build server -c Release -v q >/dev/null
dotnet build loadgen -c Release -v q >/dev/null
[ -d node-server/node_modules ] || (cd node-server && npm install --no-audit --no-fund --loglevel=error >/dev/null)
results=$(mktemp)
trap 'rm -f "$results"' EXIT

measure() { # SERVER MODE CLIENTS WINDOW
  port=$((port + 1))
  local server="taskset -c 0 dotnet server/bin/Release/net10.0/Myna.SocketIO.BenchServer.dll $port bench"
  case "$1" in
    node) taskset -c 0 node --expose-gc node-server/server.mjs $port >/dev/null & ;;
    myna) $server lean >/dev/null & ;;
    myna-inline) DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 $server lean >/dev/null & ;;
    myna-http) $server >/dev/null & ;;
  esac
  local pid=$!
  for _ in $(seq 100); do curl -fs "http://127.0.0.1:$port/gc" >/dev/null 2>&1 && break; sleep 0.1; done
  local line
  line=$(taskset -c 1 dotnet loadgen/bin/Release/net10.0/Myna.SocketIO.LoadGenerator.dll "$2" --port $port --pid $pid --clients "$3" --window "$4" --warm 12 --seconds "$seconds" || true)
  kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true
  echo "{\"server\":\"$1\",${line#\{}" | tee -a "$results"
}

for round in $(seq "$rounds"); do
  for test in "echo 200 1" "echo 200 8" "bcast 1000 1" "bcast 1000 4" "bcast 5000 1" "bcast 5000 4" "idle 10000 1"; do
    # Every other round goes the other way round.
    third=myna-inline
    [ "${test%% *}" = idle ] && third=myna-http
    if [ $((round % 2)) -eq 1 ]; then order="node myna $third"; else order="$third myna node"; fi
    for server in $order; do measure "$server" $test; done
  done
done

node -e '
const lines = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map((l) => { try { return JSON.parse(l); } catch { return {}; } }).filter((l) => l.mode);
const median = (v) => (v = v.filter((x) => x !== undefined).sort((a, b) => a - b), v.length % 2 ? v[(v.length - 1) / 2] : (v[v.length / 2 - 1] + v[v.length / 2]) / 2);
const of = (server, key, figure) => median(lines.filter((l) => l.server === server && [l.mode, l.clients, l.window].join(" ") === key).map((l) => l[figure]));
console.log("\n| test | figure | Node | Myna | ratio | inline, or within HTTP | ratio |\n|---|---|---|---|---|---|---|");
for (const key of [...new Set(lines.map((l) => [l.mode, l.clients, l.window].join(" ")))])
  for (const figure of key.startsWith("idle") ? ["kb_per_connection", "connect_cpu_us", "connects_per_second"] : ["per_cpu_second", "p50_ms", "p99_ms"]) {
    const [node, myna, third] = ["node", "myna", key.startsWith("idle") ? "myna-http" : "myna-inline"].map((server) => of(server, key, figure));
    console.log(`| ${key} | ${figure} | ${node} | ${myna} | ${(myna / node).toFixed(2)} | ${third} | ${(third / node).toFixed(2)} |`);
  }
' "$results"
