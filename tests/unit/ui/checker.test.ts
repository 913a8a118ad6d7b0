import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckerError, WorkerChecker } from '../../../components/state/checker';
import type { WorkerAnswer, WorkerRequest } from '../../../lib/check/worker-messages';
import { report } from './reports';

class FakeWorker {
  onmessage: ((event: { data: WorkerAnswer }) => void) | null = null;
  onerror: ((event: { preventDefault?: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  asked: WorkerRequest[] = [];
  ended = false;
  postMessage(request: WorkerRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  answer(answer: Record<string, unknown>) {
    this.onmessage?.({ data: { id: this.asked.at(-1)!.id, ...answer } as WorkerAnswer });
  }
}

let made: FakeWorker[];
let checker: WorkerChecker;
const OPTIONS = { today: '2026-11-22' };
const BYTES = new Uint8Array(1);
const OUTCOME = { type: 'outcome', outcome: report([]), explained: null };

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  checker = new WorkerChecker(() => {
    const worker = new FakeWorker();
    made.push(worker);
    return worker as unknown as Worker;
  });
});
afterEach(() => vi.useRealTimers());

describe('the checking worker', () => {
  it('takes one request at a time, in order, and passes progress on', async () => {
    const shares: number[] = [];
    const first = checker.check(BYTES, OPTIONS, (share) => shares.push(share));
    const second = checker.paragraphs(BYTES);
    expect(made[0]!.asked).toHaveLength(1);
    made[0]!.answer({ type: 'progress', share: 0.5 });
    made[0]!.answer(OUTCOME);
    expect((await first).outcome).toEqual(report([]));
    made[0]!.answer({ type: 'paragraphs', paragraphs: [] });
    expect(await second).toEqual([]);
    expect(shares).toEqual([0, 0.5]);
  });

  it('turns a refusal into its line', async () => {
    const asked = checker.check(BYTES, OPTIONS);
    made[0]!.answer({ type: 'unreadable', code: 'empty', line: { vi: 'Tệp rỗng', en: 'Empty' } });
    await expect(asked).rejects.toMatchObject({ name: 'FileRefused', line: { vi: 'Tệp rỗng' } });
  });

  it('a crash fails the one request; the next gets a new worker', async () => {
    const first = checker.check(BYTES, OPTIONS);
    const second = checker.check(BYTES, OPTIONS);
    made[0]!.onerror?.({});
    await expect(first).rejects.toEqual(new CheckerError('crashed'));
    expect(made[0]!.ended).toBe(true);
    made[1]!.answer(OUTCOME);
    await second;
  });

  it('silence is given up, a long check that reports is not', async () => {
    const asked = checker.check(BYTES, OPTIONS);
    const failed = expect(asked).rejects.toEqual(new CheckerError('stuck'));
    await vi.advanceTimersByTimeAsync(80_000);
    made[0]!.answer({ type: 'progress', share: 0.1 });
    await vi.advanceTimersByTimeAsync(80_000);
    expect(made[0]!.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    await failed;
    expect(made[0]!.ended).toBe(true);
  });

  it('renewed, it begins the request under way anew and keeps the queue', async () => {
    const first = checker.check(BYTES, OPTIONS);
    const second = checker.check(BYTES, OPTIONS);
    checker.renew();
    expect(made.map(({ ended, asked }) => [ended, asked.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
    made[1]!.answer(OUTCOME);
    await first;
    made[1]!.answer(OUTCOME);
    await second;
  });

  it('cancelling ends the worker, or takes a waiting request off', async () => {
    const one = new AbortController();
    const two = new AbortController();
    const first = checker.check(BYTES, OPTIONS, undefined, one.signal);
    const second = checker.check(BYTES, OPTIONS, undefined, two.signal);
    two.abort(new Error('second'));
    await expect(second).rejects.toThrow('second');
    one.abort(new Error('first'));
    await expect(first).rejects.toThrow('first');
    expect(made.map((worker) => worker.ended)).toEqual([true]);
  });
});
