/* nearest.h for the other drivers: a word is near or not, whatever it is. */
#include "shell/base/nearest.h"

/*@ requires word: \valid_read(word + (0 .. length - 1));
  @ assigns \result \from word, length;
  @ ensures none: \result.found == \null;
  @*/
nearest nearest_begin(const char *word, size_t length);

/*@ requires where: \valid(n);
  @ requires text: valid_read_string(known);
  @ assigns n->found, n->distance \from known;
  @ ensures found: n->found == \null || n->found == known;
  @*/
void nearest_try(nearest *n, const char *known);
