import type * as z from 'zod/mini';
import type { HostRecognition, SiteProfile } from '../../lib/host';
import type { OverlayFeature, OverlayRequest } from '../../lib/messages';
import type { Layer } from './layer';
import type { OverlayTexts } from './texts';

/** What a feature may use. All of it ends with `signal`. */
export interface Overlay {
  layer: Layer;
  t: OverlayTexts;
  language: 'vi' | 'en';
  profiles: readonly SiteProfile[];
  signal: AbortSignal;
  /** Asks the extension; null where it does not answer as agreed. */
  ask<T>(request: OverlayRequest, answer: z.ZodMiniType<T>): Promise<T | null>;
}

export interface RunningFeature {
  /** A new reading of the page; null = the page is not recognised any more, or secret. */
  show(recognition: HostRecognition | null): void | Promise<void>;
  /** The extension knows something new. */
  refresh?(): void | Promise<void>;
}

export interface Feature {
  id: OverlayFeature;
  start(overlay: Overlay): RunningFeature;
}

/** Short, stable, and not to be turned back into what it was made of. Insecure pages have no digests of the browser's. */
export function digest(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b >>> 0).toString(36) + (a >>> 0).toString(36);
}
