#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format and runs every test of every runner.
# The last line counts them all together: "N passed, N failed, N skipped"; the exit code is non-zero when anything failed.
#   ./test.sh              everything that CI runs (under 25 minutes on two cores)
#   ./test.sh --repeat N   the same N times, until a run fails
#   ./test.sh --long       also the soaks, long fuzzing and thousand-kill runs (hours)
set -uo pipefail
cd "$(dirname "$0")"
if [ "${1:-}" = "--repeat" ]; then
  for ((run = 1; run <= $2; run++)); do
    printf '\n==== run %d of %d\n' "$run" "$2"
    ./test.sh || exit
  done
  exit
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MYNA_TEST_LONG=0
hang=10m # a single test that takes longer hangs
[ "${1:-}" = "--long" ] && export MYNA_TEST_LONG=1 && hang=4h
passed=0 failed=0 skipped=0
results=artifacts/test-results
rm -rf "$results" && mkdir -p "$results"

say() { printf '\n== %s\n' "$*"; }
finish() { printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"; [ "$failed" -eq 0 ]; exit $?; }
broken() { printf 'FAILED: %s\n' "$*"; failed=$((failed + 1)); finish; }

# install COMMAND-OR-FILE PACKAGE: by apt, where it is missing and we may.
install() {
  command -v "$1" >/dev/null 2>&1 || [ -e "$1" ] && return 0
  say "installing $2"
  local sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo
  [ -n "${apt_updated:-}" ] || { $sudo apt-get update -qq && apt_updated=1; }
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null || broken "apt-get install $2"
}

command -v dotnet >/dev/null || broken "the .NET 10 SDK is not on PATH"
install curl curl
install node nodejs
install npm npm
if command -v apt-get >/dev/null; then # Debian's Python client of Socket.IO; elsewhere its tests are skipped and say so
  install redis-server redis-server
  install /usr/sbin/nginx nginx-light # with these the gateway and the package are tried; elsewhere it is skipped and says so
  install lintian lintian
  [ -x /usr/bin/google-chrome ] || install /usr/bin/chromium chromium # the pages are tried in it; elsewhere that is skipped and says so
  install /usr/lib/python3/dist-packages/socketio python3-socketio
  install /usr/lib/python3/dist-packages/requests python3-requests
  install /usr/lib/python3/dist-packages/websocket python3-websocket
fi

say "npm ci"
for lock in tests/*/package-lock.json deploy/aws/package-lock.json; do
  [ -f "$lock" ] || continue
  dir=$(dirname "$lock")
  if [ ! -f "$dir/node_modules/.package-lock.json" ] || [ "$lock" -nt "$dir/node_modules/.package-lock.json" ]; then
    (cd "$dir" && npm ci --no-audit --no-fund --loglevel=error) || broken "npm ci in $dir"
  fi
done

say "build"
dotnet restore Myna.slnx --locked-mode -v q || broken "restore (are the lock files up to date?)"
dotnet build Myna.slnx -c Release --no-restore -v q || broken "build"

say "pages"
# The build has made them where npm is; here are their format, types, unit tests and budget of bytes.
if [ -d web/node_modules ]; then
  pages=$(NO_COLOR=1 npm --prefix web run --silent check 2>&1) || { printf '%s\n' "$pages"; broken "the check of the pages"; }
  printf '%s\n' "$pages" | grep -E '^ +(ok|OVER)|Tests '
  passed=$((passed + $(printf '%s' "$pages" | sed -n 's/.*Tests *\([0-9]*\) passed.*/\1/p' | head -n 1)))
else
  echo "Skipped: there is no npm, so the pages are neither built nor checked"
  skipped=$((skipped + 1))
fi

say "deployment"
deployment=$(node --test tests/node/deploy.test.mjs 2>&1) || { printf '%s\n' "$deployment"; broken "tests/node/deploy.test.mjs"; }
printf '%s\n' "$deployment" | grep -E '# SKIP' || true
passed=$((passed + $(printf '%s' "$deployment" | sed -n 's/^# pass \([0-9]*\)$/\1/p')))
skipped=$((skipped + $(printf '%s' "$deployment" | sed -n 's/^# skipped \([0-9]*\)$/\1/p')))

say "the stack for AWS"
# Synthesised without a network; cdk-nag and the assertions of deploy/aws/test look at it.
stack=$(npm --prefix deploy/aws run --silent check 2>&1) || { printf '%s\n' "$stack"; broken "the check of deploy/aws"; }
passed=$((passed + $(printf '%s' "$stack" | sed -n 's/^# pass \([0-9]*\)$/\1/p')))

say "format"
# Layout and style; the analyzers have run with the build.
dotnet format whitespace Myna.slnx --no-restore --verify-no-changes || broken "dotnet format whitespace finds changes to make"
dotnet format style Myna.slnx --no-restore --verify-no-changes || broken "dotnet format style finds changes to make"

say "tests"
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet test "$project" -c Release --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" --blame-hang-timeout "$hang"
  code=$?
  trx="$results/$name.trx"
  if [ ! -f "$trx" ]; then echo "FAILED: $name wrote no results"; failed=$((failed + 1)); continue; fi
  counters=$(grep -o '<Counters [^>]*' "$trx")
  count() { printf '%s' "$counters" | sed -n "s/.*[ ]$1=\"\([0-9]*\)\".*/\1/p"; }
  # xunit reports a skipped test as neither executed nor passed; the outcome of each result is the truth.
  notrun=$(grep -c 'outcome="NotExecuted"' "$trx")
  passed=$((passed + $(count passed)))
  skipped=$((skipped + notrun))
  bad=$(( $(count total) - $(count passed) - notrun ))
  failed=$((failed + bad))
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then echo "FAILED: $name ended with $code"; failed=$((failed + 1)); fi
  grep -oE 'Skipped:? .*|<Message>\$XunitDynamicSkip\$.*' "$trx" | sort | uniq -c | head -20
done

if [ "$MYNA_TEST_LONG" = 1 ]; then
  say "fuzzing"
  for project in fuzz/*/*.csproj; do
    if dotnet run --project "$project" -c Release --no-build -- 240; then passed=$((passed + 1)); else echo "FAILED: $project"; failed=$((failed + 1)); fi
  done
fi
finish
