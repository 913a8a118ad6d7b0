import { selectorFor } from '../dom/selector';
import { fitness, splitByUnits, valueFor } from '../text/grammar';
import { clean } from '../text/normalise';
import type { Direction, FieldName, HostField } from '../types';
import type { Pair } from './pairs';

interface Candidate {
  field: string;
  value: string | null;
  element: Element;
  score: number;
  label: string;
}

/** A field with its selector made only when asked for. */
export function hostField(value: string | null, element: Element, confidence: number, label?: string): HostField {
  return {
    value,
    get selector() {
      return selectorFor(element);
    },
    confidence: Math.round(Math.min(1, confidence) * 100) / 100,
    ...(label === undefined ? {} : { label }),
    element,
  };
}

/** The best value for each field among everything that is labelled for it. A value beats an empty place; nothing is made up. */
export function fieldsFrom(pairs: readonly Pair[], direction: Direction | undefined): Record<string, HostField> {
  const candidates: Candidate[] = [];
  for (const p of pairs) candidates.push(...candidatesOf(p, direction));
  candidates.sort((a, b) => Number(b.value !== null) - Number(a.value !== null) || b.score - a.score);
  const out: Record<string, HostField> = {};
  const used = new Map<Element, string>();
  for (const c of candidates) {
    if (out[c.field]) continue;
    // One place, one field: a label with two meanings fills the better one.
    const owner = used.get(c.element);
    if (owner && owner !== c.field && c.value !== null && out[owner]?.value === c.value) continue;
    if (c.value !== null) used.set(c.element, c.field);
    out[c.field] = hostField(c.value, c.element, c.score, c.label);
  }
  for (const p of pairs) {
    const first = p.values[0];
    const key = p.match.extra;
    const place = first?.element ?? p.slot;
    if (!key || !place || used.has(place) || (out[key] && out[key].value !== null)) continue;
    out[key] = hostField((first && clean(first.text).replace(/^[-•+]\s+/, '')) || null, place, 0.7, p.label);
  }
  // The title of nobody: a person's position without a signer beside it.
  if (out.signerTitle && !out.signerName?.value && out.signerTitle.confidence < 0.75) delete out.signerTitle;
  return out;
}

function candidatesOf(p: Pair, direction: Direction | undefined): Candidate[] {
  const out: Candidate[] = [];
  const first = p.values[0];
  const place = first?.element ?? p.slot ?? p.labelElement;
  const add = (field: string, value: string | null, element: Element, trust: number) =>
    out.push({ field, value, element, score: trust, label: p.label });

  if (p.match.pair && !p.match.meanings.length) {
    if (p.values.length === 2 && p.values.every((v) => v.control)) {
      p.match.pair.forEach(({ field }, i) => {
        const v = p.values[i]!;
        add(field, valueFor(field, v.text), v.element, 0.9 * p.link);
      });
    } else if (first) {
      const parts = splitByUnits(first.text, p.match.pair);
      for (const [field, value] of Object.entries(parts)) add(field, value, first.element, 0.9 * p.link);
    }
    return out;
  }
  for (const m of p.match.meanings) {
    if (m.incoming && direction === 'outgoing') continue;
    if (m.field === 'ordinal') continue;
    const value = first ? valueFor(m.field as FieldName, first.text, m) : null;
    if (value === null && (m.conditional || (first?.text && m.trust < 0.75))) continue;
    add(m.field, value, place, m.trust * p.link * (value ? 0.5 + 0.5 * fitness(m.field, value) : 1));
  }
  return out;
}
