/* columns.h and labels_apart.h for the other drivers: a label is found or added anywhere, and compared with others; the
 * rest as it is. */
#define column_label column_label_in_the_tree
#define column_add_label column_add_label_to_the_tree
#include "shell/table/columns.c"
#undef column_label
#undef column_add_label

/*@ requires column: \valid_read(c) && \initialized(&c->label_count);
  @ requires text: valid_read_string(label);
  @ assigns \result \from c->label_count, label[0 ..];
  @ ensures found: 0 <= \result <= c->label_count;
  @*/
size_t column_label(const column *c, const char *label);

/*@ requires column: \valid(c) && \initialized(&c->label_count);
  @ requires text: valid_read_string(label);
  @ assigns c->label_count, \result \from c->label_count, label[0 ..];
  @ ensures found: 0 <= \result < c->label_count;
  @*/
size_t column_add_label(column *c, const char *label);

/*@ requires columns: \valid_read(c);
  @ assigns \nothing;
  @*/
void labels_check_apart(const columns *c);
