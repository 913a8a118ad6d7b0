import { z } from 'zod';
import { COMPONENT_IDS } from '../anatomy';

const componentId = z.enum(COMPONENT_IDS);
const regex = z.string().superRefine((source, issue) => {
  try {
    new RegExp(source, 'u');
  } catch (error) {
    issue.addIssue({ code: 'custom', message: `is no regular expression: ${(error as Error).message}` });
  }
});
const positive = z.number().nonnegative();
/** [least, most]; null = no bound on that side. */
const range = z.tuple([positive.nullable(), positive.nullable()]);

const separatorForm = z.enum(['drawn', 'underline', 'hyphens', 'asterisk', 'underscores', 'other']);

/** Which text of a component is measured: the matches of `span`, less those of `except`. */
const stretch = { span: regex.optional(), except: regex.optional() };

/** The component must be there (or must not). `anyOf`: one of these is enough. */
const presence = z.strictObject({
  type: z.literal('presence'),
  expect: z.enum(['present', 'absent']),
  anyOf: z.array(componentId).min(1).optional(),
});

/** Text that must, or must not, match; "%type%" in a pattern is the document's type. `replace` (with $1…) makes the fix for a `mustNot`. */
const pattern = z
  .strictObject({
    type: z.literal('pattern'),
    must: regex.optional(),
    mustNot: regex.optional(),
    /** What one judgement is passed on. `first`/`last` = that line alone. */
    per: z.enum(['component', 'line', 'first', 'last']).default('component'),
    ignoreCase: z.boolean().default(false),
    /** Fold tone placement (uỷ = ủy) before matching. */
    foldTones: z.boolean().default(true),
    replace: z.string().optional(),
    /** Only lines that match are judged; those that match `except` are not. */
    only: regex.optional(),
    except: regex.optional(),
    /** Blanks of a draft ("Số      -CV/TU") are cut out first. */
    skipBlank: z.boolean().default(false),
  })
  .refine((check) => (check.must === undefined) !== (check.mustNot === undefined), 'give either must or mustNot');

/** How the letters look. Every facet given must hold. */
const font = z.strictObject({
  type: z.literal('font'),
  sizePt: range.optional(),
  /** Tolerance of sizes in points, for print scaling. */
  tolerancePt: positive.default(0.25),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  family: z.array(z.string()).min(1).optional(),
  /** Families that stand in for it where a file was converted: in a PDF they tell nothing. */
  standIns: z.array(z.string()).default([]),
  color: z.enum(['black']).optional(),
  case: z.enum(['upper', 'notAllUpper', 'lowerFirst', 'upperFirst', 'title']).optional(),
  /** Share of the measured letters (0..1) that may differ, for quoted titles and emphasis. */
  strayShare: z.number().min(0).max(1).default(0),
  /** A paragraph wrong from end to end is a heading by house style: left alone. */
  skipWhole: z.boolean().default(false),
  /** Measure paragraphs in bordered tables too. */
  tables: z.boolean().default(false),
  ...stretch,
});

/** Alignment of the component's paragraphs. */
const alignment = z.strictObject({
  type: z.literal('alignment'),
  allow: z.array(z.enum(['left', 'center', 'right', 'justify'])).min(1),
  /** A line shoved into place by blanks or tabs is a fault. */
  pushed: z.boolean().default(false),
  /** Paragraphs of one printed line may also be left-aligned (a short justified line looks the same). */
  shortLines: z.boolean().default(true),
  /** Paragraphs that match are left alone. */
  except: regex.optional(),
  /** PDF: `center` means centred under the first of these that is there; millimetres the two centres may differ. */
  under: z.array(componentId).min(1).optional(),
  toleranceMm: positive.default(6),
  tables: z.boolean().default(false),
});

