#!/usr/bin/env bash
# Answers per second of the server beside those of a bare handler of the same web server, in one run and in turns, so
# that the ratios mean something on any machine. Needs wrk, a JDK, and the built jar.
#   src/jmh/load/run.sh                  5 rounds of 5 s for each call
#   ROUNDS=9 SECONDS_EACH=10 WARM=20 CONNECTIONS=10 THREADS=2 JAVA=java src/jmh/load/run.sh
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jar=$(realpath "${JAR:-$here/../../../target/foramen.jar}")
java=${JAVA:-java}
rounds=${ROUNDS:-5} each=${SECONDS_EACH:-5} warm=${WARM:-10} connections=${CONNECTIONS:-10} threads=${THREADS:-2}
command -v wrk >/dev/null || { echo "run.sh: install wrk first" >&2; exit 1; }

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
"$java" -jar "$jar" serve --port 0 >"$work/server" &
pids+=($!)
for _ in $(seq 300); do
  if [[ -s $work/bare && -s $work/server ]]; then break; fi
  sleep 0.1
done
bare=http://127.0.0.1:$(cat "$work/bare")
fhir=$(sed -n 's#.*\(http://[^ ]*/fhir\) .*#\1#p' "$work/server")

icd=http://hl7.org/fhir/sid/icd-10-cm
canonical=https://w3id.org/foramen
names=() urls=() floors=()
call() { names+=("$1") floors+=("$2") urls+=("$3"); }
call "bare handler" 1 "$bare/"
call '$lookup' 0.55 "$fhir/CodeSystem/\$lookup?system=$icd&code=M99.74"
call '$validate-code' 0.55 "$fhir/CodeSystem/\$validate-code?url=$icd&code=M99.74"
call '$validate-code in a value set' 0.55 "$fhir/ValueSet/\$validate-code?url=$canonical/ValueSet/m99-billable&system=$icd&code=M99.74"
call '$expand count=10' 0.45 "$fhir/ValueSet/\$expand?url=$canonical/ValueSet/m99-all&count=10"
call '$translate' 0.55 "$fhir/ConceptMap/\$translate?url=$canonical/ConceptMap/m99-to-region&system=$icd&code=M99.65"
call '$lookup routed by HAPI' 0.3 "$fhir/CodeSystem/\$lookup?system=$icd&code=M99.74&_pretty=false"
call '$validate-code written by HAPI' 0.3 "$fhir/CodeSystem/\$validate-code?url=$icd&code=M99.74&_summary=false"
call '$validate-code as XML' 0.3 "$fhir/CodeSystem/\$validate-code?url=$icd&code=M99.74&_format=xml"
call '$lookup written by HAPI (3.6 KB)' - "$fhir/CodeSystem/\$lookup?system=$icd&code=M99.74&_summary=false"

for url in "${urls[@]}"; do
  broken=$(wrk -t1 -c1 -d1s "$url" | grep 'Non-2xx' || true)
  [[ -z $broken ]] || { echo "run.sh: $url does not answer well" >&2; exit 1; }
done

rate() { wrk "-t$threads" "-c$connections" "-d${2}s" "$1" | awk '/^Requests\/sec/{print int($2)}'; }
for url in "${urls[@]}"; do rate "$url" "$warm" >/dev/null; done
for round in $(seq "$rounds"); do
  for i in "${!urls[@]}"; do rate "${urls[$i]}" "$each" >>"$work/rates.$i"; done
done

"$java" -version 2>&1 | head -1
echo "$(nproc) processors, wrk -t$threads -c$connections, $rounds rounds of $each s after $warm s each"
printf '%-32s %9s %9s %9s %7s %7s\n' call min median max ratio wanted
for i in "${!urls[@]}"; do
  sort -n "$work/rates.$i" | awk -v name="${names[$i]}" -v floor="${floors[$i]}" -v file="$work/bare.median" '
    {rate[NR]=$1}
    END {
      median = NR % 2 ? rate[(NR+1)/2] : (rate[NR/2] + rate[NR/2+1]) / 2
      if (name == "bare handler") {print median > file; base = median} else {getline base < file}
      printf "%-32s %9d %9d %9d %7.2f %7s\n", name, rate[1], median, rate[NR], median / base, floor
    }'
done
