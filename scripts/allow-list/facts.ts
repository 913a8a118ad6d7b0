/** What the owner of a system is told of a package, and the refusal to tell what the package does not bear out. */
import * as z from 'zod';
import { extensionIdOf } from './extension-id';
import texts from './facts.json' with { type: 'json' };

export const TARGETS = ['chrome', 'edge', 'firefox', 'userscript'] as const;
export type Target = (typeof TARGETS)[number];

const text = z.string().min(1);
const targets = z.array(z.enum(TARGETS)).min(1);
const three = z.tuple([text, text, text]);
const two = z.tuple([text, text]);

const KINDS = ['permission', 'optionalHost', 'grant', 'match'] as const;
type Kind = (typeof KINDS)[number];

const factsSchema = z.strictObject({
  basis: text,
  labels: z.strictObject({
    extensionTitle: text,
    userscriptTitle: text,
    name: text,
    version: text,
    browser: text,
    id: text,
    file: text,
    bytes: text,
    permissions: text,
    permissionHead: two,
    hosts: text,
    hostHead: two,
    noCall: text,
    pages: text,
    sandbox: text,
    kept: text,
    keptHead: three,
    removal: text,
    approval: three,
  }),
  browsers: z.record(z.enum(TARGETS), text),
  requests: z.array(z.strictObject({ kind: z.enum(KINDS), name: text, targets, why: text })),
  noCall: z.array(z.strictObject({ targets, text })),
  kept: z.array(z.strictObject({ targets, what: text, where: text, until: text })),
  removal: z.array(z.strictObject({ targets, text })),
});
export type Facts = z.infer<typeof factsSchema>;

export const readFacts = (json: unknown = texts): Facts => {
  const read = factsSchema.safeParse(json);
  if (!read.success) throw new Error(`scripts/allow-list/facts.json: ${z.prettifyError(read.error)}`);
  return read.data;
};

/** What a built package asks for, read from the package itself. */
export interface Asked {
  name: string;
  version: string;
  id: string | null;
  /** Oldest browser version it installs in; null where a manager decides. */
  oldest: string | null;
  requests: { kind: Kind; name: string }[];
  /** Content security policies as they stand in the manifest. */
  policies: { pages: string; sandbox: string | null } | null;
}

const manifestSchema = z.looseObject({
  version: text,
  permissions: z.array(text),
  optional_host_permissions: z.array(text).default([]),
  content_security_policy: z.strictObject({ extension_pages: text, sandbox: text.optional() }),
  key: text.optional(),
  minimum_chrome_version: text.optional(),
  browser_specific_settings: z
    .looseObject({
      gecko: z.looseObject({
        id: text,
        strict_min_version: text,
        data_collection_permissions: z.strictObject({ required: z.tuple([z.literal('none')]) }),
      }),
    })
    .optional(),
});

/** The sheet says that the package has none of these. */
const NEVER = [
  'host_permissions',
  'optional_permissions',
  'content_scripts',
  'web_accessible_resources',
  'externally_connectable',
  'update_url',
  'devtools_page',
  'chrome_url_overrides',
];
const NEVER_IN_HEADER = ['require', 'resource', 'connect', 'updateURL', 'downloadURL', 'include'];

/** Sources that name no address: keywords in quotes, and what the page itself has made. */
const OWN_SOURCE = /^('self'|'none'|'unsafe-inline'|'wasm-unsafe-eval'|blob:|data:)$/;

function refuseOutside(policy: string): void {
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    const outside = name === 'sandbox' ? sources.filter((one) => one !== 'allow-scripts') : sources.filter((one) => !OWN_SOURCE.test(one));
    if (outside.length > 0) throw new Error(`allow-list sheet: the policy's ${name} lets in ${outside.join(' ')}`);
  }
  if (!/(^|; )default-src '(self|none)'/.test(policy)) throw new Error('allow-list sheet: the policy has no default-src of its own');
}

/** @param name the extension's name as its default language writes it */
export function askedByManifest(json: unknown, name: string): Asked {
  const manifest = manifestSchema.parse(json);
  const gecko = manifest.browser_specific_settings?.gecko;
  const present = NEVER.filter((key) => key in manifest);
  if (present.length > 0) throw new Error(`allow-list sheet: the manifest has ${present.join(', ')}, which the sheet knows nothing of`);
  const { extension_pages: pages, sandbox = null } = manifest.content_security_policy;
  for (const policy of [pages, sandbox]) if (policy) refuseOutside(policy);
  return {
    name,
    version: manifest.version,
    id: gecko?.id ?? (manifest.key ? extensionIdOf(manifest.key) : null),
    oldest: gecko?.strict_min_version ?? manifest.minimum_chrome_version ?? null,
    requests: [
      ...manifest.permissions.map((one) => ({ kind: 'permission' as const, name: one })),
      ...manifest.optional_host_permissions.map((one) => ({ kind: 'optionalHost' as const, name: one })),
    ],
    policies: { pages, sandbox },
  };
}

/** @param script the userscript's text, header first */
export function askedByHeader(script: string): Asked {
  const header = /^\/\/ ==UserScript==\n([\s\S]*?)\n\/\/ ==\/UserScript==/.exec(script)?.[1];
  if (header === undefined) throw new Error('allow-list sheet: the userscript has no header');
  const lines = [...header.matchAll(/^\/\/ @(\S+)[ \t]*(.*)$/gm)].map(([, key, value]) => ({ key: key!, value: value!.trim() }));
  const present = NEVER_IN_HEADER.filter((key) => lines.some((line) => line.key === key));
  if (present.length > 0) throw new Error(`allow-list sheet: the userscript has @${present.join(', @')}, which the sheet denies`);
  const all = (key: string) => lines.filter((line) => line.key === key).map((line) => line.value);
  const one = (key: string): string => {
    const [value] = all(key);
    if (!value) throw new Error(`allow-list sheet: the userscript has no @${key}`);
    return value;
  };
  return {
    name: one('name'),
    version: one('version'),
    id: null,
    oldest: null,
    requests: [
      ...all('grant').map((name) => ({ kind: 'grant' as const, name })),
      ...all('match').map((name) => ({ kind: 'match' as const, name })),
    ],
    policies: null,
  };
}

/**
 * What is asked for, each with its reason, in the package's order.
 *
 * @throws when something asked for has no reason, or a reason has nothing that asks for it
 */
export function withReasons(target: Target, asked: Asked, facts: Facts): Facts['requests'] {
  const reasons = facts.requests.filter((one) => one.targets.includes(target));
  const same = (a: { kind: Kind; name: string }) => (b: { kind: Kind; name: string }) => a.kind === b.kind && a.name === b.name;
  const problems = [
    ...asked.requests.filter((one) => !reasons.some(same(one))).map((one) => `${one.kind} ${one.name} has no reason`),
    ...reasons.filter((one) => !asked.requests.some(same(one))).map((one) => `${one.kind} ${one.name} has a reason but is not asked for`),
    ...reasons.filter((one, at) => reasons.findIndex(same(one)) !== at).map((one) => `${one.kind} ${one.name} has two reasons`),
  ];
  if (problems.length > 0) throw new Error(`allow-list sheet for ${target} (scripts/allow-list/facts.json): ${problems.join('; ')}`);
  return asked.requests.map((one) => reasons.find(same(one))!);
}
