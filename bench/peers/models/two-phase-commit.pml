/*
 * The model of tests/examples/two-phase-commit.ts for Spin; its words are that file's.
 *
 * sizes.h, which bench/peers/spin.ts writes beside it, has RMS and the quantifiers: EACH_RM(A) is A(0) A(1) ...,
 * ALL_RM(P) is (P(0) && P(1) ...), ANY_RM(P) is (P(0) || P(1) ...).
 *
 * One process in one place, and every action a d_step: so Spin stores just the states of the model, and each
 * transition of the model is one of Spin's. (Spin counts the initial state as a transition, too.)
 */
#include "sizes.h"

/* manager */
#define INIT      0

/* manager, rm */
#define COMMITTED 2
#define ABORTED   3

/* rm */
#define WORKING   0
#define PREPARED  1

byte manager;
bool commit_sent, abort_sent;
byte rm[RMS];
bool prepared_sent[RMS];
bool prepared_seen[RMS];

#define IS_PREPARED_SEEN(i) prepared_seen[i]
#define HAS_COMMITTED(i)    rm[i] == COMMITTED
#define HAS_ABORTED(i)      rm[i] == ABORTED

/* the invariant: no resource manager has committed while another has aborted */
#define CHECK assert(!(ANY_RM(HAS_COMMITTED) && ANY_RM(HAS_ABORTED)))

#define ACTION(guard, effect) :: d_step { guard -> effect; CHECK }

#define COMMIT              ACTION(manager == INIT && ALL_RM(IS_PREPARED_SEEN), manager = COMMITTED; commit_sent = 1)
#define ABORT               ACTION(manager == INIT, manager = ABORTED; abort_sent = 1)
#define RECEIVE_PREPARED(i) ACTION(manager == INIT && prepared_sent[i], prepared_seen[i] = 1)
#define PREPARE(i)          ACTION(rm[i] == WORKING, rm[i] = PREPARED; prepared_sent[i] = 1)
#define CHOOSE_TO_ABORT(i)  ACTION(rm[i] == WORKING, rm[i] = ABORTED)
#define RECEIVE_COMMIT(i)   ACTION(commit_sent, rm[i] = COMMITTED)
#define RECEIVE_ABORT(i)    ACTION(abort_sent, rm[i] = ABORTED)

#define RM_ACTIONS(i) RECEIVE_PREPARED(i) PREPARE(i) CHOOSE_TO_ABORT(i) RECEIVE_COMMIT(i) RECEIVE_ABORT(i)

init {
end:	do
	COMMIT
	ABORT
	EACH_RM(RM_ACTIONS)
	od
}
