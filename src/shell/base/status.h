/* Exit statuses, and leaving with a message.
 *
 * The shell leaves by these functions wherever going on makes no sense, so
 * none of its functions returns an error that a caller could forget. */
#ifndef MEMCERT_SHELL_STATUS_H
#define MEMCERT_SHELL_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum {
  STATUS_HOLDS = 0,    /* what was asked holds */
  STATUS_FAILS = 1,    /* it does not, and the output has a witness */
  STATUS_USAGE = 2,    /* wrong use of the command */
  STATUS_FILE = 3,     /* a file is missing, malformed, unsupported or cannot be written */
  STATUS_UNDECIDED = 4 /* a stated limit was reached */
};

/* A character of a file, counted from line 1, column 1.  Line 0 stands for the file as a whole. */
typedef struct {
  const char *file;
  size_t line;
  size_t column;
} place;

/* `text`, which must stay, is to be printed on standard output before leaving with
 * STATUS_UNDECIDED. */
void undecided_prints(const char *text);

/* What a file that is being read seems to be, if it is not what is wanted: then messages end with it.  `text`, which
 * must stay, may be NULL. */
void fail_remark(const char *text);

/* Prints "memcert: MESSAGE" on standard error and exits. */
_Noreturn void fail(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints "FILE:LINE:COLUMN: MESSAGE" on standard error and exits with the given status. */
_Noreturn void fail_at(int status, place where, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Whether the file that is read is one that this program has written: what is wrong with it is wrong in this program, and
 * exit 4. */
void fail_of_own_file(bool own);

/* Tests, fuzzers and libraries hold the door: this is called in place of leaving, with the message as one text, and must
 * not return.  `where` is NULL of fail().  NULL lets the program leave again. */
typedef void (*leaver)(int status, const place *where, const char *message);
void fail_calls(leaver instead);

/* `text` made fit for one line of a message: quoted, shortened, control characters and what is not UTF-8 escaped.
 * The result stands in one of four static buffers that are used in turn. */
const char *quoted(const char *text, size_t length);

/* The ending of a noun after that number: "" of 1, else "s". */
const char *s_of(size_t count);

/* Writes text of a file for a person: control characters, which a terminal would obey, and what is not UTF-8
 * escaped. */
void write_printable(FILE *stream, const char *text);

#endif
