import { child, type Element } from '../package/xml';
import { isOn } from '../units';
import { overlayParagraph, type ParagraphLayer, readParagraphLayer } from './paragraph-properties';
import { overlay, type RunLayer, readRunLayer } from './run-properties';
import { readTableStyleParts, type TableStylePart } from './table-style';
import type { Theme } from './theme';

interface Style {
  id: string;
  type: string;
  name: string;
  basedOn: string | undefined;
  run: RunLayer;
  paragraph: ParagraphLayer;
  table: Map<string, TableStylePart> | null;
}

export interface ResolvedStyle {
  name: string;
  run: RunLayer;
  /** From the root of the chain to the style itself: numbering of one link stands before that link's own indents. */
  chain: ParagraphLayer[];
}

const MAX_CHAIN = 64;

/** Word's own defaults where the file has no docDefaults. */
const BUILT_IN: RunLayer = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: 'Times New Roman',
  cs: 'Times New Roman',
  halfPoints: 20,
  halfPointsCs: 20,
};

export class StyleSheet {
  readonly defaultRun: RunLayer;
  readonly defaultParagraph: ParagraphLayer;
  private readonly styles = new Map<string, Style>();
  private readonly defaults = new Map<string, string>();
  private readonly paragraphCache = new Map<string, ResolvedStyle>();
  private readonly characterCache = new Map<string, RunLayer>();
  private readonly tableCache = new Map<string, Map<string, TableStylePart>>();

  constructor(root: Element | null, theme: Theme) {
    const docDefaults = child(root ?? undefined, 'w:docDefaults');
    this.defaultRun = overlay(BUILT_IN, readRunLayer(child(child(docDefaults, 'w:rPrDefault'), 'w:rPr'), theme));
    this.defaultParagraph = readParagraphLayer(child(child(docDefaults, 'w:pPrDefault'), 'w:pPr'), theme);
    for (const element of root?.children ?? []) {
      if (element.name !== 'w:style') continue;
      const { styleId, type = 'paragraph' } = element.attrs;
      if (!styleId) continue;
      this.styles.set(`${type}:${styleId}`, {
        id: styleId,
        type,
        name: child(element, 'w:name')?.attrs.val ?? styleId,
        basedOn: child(element, 'w:basedOn')?.attrs.val,
        run: readRunLayer(child(element, 'w:rPr'), theme),
        paragraph: readParagraphLayer(child(element, 'w:pPr'), theme),
        table: type === 'table' ? readTableStyleParts(element, theme) : null,
      });
      if (element.attrs.default !== undefined && isOn(element.attrs.default)) this.defaults.set(type, styleId);
    }
  }

  /** An id that is not defined falls back to the default style, as Word does. */
  paragraph(id: string | undefined): ResolvedStyle {
    const known = id !== undefined && this.styles.has(`paragraph:${id}`) ? id : (this.defaults.get('paragraph') ?? '');
    let resolved = this.paragraphCache.get(known);
    if (!resolved) {
      const chain = this.chain('paragraph', known);
      resolved = {
        name: this.styles.get(`paragraph:${known}`)?.name ?? '',
        run: chain.reduce<RunLayer>((merged, style) => overlay(merged, style.run), {}),
        chain: chain.map((style) => this.withOwnLevel(style)),
      };
      this.paragraphCache.set(known, resolved);
    }
    return resolved;
  }

  character(id: string): RunLayer {
    let resolved = this.characterCache.get(id);
    if (!resolved) {
      resolved = this.chain('character', id).reduce<RunLayer>((merged, style) => overlay(merged, style.run), {});
      this.characterCache.set(id, resolved);
    }
    return resolved;
  }

  /** Parts of a table style by their type ('wholeTable', 'firstRow'…), inherited along the chain. */
  table(id: string | undefined): Map<string, TableStylePart> {
    const known = id !== undefined && this.styles.has(`table:${id}`) ? id : (this.defaults.get('table') ?? '');
    let resolved = this.tableCache.get(known);
    if (!resolved) {
      resolved = new Map();
      for (const style of this.chain('table', known)) {
        for (const [kind, part] of style.table ?? []) {
          const base = resolved.get(kind);
          resolved.set(
            kind,
            base
              ? {
                  run: overlay(base.run, part.run),
                  paragraph: overlayParagraph(base.paragraph, part.paragraph),
                  tableBorders: { ...base.tableBorders, ...part.tableBorders },
                  cellBorders: { ...base.cellBorders, ...part.cellBorders },
                  rowBand: part.rowBand ?? base.rowBand,
                  columnBand: part.columnBand ?? base.columnBand,
                }
              : part,
          );
        }
      }
      this.tableCache.set(known, resolved);
    }
    return resolved;
  }

  /** A style's list level is the one linked back to it, so the layer keeps whose it is. */
  private withOwnLevel(style: Style): ParagraphLayer {
    return style.paragraph.numId === undefined ? style.paragraph : { ...style.paragraph, linkedStyle: style.id };
  }

  private chain(type: string, id: string): Style[] {
    const chain: Style[] = [];
    const seen = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !seen.has(at) && chain.length < MAX_CHAIN) {
      seen.add(at);
      const style: Style | undefined = this.styles.get(`${type}:${at}`);
      if (!style) break;
      chain.unshift(style);
      at = style.basedOn;
    }
    return chain;
  }
}
