import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'wxt';
import { shippedData } from './scripts/vite/shipped-data';
import { usedTexts } from './scripts/vite/used-texts';

/** Public half (SPKI) of the signing key: keeps the id the same for unpacked, policy-installed and store builds. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzzmzh2mg8IhQfgnukWmc4nrEW+PNVCQ+TwwpwZVOFPdC3Qa1IBFdVDXmMqhlOqNZlSR7Xf1mFC1otdMnv/qiEbKlpPJFh9k21i6Y7Ci56CDQl+Tf0eKOTLObLjitkLehZ67CbkIV2+esPHTLqx2JOG9hY3apjPIIFEPVV5jCz4LWO/zDNwXcO2GgqAuRvsgjUeOvm9GGj0gEL3qVFN4+aE4K81sHLxhJoZjJ8DGKjmaTtVbxqbt+85co6oJAHLxbRzR9rr1bOo2bKc5E5udJR4qpLAImVu0V7WOhYyhsjj+HX9dzf682O6ETAuhgMrPANAMyHS0QJ5YtDkrqOdzW8wIDAQAB';

export const FIREFOX_ID = 'van-thu@van-thu.invalid';

/** No connection but to the extension's own files; `wasm-unsafe-eval` is for pdf.js's image decoders, inline style for the primitives. */
const PAGES_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The frame a DOCX is drawn in: its own script and nothing else; no origin, no extension API, no connection. */
const FRAME_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src blob: data:',
  'font-src blob: data:',
].join('; ');

/** Image decoders pdf.js loads on need (JPEG 2000, JBIG2, colour profiles): scans use them. */
const PDF_DECODERS = ['openjpeg.wasm', 'jbig2.wasm', 'qcms_bg.wasm'];

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  imports: false,
  // Chunks of its own: a Word file is checked without loading the PDF reader.
  vite: () => ({ plugins: [shippedData(), usedTexts()], worker: { format: 'es', plugins: () => [shippedData()] } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Văn Thư',
    description: '__MSG_extensionDescription__',
    default_locale: 'vi',
    permissions: ['storage', 'alarms', 'notifications', 'contextMenus', 'activeTab', 'scripting'],
    optional_host_permissions: ['*://*/*'],
    content_security_policy: { extension_pages: PAGES_POLICY, ...(browser === 'firefox' ? {} : { sandbox: FRAME_POLICY }) },
    commands:
      browser === 'firefox'
        ? { _execute_sidebar_action: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandOpen__' } }
        : { 'open-panel': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandOpen__' } },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: FIREFOX_ID, strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : {
          key: PUBLIC_KEY,
          minimum_chrome_version: '120',
          storage: { managed_schema: 'managed_schema.json' },
          sandbox: { pages: ['docx-frame.html'] },
        }),
  }),
  hooks: {
    'build:publicAssets': (wxt, files) => {
      const decoders = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
      for (const name of PDF_DECODERS) files.push({ absoluteSrc: path.join(decoders, name), relativeDest: `pdf-decoders/${name}` });
      if (wxt.config.browser === 'firefox') {
        const schema = files.findIndex((file) => file.relativeDest === 'managed_schema.json');
        if (schema >= 0) files.splice(schema, 1);
      }
    },
  },
});
