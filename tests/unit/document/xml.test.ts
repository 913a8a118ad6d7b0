import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../lib/document/budget';
import { XmlScanner } from '../../../lib/document/docx/package/scanner';
import { type Element, XmlReader } from '../../../lib/document/docx/package/xml';

type Event = [kind: 'start', name: string, attributes: [string, string][]] | [kind: 'end'] | [kind: 'text', text: string];

/** What our scanner tells of a text that comes in pieces; null = refused. */
function told(pieces: string[]): Event[] | null {
  const events: Event[] = [];
  const refused = new Error('refused');
  const scanner = new XmlScanner<never>({
    start: ({ name, attributes, empty }) => {
      events.push(['start', name, attributes.map(([key, value]) => [key, value])]);
      if (empty) events.push(['end']);
    },
    end: () => void events.push(['end']),
    text: (text) => void events.push(['text', text]),
    again: () => false,
    keep: () => {},
    fail: () => {
      throw refused;
    },
  });
  try {
    for (const piece of pieces) scanner.write(piece);
    scanner.close();
    return events;
  } catch (error) {
    if (error !== refused) throw error;
    return null;
  }
}

/** The same by a parser that others wrote and proved against the conformance suite. */
function toldByPeer(xml: string): Event[] | null {
  const events: Event[] = [];
  let ok = true;
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('error', () => {
    ok = false;
  });
  parser.on('doctype', () => {
    ok = false;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    events.push(['start', name, Object.entries(attributes as Record<string, string>)]);
  });
  parser.on('closetag', () => {
    depth--;
    events.push(['end']);
  });
  const text = (piece: string) => depth > 0 && piece !== '' && events.push(['text', piece]);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
  return ok ? events : null;
}

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="urn:w" xmlns:w14="urn:w14"><!-- a note --><w:body><w:p w14:paraId='00A1' w:rsidR="1">
<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Số &amp; ký hiệu &#65;&#x1EBF; ]] > \r\nhai dòng\r</w:t></w:r>
<w:r ><w:rPr><w:b/></w:rPr><w:t><![CDATA[<không phải thẻ> ]]]]></w:t  ></w:r></w:p><w:p w:a = "x>y	z\n&lt;&quot;" /></w:body></w:document><?done yes?>
`;
const SPLINTERS = [
  ...[
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '\r',
    '\t',
    '!',
    '?',
    '-',
    '--',
    '[',
    ']',
    ']]>',
    ':',
    '#',
    '.',
    'x',
    '0',
    'ế',
    '𝒳',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
    '?>',
    '<?xml version="1.0"?>',
    '<!DOCTYPE w>',
    '<a>',
    '</a>',
    '<a/>',
    '<w:b/>',
    '</w:p>',
    '</w:rPr>',
  ],
  ...[
    '&lt;',
    '&nothing;',
    '&#0;',
    '&#xD800;',
    '&#x10FFFF;',
    '&#x110000;',
    '&#9;',
    '&#13;',
    ' a="1"',
    ' a="1" a="2"',
    " b='<'",
    'a=1',
    '\u0001',
    '\ufffe',
  ],
  ...['\u00a0', '\u2028', '\u0085', 'xmlns="urn:x"', '<1>', '<é/>', '< a>', '<a b>', "<a b='c'd='e'>"],
];

describe('the XML scanner', () => {
  it('tells tags and text as they stand', () => {
    expect(told([DOCUMENT])).toEqual(toldByPeer(DOCUMENT));
    expect(told(['<a b="1 &amp; 2">x<b/>y</a>'])).toEqual([
      ['start', 'a', [['b', '1 & 2']]],
      ['text', 'x'],
      ['start', 'b', []],
      ['end'],
      ['text', 'y'],
      ['end'],
    ]);
  });

  it('tells the same however the text is cut', () => {
    const whole = told([DOCUMENT]);
    for (let at = 0; at <= DOCUMENT.length; at++) expect(told([DOCUMENT.slice(0, at), DOCUMENT.slice(at)]), `cut at ${at}`).toEqual(whole);
    expect(told([...DOCUMENT])).toEqual(whole);
  });

  it('takes and refuses what an independent parser takes and refuses', () => {
    const change = fc.tuple(fc.nat(DOCUMENT.length), fc.constantFrom(0, 0, 0, 1, 4), fc.constantFrom('', ...SPLINTERS));
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(DOCUMENT.length), { maxLength: 4 }),
        (changes, cuts) => {
          let xml = DOCUMENT;
          for (const [at, drop, put] of changes) xml = xml.slice(0, at) + put + xml.slice(at + drop);
          const places = [0, ...cuts.sort((a, b) => a - b), xml.length];
          const pieces = places.slice(1).map((end, i) => xml.slice(places[i]!, end));
          const ours = told(pieces);
          if (ours) taken++;
          expect(ours).toEqual(toldByPeer(xml));
        },
      ),
      { numRuns: 4000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it('looks through an unfinished tag only as often as it doubles', () => {
    let looks = 0;
    const scan = XmlScanner.prototype as unknown as { scan: (text: string) => number };
    const original = scan.scan;
    scan.scan = function (this: unknown, text: string) {
      looks += text.length;
      return original.call(this, text);
    };
    try {
      told(['<a b="', ...Array.from({ length: 2000 }, () => 'x'.repeat(1000)), '"/>']);
    } finally {
      scan.scan = original;
    }
    expect(looks).toBeLessThan(10_000_000);
  });
});

describe('elements', () => {
  const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const read = (xml: string, limits = {}): Element => {
    const reader = new XmlReader('x.xml', new Budget({ limits: { xmlDepth: 20, xmlElements: 1000, ...limits } as never }));
    reader.write(xml);
    return reader.close();
  };
  const run = (props: string, text = 'x') => `<w:r><w:rPr>${props}</w:rPr><w:t>${text}</w:t></w:r>`;

  it('are the same when properties stand again word for word', () => {
    const body = run('<w:b/><w:sz w:val="28"/>') + run('<w:i/>') + run('<w:b/><w:sz w:val="28"/>').repeat(3);
    const runs = read(`<w:p xmlns:w="${WORD}">${body}</w:p>`).children;
    expect(runs.map((one) => one.children[0]!.children.map(({ name, attrs }) => [name, attrs.val]))).toEqual([
      [
        ['w:b', undefined],
        ['w:sz', '28'],
      ],
      [['w:i', undefined]],
      ...Array.from({ length: 3 }, () => [
        ['w:b', undefined],
        ['w:sz', '28'],
      ]),
    ]);
    expect(runs.every((one) => one.children[1]!.text === 'x')).toBe(true);
  });

  it('mean what their prefix means where they stand', () => {
    const inner = run('<w:b/>').repeat(3);
    const root = read(`<x xmlns:w="${WORD}">${inner}<y xmlns:w="urn:else">${inner}</y>${inner}</x>`);
    const names = (element: Element): string[] => [element.name, ...element.children.flatMap(names)];
    const there = root.children.find((one) => one.name.endsWith(':y'))!;
    expect(new Set(there.children.flatMap(names))).toEqual(new Set(['?:r', '?:rPr', '?:b', '?:t']));
    expect(root.children.filter((one) => one !== there).flatMap(names)).toEqual(
      Array.from({ length: 6 }, () => ['w:r', 'w:rPr', 'w:b', 'w:t']).flat(),
    );
  });

  it('are nested right where properties hold properties', () => {
    const change = '<w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>';
    const runs = read(`<w:p xmlns:w="${WORD}">${run(change).repeat(3)}${run('<w:i/>').repeat(3)}</w:p>`).children;
    const shape = ({ name, children }: Element): string => `${name}(${children.map(shape).join()})`;
    expect(runs.map(shape)).toEqual([
      ...Array.from({ length: 3 }, () => 'w:r(w:rPr(w:b(),w:rPrChange(w:rPr(w:i()))),w:t())'),
      ...Array.from({ length: 3 }, () => 'w:r(w:rPr(w:i()),w:t())'),
    ]);
  });

  it('count each time, shared or not', () => {
    const xml = `<w:p xmlns:w="${WORD}">${run('<w:b/>').repeat(100)}</w:p>`;
    expect(() => read(xml, { xmlElements: 401 })).not.toThrow();
    expect(() => read(xml, { xmlElements: 400 })).toThrow(expect.objectContaining({ code: 'tooLong' }));
    expect(() => read(xml, { xmlDepth: 4 })).not.toThrow();
    expect(() => read(xml, { xmlDepth: 3 })).toThrow(expect.objectContaining({ code: 'tooDeep' }));
  });
});
