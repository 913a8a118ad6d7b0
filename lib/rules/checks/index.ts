import type { Check, CheckOf, CheckType } from '../check-schema';
import type { Finding, Scope } from '../engine/context';
import { agreement } from './form/agreement';
import { dateForm } from './form/date-form';
import { listPunctuation } from './form/list-punctuation';
import { membership } from './form/membership';
import { numbering } from './form/numbering';
import { presence } from './form/presence';
import { signatureForm } from './form/signature-form';
import { alignment } from './layout/alignment';
import { font } from './layout/font';
import { order } from './layout/order';
import { pageNumber } from './layout/page-number';
import { pageSetup } from './layout/page-setup';
import { separator } from './layout/separator';
import { spacing } from './layout/spacing';
import { abbreviation } from './text/abbreviation';
import { citationForm } from './text/citation-form';
import { consistency } from './text/consistency';
import { mention } from './text/mention';
import { pattern } from './text/pattern';
import { wordList } from './text/word-list';

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
