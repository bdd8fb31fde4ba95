#!/usr/bin/env bash
# Whole sessions of 512 learners for a long time: does the server grow slower? Prints each minute, then the last against the first.
#   bench/http/soak.sh [MINUTES, default 12]
# A minute here holds the sessions of several minutes of a busy server: bench/results.md says how many.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
minutes=${1:-12}
file=${BENCH_DIR:-$root/artifacts/bench-http}/soak.json
"$here/run.sh" --calls session --variants myna --rounds "$minutes" --seconds "${SOAK_SECONDS:-60}" --retries 0 --patience 0 --out "$file"
node -e '
  const runs = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).results.session.myna;
  console.log("\n| minute | requests/s | CPU µs/request | others’ cores |\n|--:|--:|--:|--:|");
  runs.forEach((run, i) => console.log(`| ${i + 1} | ${Math.round(run.rps)} | ${run.cpuUs.toFixed(1)} | ${run.foreignCores.toFixed(2)} |`));
  const last = runs.at(-1);
  console.log(`\nThe last minute against the first: ${(last.rps / runs[0].rps).toFixed(3)} times the requests, ${(last.cpuUs / runs[0].cpuUs).toFixed(3)} times the CPU.`);
' "$file"
