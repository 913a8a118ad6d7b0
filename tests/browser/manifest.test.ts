import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHROME_BUILD, FIREFOX_BUILD } from './harness';

type Manifest = Record<string, unknown> & { content_security_policy: Record<string, string> };
const manifest = (build: string): Manifest => JSON.parse(readFileSync(`${build}/manifest.json`, 'utf8'));

describe('the built manifest asks for no more than this', () => {
  it('Chrome and Edge', () => {
    const { key, version, ...rest } = manifest(CHROME_BUILD);
    expect(rest).toMatchSnapshot();
  });

  it('Firefox', () => {
    const { version, ...rest } = manifest(FIREFOX_BUILD);
    expect(rest).toMatchSnapshot();
  });

  it('no page may speak to anyone but the extension', () => {
    for (const build of [CHROME_BUILD, FIREFOX_BUILD]) {
      const { content_security_policy: policy, host_permissions, content_scripts } = manifest(build);
      expect(host_permissions).toBeUndefined();
      expect(content_scripts).toBeUndefined();
      expect(policy.extension_pages).toContain("connect-src 'self'");
      expect(policy.extension_pages).toContain("object-src 'none'");
      expect(policy.extension_pages).not.toMatch(/https?:|\*/);
      expect(policy.extension_pages).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    }
  });
});
