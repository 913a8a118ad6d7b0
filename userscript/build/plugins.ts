import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type JsMinifyOptions, minifySync } from '@swc/core';
import type { Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DOCUMENT_ROOM = path.join(ROOT, 'lib/document/index.ts');
const stand = (name: string): string => path.join(ROOT, 'userscript/build', `without-${name}.ts`);

/** Readers, the learned part of the language, the passphrase of a backup and the libraries of the store are heavier than their use here: they stay with the extension. */
function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'age-encryption') return stand('passphrase');
      if (source === 'xmlchars/xml/1.1/ed2') return stand('xml11');
      if (/^@noble\/hashes\/(?:sha2|utils)\.js$/.test(source)) return path.join(ROOT, 'userscript/build/small-sha256.ts');
      if (source === 'dexie') return path.join(ROOT, 'userscript/build/small-database.ts');
      if (source === './learned.shipped') return stand('learned');
      const fromDocuments = importer !== undefined && path.normalize(importer) === DOCUMENT_ROOM;
      return fromDocuments && ['./pdf', './doc', './xlsx'].includes(source) ? stand('reader') : null;
    },
  };
}

/** One script has nothing to load later: what the rooms import when needed is in it from the first. */
function importAtOnce(): Plugin {
  return {
    name: 'import-at-once',
    enforce: 'pre',
    transform(code, id) {
      if (!path.normalize(id).startsWith(path.join(ROOT, 'lib')) || !code.includes('import(')) return null;
      const heads: string[] = [];
      const named = (source: string): string => {
        heads.push(`import * as atOnce${heads.length} from ${source};`);
        return `atOnce${heads.length - 1}`;
      };
      const text = code
        // Names taken one by one, so that the rest of a room can be left out.
        .replace(/const \{ ([\w, ]+) \} = await import\(\s*('[^']+')\s*\)/g, (_, names: string, source: string) => {
          const room = named(source);
          return `const { ${names} } = { ${names.split(/,\s*/).map((name) => `${name}: ${room}.${name}`)} }`;
        })
        .replace(/\(await import\(\s*('[^']+')\s*\)\)\./g, (_, source: string) => `${named(source)}.`)
        .replace(/(?<![\w.])(?<!typeof )import\(\s*('[^']+')\s*\)/g, (_, source: string) => `Promise.resolve(${named(source)})`);
      return { code: `${heads.join('\n')}\n${text}`, map: null };
    },
  };
}

const SMALLER: JsMinifyOptions = { ecma: 2022, module: false, compress: { passes: 4, ecma: 2022 }, mangle: { keep_fnames: false } };

/** End of the block that a userscript manager reads. */
const HEAD_END = '// ==/UserScript==\n';

/** Takes out what the bundler's own pass leaves, and makes one named function of it, so that it can hand its own source to a worker. */
function asOneFunction(file: string): Plugin {
  return {
    name: 'as-one-function',
    enforce: 'post',
    closeBundle() {
      const target = path.join(ROOT, file);
      const text = readFileSync(target, 'utf8');
      const at = text.indexOf(HEAD_END) + HEAD_END.length;
      if (at < HEAD_END.length || text.includes('System.register') || text.includes('// @require')) this.error(`${file} is not one script`);
      const { code } = minifySync(`(function vanThuScript() {\n${text.slice(at)}\n})();\n`, SMALLER);
      writeFileSync(target, `${text.slice(0, at)}\n${code}\n`);
    },
  };
}

export const userscriptPlugins = (file: string): Plugin[] => [leaveOut(), importAtOnce(), asOneFunction(file)];
