import { isDeepStrictEqual } from 'node:util';
import { type Plugin, runnerImport } from 'vite';
import { quoted } from './quoted';

/** A module that examines data files with their schemas: it is run when the product is built, and only what it found goes along. */
const SHIPPED = /\.shipped\.ts$/;

/** The files of one commit do not change while it is built: each is run once, however many bundles hold it. */
const made = new Map<string, Promise<string>>();

/** Named exports as plain data. A value that JSON cannot carry whole is refused: the bundle would not be what the tests saw. */
export function asData(exports: Record<string, unknown>, file: string): string {
  return Object.entries(exports)
    .map(([name, value]) => {
      const text = JSON.stringify(value);
      if (text === undefined || !isDeepStrictEqual(JSON.parse(text), value)) throw new Error(`${file}: ${name} is more than data`);
      return `export const ${name} = /* @__PURE__ */ JSON.parse(${quoted(value)});\n`;
    })
    .join('');
}

async function make(id: string): Promise<string> {
  const { module } = await runnerImport<Record<string, unknown>>(id, { configFile: false, logLevel: 'error' });
  return asData(module, id);
}

/** Puts the examined data in the place of its schemas: neither they nor their library are on the clerk's machine for it. */
export function shippedData(): Plugin {
  return {
    name: 'shipped-data',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (!SHIPPED.test(id)) return null;
      let code = made.get(id);
      if (!code) {
        code = make(id);
        made.set(id, code);
      }
      return code;
    },
  };
}
