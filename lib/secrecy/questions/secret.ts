import { LISTS, PROPOSALS } from '../data/secrecy.shipped';
import { CIRCULATION } from '../deadlines';
import { isUnknownLevel, levelInSecrecyField } from '../hostRow';
import { levelOutsideLists } from '../mark';
import { type Asked, dayOf, evened, lone, placeOf, type Question, question } from './ask';

const words = (list: string[]) => new RegExp(`(?<!\\p{L})(?:${list.map(evened).join('|')})(?!\\p{L})`, 'u');
const NOT_PUBLIC = words(LISTS.notPublic);
const ITEMS = LISTS.items.map((item) => ({
  ...item,
  bodyPattern: words(item.body),
  subjectPatterns: item.subject.map((source) => new RegExp(source, 'iu')),
}));
const NOTES = CIRCULATION.circulation.map(({ literal }) => ({ literal, lone: lone(literal) }));
const RECALL = lone(CIRCULATION.recall);
const ANY_DATE = /\d{1,2}\s*[/.-]\s*\d{1,2}|ngày\s+\d{1,2}|tháng\s+\d{1,2}/iu;
const LABELLED_NOTE = /^(?:độ|mức độ|cấp độ) mật\s*[:.]?\s*(?<note>.+)$/iu;
const CITED_SECRET =
  /số\s*:?\s*\d+\s*[-/]\s*[\p{L}\d/-]+[^.;()]{0,60}\((?:tuyệt\s+|tối\s+)?mật\)[^.;]{0,30}(?:về|v\/v|trích yếu|nội dung)|(?:công văn|văn bản|báo cáo|tờ trình|kế hoạch|thông báo|quyết định|kết luận)\s+(?:độ\s+)?(?:tuyệt\s+|tối\s+)?mật\s+số\s*:?\s*\d+[^.;]{0,80}(?:về|v\/v|nội dung)/iu;
const SCAN_ALL = /(?:số hóa|quét|scan)[^.;]{0,60}(?:100\s*%|tất cả|toàn bộ)[^.;]{0,40}văn bản đến/iu;
const SECRET_MEETING = /(?:hội nghị|cuộc họp|phiên họp|hội thảo)[^.;]{0,60}(?:có )?nội dung (?:thuộc )?(?:bí mật nhà nước|mật)(?!\p{L})/iu;
const DEVICES = /điện thoại|ghi âm|ghi hình|thiết bị (?:thu|phát|điện tử|thông minh)/iu;
const LONGEST_LINE = 80;
const QUOTED = 60;

const short = (text: string) => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

function catalogueOn(id: string, day: string): string {
  const named = LISTS.catalogues.find((one) => one.id === id)!;
  const valid =
    named.date <= day && (named.to === null || day <= named.to)
      ? named
      : LISTS.catalogues.find((one) => one.date <= day && (one.to === null || day <= one.to));
  return `QĐ ${(valid ?? named).number}`;
}

function listItems(asked: Asked): Question[] {
  const day = dayOf(asked);
  const subject = evened(asked.anatomy.metadata.subject ?? '');
  const subjectAt = asked.anatomy.components.find(({ id }) => id === 'subject' || id === 'subjectCV');
  const found: Question[] = [];
  const held = asked.document.paragraphs.filter(({ index }) => NOT_PUBLIC.test(asked.even[index]!));
  for (const item of ITEMS) {
    const catalogue = catalogueOn(item.catalogue, day);
    const ask = (seen: string, where: Question['where']) =>
      found.push(
        question(asked, 'listItem', { item: item.title, catalogue, seen: short(seen) }, where, {
          item: item.id,
          citation: { norm: catalogue, clause: item.clause },
        }),
      );
    const hit = item.subjectPatterns.map((pattern) => pattern.exec(subject)?.[0]).find((seen) => seen);
    if (hit) {
      ask(hit, subjectAt ? subjectAt.ranges.map((range) => ({ ...range, page: subjectAt.page, box: subjectAt.box })) : []);
      continue;
    }
    const places = held.filter(({ index }) => item.bodyPattern.test(asked.even[index]!));
    if (places.length > 0) {
      const even = evened(places[0]!.text);
      ask(
        `${item.bodyPattern.exec(even)![0]} … ${NOT_PUBLIC.exec(even)![0]}`,
        places.map((paragraph) => placeOf(paragraph)),
      );
    }
  }
  return found;
}

