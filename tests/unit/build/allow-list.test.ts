import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extensionIdOf } from '../../../scripts/allow-list/extension-id';
import { askedByHeader, askedByManifest, readFacts, type Target, withReasons } from '../../../scripts/allow-list/facts';
import texts from '../../../scripts/allow-list/facts.json' with { type: 'json' };
import { sheetOf } from '../../../scripts/allow-list/sheet';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (html: string): string => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => ENTITIES[one]!);
const inside = (html: string, id: string): string | undefined => {
  const found = new RegExp(`id="${id}">([^<]*)<`).exec(html)?.[1];
  return found === undefined ? undefined : plain(found);
};
const requestsIn = (html: string): string[] => [...html.matchAll(/data-request="([^"]*)"/g)].map(([, one]) => plain(one!));

function built(path: string): Buffer {
  expect(existsSync(path), `${path} is missing: npm run build`).toBe(true);
  return readFileSync(path);
}

describe.each(['chrome', 'edge', 'firefox'])('allow-list sheet for %s', (target) => {
  const html = () => built(`.output/van-thu-${target}-allow-list.html`).toString('utf8');
  const manifest = () => JSON.parse(built(`.output/${target}-mv3/manifest.json`).toString('utf8'));

  it('asks for what the built manifest asks for, no more and no less', () => {
    const { permissions, optional_permissions = [], host_permissions = [], optional_host_permissions = [] } = manifest();
    expect([...optional_permissions, ...host_permissions]).toEqual([]);
    expect(requestsIn(html())).toEqual([
      ...permissions.map((one: string) => `permission ${one}`),
      ...optional_host_permissions.map((one: string) => `optionalHost ${one}`),
    ]);
  });

  it('quotes the policy, the version and the id as they are', () => {
    const { content_security_policy: policy, version, key, browser_specific_settings: settings } = manifest();
    expect(inside(html(), 'policy')).toBe(policy.extension_pages);
    expect(inside(html(), 'sandbox')).toBe(policy.sandbox);
    expect(html()).toContain(`<td>${version}</td>`);
    expect(html()).toContain(`<code>${settings?.gecko.id ?? extensionIdOf(key)}</code>`);
  });

  it('has the digest of the package beside it', () => {
    const digest = createHash('sha256')
      .update(built(`.output/van-thu-${target}.zip`))
      .digest('hex');
    expect(inside(html(), 'sha256')).toBe(digest);
  });
});

it('the sheet of the userscript is that of its header', () => {
  const script = built('.output/userscript/van-thu.user.js');
  const html = built('.output/van-thu-userscript-allow-list.html').toString('utf8');
  const lines = script.toString('utf8').split('// ==/UserScript==')[0]!.split('\n');
  const values = (key: string) => lines.filter((line) => line.startsWith(`// @${key} `)).map((line) => line.split(/\s+/)[2]!);
  expect(requestsIn(html)).toEqual([...values('grant').map((one) => `grant ${one}`), ...values('match').map((one) => `match ${one}`)]);
  expect(values('grant').length).toBeGreaterThan(0);
  expect(inside(html, 'sha256')).toBe(createHash('sha256').update(script).digest('hex'));
});

describe('a sheet is refused', () => {
  const facts = readFacts();
  const manifest = JSON.parse(readFileSync('tests/fixtures/manifests/chrome.json', 'utf8'));
  const sheet = (change: object, target: Target = 'chrome') =>
    sheetOf(target, askedByManifest({ ...manifest, ...change }, 'X'), 'x.zip', new Uint8Array(1), facts);

  it('not as the manifest stands', () => expect(sheet({})).toContain('<!doctype html>'));

  it('when a permission has no reason', () => {
    expect(() => sheet({ permissions: [...manifest.permissions, 'tabs'] })).toThrow('permission tabs has no reason');
    expect(() => sheet({ optional_host_permissions: ['*://*/*', 'file:///*'] })).toThrow('optionalHost file:///* has no reason');
  });

  it('when a reason has no permission', () => {
    expect(() => sheet({ permissions: manifest.permissions.filter((one: string) => one !== 'alarms') })).toThrow(
      'permission alarms has a reason but is not asked for',
    );
    expect(() => sheet({}, 'firefox')).toThrow('permission sidePanel has no reason');
  });

  it('when a reason stands twice', () => {
    const twice = { ...facts, requests: [...facts.requests, facts.requests[0]!] };
    expect(() => withReasons('chrome', askedByManifest(manifest, 'X'), twice)).toThrow('permission storage has two reasons');
  });

  it.each([
    ['a connection', "default-src 'self'; connect-src 'self' https://example.org", 'connect-src lets in https://example.org'],
    ['any address', "default-src 'self'; img-src *", 'img-src lets in *'],
    ['a bare scheme', "default-src 'self'; connect-src wss:", 'connect-src lets in wss:'],
    ['no ground rule', "script-src 'self'", 'no default-src'],
  ])('when the policy has %s', (_, policy, message) =>
    expect(() => sheet({ content_security_policy: { extension_pages: policy } })).toThrow(message),
  );

  it.each(['host_permissions', 'content_scripts', 'update_url', 'externally_connectable'])('when the manifest has %s', (key) =>
    expect(() => sheet({ [key]: ['x'] })).toThrow(key),
  );

  it.each(['require', 'connect', 'updateURL'])('when the userscript has @%s', (key) =>
    expect(() => askedByHeader(`// ==UserScript==\n// @name x\n// @version 1\n// @${key} y\n// ==/UserScript==\n`)).toThrow(`@${key}`),
  );

  it('when its facts are not of the agreed form', () => {
    expect(() => readFacts({ ...texts, removal: [{ targets: ['opera'], text: 'x' }] })).toThrow(/facts\.json[\s\S]*removal/);
    expect(() => readFacts({ ...texts, requests: [{ ...texts.requests[0], why: '' }] })).toThrow(/facts\.json[\s\S]*why/);
  });
});

it('markup in a name stays text', () => {
  const manifest = JSON.parse(readFileSync('tests/fixtures/manifests/chrome.json', 'utf8'));
  const html = sheetOf('chrome', askedByManifest(manifest, '<img src=x>'), 'x.zip', new Uint8Array(1), readFacts());
  expect(html).not.toContain('<img');
});
