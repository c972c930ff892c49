// The file of people and groups that stands in for Entra where there is none: read whole, refused whole.
import { z } from 'zod';

import { readBy } from '../../domain/fields.js';
import { parseGroupId, parsePersonId, parseTenantId } from '../../domain/ids.js';
import { ok, refused, type Outcome } from '../../domain/outcome.js';
import { foldName } from '../../domain/people/fold-name.js';

const USER_PRINCIPAL_NAME = /^[^\s@]+@[^\s@]+$/;
/** Characters of a wrong value that a message repeats. */
const MAX_SHOWN = 100;
const name = z.string().max(256);

const personSchema = z.strictObject({
  id: readBy(parsePersonId, 'must be a GUID'),
  displayName: name.min(1),
  givenName: name,
  surname: name,
  userPrincipalName: name.regex(USER_PRINCIPAL_NAME, 'must look like alice@contoso.example'),
  nicknames: z.array(name.min(1)).default([]),
  /** A disabled account is as good as none. */
  disabled: z.boolean().default(false),
});

const groupSchema = z.strictObject({
  id: readBy(parseGroupId, 'must be a GUID'),
  name: name.min(1),
  /** Ids of people, and of groups whose members are then in this one too. */
  members: z.array(z.string().toLowerCase()),
});

const directoryFileSchema = z.strictObject({
  tenantId: readBy(parseTenantId, 'must be a GUID'),
  people: z.array(personSchema).min(1),
  groups: z.array(groupSchema),
});

export type DirectoryFileContent = z.infer<typeof directoryFileSchema>;

/** `where` names file and place (`directory.json: people[2].id`), `value` is what stands there, as JSON, cut short. */
export type DirectoryFileProblem = {
  readonly where: string;
  readonly value: string;
  readonly problem: string;
};

type Place = readonly PropertyKey[];
type Finding = { readonly place: Place; readonly problem: string };

/** `path` is the file's name for the messages. All problems at once, in the order of the file. */
export function parseDirectoryFile(
  content: unknown,
  path: string,
): Outcome<DirectoryFileContent, readonly DirectoryFileProblem[]> {
  const parsed = directoryFileSchema.safeParse(content);
  const findings: readonly Finding[] = parsed.success
    ? [...doubles(parsed.data), ...strangers(parsed.data)]
    : parsed.error.issues.map(({ path: place, message }) => ({ place, problem: message }));
  if (parsed.success && findings.length === 0) return ok(parsed.data);
  return refused(findings.map((finding) => describe(finding, content, path)));
}

function doubles({ people, groups }: DirectoryFileContent): Finding[] {
  const ids = [
    ...people.map(({ id }, at) => ({ place: ['people', at, 'id'], value: id })),
    ...groups.map(({ id }, at) => ({ place: ['groups', at, 'id'], value: id })),
  ];
  const names = people.map(({ userPrincipalName }, at) => ({
    place: ['people', at, 'userPrincipalName'],
    value: foldName(userPrincipalName),
  }));
  return [...repeated(ids), ...repeated(names)];
}

function repeated(entries: readonly { place: Place; value: string }[]): Finding[] {
  const first = new Map<string, Place>();
  return entries.flatMap(({ place, value }) => {
    const before = first.get(value);
    first.set(value, before ?? place);
    return before === undefined ? [] : [{ place, problem: `stands already at ${text(before)}` }];
  });
}

function strangers({ people, groups }: DirectoryFileContent): Finding[] {
  const known = new Set<string>([...people, ...groups].map(({ id }) => id));
  return groups.flatMap(({ members }, group) =>
    members.flatMap((member, at) => {
      if (known.has(member)) return [];
      const place = ['groups', group, 'members', at];
      return [{ place, problem: 'is the id of no person and no group in this file' }];
    }),
  );
}

function describe(finding: Finding, content: unknown, path: string): DirectoryFileProblem {
  const found = valueAt(content, finding.place);
  const value = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, MAX_SHOWN);
  return { where: `${path}: ${text(finding.place)}`, value, problem: finding.problem };
}

function text(place: Place): string {
  const steps = place.map((step) =>
    typeof step === 'number' ? `[${String(step)}]` : `.${String(step)}`,
  );
  return steps.join('').replace(/^\./, '') || 'the whole file';
}

function valueAt(content: unknown, place: Place): unknown {
  let value = content;
  for (const step of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}
