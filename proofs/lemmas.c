/* Every lemma function in one place, for the target that proves them. */
#include "proofs/lemmas_counting.h"
#include "proofs/lemmas_switch.h"
#include "proofs/lemmas_tree.h"
#include "proofs/lemmas_path.h"
#include "proofs/lemmas_recall.h"
#include "proofs/lemmas_theorem2.h"
#include "proofs/lemmas_translation.h"
