/* Pictures of a page of HTML, inside of it. */
#ifndef MEMCERT_SHELL_HTML_PICTURES_H
#define MEMCERT_SHELL_HTML_PICTURES_H

#include "certify_run.h"

/* Writes those that can be seen: operations by point, the regions or the function, the structure. */
void html_pictures_write(FILE *f, points *p, const certify_run *r, const certify_wish *wish);

#endif
