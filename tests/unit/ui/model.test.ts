import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelModel, type PanelServices } from '../../../components/panel/model';
import { CheckerError, FileRefused } from '../../../components/state/checker';
import { PageAccessError } from '../../../components/state/page-access';
import type { SessionResult } from '../../../components/state/session';
import type { Waiver } from '../../../components/state/waivers';
import { report, verdict } from './reports';

let kept: SessionResult[];
let waivers: Waiver[];
let own: string[];
let services: PanelServices;
let model: PanelModel;
let check: ReturnType<typeof vi.fn<PanelServices['checker']['check']>>;

const BYTES = new Uint8Array([1, 2, 3]);
const done = { outcome: report([verdict()]), explained: null };

beforeEach(() => {
  kept = [];
  waivers = [];
  own = [];
  check = vi.fn(async () => done);
  services = {
    checker: { check, paragraphs: async () => [], ruleSets: async () => [], end: vi.fn(), renew: vi.fn() },
    session: {
      load: async () => kept,
      save: async (results) => {
        kept = results;
      },
    },
    waivers: {
      of: async (sha256) => waivers.filter((one) => one.sha256 === sha256),
      add: async (one) => {
        waivers.push(one);
      },
      remove: async ({ rule }) => {
        waivers = waivers.filter((one) => one.rule !== rule);
      },
      count: async () => waivers.length,
      clear: async () => undefined,
    },
    today: () => '2026-11-22',
    lexicon: async () => ({ words: own }),
    addWord: async (word) => {
      own = [...own, word];
      return async () => {
        own = own.filter((one) => one !== word);
      };
    },
    findStamp: vi.fn(async () => null),
    countStop: vi.fn(async () => undefined),
    noteAttachment: vi.fn(async () => undefined),
    page: {
      fetchAttachment: vi.fn(async () => ({ bytes: BYTES, name: 'attachment.docx' })),
      fetchLink: vi.fn(async () => ({ bytes: BYTES, name: 'link.docx' })),
      fetchPageFile: vi.fn(async () => ({ bytes: BYTES, name: 'page.pdf' })),
      scanPage: vi.fn(async () => ({ files: [], scripted: 0 })),
      selectedText: vi.fn(async () => 'Số: 5'),
      fieldText: vi.fn(async () => 'Trích yếu'),
    },
    views: { open: vi.fn(), update: vi.fn(), close: vi.fn() },
  };
  model = new PanelModel(services);
});

const file = (name: string) => new File([BYTES], name);

describe('checking', () => {
  it('shows one file, lists several, keeps both for the session without bytes', async () => {
    await model.addFiles([file('a.docx')]);
    expect(model.item(model.snapshot().selected)).toMatchObject({ name: 'a.docx', state: 'done', held: true });
    await model.addFiles([file('b.docx'), file('c.docx')]);
    expect(model.snapshot().selected).toBeNull();
    expect(kept.map((one) => one.name)).toEqual(['c.docx', 'b.docx', 'a.docx']);
    expect(JSON.stringify(kept)).not.toContain('bytes');
  });

  it('a file of the same name takes the earlier one’s place and rule set', async () => {
    await model.addFiles([file('a.docx')]);
    await model.recheck(model.snapshot().selected!, { ruleset: 'hd36-2018', day: '2026-01-02' });
    expect(check.mock.lastCall?.[1]).toMatchObject({ ruleset: 'hd36-2018', date: '2026-01-02', today: '2026-11-22', fileName: 'a.docx' });
    await model.addFiles([file('a.docx')]);
    expect(model.snapshot().items).toHaveLength(1);
    expect(check.mock.lastCall?.[1]).toMatchObject({ ruleset: 'hd36-2018' });
  });

  it('tells refusals of the file from failures of the check', async () => {
    const line = { vi: 'rỗng', en: 'empty' };
    check.mockRejectedValueOnce(new FileRefused(line));
    await model.addFiles([file('a.docx')]);
    expect(model.snapshot().items[0]).toMatchObject({ state: 'error', problem: { kind: 'unreadable', line } });
    check.mockRejectedValueOnce(new CheckerError('stuck'));
    await model.addFiles([file('a.docx')]);
    expect(model.snapshot().items[0]).toMatchObject({ state: 'error', problem: { kind: 'checker', code: 'stuck' } });
    expect(kept).toEqual([]);
  });

  it('stops on request', async () => {
    check.mockImplementationOnce(
      (_bytes, _options, _progress, signal) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
    );
    const adding = model.addFiles([file('a.docx')]);
    await vi.waitFor(() => expect(check).toHaveBeenCalled());
    model.cancel(model.snapshot().items[0]!.id);
    await adding;
    expect(model.snapshot().items[0]).toMatchObject({ state: 'cancelled', report: null });
  });

  it('refuses a flood', async () => {
    await model.addFiles(Array.from({ length: 31 }, (_, index) => file(`${index}.docx`)));
    expect(model.snapshot()).toMatchObject({ items: [], notice: { code: 'tooManyFiles' } });
  });
});

