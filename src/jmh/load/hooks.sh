#!/usr/bin/env bash
# How long a warm call of m99-order-sign takes in the server, beside a bare handler of the same web server that is sent the
# same request, in one run and in turns. Needs a JDK and the built jar.
#   src/jmh/load/hooks.sh                5 rounds of 1000 calls each after one to warm up
#   ROUNDS=9 CALLS=5000 JAVA=java src/jmh/load/hooks.sh
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
jar=$(realpath "${JAR:-$top/target/foramen.jar}")
java=${JAVA:-java}
request=$top/golden/residual-code-as-primary/order-sign-whole-record.request.json

work=$(mktemp -d)
pids=()
finish() {
  kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

"$java" -cp "$jar" "$here/BareHandler.java" >"$work/bare" 2>/dev/null &
pids+=($!)
FORAMEN_DATA=$work/data "$java" -jar "$jar" serve --port 0 >"$work/server" 2>"$work/log" &
pids+=($!)
for _ in $(seq 600); do
  if [[ -s $work/bare && -s $work/server ]]; then break; fi
  sleep 0.1
done
bare=http://127.0.0.1:$(cat "$work/bare")
hooks=$(sed -n 's#.*\(http://[^ ]*/cds-services\) .*#\1#p' "$work/server")

"$java" -version 2>&1 | head -1
echo "$(nproc) processors, $(wc -c <"$request") bytes sent, $(curl -s -H 'Content-Type: application/json' -d "@$request" "$hooks/m99-order-sign" | wc -c) bytes answered"
"$java" "$here/HookCalls.java" "$request" "${ROUNDS:-5}" "${CALLS:-1000}" \
  "bare handler" "$bare/" "m99-order-sign" "$hooks/m99-order-sign"
