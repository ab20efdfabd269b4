--------------------------- MODULE TwoPhaseCommit ---------------------------
(* The model of tests/examples/two-phase-commit.ts for TLC; its words are   *)
(* that file's. bench/peers/tlc.ts writes the configuration.                *)
EXTENDS TLC

CONSTANT Rm

VARIABLES manager, commitSent, abortSent, rm, preparedSent, preparedSeen
vars == <<manager, commitSent, abortSent, rm, preparedSent, preparedSeen>>

Init == /\ manager = "init"
        /\ commitSent = FALSE
        /\ abortSent = FALSE
        /\ rm = [r \in Rm |-> "working"]
        /\ preparedSent = [r \in Rm |-> FALSE]
        /\ preparedSeen = [r \in Rm |-> FALSE]

-----------------------------------------------------------------------------
Commit ==
  /\ manager = "init" /\ \A r \in Rm : preparedSeen[r]
  /\ manager' = "committed"
  /\ commitSent' = TRUE
  /\ UNCHANGED <<abortSent, rm, preparedSent, preparedSeen>>

Abort ==
  /\ manager = "init"
  /\ manager' = "aborted"
  /\ abortSent' = TRUE
  /\ UNCHANGED <<commitSent, rm, preparedSent, preparedSeen>>

ReceivePrepared(r) ==
  /\ manager = "init" /\ preparedSent[r]
  /\ preparedSeen' = [preparedSeen EXCEPT ![r] = TRUE]
  /\ UNCHANGED <<manager, commitSent, abortSent, rm, preparedSent>>

Prepare(r) ==
  /\ rm[r] = "working"
  /\ rm' = [rm EXCEPT ![r] = "prepared"]
  /\ preparedSent' = [preparedSent EXCEPT ![r] = TRUE]
  /\ UNCHANGED <<manager, commitSent, abortSent, preparedSeen>>

ChooseToAbort(r) ==
  /\ rm[r] = "working"
  /\ rm' = [rm EXCEPT ![r] = "aborted"]
  /\ UNCHANGED <<manager, commitSent, abortSent, preparedSent, preparedSeen>>

ReceiveCommit(r) ==
  /\ commitSent
  /\ rm' = [rm EXCEPT ![r] = "committed"]
  /\ UNCHANGED <<manager, commitSent, abortSent, preparedSent, preparedSeen>>

ReceiveAbort(r) ==
  /\ abortSent
  /\ rm' = [rm EXCEPT ![r] = "aborted"]
  /\ UNCHANGED <<manager, commitSent, abortSent, preparedSent, preparedSeen>>

-----------------------------------------------------------------------------
Next ==
  \/ Commit \/ Abort
  \/ \E r \in Rm : \/ ReceivePrepared(r) \/ Prepare(r) \/ ChooseToAbort(r)
                   \/ ReceiveCommit(r) \/ ReceiveAbort(r)

Spec == Init /\ [][Next]_vars

Consistent == ~ (/\ \E r \in Rm : rm[r] = "committed"
                 /\ \E r \in Rm : rm[r] = "aborted")

Symmetry == Permutations(Rm)
=============================================================================