describe('a secrecy mark', () => {
  it('leaves nothing: no bytes, name, list entry, view or stored result', async () => {
    await model.addFiles([file('other.docx')]);
    await model.addFiles([file('plain-name.docx')]);
    const { id } = model.snapshot().items[0]!;
    check.mockResolvedValueOnce({ outcome: { secrecyStop: true, level: 'mật', place: 'body' }, explained: null });
    await model.recheck(id);
    expect(model.snapshot().stop).toEqual({ level: 'mật', place: 'body' });
    expect(services.views.close).toHaveBeenCalledWith(id);
    expect(services.checker.renew).toHaveBeenCalled();
    expect(services.countStop).toHaveBeenCalledOnce();
    expect(JSON.stringify([model.snapshot(), kept])).not.toContain('plain-name');
    model.openView(id, null, []);
    expect(services.views.open).not.toHaveBeenCalled();
    model.dismissStop();
    expect(model.snapshot().items.map((item) => item.name)).toEqual(['other.docx']);
  });
});

describe('a red frame on a scan', () => {
  const scan = { outcome: report([verdict()], { kind: 'pdf', pictured: [1, 2] }), explained: null };
  const start = () => {
    check.mockResolvedValue(scan);
    vi.mocked(services.findStamp).mockResolvedValue(2);
    return model.addFiles([file('scan.pdf')]);
  };
  const question = () => vi.waitFor(() => expect(model.snapshot().stamp).toEqual({ name: 'scan.pdf', page: 2 }));

  it('is asked about before anything is shown or kept', async () => {
    const adding = start();
    await question();
    expect(vi.mocked(services.findStamp).mock.lastCall?.[1]).toEqual([1, 2]);
    expect(model.snapshot().items[0]).toMatchObject({ report: null });
    expect(kept).toEqual([]);
    model.answerStamp(true);
    await adding;
    expect(model.snapshot()).toMatchObject({ items: [], stamp: null, stop: { level: null, place: 'picture' } });
    expect(services.countStop).toHaveBeenCalledOnce();
    expect(JSON.stringify([model.snapshot(), kept])).not.toContain('scan');
  });

  it('that is no mark goes on, and is not asked about again for the same bytes', async () => {
    const adding = start();
    await question();
    model.answerStamp(false);
    await adding;
    expect(model.snapshot()).toMatchObject({ stamp: null, stop: null, items: [{ state: 'done' }] });
    await model.recheck(model.snapshot().items[0]!.id);
    expect(services.findStamp).toHaveBeenCalledOnce();
  });

  it('questions come one after the other; a cancelled one is taken back', async () => {
    check.mockImplementation(async (_bytes, { fileName }) => ({
      outcome: report([verdict()], { kind: 'pdf', pictured: [1], sha256: fileName }),
      explained: null,
    }));
    vi.mocked(services.findStamp).mockResolvedValue(1);
    const adding = model.addFiles([file('a.pdf'), file('b.pdf')]);
    await vi.waitFor(() => expect(model.snapshot().stamp?.name).toBe('a.pdf'));
    model.cancel(model.snapshot().items.find(({ name }) => name === 'a.pdf')!.id);
    await vi.waitFor(() => expect(model.snapshot().stamp?.name).toBe('b.pdf'));
    model.answerStamp(false);
    await adding;
    expect(model.snapshot().items.map(({ name, state }) => `${name} ${state}`)).toEqual(['b.pdf done', 'a.pdf cancelled']);
  });

  it('none seen: nothing is asked', async () => {
    check.mockResolvedValue(scan);
    await model.addFiles([file('scan.pdf')]);
    expect(model.snapshot()).toMatchObject({ stamp: null, items: [{ state: 'done' }] });
  });
});

describe('the dictionary of the office', () => {
  it('goes with every check; an added word judges the shown file again without hiding it', async () => {
    own = ['Đăk'];
    await model.addFiles([file('a.docx')]);
    expect(check.mock.lastCall?.[1].lexicon).toEqual({ words: ['Đăk'] });
    const states = new Set<string>();
    const stop = model.subscribe(() => states.add(model.snapshot().items[0]!.state));
    const takeBack = await model.addWord('Krông');
    expect(check.mock.lastCall?.[1].lexicon).toEqual({ words: ['Đăk', 'Krông'] });
    await takeBack();
    expect(check.mock.lastCall?.[1].lexicon).toEqual({ words: ['Đăk'] });
    stop();
    expect([...states]).toEqual(['done']);
  });
});

