# memcert: `make demo` and `make check` are the two commands to know; README.md says more.

CC = gcc
CLANG = clang
PKG_CONFIG = pkg-config
PREFIX = /usr/local
CFLAGS = -O2 -g
WARNINGS = -std=c11 -Wall -Wextra -Werror
PACKAGES = jansson nettle mpfr gmp
VERSION := $(shell cat VERSION)
CPPFLAGS = -D_GNU_SOURCE -DMEMCERT_VERSION='"$(VERSION)"' -I. -Isrc
LDLIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lcsv

SOURCES = $(sort $(wildcard src/kernel/*/*.c) $(filter-out src/shell/import/onnx%,$(wildcard src/shell/*/*.c)))

# ONNX is read by the program if what compiles its description is there; ONNX=no leaves it out.
ONNX_PROTO = /usr/include/onnx/onnx.proto
ONNX := $(shell command -v protoc-c > /dev/null && test -f $(ONNX_PROTO) && $(PKG_CONFIG) --exists libprotobuf-c && \
          echo yes)
ONNX_NONE = src/shell/import/onnx_none.c
ONNX_SOURCES = $(filter-out $(ONNX_NONE),$(wildcard src/shell/import/onnx*.c))
ifeq ($(ONNX),yes)
PACKAGES += libprotobuf-c
CPPFLAGS += -Ibuild/onnx
SOURCES += $(ONNX_SOURCES) build/onnx/onnx.pb-c.c
else
SOURCES += $(ONNX_NONE)
endif
OBJECTS = $(SOURCES:%.c=build/obj/%.o)

.PHONY: all demo check deps deps-build install clean

all: build/memcert

build/memcert: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(LDLIBS)

build/obj/%.o: %.c VERSION
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# Some parameters of the kernel are there for its contracts only.
build/obj/src/kernel/%.o build/asan/obj/src/kernel/%.o: WARNINGS += -Wno-unused-parameter

$(foreach objects,obj asan/obj fuzz/obj,$(ONNX_SOURCES:%.c=build/$(objects)/%.o)): build/onnx/onnx.pb-c.h

build/onnx/onnx.pb-c.c build/onnx/onnx.pb-c.h &: $(ONNX_PROTO)
	@mkdir -p $(@D)
	protoc-c --c_out=build/onnx --proto_path=$(dir $(ONNX_PROTO)) $(ONNX_PROTO)

# What is missing is installed first, then the rest of make sees it.
demo: deps-build
	$(MAKE) all
	build/memcert certify datasets/anscombe1.csv

check: deps
	tests/check.sh

deps:
	tests/lib/deps.sh all

deps-build:
	tests/lib/deps.sh build

install: all
	install -D -m 755 build/memcert $(DESTDIR)$(PREFIX)/bin/memcert

clean:
	rm -rf build

-include $(OBJECTS:.o=.d)
include tests/tests.mk
include proofs/proofs.mk
