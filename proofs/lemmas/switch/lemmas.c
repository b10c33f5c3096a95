/* Every lemma function in one place, for the target that proves them. */
#include "lemmas_counting.h"
#include "lemmas_switch.h"
#include "lemmas_tree.h"
#include "lemmas_path.h"
#include "lemmas_recall.h"
#include "lemmas_theorem2.h"
#include "lemmas_translation.h"
