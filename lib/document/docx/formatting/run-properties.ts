import type { Element } from '../package/xml';
import { halfPoints, isOn } from '../units';
import type { Theme } from './theme';

/** What one layer (a style, a run's own rPr) says about characters; a missing key says nothing. */
export interface RunLayer {
  ascii?: string;
  hAnsi?: string;
  eastAsia?: string;
  cs?: string;
  /** `w:hint`: which font ambiguous characters take. */
  hint?: string;
  halfPoints?: number;
  halfPointsCs?: number;
  b?: boolean;
  bCs?: boolean;
  i?: boolean;
  iCs?: boolean;
  caps?: boolean;
  smallCaps?: boolean;
  strike?: boolean;
  doubleStrike?: boolean;
  vanish?: boolean;
  underline?: string;
  color?: string;
  highlight?: string | null;
  shading?: string | null;
  vertical?: string;
  /** `w:cs` or `w:rtl`: the run takes the complex-script font, size and weight. */
  complex?: boolean;
}

/** Toggle properties (ISO 29500-1, 17.7.3) that show on paper. */
export const TOGGLES = ['b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'vanish'] as const;

const TOGGLE_NAMES: ReadonlyMap<string, (typeof TOGGLES)[number]> = new Map(TOGGLES.map((name) => [`w:${name}`, name]));

export function readRunLayer(rPr: Element | undefined, theme: Theme): RunLayer {
  const layer: RunLayer = {};
  if (!rPr) return layer;
  for (const one of rPr.children) {
    const toggle = TOGGLE_NAMES.get(one.name);
    if (toggle) {
      layer[toggle] = isOn(one.attrs.val);
      continue;
    }
    switch (one.name) {
      case 'w:rFonts':
        readFonts(one.attrs, layer, theme);
        break;
      case 'w:sz':
        layer.halfPoints = halfPoints(one.attrs.val) ?? layer.halfPoints;
        break;
      case 'w:szCs':
        layer.halfPointsCs = halfPoints(one.attrs.val) ?? layer.halfPointsCs;
        break;
      case 'w:dstrike':
        layer.doubleStrike = isOn(one.attrs.val);
        break;
      case 'w:u':
        if (one.attrs.val) layer.underline = one.attrs.val;
        break;
      case 'w:color':
        layer.color = colorOf(one.attrs, theme);
        break;
      case 'w:highlight':
        layer.highlight = one.attrs.val === 'none' ? null : (one.attrs.val ?? null);
        break;
      case 'w:shd':
        layer.shading = shadingOf(one.attrs, theme);
        break;
      case 'w:vertAlign':
        layer.vertical = one.attrs.val;
        break;
      case 'w:cs':
      case 'w:rtl':
        layer.complex = isOn(one.attrs.val) || layer.complex;
        break;
    }
  }
  return layer;
}

/** On one level the theme's font beats the named one; on a nearer level either beats the farther. */
function readFonts(attrs: Record<string, string>, layer: RunLayer, theme: Theme): void {
  const pick = (themed: string | undefined, named: string | undefined) =>
    (themed === undefined ? undefined : theme.fonts.get(themed)) ?? (named || undefined);
  layer.ascii = pick(attrs.asciiTheme, attrs.ascii);
  layer.hAnsi = pick(attrs.hAnsiTheme, attrs.hAnsi);
  layer.eastAsia = pick(attrs.eastAsiaTheme, attrs.eastAsia);
  layer.cs = pick(attrs.cstheme, attrs.cs);
  layer.hint = attrs.hint;
}

export function colorOf(attrs: Record<string, string>, theme: Theme): string {
  const { val } = attrs;
  if (val && /^[0-9a-f]{6}$/i.test(val)) return `#${val.toUpperCase()}`;
  return (attrs.themeColor && theme.colors.get(attrs.themeColor)) || 'auto';
}

/** Background colour or null; a plain pattern without fill is no background. */
function shadingOf(attrs: Record<string, string>, theme: Theme): string | null {
  const { fill } = attrs;
  if (fill && /^[0-9a-f]{6}$/i.test(fill)) return `#${fill.toUpperCase()}`;
  return (attrs.themeFill && theme.colors.get(attrs.themeFill)) || null;
}

/** Nearer layer over farther, as inheritance inside one kind of style goes. */
export function overlay<T extends object>(base: T, nearer: T): T {
  const merged = { ...base };
  for (const key in nearer) if (nearer[key] !== undefined) merged[key] = nearer[key];
  return merged;
}

/**
 * Stacks docDefaults, table, paragraph and character style. Toggles of the three styles cancel each other in pairs;
 * one that the defaults turn on stays on.
 */
export function stackStyles(defaults: RunLayer, styles: RunLayer[]): RunLayer {
  let result = defaults;
  for (const style of styles) result = overlay(result, style);
  result = { ...result };
  for (const toggle of TOGGLES) {
    let on = false;
    for (const style of styles) on = on !== (style[toggle] ?? false);
    result[toggle] = defaults[toggle] || on;
  }
  return result;
}