describe('results side by side', () => {
  it('remember what the check before said of a file that has changed since', async () => {
    await model.addFiles([file('a.docx')]);
    await model.addFiles([file('a.docx')]);
    expect(model.snapshot().items[0]!.before).toBeNull();
    check.mockResolvedValueOnce({ outcome: report([], { sha256: 'cd' }), explained: null });
    await model.addFiles([file('a.docx')]);
    expect(model.snapshot().items[0]!.before?.verdicts).toHaveLength(1);
    expect(kept[0]!.before?.verdicts).toHaveLength(1);
  });

  it('put the earlier first and end when one is removed', async () => {
    await model.addFiles([file('a.docx')]);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await model.addFiles([file('b.docx')]);
    const [b, a] = model.snapshot().items;
    model.compare([b!.id, a!.id]);
    expect(model.snapshot().compared).toEqual([a!.id, b!.id]);
    await model.remove(a!.id);
    expect(model.snapshot().compared).toBeNull();
  });
});

describe('from the page', () => {
  it('checks a link, a selection, the only file', async () => {
    await model.run({ kind: 'link', tabId: 1, frameId: 0, url: 'https://example.vn/a.docx' });
    expect(model.item(model.snapshot().selected)?.name).toBe('link.docx');
    await model.run({ kind: 'selection', tabId: 1, frameId: 0, text: '' });
    expect(model.item(model.snapshot().selected)?.name).toBeNull();
    await model.run({ kind: 'field', tabId: 1, frameId: 0 });
    expect(new TextDecoder().decode(check.mock.lastCall?.[0])).toBe('Trích yếu');
    const one = { source: 'link' as const, name: 'x.pdf', frameId: 0, url: 'https://example.vn/x.pdf', field: -1, file: -1 };
    vi.mocked(services.page.scanPage).mockResolvedValueOnce({ files: [one], scripted: 3 });
    await model.run({ kind: 'page', tabId: 1 });
    expect(model.item(model.snapshot().selected)?.name).toBe('page.pdf');
  });

  it('asks which of several, prefers the one open in a viewer', async () => {
    const one = { source: 'link' as const, name: 'x.pdf', frameId: 0, url: 'https://example.vn/x.pdf', field: -1, file: -1 };
    vi.mocked(services.page.scanPage).mockResolvedValueOnce({ files: [one, { ...one, url: 'https://example.vn/y.pdf' }], scripted: 0 });
    await model.run({ kind: 'page', tabId: 1 });
    expect(model.snapshot().found?.files).toHaveLength(2);
    vi.mocked(services.page.scanPage).mockResolvedValueOnce({ files: [one, { ...one, source: 'viewer' }], scripted: 0 });
    await model.run({ kind: 'page', tabId: 1 });
    expect(vi.mocked(services.page.fetchPageFile).mock.lastCall?.[1].source).toBe('viewer');
  });

  it('says what to do where there is nothing to fetch', async () => {
    const cases = [
      [new PageAccessError('script'), 'linkScript'],
      [new PageAccessError('status', 403), 'linkFailed'],
      [new PageAccessError('blocked'), 'linkBlocked'],
      [new PageAccessError('page'), 'linkPage'],
      [new Error('x'), 'pageRefused'],
    ] as const;
    for (const [error, code] of cases) {
      vi.mocked(services.page.fetchLink).mockRejectedValueOnce(error);
      await model.run({ kind: 'link', tabId: 1, frameId: 0, url: 'javascript:;' });
      expect(model.snapshot()).toMatchObject({ notice: { code }, fetching: false });
    }
    await model.run({ kind: 'page', tabId: 1 });
    expect(model.snapshot().notice?.code).toBe('pageNothing');
    vi.mocked(services.page.scanPage).mockResolvedValueOnce({ files: [], scripted: 2 });
    await model.run({ kind: 'page', tabId: 1 });
    expect(model.snapshot().notice).toEqual({ code: 'pageScripted', values: { count: 2 } });
    vi.mocked(services.page.selectedText).mockRejectedValueOnce(new PageAccessError('refused'));
    await model.run({ kind: 'selection', tabId: 1, frameId: 0, text: 'Đoạn của trình xem PDF' });
    expect(new TextDecoder().decode(check.mock.lastCall?.[0])).toBe('Đoạn của trình xem PDF');
    vi.mocked(services.page.fieldText).mockResolvedValueOnce('');
    await model.run({ kind: 'field', tabId: 1, frameId: 0 });
    expect(model.snapshot().notice?.code).toBe('nothingWritten');
    vi.mocked(services.page.selectedText).mockResolvedValueOnce('  ');
    await model.run({ kind: 'selection', tabId: 1, frameId: 0, text: '' });
    expect(model.snapshot().notice?.code).toBe('nothingSelected');
  });
});
