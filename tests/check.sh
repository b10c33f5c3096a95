#!/bin/sh
# Builds memcert, runs every test and then every proof; the last line is the sum of them.
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

# Suites, a line each, as many at a time as there are processors; each is shown when it is over.
together()
{
  xargs -P "$(nproc)" -L 1 sh -c 'shown=$(tests/suite.sh "$@"); status=$?; printf "%s\n" "$shown"; exit $status' sh ||
    lost "one of the suites ended early"
}

# Those that use all processors, or measure time.
one_by_one()
{
  while read -r command; do
    tests/suite.sh $command < /dev/null || lost "$command ended early"
  done
}

if "$make" all asan build/without_onnx/memcert build/failing_malloc.so build/test_expansion; then
  # The longest first.
  together <<END
tests/valgrind.py
tests/faults.py
tests/cli_mutants.py
tests/cli_table.py
tests/conditional_random.py
tests/import_random.py
tests/forged.py
tests/cli_random.py
tests/rank_random.py
tests/labels_random.py
tests/packed_random.py
tests/conditional_files.py
tests/import_bad.py
tests/cli_fuzz.py
tests/fuzz/regressions.py
tests/broken.py
build/test_expansion
$make test-gmp
$make test-mpfr
END
  one_by_one <<END
tests/cli_files.py
tests/rank_files.py
END
else
  lost "the build"
fi
one_by_one <<END
tests/gate.py
$make eva
$make prove-fast
$make mutants-fast
END

awk '{ passed += $1; failed += $2 } END { print passed + 0 " passed, " failed + 0 " failed"; exit failed > 0 }' "$TALLY"
