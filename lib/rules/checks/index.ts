import type { Check, CheckOf, CheckType } from '../check-schema';
import type { Finding, Scope } from '../engine/context';
import { abbreviation } from './abbreviation';
import { agreement } from './agreement';
import { alignment } from './alignment';
import { citationForm } from './citation-form';
import { consistency } from './consistency';
import { dateForm } from './date-form';
import { font } from './font';
import { listPunctuation } from './list-punctuation';
import { membership } from './membership';
import { mention } from './mention';
import { numbering } from './numbering';
import { order } from './order';
import { pageNumber } from './page-number';
import { pageSetup } from './page-setup';
import { pattern } from './pattern';
import { presence } from './presence';
import { separator } from './separator';
import { signatureForm } from './signature-form';
import { spacing } from './spacing';
import { wordList } from './word-list';

type CheckFunction<T extends CheckType> = (scope: Scope, check: CheckOf<T>) => Finding;

const registry: { [T in CheckType]: CheckFunction<T> } = {
  abbreviation,
  agreement,
  alignment,
  citationForm,
  consistency,
  dateForm,
  font,
  listPunctuation,
  membership,
  mention,
  numbering,
  order,
  pageNumber,
  pageSetup,
  pattern,
  presence,
  separator,
  signatureForm,
  spacing,
  wordList,
};

/** One function a check type; the schema has already matched the parameters to the type. */
export const CHECKS = registry as Record<CheckType, (scope: Scope, check: Check) => Finding>;
