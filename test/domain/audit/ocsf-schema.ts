// An event held against OCSF's own schema (test/fixtures/ocsf): what is required is there, nothing is there that it does not know, each
// of its type, and each number one of those that are listed.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

type Attribute = {
  readonly type: string;
  readonly requirement: 'required' | 'recommended' | 'optional';
  readonly isObject?: true;
  readonly isArray?: true;
  readonly enum?: readonly string[];
};
type Shape = {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly constraints?: { readonly at_least_one?: readonly string[] };
};
type Schema = {
  readonly version: string;
  readonly classes: Readonly<Record<string, Shape>>;
  readonly objects: Readonly<Record<string, Shape>>;
};
type Fields = Readonly<Record<string, unknown>>;

const FILE = new URL('../../fixtures/ocsf/schema-1.8.0.json', import.meta.url);
export const SCHEMA = JSON.parse(readFileSync(FILE, 'utf8')) as Schema;

/** What is wrong with it; empty where it is as the schema has it. */
export function wrongIn(event: object): readonly string[] {
  const fields = event as Fields;
  const shape = SCHEMA.classes[String(fields['class_uid'])];
  if (shape === undefined) return ['class_uid: no class'];
  const metadata = fields['metadata'] as Fields | undefined;
  const version = isDeepStrictEqual(metadata?.['version'], SCHEMA.version) ? [] : ['version'];
  return [...version, ...wrongFields(fields, shape, '')];
}

function wrongFields(fields: Fields, { attributes, constraints }: Shape, at: string): string[] {
  const missing = Object.entries(attributes)
    .filter(([name, { requirement }]) => requirement === 'required' && !(name in fields))
    .map(([name]) => `${at}${name}: missing`);
  const one = constraints?.at_least_one ?? [];
  const none = one.length > 0 && !one.some((name) => name in fields);
  const wrong = Object.entries(fields).flatMap(([name, value]) => {
    const attribute = attributes[name];
    return attribute === undefined
      ? [`${at}${name}: unknown`]
      : wrongValue(value, attribute, `${at}${name}`);
  });
  return [...missing, ...(none ? [`${at}: none of ${one.join(', ')}`] : []), ...wrong];
}

function wrongValue(value: unknown, attribute: Attribute, at: string): string[] {
  if (attribute.isArray !== true) return wrongOne(value, attribute, at);
  if (!Array.isArray(value)) return [`${at}: no list`];
  return value.flatMap((one: unknown) => wrongOne(one, attribute, `${at}[]`));
}

function wrongOne(value: unknown, attribute: Attribute, at: string): string[] {
  if (attribute.isObject === true) return wrongObject(value, attribute, at);
  const why = wrongScalar(value, attribute.type);
  if (why !== undefined) return [`${at}: ${why}`];
  return attribute.enum?.includes(String(value)) === false ? [`${at}: not listed`] : [];
}

function wrongObject(value: unknown, { type }: Attribute, at: string): string[] {
  const shape = SCHEMA.objects[type];
  if (typeof value !== 'object' || value === null) return [`${at}: no object`];
  if (shape === undefined) return [`${at}: of no object here`];
  // `object`: whatever the source has.
  return type === 'object' ? [] : wrongFields(value as Fields, shape, `${at}.`);
}

const NUMBERS = ['integer_t', 'long_t', 'timestamp_t', 'port_t'];

function wrongScalar(value: unknown, type: string): string | undefined {
  if (type === 'json_t') return undefined;
  if (type === 'boolean_t') return typeof value === 'boolean' ? undefined : 'no boolean';
  if (NUMBERS.includes(type)) return Number.isSafeInteger(value) ? undefined : 'no whole number';
  return typeof value === 'string' ? undefined : 'no string';
}
