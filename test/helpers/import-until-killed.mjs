// Plain JavaScript, since it runs as a process of its own: imports one file after another until it is killed, and says on
// stdout when it is ready and which imports were acknowledged.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [, , root = '', dataDir = '', round = '0', token = ''] = process.argv;
const ROWS = 1500;

const worker = new Worker(join(root, 'out', 'main', 'worker.cjs'), {
  workerData: {
    dataDir,
    resources: {
      templateFile: join(root, 'resources', 'database-template.tar.gz'),
      migrationsFolder: join(root, 'migrations'),
      sampleFile: join(root, 'resources', 'sample-positions.csv'),
    },
    // Of the test, with its own sign-in: a password costs a third of a second each time.
    environment: { JWT_SECRET: process.env.JWT_SECRET },
    version: 'test',
    lockOwner: randomUUID(),
    holdMemory: new SharedArrayBuffer(8),
  },
});

worker.postMessage({ type: 'secret-store', isAvailable: false });

const waiting = new Map();
let lastId = 0;
const ready = new Promise((resolve) => {
  worker.on('message', (message) => {
    if (message.type === 'ready') resolve(undefined);
    if (message.type === 'answer') waiting.get(message.id)?.(message.part);
  });
});

/** @param {string} procedure @param {unknown} input */
async function call(procedure, input) {
  lastId += 1;
  const id = lastId;
  const part = await new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ type: 'invoke', id, procedure, input, token });
  });
  if (!part.ok) throw new Error(`${procedure}: ${part.error.message}`);
  return JSON.parse(part.json);
}

await ready;
process.stdout.write('ready\n');
for (let file = 0; ; file += 1) {
  const rows = Array.from({ length: ROWS }, (_, row) => `S${row},${row + 1},${file + 1},2026-01-02,tag ${row % 7}`);
  const text = `ticker,quantity,entry_price,entry_date,tags,note\n${rows.join('\n')},round ${round} file ${file}\n`;
  const preview = await call('imports.preview', {
    fileName: `${round}-${file}.csv`,
    bytes: new TextEncoder().encode(text),
    operationId: randomUUID(),
  });
  const input = { previewId: preview.preview.previewId, acceptGood: false, again: false, operationId: randomUUID() };
  process.stdout.write(`${(await call('imports.commit', input)).batchId}\n`);
}
