import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkerChecker } from '../../../components/state/checker';
import { type CheckReport, checkDraft } from '../../../lib/check';
import { engineHere } from '../../../userscript/checker';
import { Desk, type Standing } from '../../../userscript/desk';

const TODAY = '2026-11-22';
const NAME = 'cong-van-chuan-bi-hoi-nghi.docx';
const bytes = () => new Uint8Array(readFileSync(path.resolve(import.meta.dirname, '../../../samples/drafts', NAME)));

describe('the engine without a worker', () => {
  it('answers as the engine does, and not before the caller has gone on', async () => {
    const checker = new WorkerChecker(engineHere);
    const asked = checker.check(bytes(), { today: TODAY, fileName: NAME });
    const { outcome, explained } = await asked;
    const expected = (await checkDraft(bytes(), { today: TODAY, fileName: NAME })) as CheckReport;
    expect(outcome).toEqual(expected);
    expect(explained?.ruleSet?.id).toBe(expected.ruleset);
  });

  it('says nothing more once it is ended', async () => {
    const engine = engineHere();
    const said: unknown[] = [];
    engine.onmessage = ({ data }) => said.push(data);
    engine.postMessage({ type: 'ruleSets', id: 1, today: TODAY });
    engine.terminate();
    await new Promise((done) => setTimeout(done, 50));
    expect(said).toEqual([]);
  });
});

describe('the desk', () => {
  const follow = () => {
    const seen: Standing[] = [];
    const desk: Desk = new Desk(new WorkerChecker(engineHere), () => seen.push(desk.standing));
    return { desk, seen };
  };
  const file = (name: string, content: BlobPart) => new File([content], name);

  it('goes from running to done', async () => {
    const { desk, seen } = follow();
    await desk.takeFile(file(NAME, bytes()));
    expect(seen[0]).toMatchObject({ state: 'running', name: NAME });
    expect(desk.standing).toMatchObject({ state: 'done', name: NAME });
  });

  it('never says the name of a marked file, and reads none of it', async () => {
    const { desk, seen } = follow();
    const marked = file('Báo cáo (TUYỆT MẬT).docx', bytes());
    let read = false;
    marked.arrayBuffer = async () => {
      read = true;
      return new ArrayBuffer(0);
    };
    await desk.takeFile(marked);
    expect(seen).toEqual([{ state: 'stop', level: 'tuyệt mật', place: 'fileName' }]);
    expect(read).toBe(false);
  });

  it('tells other kinds, broken files and other sites apart', async () => {
    const { desk } = follow();
    await desk.takeFile(file('a.pdf', '%PDF-1.7\n'));
    expect(desk.standing).toMatchObject({ state: 'trouble', trouble: { kind: 'own', code: 'otherKind' } });
    await desk.takeFile(file('a.docx', 'PK\u0003\u0004'));
    expect(desk.standing).toMatchObject({ state: 'trouble', trouble: { kind: 'line' } });
    await desk.takeLink('a.docx', null);
    expect(desk.standing).toMatchObject({ state: 'trouble', trouble: { kind: 'own', code: 'notLocal' } });
  });

  it('forgets at once', async () => {
    const { desk } = follow();
    const running = desk.takeFile(file(NAME, bytes()));
    desk.clear();
    await running;
    expect(desk.standing).toEqual({ state: 'empty' });
  });
});
