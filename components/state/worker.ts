import { WorkerChecker } from './checker';

export function makeChecker(): WorkerChecker {
  return new WorkerChecker(() => new Worker(new URL('../../lib/check/worker.ts', import.meta.url), { type: 'module' }));
}
