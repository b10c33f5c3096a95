#!/bin/sh
# Builds memcert, runs every test and then every proof; the last line is the sum of them.
# usage: check.sh        from any folder; MAKE is the make to use
cd "$(dirname "$0")/.." || exit 1
make=${MAKE:-make}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

passed=0
failed=0

# Runs a suite, whose output has one or more lines "... N passed, N failed". One that has none, or that
# ends badly without telling of a failure, counts as a failure.
suite()
{
  echo "== $*"
  { "$@" 2>&1; echo "exit $?"; } | tee "$log" | sed '$d'
  status=$(sed -n '$s/^exit //p' "$log")
  results=$(grep -cE '(^|[^0-9])[0-9]+ passed, [0-9]+ failed$' "$log")
  good=$(awk '/(^|[^0-9])[0-9]+ passed, [0-9]+ failed$/ { n += $(NF - 3) } END { print n + 0 }' "$log")
  bad=$(awk '/(^|[^0-9])[0-9]+ passed, [0-9]+ failed$/ { n += $(NF - 1) } END { print n + 0 }' "$log")
  if [ "$results" -eq 0 ]; then
    echo "FAILED: $* tells no result"
    bad=1
  elif [ "$status" != 0 ] && [ "$bad" -eq 0 ]; then
    echo "FAILED: $* ended with exit $status"
    bad=1
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
}

if "$make" all asan build/without_onnx/memcert build/failing_malloc.so; then
  suite tests/cli_table.py
  suite tests/cli_files.py
  suite tests/cli_fuzz.py
  suite tests/fuzz/regressions.py
  suite tests/cli_mutants.py
  suite tests/forged.py
  suite tests/cli_random.py
  suite tests/rank_random.py
  suite tests/rank_files.py
  suite tests/conditional_random.py
  suite tests/packed_random.py
  suite tests/broken.py
  suite tests/conditional_files.py
  suite tests/import_random.py
  suite tests/import_bad.py
  suite tests/faults.py 5
  suite tests/valgrind.py
  suite "$make" test-expansion
else
  echo "FAILED: the build"
  failed=1
fi
suite "$make" test-gmp
suite "$make" test-mpfr
suite tests/gate.py
suite "$make" prove-fast
suite "$make" mutants-fast

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
