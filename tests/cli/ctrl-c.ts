// Preloaded by a process of nspin: presses Ctrl-C, with a real signal, as soon as somebody listens for it.
process.on('newListener', event => {
  if (event === 'SIGINT') setImmediate(() => process.kill(process.pid, 'SIGINT'));
});
