import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ajvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { appPackage, PackageRefused } from '../../scripts/app-package.mjs';
import { readEnvFile } from '../../scripts/env-file.mjs';
import { LISTED } from '../../src/text/commands.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SCHEMAS = join(ROOT, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30');
const VALUES = {
  TEAMS_APP_ID: '7e57ab1e-0000-4000-8000-000000000901',
  BOT_ID: '7e57ab1e-0000-4000-8000-000000000902',
  SSO_CLIENT_ID: '7e57ab1e-0000-4000-8000-000000000903',
  BOT_DOMAIN: 'otp.contoso.example',
  DEVELOPER_NAME: 'Contoso IT "Helpdesk"',
  WEBSITE_URL: 'https://contoso.example/',
  PRIVACY_URL: 'https://contoso.example/privacy',
  TERMS_URL: 'https://contoso.example/terms',
};

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

type Manifest = {
  readonly bots: readonly [
    { readonly commandLists: readonly { readonly commands: readonly { title: string }[] }[] },
  ];
  readonly validDomains: readonly string[];
  readonly developer: { readonly name: string };
};

function parts(zip: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(zip);
}

function json(zip: Uint8Array, name: string): unknown {
  return JSON.parse(strFromU8(parts(zip)[name] ?? new Uint8Array()));
}

/** Microsoft's own schema, as published with their package; nothing is fetched. */
function schemaProblems(schema: string, value: unknown): unknown {
  const ajv = new ajvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(read(join(SCHEMAS, schema)) as object);
  validate(value);
  return validate.errors;
}

const pngSize = (bytes: Uint8Array): readonly [number, number] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('the Teams app package', () => {
  const zip = appPackage(ROOT, VALUES);

  test("is valid against Microsoft's published schema", () => {
    expect(schemaProblems('MicrosoftTeams.schema.json', json(zip, 'manifest.json'))).toBeNull();
  });

  test('has its German valid against the schema of translations, and only of what the manifest says', () => {
    const german = json(zip, 'de.json') as Record<string, string>;
    expect(schemaProblems('MicrosoftTeams.Localization.schema.json', german)).toBeNull();
    const { bots } = json(zip, 'manifest.json') as Manifest;
    const described = bots[0].commandLists.flatMap(({ commands }, list) =>
      commands.map((_command, at) => `bots[0].commandLists[${list}].commands[${at}].description`),
    );
    const translated = Object.keys(german).filter((key) => key.startsWith('bots'));
    expect(translated.sort()).toEqual(described.sort());
  });

  test('is the same to the byte each time, in every time zone and on every day', () => {
    const elsewhere = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { appPackage } from ${JSON.stringify(new URL('../../scripts/app-package.mjs', import.meta.url).href)};
         import { createHash } from 'node:crypto';
         const zip = appPackage(${JSON.stringify(ROOT)}, ${JSON.stringify(VALUES)});
         console.log(createHash('sha256').update(zip).digest('hex'));`,
      ],
      { env: { ...process.env, TZ: 'Pacific/Chatham' }, encoding: 'utf8' },
    );
    expect(elsewhere.trim()).toBe(createHash('sha256').update(zip).digest('hex'));
  });

  test('holds the manifest, its German and both icons, and nothing else', () => {
    expect(Object.keys(parts(zip))).toEqual([
      'manifest.json',
      'de.json',
      'color.png',
      'outline.png',
    ]);
  });

  test('may use the camera of a phone, for scanning', () => {
    expect(json(zip, 'manifest.json')).toMatchObject({ devicePermissions: ['media'] });
  });

  test('has icons of the sizes that Teams asks for', () => {
    const { 'color.png': color, 'outline.png': outline } = parts(zip);
    expect(pngSize(color ?? new Uint8Array(32))).toEqual([192, 192]);
    expect(pngSize(outline ?? new Uint8Array(32))).toEqual([32, 32]);
  });

  test('offers the commands that the table says, and no other', () => {
    const { bots } = json(zip, 'manifest.json') as Manifest;
    const offered = bots[0].commandLists.map(({ commands }) => commands.map((one) => one.title));
    const everywhere = LISTED.filter(({ menu }) => menu === 'everywhere');
    const personal = LISTED.filter(({ menu }) => menu !== undefined);
    expect(offered).toEqual([personal, everywhere].map((all) => all.map(({ name }) => name)));
  });

  test('has in every environment what Agents Toolkit must find there: each name in it, and our version', () => {
    const used = readFileSync(join(ROOT, 'manifest/manifest.json'), 'utf8').matchAll(
      /\$\{\{(\w+)\}\}/g,
    );
    const environments = readdirSync(join(ROOT, 'env')).filter((name) => name.startsWith('.env.'));
    expect(environments).not.toEqual([]);
    const { version } = read(join(ROOT, 'package.json')) as { readonly version: string };
    for (const name of environments) {
      const values = readEnvFile(join(ROOT, 'env', name));
      expect(Object.keys(values)).toEqual(expect.arrayContaining([...used].map(([, one]) => one)));
      expect(values).toMatchObject({ APP_VERSION: version });
    }
  });

  test('takes any name for who runs the bot as it is', () => {
    expect((json(zip, 'manifest.json') as Manifest).developer.name).toBe(VALUES.DEVELOPER_NAME);
  });

  test.each(Object.keys(VALUES))(
    'is not built without %s, and the message says what it is',
    (name) => {
      const build = (): Uint8Array => appPackage(ROOT, { ...VALUES, [name]: '' });
      expect(build).toThrow(PackageRefused);
      expect(build).toThrow(new RegExp(`^${name} is missing: .+\\.$`));
    },
  );

  test.each([
    ['BOT_DOMAIN', 'https://otp.contoso.example'],
    ['BOT_DOMAIN', 'OTP.contoso.example'],
    ['BOT_ID', 'otp-bridge'],
    ['PRIVACY_URL', 'http://contoso.example/privacy'],
  ])('is not built with %s=%s', (name, value) => {
    expect(() => appPackage(ROOT, { ...VALUES, [name]: value })).toThrow(`${name} is "${value}"`);
  });
});
