import { defineConfig } from 'vite';
import monkey from 'vite-plugin-monkey';
import own from './package.json' with { type: 'json' };
import { shippedData } from './scripts/vite/shipped-data';
import { usedTexts } from './scripts/vite/used-texts';
import { userscriptPlugins } from './userscript/build/plugins.ts';
import matches from './userscript/matches.json' with { type: 'json' };

const FOLDER = '.output/userscript';
const FILE = 'van-thu.user.js';

/** One file for a userscript manager: nothing required, nothing connected to, no framework. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: FOLDER,
    emptyOutDir: true,
    minify: true,
    target: 'es2022',
  },
  plugins: [
    monkey({
      entry: 'userscript/main.ts',
      userscript: {
        name: { '': 'Văn Thư', en: 'Văn Thư (records clerk)' },
        namespace: 'van-thu',
        version: own.version,
        description: {
          '': 'Kiểm tra thể thức văn bản, đọc trang điều hành tác nghiệp, nhắc việc. Mọi việc làm trên máy này.',
          en: 'Checks drafts, reads the operations system, keeps the checklist. Everything stays on this machine.',
        },
        license: 'Apache-2.0',
        match: matches,
        'run-at': 'document-idle',
        'inject-into': 'content',
        sandbox: 'DOM',
        noframes: true,
        grant: ['GM_getValue', 'GM_setValue'],
      },
      build: { fileName: FILE, autoGrant: false },
    }),
    shippedData(),
    usedTexts(),
    ...userscriptPlugins(`${FOLDER}/${FILE}`),
  ],
});
