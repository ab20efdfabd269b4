-- The model of tests/examples/namespace-pinning.ts for Murphi (Rumur); its words are that file's.
--
-- The numbers of the first four constants are put in by bench/peers/rumur.ts.
--
-- BUG 1: every socket is opened in the initial namespace.
-- BUG 2: only a reconnect is.
-- BUG 3: the pin is dropped although connect work is still queued.

const
  NAMESPACES: 3;
  TASKS: 2;
  MOUNTS: 2;
  BUG: 0;
  COPIES_MAX: 2;
  INITIAL: 0;
  NO: NAMESPACES; -- no namespace: exited task, free mount, closed socket

type
  Namespace: 0..NAMESPACES - 1;
  NamespaceOrNone: 0..NAMESPACES;
  Task: 0..TASKS - 1;
  Mount: 0..MOUNTS - 1;
  Transport: enum { NONE, QUEUED, UP, CLOSED, REQUEUED };

var
  count: array [Namespace] of 0..1 + TASKS + MOUNTS;
  of_task: array [Task] of NamespaceOrNone;
  copies: array [Mount] of 0..COPIES_MAX;
  pin: array [Mount] of NamespaceOrNone;
  transport: array [Mount] of Transport;
  socket: array [Mount] of NamespaceOrNone;

startstate
begin
  for n: Namespace do count[n] := 0; end;
  count[INITIAL] := 1 + TASKS;
  for t: Task do of_task[t] := INITIAL; end;
  for m: Mount do
    copies[m] := 0; pin[m] := NO; transport[m] := NONE; socket[m] := NO;
  end;
end;

ruleset t: Task do
  ruleset n: Namespace do
    rule "unshare" of_task[t] != NO & count[n] = 0 ==>
    begin count[of_task[t]] := count[of_task[t]] - 1; count[n] := 1; of_task[t] := n; end;

    rule "setns" of_task[t] != NO & of_task[t] != n & count[n] > 0 ==>
    begin count[of_task[t]] := count[of_task[t]] - 1; count[n] := count[n] + 1; of_task[t] := n; end;
  end;

  rule "exit" of_task[t] != NO ==>
  begin count[of_task[t]] := count[of_task[t]] - 1; of_task[t] := NO; end;

  ruleset m: Mount do
    rule "mount" of_task[t] != NO & pin[m] = NO ==>
    begin copies[m] := 1; pin[m] := of_task[t]; count[of_task[t]] := count[of_task[t]] + 1; end;
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
      socket[m] := INITIAL;
    else
      socket[m] := pin[m];
    end;
    transport[m] := UP;
  end;

  rule "destroy" copies[m] = 0 & (transport[m] = QUEUED | transport[m] = REQUEUED) ==>
  begin
    if BUG != 3 then count[pin[m]] := count[pin[m]] - 1; end;
    pin[m] := NO; transport[m] := NONE;
  end;

  rule "close_idle" transport[m] = UP ==>
  begin transport[m] := CLOSED; socket[m] := NO; end;

  rule "reset" transport[m] = UP ==>
  begin transport[m] := REQUEUED; socket[m] := NO; end;

  rule "copy" copies[m] > 0 & copies[m] < COPIES_MAX ==>
  begin copies[m] := copies[m] + 1; end;

  rule "umount_copy" copies[m] > 1 ==>
  begin copies[m] := copies[m] - 1; end;

  rule "umount" copies[m] = 1 & transport[m] != QUEUED & transport[m] != REQUEUED ==>
  begin
    count[pin[m]] := count[pin[m]] - 1;
    copies[m] := 0; pin[m] := NO; transport[m] := NONE; socket[m] := NO;
  end;

  rule "umount_with_work_queued" copies[m] = 1 & (transport[m] = QUEUED | transport[m] = REQUEUED) ==>
  begin
    copies[m] := 0;
    if BUG = 3 then count[pin[m]] := count[pin[m]] - 1; end;
  end;
end;

invariant "reference_alive"
  (forall t: Task do of_task[t] != NO -> count[of_task[t]] > 0 end)
  & (forall m: Mount do pin[m] != NO -> count[pin[m]] > 0 end);

invariant "socket_in_pin"
  forall m: Mount do socket[m] != NO -> socket[m] = pin[m] & count[socket[m]] > 0 end;
