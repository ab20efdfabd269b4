-- The model of tests/examples/two-phase-commit.ts for Murphi (Rumur); its words are that file's.
--
-- The number of the first constant is put in by bench/peers/rumur.ts. Without symmetry reduction Rumur treats the
-- scalarset as a range.

const
  RMS: 3;

type
  Rm: scalarset(RMS);
  ManagerState: enum { INIT, MANAGER_COMMITTED, MANAGER_ABORTED };
  RmState: enum { WORKING, PREPARED, COMMITTED, ABORTED };

var
  manager: ManagerState;
  commit_sent: boolean;
  abort_sent: boolean;
  rm: array [Rm] of RmState;
  prepared_sent: array [Rm] of boolean;
  prepared_seen: array [Rm] of boolean;

startstate
begin
  manager := INIT; commit_sent := false; abort_sent := false;
  for i: Rm do rm[i] := WORKING; prepared_sent[i] := false; prepared_seen[i] := false; end;
end;

rule "commit" manager = INIT & forall i: Rm do prepared_seen[i] end ==>
begin manager := MANAGER_COMMITTED; commit_sent := true; end;

rule "abort" manager = INIT ==>
begin manager := MANAGER_ABORTED; abort_sent := true; end;

ruleset i: Rm do
  rule "receive_prepared" manager = INIT & prepared_sent[i] ==>
  begin prepared_seen[i] := true; end;

  rule "prepare" rm[i] = WORKING ==>
  begin rm[i] := PREPARED; prepared_sent[i] := true; end;

  rule "choose_to_abort" rm[i] = WORKING ==>
  begin rm[i] := ABORTED; end;

  rule "receive_commit" commit_sent ==>
  begin rm[i] := COMMITTED; end;

  rule "receive_abort" abort_sent ==>
  begin rm[i] := ABORTED; end;
end;

invariant "consistent"
  !((exists i: Rm do rm[i] = COMMITTED end) & (exists i: Rm do rm[i] = ABORTED end));
