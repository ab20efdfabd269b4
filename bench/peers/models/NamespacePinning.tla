-------------------------- MODULE NamespacePinning --------------------------
(* The model of tests/examples/namespace-pinning.ts for TLC; its words are  *)
(* that file's. bench/peers/tlc.ts writes the configuration.                *)
(*                                                                          *)
(* Bug 1: every socket is opened in the initial namespace.                  *)
(* Bug 2: only a reconnect is.                                              *)
(* Bug 3: the pin is dropped although connect work is still queued.         *)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS Namespace, Initial, Task, Mount, None, Bug

CopiesMax == 2

VARIABLES count, ofTask, copies, pin, transport, socket
vars == <<count, ofTask, copies, pin, transport, socket>>

Init == /\ count = [n \in Namespace |-> IF n = Initial THEN 1 + Cardinality(Task) ELSE 0]
        /\ ofTask = [t \in Task |-> Initial]
        /\ copies = [m \in Mount |-> 0]
        /\ pin = [m \in Mount |-> None]
        /\ transport = [m \in Mount |-> "none"]
        /\ socket = [m \in Mount |-> None]

IsQueued(m) == transport[m] \in {"queued", "requeued"}

-----------------------------------------------------------------------------
Unshare(t, to) ==
  /\ ofTask[t] # None /\ count[to] = 0
  /\ count' = [count EXCEPT ![ofTask[t]] = @ - 1, ![to] = 1]
  /\ ofTask' = [ofTask EXCEPT ![t] = to]
  /\ UNCHANGED <<copies, pin, transport, socket>>

SetNs(t, to) ==
  /\ ofTask[t] # None /\ ofTask[t] # to /\ count[to] > 0
  /\ count' = [count EXCEPT ![ofTask[t]] = @ - 1, ![to] = @ + 1]
  /\ ofTask' = [ofTask EXCEPT ![t] = to]
  /\ UNCHANGED <<copies, pin, transport, socket>>

Exit(t) ==
  /\ ofTask[t] # None
  /\ count' = [count EXCEPT ![ofTask[t]] = @ - 1]
  /\ ofTask' = [ofTask EXCEPT ![t] = None]
  /\ UNCHANGED <<copies, pin, transport, socket>>

DoMount(t, m) ==
  /\ ofTask[t] # None /\ pin[m] = None
  /\ copies' = [copies EXCEPT ![m] = 1]
  /\ pin' = [pin EXCEPT ![m] = ofTask[t]]
  /\ count' = [count EXCEPT ![ofTask[t]] = @ + 1]
  /\ UNCHANGED <<ofTask, transport, socket>>

-----------------------------------------------------------------------------
Use(m) ==
  /\ copies[m] > 0 /\ transport[m] = "none"
  /\ transport' = [transport EXCEPT ![m] = "queued"]
  /\ UNCHANGED <<count, ofTask, copies, pin, socket>>

UseAgain(m) ==
  /\ copies[m] > 0 /\ transport[m] = "closed"
  /\ transport' = [transport EXCEPT ![m] = "requeued"]
  /\ UNCHANGED <<count, ofTask, copies, pin, socket>>

OpenedIn(m) == IF Bug = 1 \/ (Bug = 2 /\ transport[m] = "requeued") THEN Initial ELSE pin[m]

Connect(m) ==
  /\ copies[m] > 0 /\ IsQueued(m)
  /\ socket' = [socket EXCEPT ![m] = OpenedIn(m)]
  /\ transport' = [transport EXCEPT ![m] = "up"]
  /\ UNCHANGED <<count, ofTask, copies, pin>>

Destroy(m) ==
  /\ copies[m] = 0 /\ IsQueued(m)
  /\ count' = IF Bug = 3 THEN count ELSE [count EXCEPT ![pin[m]] = @ - 1]
  /\ pin' = [pin EXCEPT ![m] = None]
  /\ transport' = [transport EXCEPT ![m] = "none"]
  /\ UNCHANGED <<ofTask, copies, socket>>

CloseIdle(m) ==
  /\ transport[m] = "up"
  /\ transport' = [transport EXCEPT ![m] = "closed"]
  /\ socket' = [socket EXCEPT ![m] = None]
  /\ UNCHANGED <<count, ofTask, copies, pin>>

Reset(m) ==
  /\ transport[m] = "up"
  /\ transport' = [transport EXCEPT ![m] = "requeued"]
  /\ socket' = [socket EXCEPT ![m] = None]
  /\ UNCHANGED <<count, ofTask, copies, pin>>

-----------------------------------------------------------------------------
Copy(m) ==
  /\ copies[m] > 0 /\ copies[m] < CopiesMax
  /\ copies' = [copies EXCEPT ![m] = @ + 1]
  /\ UNCHANGED <<count, ofTask, pin, transport, socket>>

UmountCopy(m) ==
  /\ copies[m] > 1
  /\ copies' = [copies EXCEPT ![m] = @ - 1]
  /\ UNCHANGED <<count, ofTask, pin, transport, socket>>

Umount(m) ==
  /\ copies[m] = 1 /\ ~IsQueued(m)
  /\ count' = [count EXCEPT ![pin[m]] = @ - 1]
  /\ copies' = [copies EXCEPT ![m] = 0]
  /\ pin' = [pin EXCEPT ![m] = None]
  /\ transport' = [transport EXCEPT ![m] = "none"]
  /\ socket' = [socket EXCEPT ![m] = None]
  /\ UNCHANGED ofTask

UmountWithWorkQueued(m) ==
  /\ copies[m] = 1 /\ IsQueued(m)
  /\ copies' = [copies EXCEPT ![m] = 0]
  /\ count' = IF Bug = 3 THEN [count EXCEPT ![pin[m]] = @ - 1] ELSE count
  /\ UNCHANGED <<ofTask, pin, transport, socket>>

-----------------------------------------------------------------------------
Next ==
  \/ \E t \in Task : \/ \E to \in Namespace : Unshare(t, to) \/ SetNs(t, to)
                     \/ Exit(t)
                     \/ \E m \in Mount : DoMount(t, m)
  \/ \E m \in Mount : \/ Use(m) \/ UseAgain(m) \/ Connect(m) \/ Destroy(m)
                      \/ CloseIdle(m) \/ Reset(m)
                      \/ Copy(m) \/ UmountCopy(m) \/ Umount(m) \/ UmountWithWorkQueued(m)

Spec == Init /\ [][Next]_vars

ReferenceAlive == /\ \A t \in Task : ofTask[t] # None => count[ofTask[t]] > 0
                  /\ \A m \in Mount : pin[m] # None => count[pin[m]] > 0
SocketInPin == \A m \in Mount :
  socket[m] # None => socket[m] = pin[m] /\ count[socket[m]] > 0

Symmetry == Permutations(Task) \cup Permutations(Mount) \cup Permutations(Namespace \ {Initial})
=============================================================================
