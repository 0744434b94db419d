// Plain JavaScript, since it runs as a process of its own: runs the chain of jobs until it is killed, and says on stdout when
// a step of the work begins and when nothing is left to do.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [, , root = '', dataDir = '', token = ''] = process.argv;

const worker = new Worker(join(root, 'out', 'main', 'worker.cjs'), {
  workerData: {
    dataDir,
    resources: {
      templateFile: join(root, 'resources', 'database-template.tar.gz'),
      migrationsFolder: join(root, 'migrations'),
      sampleFile: join(root, 'resources', 'sample-positions.csv'),
    },
    // Of the test, with its own sign-in: a password costs a third of a second each time.
    environment: { JWT_SECRET: process.env.JWT_SECRET, JWT_EXPIRY_HOURS: '8760' },
    version: 'test',
    lockOwner: randomUUID(),
    holdMemory: new SharedArrayBuffer(8),
  },
});

worker.postMessage({ type: 'secret-store', isAvailable: false });
worker.on('message', (message) => {
  if (message.type === 'ready') {
    worker.postMessage({ type: 'invoke', id: 1, procedure: 'jobs.run', input: {}, token });
  }
  if (message.type === 'event' && message.event.type === 'operation.progress') process.stdout.write('step\n');
  if (message.type === 'answer')
    process.stdout.write(`${message.part.ok ? 'done' : JSON.stringify(message.part.error)}\n`);
});
