/** What a reader may be able to measure, in the order a reader is told of them. A rule names what it needs; what is missing gives `notMeasured`. */
export const CAPABILITIES = [
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
] as const;

export type Capability = (typeof CAPABILITIES)[number];
