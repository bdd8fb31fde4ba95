#!/usr/bin/env bash
# The main job over HTTP, beside the same work on Express: builds everything, measures, prints a table.
#   bench/http/run.sh [--rounds 5] [--seconds 1.5] [--calls lesson,progress,leaderboard,start,answer,finish,session] [--variants …] [--out FILE]
# Needs the .NET SDK, Node 20, gcc. BENCH_DIR (default: artifacts/bench-http) takes programs and data.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${BENCH_DIR:-$root/artifacts/bench-http}
mkdir -p "$out"

if [[ -z "${BENCH_NO_BUILD:-}" ]]; then
  # Not ReadyToRun: it makes the first calls faster, and what is measured is the steady state.
  dotnet publish "$root/src/Myna.Server" -c Release -o "$out/myna" -v q -nologo >&2
  dotnet publish "$here/constant" -c Release -o "$out/constant" -v q -nologo >&2
  gcc -O2 -Wall -Wextra -o "$out/hload" "$here/load/hload.c"
  (cd "$here" && npm ci --no-audit --no-fund >&2)
fi
exec node "$here/drive.js" "$out" "$@"
