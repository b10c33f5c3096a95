#!/bin/sh
# Installs the Debian packages that memcert needs and this machine lacks, and says which.
# usage: deps.sh build | all | fuzz
# `build` is what compiling and running takes, every reader included; `all` also what the tests and proofs take,
# onnxruntime for node among them, which is put into build/onnxruntime;
# `fuzz` is what `make fuzz` takes.  If nothing is missing, nothing is done and no network is needed.
set -eu

build="gcc libc6-dev make pkg-config libgmp-dev libmpfr-dev libcsv-dev libjansson-dev nettle-dev
protobuf-c-compiler libprotobuf-c-dev libonnx-dev libarchive-dev"
tests="valgrind zstd python3 mandoc python3-jsonschema pyflakes3 libflint-dev openmpi-bin frama-c-base why3 z3 cvc4 cvc5
libonnx-testdata librsvg2-bin python3-onnx"
# Other packages of node have npm in them.
command -v npm > /dev/null || tests="$tests nodejs npm"
fuzz="python3 clang libclang-rt-14-dev"

case "${1:-}" in
build) wanted=$build ;;
all) wanted="$build $tests" ;;
fuzz) wanted="$build $fuzz" ;;
*)
  echo "usage: deps.sh build | all | fuzz" >&2
  exit 2
  ;;
esac

runtime=onnxruntime-web@1.20.1
runtime_folder=$(dirname "$0")/../../build/onnxruntime

# In no package of Debian.
install_runtime()
{
  if [ "$1" = all ] && [ ! -d "$runtime_folder/node_modules/onnxruntime-web" ]; then
    echo "deps: installing $runtime"
    npm install --prefix "$runtime_folder" --ignore-scripts --no-audit --no-fund --loglevel error "$runtime" ||
      echo "deps.sh: npm did not install $runtime, without which no exported model is run" >&2
  fi
}

if ! command -v dpkg-query > /dev/null; then
  echo "deps.sh: this is no Debian system; install by hand what is missing of: $wanted" >&2
  exit 0
fi

missing=
for package in $wanted; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2> /dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
  install_runtime "$1"
  echo "deps: everything is installed"
  exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo > /dev/null; then
    echo "deps.sh: neither root nor sudo; install by hand:$missing" >&2
    exit 1
  fi
  as_root=sudo
fi
echo "deps: installing$missing"
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
install_runtime "$1"
