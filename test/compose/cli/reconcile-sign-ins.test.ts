// The audit held against Entra's sign-ins, in the exports that Microsoft's pages describe: a seed in other hands is found by the one sign-in
// that nobody was shown a code for, and nothing else is.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdSignIns } from '../../../src/compose/cli/reconcile-sign-ins.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { fine, meet, must, openTrial, PEOPLE } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { AT, groundOver, listening } from './ground-over.js';
import { graph, HEAD, iso, row } from './signed-in.js';
import type { Used } from './signed-in.js';

let trial: Trial;
let folder = '';
let files = 0;
/** Alice typed each code some seconds after it was shown. */
const used: Used[] = [];
beforeAll(async () => {
  trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const { clock } = trial.parts;
  clock.advanceSeconds(3_600);
  for (let day = 0; day < 4; day += 1) {
    const id = await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    must(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown);
    used.push({ id: `sign-in-${day}`, at: clock.now() + 20_000 + 7_000 * day });
    clock.advanceSeconds(86_400);
  }
  folder = await temporaryFolder();
});

async function file(text: string): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.log`);
  await writeFile(path, text);
  return path;
}
const json = async (of: readonly object[]): Promise<string> => file(JSON.stringify({ value: of }));
const sheet = async (rows: readonly string[]): Promise<string> =>
  file(`\uFEFF${[HEAD, ...rows].join('\r\n')}\r\n`);

type Found = {
  readonly exit: number;
  readonly lines: string;
  readonly json: Record<string, unknown>;
};

async function hold(...paths: readonly string[]): Promise<Found> {
  const saying = listening();
  const ground = groundOver(trial);
  const done = await holdSignIns(paths)({ ground, person: null, by: AT, saying });
  return { ...done, lines: [...saying.lines, ...saying.problems].join('\n') };
}

const middle = (): number => must(used[1]).at + 3 * 3_600_000;
const stolen = (): Used => ({ id: 'stolen', at: middle() });

describe('sign-ins with codes that were shown', () => {
  test('are found to be that, in each export', async () => {
    const insights = used.map((one) => ({ time: iso(one.at), properties: graph(one) }));
    const analytics = used.map((one) => {
      const { authenticationDetails, ...rest } = graph(one) as Record<string, unknown>;
      return {
        TimeGenerated: iso(one.at),
        ...rest,
        AuthenticationDetails: JSON.stringify(authenticationDetails),
      };
    });
    const ways = [
      await json(used.map((one) => graph(one))),
      await file(insights.map((one) => JSON.stringify(one)).join('\n')),
      await file(JSON.stringify(analytics)),
      await sheet(used.map((one) => row(one))),
      // By the name alone.
      await sheet(used.map((one) => row(one, undefined, ''))),
    ];
    for (const path of ways) {
      const found = await hold(path);
      expect(found).toMatchObject({
        exit: 0,
        json: { strange: [], unused: [], uncovered: [], matched: 4, clockMs: 0 },
      });
    }
  });

  test('in files that overlap, each once; those of others and of other methods are not looked at', async () => {
    const more = [
      graph(stolen(), {
        id: 'other',
        userId: PEOPLE.diego,
        userPrincipalName: 'diego@contoso.example',
      }),
      graph(stolen(), {
        id: 'push',
        authenticationDetails: [{ authenticationMethod: 'Authenticator App', succeeded: true }],
      }),
      graph(stolen(), {
        id: 'wrong code',
        status: {
          errorCode: 500121,
          additionalDetails: 'MFA denied; user entered an invalid code',
        },
        authenticationDetails: [{ authenticationMethod: 'Software OATH token', succeeded: false }],
      }),
    ];
    const first = await json([...used.slice(0, 3).map((one) => graph(one)), ...more]);
    const claim = row(stolen(), 'MFA requirement satisfied by claim in the token');
    const found = await hold(first, await sheet([...used.slice(1).map((one) => row(one)), claim]));
    expect(found).toMatchObject({
      exit: 0,
      json: { strange: [], matched: 4, twice: 2, elsewhere: 1 },
    });
  });

  test.each([420_000, -900_000])('with a clock that is off by %d ms', async (ms) => {
    const path = await json(used.map(({ id, at }) => graph({ id, at: at + ms })));
    const found = await hold(path);
    expect(found).toMatchObject({ exit: 0, json: { strange: [], matched: 4 } });
    expect(found.lines).toContain(ms > 0 ? ' min before ours' : ' min behind ours');
  });
});

describe('a stolen seed', () => {
  test.each([0, 420_000])(
    'is found by its one sign-in, with clocks that differ by %d ms',
    async (ms) => {
      const path = await json([...used, stolen()].map(({ id, at }) => graph({ id, at: at + ms })));
      const found = await hold(path);
      expect(found).toMatchObject({ exit: 1, json: { matched: 4, unused: [] } });
      expect(found.json['strange']).toMatchObject([
        { id: 'stolen', ownerId: PEOPLE.alice, command: '/compromised alice@contoso.example' },
      ]);
      expect(found.lines).toMatch(/^WRONG .* somebody else has the seed\. .*\/compromised alice@/u);
    },
  );

  test('is found where its sign-in is a few minutes from a release: one is no clock', async () => {
    const near = { id: 'stolen', at: must(used[2]).at + 300_000 };
    const found = await hold(await sheet([...used, near].map((one) => row(one))));
    expect(found).toMatchObject({ exit: 1, json: { matched: 4, strange: [{ id: 'stolen' }] } });
    const alone = await hold(await json([graph(near)]));
    expect(alone).toMatchObject({ exit: 1, json: { strange: [{ id: 'stolen' }] } });
  });
});

describe('what nobody knows', () => {
  test('a release that no sign-in used is said', async () => {
    const found = await hold(
      await json(used.filter((_one, at) => at !== 2).map((one) => graph(one))),
    );
    expect(found).toMatchObject({ exit: 0, json: { strange: [], matched: 3 } });
    expect(found.json['unused']).toHaveLength(1);
    expect(found.lines).toMatch(/UNUSED {3}\S+ a code of alice@contoso\.example was shown/u);
  });

  test('days that no file covers are said; those between files are a gap', async () => {
    const [first, , , last] = used;
    const day = (one: Used): string => iso(one.at).slice(0, 10);
    const only = await hold(await json(used.slice(2).map((one) => graph(one))));
    expect(only).toMatchObject({ exit: 0, json: { gaps: [], unused: [] } });
    expect(only.json['uncovered']).toEqual(used.slice(0, 2).map(day));
    const gap = await hold(await json([graph(must(first))]), await json([graph(must(last))]));
    expect(gap).toMatchObject({ exit: 1, json: { strange: [], unused: [] } });
    expect(gap.json['gaps']).toEqual(used.slice(1, 3).map(day));
    expect(gap.lines).toContain('NOT SEEN No file covers ');
  });

  test.each([
    ['columns of another language', 'Datum (UTC),Benutzer-ID\n2026-11-28T09:00:00Z,x'],
    ['a call of Key Vault', '{"time":"2026-11-28T09:00:00Z","operationName":"SecretGet"}'],
  ])('%s ends it', async (_what, text) => {
    expect(await hold(await file(text))).toMatchObject({
      exit: 1,
      json: { error: 'NOT_THAT_LOG' },
    });
  });
});