/** Line pitch, gap between paragraphs, first-line indent, space before; one facet a rule. */
const spacing = z.strictObject({
  type: z.literal('spacing'),
  facet: z.enum(['line', 'gap', 'firstLine', 'before']),
  /** Line pitch in points: `exact` spacing, and what a PDF shows. */
  exactPt: range.optional(),
  /** `atLeast` spacing also answers the rule when its points lie in `exactPt`. */
  atLeast: z.boolean().default(false),
  /** Multiples of single spacing. */
  multiple: range.optional(),
  /** Gap between paragraphs, points. */
  gapPt: range.optional(),
  /** First-line indents accepted, millimetres. */
  firstLineMm: z.array(range).min(1).optional(),
  tolerance: positive.default(0.3),
  /** Only lines that match are judged; those that match `except` are not. */
  only: regex.optional(),
  except: regex.optional(),
  tables: z.boolean().default(false),
});

const margins = z.strictObject({ top: range, bottom: range, left: range, right: range });
/** Paper, margins, orientation of each section. */
const pageSetup = z.strictObject({
  type: z.literal('pageSetup'),
  facet: z.enum(['paper', 'margins', 'orientation']),
  widthMm: positive.optional(),
  heightMm: positive.optional(),
  toleranceMm: positive.default(1),
  marginsMm: margins.optional(),
  /** Back of the sheet where margins are mirrored. */
  evenMarginsMm: margins.optional(),
  /** Orientation: a landscape section must hold a table. */
  landscapeWithTables: z.boolean().default(true),
});

/** The page number. `distance`: millimetres from the page's edge. */
const pageNumber = z.strictObject({
  type: z.literal('pageNumber'),
  facet: z.enum(['present', 'place', 'size', 'style', 'firstPage', 'pattern', 'format', 'distance']),
  place: z.enum(['header', 'footer']).optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  sizePt: range.optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  pattern: z.string().optional(),
  formats: z.array(z.string()).optional(),
  distanceMm: range.optional(),
});

/** The line, star or hyphens under a component. */
const separator = z.strictObject({
  type: z.literal('separator'),
  under: componentId,
  /** `none` = there must be no separator of the forms in `forbid`. */
  expect: z.enum(['present', 'none']).default('present'),
  /** A separator under one of these counts too. */
  alsoUnder: z.array(componentId).min(1).optional(),
  forms: z.array(separatorForm).min(1).optional(),
  /** Typed text of the separator. */
  text: z.array(z.string()).optional(),
  /** Width as a share of the text line above. */
  widthShare: range.optional(),
  /** What is judged: that there is one, that it has the right form, its length. */
  facet: z.enum(['present', 'form', 'text', 'width']),
});

/** What items begin with (`lead`), end with (`end`, all but the last; `last`), and what the first one is. */
const listPunctuation = z.strictObject({
  type: z.literal('listPunctuation'),
  facet: z.enum(['lead', 'end', 'last', 'first']),
  /** `lead`: what each item starts with. */
  lead: z.string().optional(),
  /** Marks accepted at the end of each item / of the last one; '' = nothing. */
  end: z.array(z.string()).optional(),
  last: z.array(z.string()).optional(),
  /** `first`: pattern of the first item. */
  first: regex.optional(),
  /** Items counted as such. Without it every line of the component. */
  item: regex.optional(),
  /** The list runs on from the label's line ("Kính gửi: A; B"): text after this is the first item. */
  after: regex.optional(),
  /** Judge only lists of at least so many items. */
  minItems: z.number().int().default(1),
});

/** `component` must stand below (after) `below`; components in different columns are compared by their printed place. */
const order = z.strictObject({ type: z.literal('order'), below: componentId, form: separatorForm.optional() });

/** The number's code against the printed type (`typeCode`) or the issuing body (`bodyCode`). */
const agreement = z.strictObject({ type: z.literal('agreement'), between: z.enum(['typeCode', 'bodyCode']) });

