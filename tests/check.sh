#!/bin/sh
# Builds memcert, runs every suite of tests/suites; the last line is the sum of them.
# usage: check.sh        from any folder; MAKE is the make to use
cd "$(dirname "$0")/.." || exit 1
make=${MAKE:-make}
TALLY=$(mktemp) || exit 1
export TALLY
trap 'rm -f "$TALLY"' EXIT

# A suite that could not be run at all.
lost()
{
  echo "FAILED: $1"
  echo "0 1" >> "$TALLY"
}

# The commands that are run then.
suites()
{
  sed -n "s/^$1 //p" tests/suites | sed "s|^make |$make |"
}

# Each is shown when it is over.
beside()
{
  suites beside |
    xargs -P "$(nproc)" -L 1 sh -c 'shown=$(tests/lib/suite.sh "$@"); status=$?; printf "%s\n" "$shown"; exit $status' sh ||
    lost "one of the suites ended early"
}

alone()
{
  suites "$1" | while read -r command; do
    tests/lib/suite.sh $command < /dev/null || lost "$command ended early"
  done
}

if "$make" all asan build/without_onnx/memcert build/failing_malloc.so build/test_expansion; then
  beside
  alone alone
else
  lost "the build"
fi
alone proofs

awk '{ passed += $1; failed += $2 } END { print passed + 0 " passed, " failed + 0 " failed"; exit failed > 0 }' "$TALLY"