function circulation(asked: Asked, listed: Question[]): Question[] {
  const found: Question[] = [];
  for (const paragraph of asked.document.paragraphs) {
    if (paragraph.text.length > LONGEST_LINE) continue;
    const line = lone(paragraph.text);
    const labelled = LABELLED_NOTE.exec(evened(paragraph.text))?.groups?.note;
    const mistaken = labelled && NOTES.find((note) => lone(labelled) === note.lone);
    if (mistaken) found.push(question(asked, 'circulationAsLevel', { seen: mistaken.literal }, [placeOf(paragraph)]));
    else if (listed.length > 0 && NOTES.some((note) => note.lone === line)) {
      found.push(question(asked, 'circulationMistaken', { seen: paragraph.text.trim() }, [placeOf(paragraph)]));
    }
  }
  return found;
}

/** A return date stands in the stamp itself or in the lines right behind it. */
function recall(asked: Asked): Question[] {
  const { paragraphs } = asked.document;
  return paragraphs.flatMap((paragraph, at) => {
    if (paragraph.text.length > LONGEST_LINE || !lone(paragraph.text).startsWith(RECALL)) return [];
    const near = paragraphs.slice(at, at + 3).filter(({ container }) => container.kind === paragraph.container.kind);
    return near.some(({ text }) => ANY_DATE.test(text)) ? [] : [question(asked, 'recallNoDate', {}, [placeOf(paragraph)])];
  });
}

function proposals(asked: Asked): Question[] {
  const { document, anatomy } = asked;
  const opening = document.paragraphs.find(({ text }) => text.length <= LONGEST_LINE && PROPOSALS.titles.includes(lone(text)));
  const type = anatomy.metadata.documentType;
  if (!opening && !(type && PROPOSALS.titles.includes(evened(type)))) return [];
  // A label and its value often stand in two cells of a row.
  const text = document.paragraphs
    .map((paragraph, at, all) => {
      const next = all[at + 1];
      const pair = paragraph.container.kind === 'cell' && next?.container.kind === 'cell' && next.container.row === paragraph.container.row;
      return pair && !/[:;.]\s*$/.test(paragraph.text) ? `${paragraph.text}: ` : `${paragraph.text}${pair ? ' ' : '\n'}`;
    })
    .join('');
  const even = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ \t]+/g, ' ');
  const missing = PROPOSALS.proposals.filter(({ patterns }) => !patterns.some((source) => new RegExp(source, 'iu').test(even)));
  if (missing.length === 0) return [];
  const list = (language: 'vi' | 'en') => missing.map(({ title }) => title[language]).join('; ');
  return [
    question(
      asked,
      'proposalMissing',
      { missing: { vi: list('vi'), en: list('en') }, count: missing.length },
      opening ? [placeOf(opening)] : [],
    ),
  ];
}

function form(asked: Asked): Question[] {
  const level = asked.settings.form?.secrecyLevel;
  return level && (levelInSecrecyField(level) !== null || isUnknownLevel(level))
    ? [question(asked, 'formLevel', { seen: level.trim() }, [])]
    : [];
}

function sentences(asked: Asked): Question[] {
  const { paragraphs } = asked.document;
  const found: Question[] = [];
  const where = (pattern: RegExp, word: string) =>
    paragraphs.filter(({ index }) => asked.even[index]!.includes(word) && pattern.test(asked.even[index]!));
  const cited = where(CITED_SECRET, 'mật');
  if (cited.length > 0)
    found.push(
      question(
        asked,
        'quotesSecret',
        {},
        cited.map((paragraph) => placeOf(paragraph)),
      ),
    );
  const scans = where(SCAN_ALL, 'văn bản đến').filter(({ text }) => !/mật/i.test(text.normalize('NFC')));
  if (scans.length > 0)
    found.push(
      question(
        asked,
        'scanSecret',
        { seen: short(scans[0]!.text.trim()) },
        scans.map((paragraph) => placeOf(paragraph)),
      ),
    );
  const meetings = where(SECRET_MEETING, 'mật');
  const plan = ['kế hoạch', 'chương trình', 'giấy mời', 'công văn', 'thông báo'].includes(asked.anatomy.metadata.documentType ?? '');
  if (plan && meetings.length > 0 && !paragraphs.some(({ text }) => DEVICES.test(text.normalize('NFC')))) {
    found.push(
      question(
        asked,
        'meetingDevices',
        {},
        meetings.map((paragraph) => placeOf(paragraph)),
      ),
    );
  }
  return found;
}

/** What may be secret and bears no level, and notes that are no level. */
export function askOfSecrecy(asked: Asked): Question[] {
  const outside = asked.document.paragraphs
    .filter(({ text }) => text.length <= LONGEST_LINE && levelOutsideLists(text))
    .map((paragraph) => question(asked, 'outsideLevel', { seen: paragraph.text.trim() }, [placeOf(paragraph)]));
  const listed = listItems(asked);
  return [...outside, ...form(asked), ...listed, ...circulation(asked, listed), ...sentences(asked), ...recall(asked), ...proposals(asked)];
}
