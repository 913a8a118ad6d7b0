import type { Paragraph } from '../../document';
import { CIRCULATION, deadlinesIn, mayNameDay, workingDaysBetween } from '../deadlines';
import { type Asked, dayOf, evened, inHead, lone, placeOf, QUESTIONS, type Question, question } from './ask';

const LITERALS = CIRCULATION.urgency.flatMap(({ id, literals }) => literals.map((literal) => [lone(literal), id] as const));
const MARKS = new Map(LITERALS);
const TIMED = new Set(CIRCULATION.urgencyTimed.map(lone));
const WRONG = new Set(CIRCULATION.urgencyWrong.map(lone));
const ORDINARY = new Set(CIRCULATION.urgencyOrdinary.map(lone));
const LONGEST_LINE = 40;
const LABEL = /^(?:độ khẩn|mức độ khẩn)\s*[:.]?\s*/iu;

interface Mark {
  paragraph: Paragraph;
  id: string;
  seen: string;
}

function dated(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** Same mark read twice (a header of every page, a shape and its fallback) is one. */
function standing(asked: Asked): { marks: Mark[]; questions: Question[] } {
  const marks: Mark[] = [];
  const questions: Question[] = [];
  for (const paragraph of asked.document.paragraphs) {
    const seen = paragraph.text.trim();
    if (seen === '' || seen.length > LONGEST_LINE) continue;
    const line = lone(evened(seen).replace(LABEL, ''));
    const labelled = LABEL.test(evened(seen));
    const caps = seen === seen.toUpperCase();
    const id = MARKS.get(line);
    const where = [placeOf(paragraph)];
    // A word such as "gấp" is an urgency mark only where marks stand; in a table it is a word of the table.
    const placed = inHead(asked, paragraph) && (paragraph.container.kind !== 'cell' || caps);
    if (id && (caps || labelled || placed)) {
      marks.push({ paragraph, id, seen });
      if (!caps && !labelled && paragraph.container.kind !== 'cell') questions.push(question(asked, 'urgencyCase', { seen }, where));
      if (caps && !inHead(asked, paragraph)) questions.push(question(asked, 'urgencyPlace', { seen }, where));
    } else if (TIMED.has(line) && (caps || placed)) {
      marks.push({ paragraph, id: 'timed', seen });
      questions.push(question(asked, 'urgencyTimed', { seen }, where));
    } else if (WRONG.has(line) && (labelled || (caps && placed))) {
      questions.push(question(asked, 'urgencyWrong', { seen }, where));
    }
  }
  const levels = new Set(marks.map(({ id }) => id)).size;
  // All of them together are a list of the levels, not marks.
  if (levels > 1 && levels < CIRCULATION.urgency.length) {
    const list = [...new Set(marks.map(({ seen }) => seen))].join(', ');
    questions.push(
      question(
        asked,
        'urgencyMany',
        { seen: list },
        marks.map(({ paragraph }) => placeOf(paragraph)),
      ),
    );
  }
  return { marks, questions };
}

function deadlines(asked: Asked, marks: Mark[]): Question[] {
  const { settings, document, anatomy } = asked;
  if (anatomy.normative) return [];
  const from = dayOf(asked);
  const near = settings.nearWorkingDays ?? CIRCULATION.defaults.nearWorkingDays;
  const far = settings.farWorkingDays ?? CIRCULATION.defaults.farWorkingDays;
  const all = document.paragraphs
    .filter((_, at) => mayNameDay(asked.even[at]!))
    .flatMap((paragraph) => deadlinesIn(paragraph.text, from).map((deadline) => ({ ...deadline, paragraph })));
  const first = all.sort((a, b) => (a.day < b.day ? -1 : 1))[0];
  if (!first) return [];
  const days = workingDaysBetween(from, first.day, settings.isWorkingDay);
  const values = { deadline: dated(first.day), days };
  const where = [placeOf(first.paragraph, first.start, first.end)];
  if (marks.length === 0 && days <= near) return [question(asked, 'deadlineNear', values, where)];
  if (marks.length > 0 && days > far) return [question(asked, 'deadlineFar', values, where)];
  return [];
}

function form(asked: Asked, marks: Mark[]): Question[] {
  const given = asked.settings.form?.urgency;
  if (!given) return [];
  const line = lone(given);
  const level = ORDINARY.has(line) ? null : (MARKS.get(line) ?? line);
  const printed = marks[0];
  if ((printed?.id ?? null) === level) return [];
  const where = printed ? [placeOf(printed.paragraph)] : [];
  return [question(asked, 'formUrgency', { form: given.trim(), seen: printed?.seen ?? QUESTIONS.none }, where)];
}

/** Literals, number, place of the urgency mark, deadlines that contradict it, the form beside the draft. */
export function askOfUrgency(asked: Asked): Question[] {
  const { marks, questions } = standing(asked);
  return [...questions, ...deadlines(asked, marks), ...form(asked, marks)];
}
