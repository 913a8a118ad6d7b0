import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { quoted } from './quoted';

type Catalogue = { [key: string]: string | Catalogue };

const LOCALE = /\/components\/locales\/(vi|en)\.json$/;
const VIRTUAL = '\0texts:';
/** Stands in the code until it is known what the code asks for: language and branch. */
const PLACE = /(["'`])texts:(vi|en):(\w+)\1/g;

/** A text's key, or what a key made at run time begins with: 'error.', `today.`. */
const NAMED = /(["'`])([A-Za-z][\w-]*(?:\.[\w-]+)*\.?)(?:\1|\$\{)/g;

/** Keys that the code may ask for; all of a branch where only its beginning is written down. */
function keysIn(code: string): { whole: Set<string>; beginnings: string[] } {
  const whole = new Set<string>();
  const beginnings: string[] = [];
  for (const [found, , key] of code.matchAll(NAMED)) {
    if (found.endsWith('{')) beginnings.push(key!);
    else whole.add(key!);
  }
  return { whole, beginnings };
}

/** The catalogue with the texts asked for, and those only. */
export function usedOf(catalogue: Catalogue, code: string): Catalogue {
  const { whole, beginnings } = keysIn(code);
  const roots = new Set(Object.keys(catalogue));
  const known = beginnings.filter((one) => roots.has(one.split('.')[0]!));
  const asked = (key: string) => whole.has(key) || known.some((one) => key.startsWith(one));
  const prune = (node: Catalogue, path: string): Catalogue =>
    Object.fromEntries(
      Object.entries(node).flatMap(([name, value]): [string, string | Catalogue][] => {
        const key = path ? `${path}.${name}` : name;
        if (typeof value === 'string') return asked(key) ? [[name, value]] : [];
        const kept = prune(value, key);
        return Object.keys(kept).length > 0 ? [[name, kept]] : [];
      }),
    );
  return prune(catalogue, '');
}

/**
 * A bundle that is one script keeps, of the catalogues, the texts its code can ask for. Where one bundle is several files
 * the catalogues stay whole: what one file leaves out another may ask for.
 */
export function usedTexts(): Plugin {
  const catalogues = new Map<string, Catalogue>();
  return {
    name: 'used-texts',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer) {
      if (!/\/(?:vi|en)\.json$/.test(source)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const language = found && LOCALE.exec(found.id)?.[1];
      if (!language) return null;
      catalogues.set(language, JSON.parse(readFileSync(found.id, 'utf8')));
      return `${VIRTUAL}${language}`;
    },
    load(id) {
      if (!id.startsWith(VIRTUAL)) return null;
      const language = id.slice(VIRTUAL.length);
      const branches = Object.keys(catalogues.get(language)!);
      const lines = branches.map((name) => `export const ${name} = /* @__PURE__ */ JSON.parse('texts:${language}:${name}');`);
      return `${lines.join('\n')}\nexport default { ${branches.join(', ')} };\n`;
    },
    renderChunk(code, _, __, { chunks }) {
      if (!code.includes('texts:')) return null;
      const alone = Object.keys(chunks).length === 1;
      const kept = new Map([...catalogues].map(([language, whole]) => [language, alone ? usedOf(whole, code) : whole]));
      return { code: code.replace(PLACE, (_, __, language: string, name: string) => quoted(kept.get(language)?.[name] ?? {})), map: null };
    },
  };
}
