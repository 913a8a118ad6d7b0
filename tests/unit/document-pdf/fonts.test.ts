import { expect, it } from 'vitest';
import { fontFace } from '../../../lib/document/pdf/page/fonts';

it.each([
  ['BCDEEE+TimesNewRomanPSMT', 'Times New Roman', false, false],
  ['FAAACI+TimesNewRomanPS-BoldItalicMT', 'Times New Roman', true, true],
  ['FAAAHD+TimesNewRomanPS-BoldMT,Italic', 'Times New Roman', true, true],
  ['Times New Roman,Bold', 'Times New Roman', true, false],
  ['Times-Roman', 'Times', false, false],
  ['Helvetica-BoldOblique', 'Helvetica', true, true],
  ['CAAAAA+Tinos-Bold', 'Tinos', true, false],
  ['BAAAAA+LiberationSerif', 'Liberation Serif', false, false],
  ['ArialMT', 'Arial', false, false],
  ['Arial-BoldMT', 'Arial', true, false],
  ['.VnTimeH', '.VnTimeH', false, false],
  ['Calibri-Light', 'Calibri-Light', false, false],
])('%s', (name, family, bold, italic) => {
  expect(fontFace(name)).toEqual({ family, bold, italic });
});

it('says nothing of a font without a name of its own', () => {
  for (const name of ['CIDFont+F1', 'F3', 'T1_0', '', undefined])
    expect(fontFace(name)).toEqual({ family: null, bold: null, italic: null });
});
