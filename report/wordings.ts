import type { Change } from '../checker/value.js';

/** The changes of one kernel object's fields, by field. */
export type Changes = ReadonlyMap<string, Change>;

type Wording = (name: string, fields: Changes) => readonly string[];

/** How each kind of kernel object is spoken of; what a wording does not mention is not worth a reader's time. */
export const wordings: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['net', netns],
  ['task', task],
  ['mount', mount],
  ['superblock', superblock],
  ['client', client],
  ['xprt', transport],
  ['file', file],
  ['userSocket', userSocket],
]);

const none = 'none';

const lives: { readonly [life: string]: string } = {
  live: 'is made',
  queued: 'is queued for cleanup_net()',
  freed: 'is freed',
  used_after_free: 'is used after free',
};

function netns(name: string, fields: Changes): string[] {
  const life = fields.get('life');
  const count = fields.get('count');
  const said = [
    ...(life === undefined ? [] : [lives[life.after] ?? `is ${life.after}`]),
    ...(count === undefined
      ? []
      : [`count ${life?.after === 'live' ? '' : `${count.before} -> `}${count.after}`]),
  ];
  return said.length === 0 ? [] : [`${name} ${said.join(', ')}`];
}

function task(name: string, fields: Changes): string[] {
  const stage = fields.get('stage');
  const net = fields.get('net');
  if (stage?.after === 'gone') return [`${name} is gone`];
  if (stage?.after === 'exiting') return [`${name} has no nsproxy any more`];
  if (stage?.before === 'unborn') return [`${name} is born${net === undefined ? '' : ` in ${net.after}`}`];
  if (net !== undefined) return [`${name} is now in ${net.after}`];
  return fields.has('mntns') ? [`${name} is now in ${fields.get('mntns')?.after}`] : [];
}

function mount(name: string, fields: Changes): string[] {
  const of = fields.get('superblock');
  const at = fields.get('mntns');
  if (of?.before === none) return [`${name} mounts ${of.after}${at === undefined ? '' : ` in ${at.after}`}`];
  if (of?.after === none) return [`${name} is unmounted`];
  return at?.after === none ? [`${name} is detached`] : [];
}

function superblock(name: string, fields: Changes): string[] {
  return counted(name, fields, 'is made', 'is killed');
}

function client(name: string, fields: Changes): string[] {
  const key = fields.get('net');
  return counted(name, fields, `is made${key === undefined ? '' : ` for ${key.after}`}`, 'is freed');
}

/** An object with a count of its own, from its first user to its last. */
function counted(name: string, fields: Changes, made: string, freed: string): string[] {
  const count = fields.get('count');
  if (count === undefined) return [];
  if (count.before === '0') return [`${name} ${made}`];
  if (count.after === '0') return [`${name} ${freed}`];
  return [`${name} count ${count.before} -> ${count.after}`];
}

function transport(name: string, fields: Changes): string[] {
  const program = fields.get('program');
  const net = fields.get('net');
  const socket = fields.get('socket');
  if (program?.after === none) return [`${name} is destroyed`];
  if (program?.after === 'leaked') return [`${name} is leaked`];
  if (program !== undefined) return [`${name} is made${net === undefined ? '' : ` for ${net.after}`}`];
  const connection = fields.get('connection');
  return [
    ...(fields.get('bound')?.after === 'true' ? [`${name} knows its port`] : []),
    ...(socket === undefined ? connected(name, connection?.after) : []),
    ...(socket === undefined || socket.after === none ? [] : [`${name} has a socket in ${socket.after}`]),
    ...(socket?.after === none ? [`${name} has closed its socket`] : []),
  ];
}

function connected(name: string, connection: string | undefined): string[] {
  if (connection === 'closed') return [`${name} is disconnected`];
  if (connection === 'queued') return [`${name} waits to connect`];
  return connection === 'connected' ? [`${name} is connected again`] : [];
}

function file(name: string, fields: Changes): string[] {
  const on = fields.get('mount');
  return on === undefined ? [] : [on.after === none ? `${name} is closed` : `${name} is open on ${on.after}`];
}

function userSocket(name: string, fields: Changes): string[] {
  const net = fields.get('net');
  return net === undefined
    ? []
    : [net.after === none ? `${name} is closed` : `${name} is open in ${net.after}`];
}
