/** The printable page, A4, that goes with a package to the owner of the system: for the list of allowed browser extensions. */
import { createHash } from 'node:crypto';
import { type Asked, type Facts, type Target, withReasons } from './facts';

const STYLE = `
@page { size: A4; margin: 11mm 14mm; }
* { box-sizing: border-box; }
body { max-width: 182mm; margin: 0 auto; padding: 4mm 0; font: 8.6pt/1.28 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; }
h1 { margin: 0 0 1mm; font-size: 14pt; text-align: center; }
h2 { margin: 2.6mm 0 .8mm; font-size: 9.6pt; }
p, ul { margin: 0 0 .8mm; } ul { padding-left: 4.5mm; }
.basis { text-align: center; font-style: italic; }
table { width: 100%; border-collapse: collapse; }
th, td { border: .25mm solid #777; padding: .45mm 1.4mm; text-align: left; vertical-align: top; }
thead th { background: #eee; } tbody th { width: 29mm; font-weight: bold; }
code { font: 8pt/1.25 Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.request { width: 46mm; } .where { width: 54mm; } .until { width: 38mm; }
.approval { margin-top: 3mm; } .approval td { height: 15mm; width: 33.3%; }
tr { break-inside: avoid; }
@media print { body { padding: 0; } thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one]!);
const code = (text: string): string => `<code>${escaped(text)}</code>`;
const list = (items: string[]): string => `<ul>${items.map((one) => `<li>${escaped(one)}</li>`).join('\n')}</ul>`;
const head = (cells: string[]): string => `<thead><tr>${cells.map((one) => `<th>${escaped(one)}</th>`).join('')}</tr></thead>`;

/**
 * @param file name of the package, without folder
 * @param bytes the package
 * @throws what `withReasons` throws
 */
export function sheetOf(target: Target, asked: Asked, file: string, bytes: Uint8Array, facts: Facts): string {
  const { labels } = facts;
  const requests = withReasons(target, asked, facts);
  const of = <One extends { targets: Target[] }>(all: One[]): One[] => all.filter((one) => one.targets.includes(target));
  const table = (kinds: string[], cells: [string, string]): string =>
    `<table>${head(cells)}<tbody>${requests
      .filter((one) => kinds.includes(one.kind))
      .map(
        (one) =>
          `<tr data-request="${one.kind} ${escaped(one.name)}"><td class="request">${code(one.name)}</td><td>${escaped(one.why)}</td></tr>`,
      )
      .join('\n')}</tbody></table>`;
  const title = target === 'userscript' ? labels.userscriptTitle : labels.extensionTitle;
  const identity: [string, string][] = [
    [labels.name, escaped(asked.name)],
    [labels.version, escaped(asked.version)],
    [labels.browser, escaped(facts.browsers[target].replace('{version}', asked.oldest ?? ''))],
    ...(asked.id ? [[labels.id, code(asked.id)] as [string, string]] : []),
    [labels.file, `${code(file)} (${bytes.length.toLocaleString('vi-VN')} ${escaped(labels.bytes)})`],
    ['SHA-256', `<code id="sha256">${createHash('sha256').update(bytes).digest('hex')}</code>`],
  ];
  const policies = asked.policies
    ? [
        `<p>${escaped(labels.pages)} <code id="policy">${escaped(asked.policies.pages)}</code></p>`,
        asked.policies.sandbox ? `<p>${escaped(labels.sandbox)} <code id="sandbox">${escaped(asked.policies.sandbox)}</code></p>` : '',
      ].join('\n')
    : '';
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${title}: ${asked.name} ${asked.version}`)}</title>
<style>${STYLE}</style>
</head>
<body><main>
<h1>${escaped(title)}</h1>
<p class="basis">${escaped(facts.basis)}</p>
<table><tbody>${identity.map(([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${value}</td></tr>`).join('\n')}</tbody></table>
<h2>1. ${escaped(labels.permissions)}</h2>
${table(['permission', 'grant'], labels.permissionHead)}
<h2>2. ${escaped(labels.hosts)}</h2>
${table(['optionalHost', 'match'], labels.hostHead)}
<h2>3. ${escaped(labels.noCall)}</h2>
${list(of(facts.noCall).map((one) => one.text))}
${policies}
<h2>4. ${escaped(labels.kept)}</h2>
<table>${head(labels.keptHead)}<tbody>${of(facts.kept)
    .map(
      (one) =>
        `<tr><td>${escaped(one.what)}</td><td class="where">${escaped(one.where)}</td><td class="until">${escaped(one.until)}</td></tr>`,
    )
    .join('\n')}</tbody></table>
<h2>5. ${escaped(labels.removal)}</h2>
${list(of(facts.removal).map((one) => one.text))}
<table class="approval">${head(labels.approval)}<tbody><tr><td></td><td></td><td></td></tr></tbody></table>
</main></body>
</html>
`;
}
