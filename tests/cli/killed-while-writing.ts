import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Preloaded by a process of nspin: it is killed when all of a file is written, but not yet known to be on the disk.
fs.fsyncSync = () => void process.kill(process.pid, 'SIGKILL');
syncBuiltinESMExports();
