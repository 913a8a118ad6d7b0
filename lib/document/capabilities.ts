import type { Capability } from './types';

/** Every capability, in the order a reader is told of them. */
export const CAPABILITIES: readonly Capability[] = [
  'text',
  'fontName',
  'fontSize',
  'fontStyle',
  'underline',
  'color',
  'alignment',
  'indent',
  'lineSpacing',
  'paragraphSpacing',
  'pageSize',
  'margins',
  'pageNumber',
  'separators',
  'layout',
  'pageCount',
];
