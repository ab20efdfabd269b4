/*
 * The model of tests/examples/namespace-pinning.ts for Spin; its words are that file's.
 *
 * sizes.h, which bench/peers/spin.ts writes beside it, has BUG, TASKS, MOUNTS, NAMESPACES, the first COUNTS, and the
 * quantifiers: EACH_X(A) is A(0) A(1) ..., EACH_X_FOR(A, y) is A(y, 0) A(y, 1) ..., ALL_X(P) is (P(0) && P(1) ...).
 *
 * BUG 1: every socket is opened in the initial namespace.
 * BUG 2: only a reconnect is.
 * BUG 3: the pin is dropped although connect work is still queued.
 *
 * One process in one place, and every action a d_step: so Spin stores just the states of the model, and each
 * transition of the model is one of Spin's. (Spin counts the initial state as a transition, too.)
 */
#include "sizes.h"

#define COPIES_MAX 2
#define INITIAL    0
#define NO         NAMESPACES /* no namespace: exited task, free mount, closed socket */

/* transport */
#define NONE     0
#define QUEUED   1
#define UP       2
#define CLOSED   3
#define REQUEUED 4

byte count[NAMESPACES] = COUNTS;
byte of_task[TASKS] = INITIAL;
byte copies[MOUNTS];
byte pin[MOUNTS] = NO;
byte transport[MOUNTS];
byte socket[MOUNTS] = NO;

#define IS_QUEUED(m) (transport[m] == QUEUED || transport[m] == REQUEUED)

/* the invariants: no reference to a freed namespace; a socket is in the namespace of its mount */
#define IS_TASK_ALIVE(t)    (of_task[t] == NO || count[of_task[t]] > 0)
#define IS_PIN_ALIVE(m)     (pin[m] == NO || count[pin[m]] > 0)
#define IS_SOCKET_IN_PIN(m) (socket[m] == NO || (socket[m] == pin[m] && count[socket[m]] > 0))
#define CHECK assert(ALL_TASK(IS_TASK_ALIVE) && ALL_MOUNT(IS_PIN_ALIVE) && ALL_MOUNT(IS_SOCKET_IN_PIN))

#define ACTION(guard, effect) :: d_step { guard -> effect; CHECK }

/* tasks */
#define UNSHARE(t, to) ACTION(of_task[t] != NO && count[to] == 0, \
	count[of_task[t]]--; count[to] = 1; of_task[t] = to)
#define SETNS(t, to)   ACTION(of_task[t] != NO && of_task[t] != to && count[to] > 0, \
	count[of_task[t]]--; count[to]++; of_task[t] = to)
#define EXIT(t)        ACTION(of_task[t] != NO, \
	count[of_task[t]]--; of_task[t] = NO)
#define MOUNT(t, m)    ACTION(of_task[t] != NO && pin[m] == NO, \
	copies[m] = 1; pin[m] = of_task[t]; count[of_task[t]]++)

/* transports */
#define USE(m)         ACTION(copies[m] > 0 && transport[m] == NONE, transport[m] = QUEUED)
#define USE_AGAIN(m)   ACTION(copies[m] > 0 && transport[m] == CLOSED, transport[m] = REQUEUED)
#define CONNECT(m)     ACTION(copies[m] > 0 && IS_QUEUED(m), \
	socket[m] = OPENED_IN(m); transport[m] = UP)
#define DESTROY(m)     ACTION(copies[m] == 0 && IS_QUEUED(m), \
	DROP_LATE(m) pin[m] = NO; transport[m] = NONE)
#define CLOSE_IDLE(m)  ACTION(transport[m] == UP, transport[m] = CLOSED; socket[m] = NO)
#define RESET(m)       ACTION(transport[m] == UP, transport[m] = REQUEUED; socket[m] = NO)

/* copies */
#define COPY(m)        ACTION(copies[m] > 0 && copies[m] < COPIES_MAX, copies[m]++)
#define UMOUNT_COPY(m) ACTION(copies[m] > 1, copies[m]--)
#define UMOUNT(m)      ACTION(copies[m] == 1 && !IS_QUEUED(m), \
	count[pin[m]]--; copies[m] = 0; pin[m] = NO; transport[m] = NONE; socket[m] = NO)
#define UMOUNT_WITH_WORK_QUEUED(m) ACTION(copies[m] == 1 && IS_QUEUED(m), \
	DROP_EARLY(m) copies[m] = 0)

#if BUG == 1
#define OPENED_IN(m) INITIAL
#elif BUG == 2
#define OPENED_IN(m) (transport[m] == REQUEUED -> INITIAL : pin[m])
#else
#define OPENED_IN(m) pin[m]
#endif

#if BUG == 3
#define DROP_EARLY(m) count[pin[m]]--;
#define DROP_LATE(m)
#else
#define DROP_EARLY(m)
#define DROP_LATE(m) count[pin[m]]--;
#endif

#define TASK_ACTIONS(t) EACH_NAMESPACE_FOR(UNSHARE, t) EACH_NAMESPACE_FOR(SETNS, t) EXIT(t) EACH_MOUNT_FOR(MOUNT, t)
#define MOUNT_ACTIONS(m) \
	USE(m) USE_AGAIN(m) CONNECT(m) DESTROY(m) CLOSE_IDLE(m) RESET(m) \
	COPY(m) UMOUNT_COPY(m) UMOUNT(m) UMOUNT_WITH_WORK_QUEUED(m)

init {
end:	do
	EACH_TASK(TASK_ACTIONS)
	EACH_MOUNT(MOUNT_ACTIONS)
	od
}
