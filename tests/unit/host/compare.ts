/** Counts what was read against what a person reads. */
export interface Truth {
  type: string;
  fields?: Record<string, { value: string | null } | null>;
  rows?: Record<string, unknown>[];
  attachments?: { name: string }[] | null;
}

interface Answer {
  kind: string;
  fields: Record<string, { value: string | null } | null>;
  rows: object[];
  attachments: { name: string }[];
  secrecyStop?: true;
}

export interface Score {
  pages: number;
  kinds: number;
  values: number;
  equal: number;
  places: number;
  wrong: number;
  files: number;
  filesFound: number;
  filesExtra: number;
  notes: string[];
}

export const newScore = (): Score => ({
  pages: 0,
  kinds: 0,
  values: 0,
  equal: 0,
  places: 0,
  wrong: 0,
  files: 0,
  filesFound: 0,
  filesExtra: 0,
  notes: [],
});

const norm = (v: unknown): string | null => {
  const t = v === null || v === undefined ? '' : String(v).normalize('NFC').replace(/\s+/g, ' ').trim();
  return t || null;
};
const marked = (v: unknown): boolean => /mật/i.test(norm(v) ?? '') && !/không/i.test(norm(v) ?? '');

function value(score: Score, where: string, want: unknown, got: unknown): void {
  const a = norm(want);
  const b = norm(got);
  score.places++;
  if (a !== null) score.values++;
  if (a === b) {
    if (a !== null) score.equal++;
    return;
  }
  if (b !== null) score.wrong++;
  score.notes.push(`${where}: want ${a ?? 'nothing'}, got ${b ?? 'nothing'}`);
}

function files(score: Score, where: string, want: { name: string }[] | null | undefined, got: { name: string }[] | undefined): void {
  const a = (want ?? []).map((f) => norm(f.name));
  const b = (got ?? []).map((f) => norm(f.name));
  score.files += a.length;
  for (const name of a)
    if (b.includes(name)) score.filesFound++;
    else score.notes.push(`${where}: file ${name} missed`);
  for (const name of b)
    if (!a.includes(name)) {
      score.filesExtra++;
      score.notes.push(`${where}: file ${name} is none`);
    }
}

export function compare(score: Score, where: string, truth: Truth, answer: Answer): void {
  score.pages++;
  if (answer.kind === truth.type) score.kinds++;
  else score.notes.push(`${where}: kind ${answer.kind}, not ${truth.type}`);
  if (truth.rows) {
    if (answer.rows.length !== truth.rows.length) score.notes.push(`${where}: ${answer.rows.length} rows of ${truth.rows.length}`);
    truth.rows.forEach((row, i) => {
      const got = (answer.rows[i] ?? {}) as Record<string, unknown>;
      const at = `${where} row ${i + 1}`;
      if (marked(row.secrecyLevel) || got.secrecyStop) {
        if (marked(row.secrecyLevel) !== (got.secrecyStop === true)) score.notes.push(`${at}: secrecy stop ${String(got.secrecyStop)}`);
        if (Object.keys(got).some((k) => k !== 'secrecyStop' && k !== '_element'))
          score.notes.push(`${at}: a held row still says something`);
        return;
      }
      const keys = new Set([...Object.keys(row), ...Object.keys(got)].filter((k) => !k.startsWith('_') && k !== 'attachments'));
      for (const k of keys) value(score, `${at} ${k}`, row[k], got[k]);
      files(score, at, row.attachments as { name: string }[] | null, got.attachments as { name: string }[]);
    });
    for (const extra of answer.rows.slice(truth.rows.length))
      if (!('secrecyStop' in extra)) score.wrong += Object.values(extra).filter((v) => typeof v === 'string').length;
    return;
  }
  const want = truth.fields ?? {};
  const keys = new Set([...Object.keys(want), ...Object.keys(answer.fields)]);
  for (const k of keys) value(score, `${where} ${k}`, want[k]?.value, answer.fields[k]?.value);
  files(score, where, truth.attachments, answer.attachments);
}

export const percent = (part: number, whole: number): number => (whole ? (100 * part) / whole : 100);

export const line = (title: string, s: Score): string =>
  `${title}: kind ${s.kinds}/${s.pages}; values ${s.equal}/${s.values} = ${percent(s.equal, s.values).toFixed(2)} %; wrong ${s.wrong}/${s.places} = ${percent(s.wrong, s.places).toFixed(2)} %; files ${s.filesFound}/${s.files}, extra ${s.filesExtra}`;
