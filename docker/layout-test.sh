#!/usr/bin/env bash
# Lays out what the image would hold, starts it as the user it would run as, asks its health check and stops it.
# Reads the last stage of the Dockerfile, so that it tests those lines and not a copy of them. Needs no Docker.
#   docker/layout-test.sh [JAR]      (default: target/foramen.jar)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jar=$(realpath "${1:-$here/../target/foramen.jar}")
stage=$(awk '/^FROM /{stage=""} {stage=stage $0 "\n"} END{printf "%s", stage}' "$here/Dockerfile")

value() { sed -n "s/^$1 //p" <<<"$stage"; }
# A JSON array of strings, one a line, with its escapes undone.
strings() { sed -e 's/^\[ *"//' -e 's/" *\]$//' -e 's/", *"/\n/g' <<<"$1" | sed -e 's/\\"/"/g' -e 's/\\\\/\\/g'; }

workdir=$(value WORKDIR)
user=$(value USER)
mapfile -t command < <(strings "$(value ENTRYPOINT)"; strings "$(value CMD)")
mapfile -t health < <(strings "$(sed -n 's/^HEALTHCHECK .* CMD //p' <<<"$stage")")
[[ -n $workdir && -n $user && $user != 0* && ${#command[@]} -gt 1 && ${#health[@]} -gt 1 ]] \
  || { echo "layout-test: the Dockerfile lacks WORKDIR, USER (not root), ENTRYPOINT, CMD or HEALTHCHECK" >&2; exit 1; }

root=$(mktemp -d)
server=
finish() {
  [[ -z $server ]] || kill -KILL "$server" 2>/dev/null || true
  rm -rf "$root"
}
trap finish EXIT
chmod 755 "$root"
mkdir -p "$root$workdir"
while read -r _from source target; do
  [[ $source == */foramen.jar ]] || { echo "layout-test: cannot lay out $source" >&2; exit 1; }
  cp "$jar" "$root$workdir/$target"
done < <(value COPY)
chmod -R a+rX,go-w "$root"

as_user=()
if [[ $(id -u) == 0 ]]; then
  as_user=(setpriv "--reuid=${user%%:*}" "--regid=${user##*:}" --clear-groups --no-new-privs)
fi
mapfile -t environment < <(value ENV)
data=$(value VOLUME)
[[ -n $data && " ${environment[*]} " == *" FORAMEN_DATA=$data "* ]] \
  || { echo "layout-test: FORAMEN_DATA is not the VOLUME" >&2; exit 1; }
mkdir -p "$root$data"
[[ $(id -u) != 0 ]] || chown "$user" "$root$data"
cd "$root$workdir"
# Without a word about who may call, it must not start on every interface.
code=0
timeout 40 env "${environment[@]}" FORAMEN_PORT=0 "FORAMEN_DATA=$root$data" HOME=/nonexistent "${as_user[@]}" "${command[@]}" \
  >"$root/out" 2>"$root/err" || code=$?
[[ $code == 1 && ! -s $root/out ]] && grep -q FORAMEN_ALLOW_ANYONE=true "$root/err" \
  || { echo "layout-test: untold, it ended with $code and did not say what to set" >&2; cat "$root/err" >&2; exit 1; }

env "${environment[@]}" FORAMEN_ALLOW_ANYONE=true FORAMEN_PORT=0 "FORAMEN_DATA=$root$data" HOME=/nonexistent "${as_user[@]}" "${command[@]}" >"$root/out" 2>"$root/err" &
server=$!
for _ in $(seq 300); do
  [[ ! -s $root/out ]] || break
  kill -0 "$server" 2>/dev/null || { cat "$root/err" >&2; exit 1; }
  sleep 0.1
done
cat "$root/out"
port=$(sed -n 's#.*http://[^ ]*:\([0-9]*\)/fhir.*#\1#p' "$root/out")
[[ -n $port ]] || { echo "layout-test: not ready in 30 s" >&2; cat "$root/err" >&2; exit 1; }

env "${environment[@]}" "FORAMEN_PORT=$port" "${as_user[@]}" "${health[@]}" || { echo "layout-test: not healthy" >&2; exit 1; }
runs_as=$(awk '/^Uid:/{print $2}' "/proc/$server/status")
[[ $runs_as != 0 ]] || { echo "layout-test: runs as root" >&2; exit 1; }

kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
[[ $code == 143 ]] || { echo "layout-test: stopped with $code" >&2; cat "$root/err" >&2; exit 1; }
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "layout-test: still listening" >&2
  exit 1
fi
echo "layout-test: started as user $runs_as, healthy, stopped"
