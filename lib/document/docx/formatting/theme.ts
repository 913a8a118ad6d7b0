import { child, descendants, type Element } from '../package/xml';

export interface Theme {
  /** 'minorHAnsi' → 'Calibri'. */
  fonts: Map<string, string>;
  /** 'tx1', 'accent1'… → '#RRGGBB'. */
  colors: Map<string, string>;
}

const SLOTS: [suffix: string, element: string][] = [
  ['Ascii', 'a:latin'],
  ['HAnsi', 'a:latin'],
  ['EastAsia', 'a:ea'],
  ['Bidi', 'a:cs'],
];

/** Document colour names that stand for another slot of the scheme. */
const COLOR_ALIASES: [alias: string, slot: string][] = [
  ['tx1', 'dk1'],
  ['text1', 'dk1'],
  ['dark1', 'dk1'],
  ['bg1', 'lt1'],
  ['background1', 'lt1'],
  ['light1', 'lt1'],
  ['tx2', 'dk2'],
  ['text2', 'dk2'],
  ['dark2', 'dk2'],
  ['bg2', 'lt2'],
  ['background2', 'lt2'],
  ['light2', 'lt2'],
  ['hyperlink', 'hlink'],
  ['followedHyperlink', 'folHlink'],
];

export function readTheme(root: Element | null): Theme {
  const theme: Theme = { fonts: new Map(), colors: new Map() };
  if (!root) return theme;
  for (const element of descendants(root)) {
    if (element.name === 'a:majorFont' || element.name === 'a:minorFont') {
      const prefix = element.name === 'a:majorFont' ? 'major' : 'minor';
      for (const [suffix, slot] of SLOTS) {
        const face = child(element, slot)?.attrs.typeface;
        if (face) theme.fonts.set(prefix + suffix, face);
      }
    } else if (element.name === 'a:clrScheme') {
      for (const one of element.children) {
        const color = one.children[0];
        const hex = color?.attrs.lastClr ?? color?.attrs.val;
        if (hex && /^[0-9a-f]{6}$/i.test(hex)) theme.colors.set(one.name.slice(2), `#${hex.toUpperCase()}`);
      }
    }
  }
  for (const [alias, slot] of COLOR_ALIASES) {
    const color = theme.colors.get(slot);
    if (color) theme.colors.set(alias, color);
  }
  return theme;
}