/** Labels of headings and lists: their form, and that none is skipped. */
const numbering = z.strictObject({
  type: z.literal('numbering'),
  facet: z.enum(['form', 'sequence']),
  /** Pattern of the label with the number as first group. */
  label: regex,
  style: z.enum(['arabic', 'roman', 'letters', 'words', 'romanOrWords', 'any']),
  /** The count starts again under each of these. */
  restartUnder: z.array(componentId).default([]),
  /** Only from so many on (appendices need a number from two up). */
  minCount: z.number().int().default(1),
  /** One count over all parts of the file (appendices). */
  acrossParts: z.boolean().default(false),
});

/** The printed date line, one facet a rule. Blanks of a draft are not judged. */
const dateForm = z.strictObject({
  type: z.literal('dateForm'),
  facet: z.enum(['comma', 'lowerDay', 'dayZero', 'monthZero', 'noMonthZero', 'words', 'real', 'unitType']),
  dayBelow: z.number().int().default(10),
  monthBelow: z.number().int().default(3),
  /** `unitType`: places that must be printed with the unit in front. */
  needUnit: z.array(z.string()).optional(),
  /** `unitType`: names of one syllable need it too. */
  oneSyllable: z.boolean().default(false),
});

/** Must be in a table: codes, type names, powers; `endedBody` = its body must still exist. */
const membership = z.strictObject({
  type: z.literal('membership'),
  of: z.enum(['typeCode', 'typeCodeCase', 'bodyCode', 'typeName', 'power', 'endedBody']),
});

/** Forms of the same thing that should not be mixed in one text. Patterns see the text in small letters. */
const consistency = z.strictObject({
  type: z.literal('consistency'),
  forms: z.array(z.strictObject({ id: z.string(), pattern: regex })).min(2),
  /** Report only when the rarer form was met this often. */
  minRare: z.number().int().default(1),
});

/** `deputy`: under "for the head" stands a deputy. `block`: the authority line is one the `signatures` table gives this issuer. */
const signatureForm = z
  .strictObject({
    type: z.literal('signatureForm'),
    facet: z.enum(['deputy', 'block']),
    /** The sign before the head's title, on folded upper-case lines ("^K/T "). */
    token: regex.optional(),
    /** What a deputy's title begins with. */
    deputy: regex.optional(),
    /** `block`: judge only authority lines that match. */
    only: regex.optional(),
  })
  .refine(
    (check) => check.facet !== 'deputy' || (check.token !== undefined && check.deputy !== undefined),
    'deputy needs token and deputy',
  );

/** First mention of a cited document in full. */
const citationForm = z.strictObject({
  type: z.literal('citationForm'),
  /** A cited number and symbol; group 1 = the symbol itself. */
  cited: regex,
  /** Stands in every such citation: texts without it are not searched. */
  has: z.string().min(1),
  /** A full citation around it. */
  complete: regex,
});

/** Abbreviations explained where they first stand. */
const abbreviation = z.strictObject({
  type: z.literal('abbreviation'),
  /** Known to everybody, need no explanation. */
  known: z.array(z.string()),
  minLength: z.number().int().default(3),
});

/** The main document's text (`in`) must speak of the component, as `pattern` says. For parts that hang on a main document. */
const mention = z.strictObject({ type: z.literal('mention'), pattern: regex, in: z.array(componentId).min(1) });

/** Wrong words from the table `words.<list>`. */
const wordList = z.strictObject({ type: z.literal('wordList'), list: z.string(), ignoreCase: z.boolean().default(false) });

export const checkSchema = z.discriminatedUnion('type', [
  presence,
  pattern,
  font,
  alignment,
  spacing,
  pageSetup,
  pageNumber,
  separator,
  listPunctuation,
  order,
  agreement,
  numbering,
  dateForm,
  membership,
  consistency,
  signatureForm,
  citationForm,
  abbreviation,
  mention,
  wordList,
]);

export type Check = z.infer<typeof checkSchema>;
export type CheckType = Check['type'];
export type CheckOf<T extends CheckType> = Extract<Check, { type: T }>;
