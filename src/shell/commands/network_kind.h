/* What a file given as NETWORK is. */
#ifndef MEMCERT_SHELL_NETWORK_KIND_H
#define MEMCERT_SHELL_NETWORK_KIND_H

typedef enum {
  NETWORK_SWITCH,     /* memcert-network-1, or nothing that is known */
  NETWORK_LAYERED,    /* memcert-layered-1 */
  NETWORK_CONDITIONAL /* memcert-conditional-1 */
} network_kind;

/* Looks into the file, which can be read afterwards even if it is a pipe.  An object of another format, or of none, is
 * exit 3. */
network_kind network_kind_of(const char *file);

#endif
