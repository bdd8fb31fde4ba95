#!/usr/bin/env bash
# µs a document for BSON, then operations a second at 1, 16 and 64 callers against the wire double with a latency of 1 ms,
# our adapter and the official Node driver in turns.   bench/mongo/run.sh [seconds]
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-4}
(cd ../../tests/mongo-double && [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error)
(cd node && [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error)
dotnet build -c Release -v q --nologo
bench=(dotnet bin/Release/net10.0/Myna.MongoBench.dll)
"${bench[@]}" bson
coproc double { exec node ../../tests/mongo-double/server.mjs --latency-ms 1 --with-stdin; }
read -r _ _ port <&"${double[0]}"
uri="mongodb://127.0.0.1:$port/bench?replicaSet=rs0"
for kind in read write commit; do
  for callers in 1 16 64; do
    "${bench[@]}" load "$uri" "$callers" "$seconds" "$kind"
    node node/load.mjs "$uri" "$callers" "$seconds" "$kind"
  done
done
kill "$double_PID"
