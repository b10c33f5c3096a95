#!/bin/sh
# Runs a suite, whose output has one or more lines "... N passed, N failed", and adds "PASSED FAILED" to the file
# $TALLY.  One that has no such line, or nothing passed or failed, or that ends badly without reporting a failure,
# counts as a failure.  At the end it prints how much processor time the suite took.
# usage: suite.sh COMMAND...
PYTHONPATH=${PYTHONPATH-tests/lib:tests/random:tests/tables:tests/hostile:proofs/tools}
export PYTHONPATH
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

TALLY=${TALLY:-/dev/null}
echo "== $*"
{ "$@" 2>&1; echo "exit $?"; } | tee "$log" | sed '$d'
status=$(sed -n '$s/^exit //p' "$log")
set -- $(awk '/(^|[^0-9])[0-9]+ passed, [0-9]+ failed$/ { n++; passed += $(NF - 3); failed += $(NF - 1) }
              END { print n + 0, passed + 0, failed + 0 }' "$log") "$*"
if [ "$1" -eq 0 ] || [ "$(($2 + $3))" -eq 0 ]; then
  echo "FAILED: $4 prints no result"
  echo "0 1" >> "$TALLY"
elif [ "$status" != 0 ] && [ "$3" -eq 0 ]; then
  echo "FAILED: $4 ended with exit $status"
  echo "$2 1" >> "$TALLY"
else
  echo "$2 $3" >> "$TALLY"
fi
times > "$log"
awk 'NR == 2 { gsub("[ms]", " "); printf "-- %.0f s of processor time\n", 60 * ($1 + $3) + $2 + $4 }' "$log"
