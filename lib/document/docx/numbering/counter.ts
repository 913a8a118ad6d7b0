import { decodeLegacy } from '../../encodings';
import { shownSymbols } from '../../symbols';
import type { Level, Numbering } from './definitions';
import { formatNumber } from './formats';

const LEVELS = 9;

/** Counts lists in reading order, as Word does when it lays out the text. */
export class ListCounter {
  /** Counters by abstract definition; undefined = level not reached yet. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(private readonly numbering: Numbering) {}

  /** The label of the next paragraph of that list and level, or null when nothing is shown. */
  next(numId: string, level: number): string | null {
    const own = this.numbering.level(numId, level);
    const abstractId = this.numbering.abstractId(numId);
    if (!own || abstractId === undefined) return null;
    let counters = this.counters.get(abstractId);
    if (!counters) {
      counters = new Array(LEVELS).fill(undefined);
      this.counters.set(abstractId, counters);
    }
    const override = this.numbering.startOverride(numId, level);
    const use = `${numId}:${level}`;
    if (override !== undefined && !this.started.has(use)) counters[level] = override;
    else counters[level] = counters[level] === undefined ? (override ?? own.start) : counters[level] + 1;
    this.started.add(use);
    for (let deeper = level + 1; deeper < LEVELS; deeper++) {
      const restart = this.numbering.level(numId, deeper)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counters[deeper] = undefined;
    }
    return this.label(own, numId, counters);
  }

  private label(own: Level, numId: string, counters: (number | undefined)[]): string | null {
    const font = own.run.hAnsi ?? own.run.ascii ?? null;
    if (own.format === 'bullet') return shownSymbols(own.text, font).trim() || null;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const level = this.numbering.level(numId, index);
      const value = counters[index] ?? this.numbering.startOverride(numId, index) ?? level?.start ?? 1;
      return formatNumber(value, own.legal && level?.format !== 'none' ? 'decimal' : (level?.format ?? 'decimal'));
    });
    const shown = decodeLegacy(shownSymbols(text, font), font).text.normalize('NFC').replaceAll('\u00a0', ' ').trim();
    return own.run.caps ? shown.toUpperCase() || null : shown || null;
  }
}
