import { countMax, type State } from './state.js';

/**
 * `get_net()`: one more reference. On a freed namespace it writes to freed memory. The counter stays at its largest
 * value, because the search stops there: only a design that leaks references without end comes that far.
 * Kernel: include/net/net_namespace.h, 2.6.29.
 */
export function getNet(state: State, net: number): void {
  const ns = state.net[net];
  if (ns.life === 'freed') ns.life = 'used_after_free';
  if (ns.count < countMax) ns.count += 1;
}

/**
 * `put_net()`: one reference less; the last one queues the namespace for cleanup_net(). Below 0 the counter has
 * underflowed; it stays at -1, because the search stops there.
 * Kernel: include/net/net_namespace.h, __put_net() in net/core/net_namespace.c, 2.6.29.
 */
export function putNet(state: State, net: number): void {
  const ns = state.net[net];
  if (ns.life === 'freed') ns.life = 'used_after_free';
  if (ns.count >= 0) ns.count -= 1;
  if (ns.count === 0 && ns.life === 'live') ns.life = 'queued';
}
