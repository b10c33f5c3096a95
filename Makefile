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

SOURCES = $(sort $(wildcard src/kernel/*/*.c) $(filter-out src/shell/import/onnx% src/shell/graph/onnx%,$(wildcard src/shell/*/*.c)))

# ONNX is read and written by the program if what compiles its description is there; ONNX=no leaves it out.
ONNX_PROTO = /usr/include/onnx/onnx.proto
ONNX := $(shell command -v protoc-c > /dev/null && test -f $(ONNX_PROTO) && $(PKG_CONFIG) --exists libprotobuf-c && \
          echo yes)
ONNX_NONE = src/shell/import/onnx_none.c src/shell/graph/onnx_graph_none.c
ONNX_SOURCES = $(filter-out $(ONNX_NONE),$(wildcard src/shell/import/onnx*.c src/shell/graph/onnx*.c))
ifeq ($(ONNX),yes)
PACKAGES += libprotobuf-c
CPPFLAGS += -Ibuild/onnx
SOURCES += $(ONNX_SOURCES) build/onnx/onnx.pb-c.c
else
SOURCES += $(ONNX_NONE)
endif

# Compressed tables are read if libarchive is there; ARCHIVE=no leaves it out.
ARCHIVE := $(shell $(PKG_CONFIG) --exists libarchive && echo yes)
UNPACK = src/shell/base/unpack_archive.c src/shell/base/unpack_none.c
SOURCES := $(filter-out $(UNPACK),$(SOURCES))
ifeq ($(ARCHIVE),yes)
PACKAGES += libarchive
SOURCES += src/shell/base/unpack_archive.c
else
SOURCES += src/shell/base/unpack_none.c
endif
OBJECTS = $(SOURCES:%.c=build/obj/%.o)

.PHONY: all demo check deps deps-build man install uninstall clean

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

# The manual pages are in the repository; a test compares them with this.
MANUALS = memcert $(patsubst src/shell/commands/command_%.c,memcert-%,$(wildcard src/shell/commands/command_*.c))

man: all
	@mkdir -p docs/man
	$(foreach page,$(MANUALS),build/memcert help --man $(patsubst memcert-%,%,$(filter-out memcert,$(page))) \
	  > docs/man/$(page).1 &&) true

build/completion/%: build/memcert
	@mkdir -p $(@D)
	build/memcert help --completion $* > $@

# What is installed, SOURCE=TARGET: documents keep their places, so that links between them hold.
SHARE = $(PREFIX)/share
ZSH_FUNCTIONS = $(SHARE)/zsh/site-functions
DOCUMENTS = README.md CHANGES.md LICENSE $(wildcard docs/*.md docs/*.svg docs/gallery/*.svg docs/formats/*.md)
INSTALLED = build/memcert=$(PREFIX)/bin/memcert \
  $(foreach page,$(wildcard docs/man/*.1),$(page)=$(SHARE)/man/man1/$(notdir $(page))) \
  build/completion/bash=$(SHARE)/bash-completion/completions/memcert \
  build/completion/zsh=$(ZSH_FUNCTIONS)/_memcert \
  build/completion/fish=$(SHARE)/fish/vendor_completions.d/memcert.fish \
  $(foreach document,$(DOCUMENTS),$(document)=$(SHARE)/doc/memcert/$(document)) \
  src/second/memcert_recheck.py=$(SHARE)/memcert/memcert_recheck.py \
  $(foreach schema,$(wildcard docs/schemas/*.json),$(schema)=$(SHARE)/memcert/schemas/$(notdir $(schema)))
OWN_FOLDERS = doc/memcert/docs/formats doc/memcert/docs/gallery doc/memcert/docs doc/memcert memcert/schemas memcert

source_of = $(firstword $(subst =, ,$1))
target_of = $(DESTDIR)$(lastword $(subst =, ,$1))

install: all build/completion/bash build/completion/zsh build/completion/fish
	$(foreach one,$(INSTALLED),install -D -m $(if $(findstring /bin/,$(one)),755,644) $(call source_of,$(one)) \
	  $(call target_of,$(one)) &&) true

uninstall:
	rm -f $(foreach one,$(INSTALLED),$(call target_of,$(one)))
	for folder in $(OWN_FOLDERS); do \
	  test ! -d $(DESTDIR)$(SHARE)/$$folder || rmdir --ignore-fail-on-non-empty $(DESTDIR)$(SHARE)/$$folder; done

clean:
	rm -rf build

-include $(OBJECTS:.o=.d)
include tests/tests.mk
include proofs/proofs.mk
