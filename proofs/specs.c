/* Every definition in one place, for the target that proves the lemmas beside them. */
#include "kernel/types.h"
#include "specs/activity.h"
#include "specs/bounds.h"
#include "specs/memory.h"
#include "specs/network.h"
#include "specs/order.h"
#include "specs/rank.h"
#include "specs/vector.h"
