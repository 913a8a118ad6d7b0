import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Built manifests beside what they are meant to be: a permission can't come in unnoticed. */
describe.each(['chrome', 'edge', 'firefox'])('manifest for %s', (browser) => {
  const built = `.output/${browser}-mv3/manifest.json`;

  it('is exactly what was agreed', async () => {
    expect(existsSync(built), `${built} is missing: npm run build`).toBe(true);
    const manifest = JSON.parse(readFileSync(built, 'utf8'));
    await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(`../../fixtures/manifests/${browser}.json`);
  });

  it('asks for no host and lets nothing but its own files be loaded', () => {
    const manifest = JSON.parse(readFileSync(built, 'utf8'));
    expect(manifest.host_permissions ?? []).toEqual([]);
    const policy: string = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|unsafe-eval'(?<!wasm-unsafe-eval')|\*/);
  });
});
