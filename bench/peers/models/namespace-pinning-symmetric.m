-- The model of tests/examples/namespace-pinning.ts for Murphi (Rumur), with scalarsets; its words are that file's.
--
-- As namespace-pinning.m, but tasks, mounts and all namespaces except the initial one are interchangeable. The
-- numbers of the first four constants are put in by bench/peers/rumur.ts.

const
  OTHERS: 2; -- namespaces besides the initial one
  TASKS: 2;
  MOUNTS: 2;
  BUG: 0;
  COPIES_MAX: 2;

type
  Other: scalarset(OTHERS);
  Task: scalarset(TASKS);
  Mount: scalarset(MOUNTS);
  Which: enum { NO, INITIAL, OTHER };
  NamespaceOrNone: record which: Which; other: Other; end; -- `other` is undefined unless OTHER
  Transport: enum { NONE, QUEUED, UP, CLOSED, REQUEUED };
  Count: 0..1 + TASKS + MOUNTS;

var
  initial_count: Count;
  count: array [Other] of Count;
  of_task: array [Task] of NamespaceOrNone;
  copies: array [Mount] of 0..COPIES_MAX;
  pin: array [Mount] of NamespaceOrNone;
  transport: array [Mount] of Transport;
  socket: array [Mount] of NamespaceOrNone;

procedure drop(n: NamespaceOrNone);
begin
  if n.which = INITIAL then initial_count := initial_count - 1; else count[n.other] := count[n.other] - 1; end;
end;

procedure hold(n: NamespaceOrNone);
begin
  if n.which = INITIAL then initial_count := initial_count + 1; else count[n.other] := count[n.other] + 1; end;
end;

function is_alive(n: NamespaceOrNone): boolean;
begin
  if n.which = INITIAL then return initial_count > 0; else return count[n.other] > 0; end;
end;

function is_same(a: NamespaceOrNone; b: NamespaceOrNone): boolean;
begin
  if a.which != b.which then return false; end;
  if a.which = OTHER then return a.other = b.other; end;
  return true;
end;

startstate
begin
  initial_count := 1 + TASKS;
  for n: Other do count[n] := 0; end;
  for t: Task do of_task[t].which := INITIAL; undefine of_task[t].other; end;
  for m: Mount do
    copies[m] := 0; transport[m] := NONE;
    pin[m].which := NO; undefine pin[m].other;
    socket[m].which := NO; undefine socket[m].other;
  end;
end;

ruleset t: Task do
  ruleset n: Other do
    rule "unshare" of_task[t].which != NO & count[n] = 0 ==>
    begin drop(of_task[t]); count[n] := 1; of_task[t].which := OTHER; of_task[t].other := n; end;

    rule "setns" of_task[t].which != NO & count[n] > 0 & (of_task[t].which = INITIAL | of_task[t].other != n) ==>
    begin drop(of_task[t]); of_task[t].which := OTHER; of_task[t].other := n; hold(of_task[t]); end;
  end;

  rule "setns to the initial one" of_task[t].which = OTHER ==>
  begin drop(of_task[t]); of_task[t].which := INITIAL; undefine of_task[t].other; hold(of_task[t]); end;

  rule "exit" of_task[t].which != NO ==>
  begin drop(of_task[t]); of_task[t].which := NO; undefine of_task[t].other; end;

  ruleset m: Mount do
    rule "mount" of_task[t].which != NO & pin[m].which = NO ==>
    begin copies[m] := 1; pin[m] := of_task[t]; hold(of_task[t]); end;
  end;
end;

ruleset m: Mount do
  rule "use" copies[m] > 0 & transport[m] = NONE ==>
  begin transport[m] := QUEUED; end;

  rule "use_again" copies[m] > 0 & transport[m] = CLOSED ==>
  begin transport[m] := REQUEUED; end;

  rule "connect" copies[m] > 0 & (transport[m] = QUEUED | transport[m] = REQUEUED) ==>
  begin
    if BUG = 1 | (BUG = 2 & transport[m] = REQUEUED) then
      socket[m].which := INITIAL; undefine socket[m].other;
    else
      socket[m] := pin[m];
    end;
    transport[m] := UP;
  end;

  rule "destroy" copies[m] = 0 & (transport[m] = QUEUED | transport[m] = REQUEUED) ==>
  begin
    if BUG != 3 then drop(pin[m]); end;
    pin[m].which := NO; undefine pin[m].other; transport[m] := NONE;
  end;

  rule "close_idle" transport[m] = UP ==>
  begin transport[m] := CLOSED; socket[m].which := NO; undefine socket[m].other; end;

  rule "reset" transport[m] = UP ==>
  begin transport[m] := REQUEUED; socket[m].which := NO; undefine socket[m].other; end;

  rule "copy" copies[m] > 0 & copies[m] < COPIES_MAX ==>
  begin copies[m] := copies[m] + 1; end;

  rule "umount_copy" copies[m] > 1 ==>
  begin copies[m] := copies[m] - 1; end;

  rule "umount" copies[m] = 1 & transport[m] != QUEUED & transport[m] != REQUEUED ==>
  begin
    drop(pin[m]); copies[m] := 0; transport[m] := NONE;
    pin[m].which := NO; undefine pin[m].other;
    socket[m].which := NO; undefine socket[m].other;
  end;

  rule "umount_with_work_queued" copies[m] = 1 & (transport[m] = QUEUED | transport[m] = REQUEUED) ==>
  begin
    copies[m] := 0;
    if BUG = 3 then drop(pin[m]); end;
  end;
end;

invariant "reference_alive"
  (forall t: Task do of_task[t].which != NO -> is_alive(of_task[t]) end)
  & (forall m: Mount do pin[m].which != NO -> is_alive(pin[m]) end);

invariant "socket_in_pin"
  forall m: Mount do socket[m].which != NO -> is_same(socket[m], pin[m]) & is_alive(socket[m]) end;
