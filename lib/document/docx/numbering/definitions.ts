import { type ParagraphLayer, readParagraphLayer } from '../formatting/paragraph-properties';
import { type RunLayer, readRunLayer } from '../formatting/run-properties';
import type { Theme } from '../formatting/theme';
import { child, type Element, valOf } from '../package/xml';
import { integer, isOn } from '../units';

export interface Level {
  start: number;
  format: string;
  /** 'Điều %1.': '%n' stands for the counter of level n. */
  text: string;
  /** 0 = never restarts; n = restarts after a paragraph of level n or nearer to the root; undefined = after any. */
  restart: number | undefined;
  legal: boolean;
  style: string | undefined;
  paragraph: ParagraphLayer;
  run: RunLayer;
}

interface Num {
  abstractId: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

interface Abstract {
  levels: Map<number, Level>;
  /** Points to a numbering style that holds the real levels. */
  styleLink: string | undefined;
}

export class Numbering {
  private readonly abstracts = new Map<string, Abstract>();
  private readonly nums = new Map<string, Num>();
  /** Numbering style id → abstract that defines it. */
  private readonly byStyle = new Map<string, string>();

  constructor(root: Element | null, theme: Theme) {
    for (const one of root?.children ?? []) {
      if (one.name === 'w:abstractNum' && one.attrs.abstractNumId !== undefined) {
        this.abstracts.set(one.attrs.abstractNumId, { levels: readLevels(one, theme), styleLink: valOf(one, 'w:numStyleLink') });
        const style = valOf(one, 'w:styleLink');
        if (style !== undefined) this.byStyle.set(style, one.attrs.abstractNumId);
      } else if (one.name === 'w:num' && one.attrs.numId !== undefined) {
        this.nums.set(one.attrs.numId, readNum(one, theme));
      }
    }
  }

  level(numId: string, level: number): Level | undefined {
    const num = this.nums.get(numId);
    return num && (num.levels.get(level) ?? this.abstracts.get(this.abstractId(numId)!)?.levels.get(level));
  }

  levelOfStyle(numId: string, styleId: string): number | undefined {
    for (let level = 0; level < 9; level++) if (this.level(numId, level)?.style === styleId) return level;
    return undefined;
  }

  /** Lists of one abstract definition count on together. */
  abstractId(numId: string): string | undefined {
    const id = this.nums.get(numId)?.abstractId;
    const link = id === undefined ? undefined : this.abstracts.get(id)?.styleLink;
    return (link === undefined ? undefined : this.byStyle.get(link)) ?? id;
  }

  startOverride(numId: string, level: number): number | undefined {
    return this.nums.get(numId)?.starts.get(level);
  }
}

function readNum(element: Element, theme: Theme): Num {
  const num: Num = { abstractId: valOf(element, 'w:abstractNumId') ?? '', starts: new Map(), levels: new Map() };
  for (const one of element.children) {
    const level = one.name === 'w:lvlOverride' ? integer(one.attrs.ilvl) : undefined;
    if (level === undefined) continue;
    const start = integer(valOf(one, 'w:startOverride'));
    if (start !== undefined) num.starts.set(level, start);
    const own = child(one, 'w:lvl');
    if (own) num.levels.set(level, readLevel(own, theme));
  }
  return num;
}

function readLevels(element: Element, theme: Theme): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const one of element.children) {
    const index = one.name === 'w:lvl' ? integer(one.attrs.ilvl) : undefined;
    if (index !== undefined) levels.set(index, readLevel(one, theme));
  }
  return levels;
}

function readLevel(element: Element, theme: Theme): Level {
  const legal = child(element, 'w:isLgl');
  return {
    start: integer(valOf(element, 'w:start')) ?? 0,
    format: valOf(element, 'w:numFmt') ?? 'decimal',
    text: valOf(element, 'w:lvlText') ?? '',
    restart: integer(valOf(element, 'w:lvlRestart')),
    legal: legal !== undefined && isOn(legal.attrs.val),
    style: valOf(element, 'w:pStyle'),
    paragraph: readParagraphLayer(child(element, 'w:pPr'), theme),
    run: readRunLayer(child(element, 'w:rPr'), theme),
  };
}
