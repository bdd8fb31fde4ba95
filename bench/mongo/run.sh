#!/usr/bin/env bash
# µs a document for BSON, then operations a second at 1, 16, 64 and 256 callers against the wire double with a latency of
# exactly 1 ms, our adapter and the official Node driver in turns, medians of the rounds.   bench/mongo/run.sh [seconds] [rounds] [kind...]
set -euo pipefail
cd "$(dirname "$0")"
(cd ../../tests/mongo-double && [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error)
(cd node && [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error)
dotnet build -c Release -v q --nologo
dotnet bin/Release/net10.0/Myna.MongoBench.dll bson
node node/run.mjs "${1:-2}" "${2:-3}" "${@:3}"
