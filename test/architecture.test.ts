// DESIGN §6's arrows, and the house rules that nothing may break quietly: held here without the linter.
import { describe, expect, test } from '@jest/globals';

import './architecture-app.js';
import { MODULE_STATE, dependencies, parseText, sourceFiles } from './source-files.js';
import type { SourceFile } from './source-files.js';

const FILES = sourceFiles('src');

/** What each room may import of ours, besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: ['domain'],
  app: ['domain', 'ports'],
  adapters: ['domain', 'ports'],
  text: ['domain', 'app'],
  'channels/teams': ['domain', 'ports', 'app', 'text'],
  'channels/http': ['domain', 'ports', 'app', 'text'],
  'channels/cli': ['domain', 'ports', 'app', 'text'],
  config: ['domain', 'ports', 'app'],
  page: ['domain', 'text'],
};
/** The only ones that see adapters and channels both. */
const isComposer = (path: string): boolean =>
  ['src/compose.ts', 'src/main.ts', 'src/cli.ts', 'src/t2otp.ts'].includes(path) ||
  path.startsWith('src/compose/');

/** What the pure rooms may use that is not ours. */
const DOMAIN_PACKAGES = ['node:crypto', 'otplib', '@otplib/plugin-crypto-node', 'zod'];
/** What speaks with the channel, behind channels/teams/wire.ts: nothing else names an SDK of bots, not for its types either. */
const BEHIND_THE_WIRE = [
  'src/channels/teams/botbuilder-wire.ts',
  'src/channels/teams/authenticated-wire.ts',
];
/** Comes with botbuilder, in the version that botbuilder wants. */
const WITH_BOTBUILDER = ['botframework-connector', 'botframework-schema'];

const SYSTEM =
  /^src\/(?:adapters\/local\/system-[a-z-]+|page\/browser-clock|page\/toolset\/system-[a-z-]+)\.ts$/;

/** The page that makes codes itself, of a secret that somebody holds: it is all of what a browser has of the bot. */
const TOOLSET = 'src/page/toolset/';
const FOR_CODES = /^src\/domain\/(?:otp\/[a-z0-9-]+|ids|outcome)\.ts$/;
const PLAIN_CODES = ['src/domain/otp/codes-by.ts', 'src/page/toolset/desk.ts'];

function roomOfPath(path: string): string {
  return parseText(path, '').room;
}

/** Every file to which `wrong` applies, with what is wrong. */
function offences(wrong: (file: SourceFile) => readonly string[]): readonly string[] {
  return FILES.flatMap((file) => wrong(file).map((what) => `${file.path}: ${what}`));
}

function using(names: readonly string[], except: (file: SourceFile) => boolean): readonly string[] {
  return offences((file) => (except(file) ? [] : names.filter((name) => file.uses.has(name))));
}

describe('the rooms', () => {
  test('are those of the design, with two composers at the door', () => {
    const homeless = FILES.filter(({ path, room }) => !(room in ARROWS) && !isComposer(path));
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test.each(Object.entries(ARROWS))('%s imports of ours only itself and %j', (room, seen) => {
    const wrong = offences((file) => {
      if (file.room !== room) return [];
      const ours = file.imports.filter((one) => one.ours).map(({ of }) => of);
      return ours.filter((of) => ![room, ...seen].includes(roomOfPath(of)));
    });
    expect(wrong).toEqual([]);
  });

  test('the page sees of the domain only what was written for the browser too', () => {
    const wrong = offences(({ path, room, imports }) => {
      if (room !== 'page') return [];
      const ours = imports.filter((one) => one.ours).map(({ of }) => of);
      const mayMake = (of: string): boolean => path.startsWith(TOOLSET) && FOR_CODES.test(of);
      const foreign = ours.filter((of) => /^src\/domain\/(?!capture\/)/.test(of));
      return foreign.filter((of) => !mayMake(of));
    });
    expect(wrong).toEqual([]);
  });

  test('text takes types alone from the use cases', () => {
    const wrong = offences(({ room, imports }) => {
      if (room !== 'text') return [];
      return imports
        .filter((one) => !one.typeOnly && roomOfPath(one.of) === 'app')
        .map(({ of }) => of);
    });
    expect(wrong).toEqual([]);
  });

  test('nobody but the composers sees adapters and channels both', () => {
    const wrong = offences(({ path, imports }) => {
      const rooms = imports.filter(({ ours }) => ours).map(({ of }) => of.split('/')[1] ?? '');
      const both = rooms.includes('adapters') && rooms.includes('channels');
      return both && !isComposer(path) ? ['sees both'] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('nobody imports a composer but main and composers', () => {
    const wrong = offences(({ path, imports }) => {
      const composers = imports.filter(({ of }) => isComposer(of));
      return isComposer(path) ? [] : composers.map(({ of }) => of);
    });
    expect(wrong).toEqual([]);
  });
});

describe('what comes from outside', () => {
  const packagesOf = (file: SourceFile): readonly string[] =>
    file.imports.filter(({ ours }) => !ours).map(({ of }) => of);

  test('the domain takes HMAC, hashes, TOTP and parsing, and nothing else', () => {
    const wrong = offences((file) =>
      file.room === 'domain' ? packagesOf(file).filter((of) => !DOMAIN_PACKAGES.includes(of)) : [],
    );
    expect(wrong).toEqual([]);
  });

  test('what runs in the browser too takes nothing of Node, not by way of another file either', () => {
    const reached = (path: string, seen: Set<string>): Set<string> => {
      const file = FILES.find((one) => one.path === path);
      if (file === undefined || seen.has(path)) return seen;
      seen.add(path);
      for (const { of, ours, typeOnly } of file.imports) if (ours && !typeOnly) reached(of, seen);
      return seen;
    };
    const inBrowser = FILES.filter(
      ({ path, room }) => path.startsWith('src/domain/capture/') || room === 'page',
    ).reduce((seen, { path }) => reached(path, seen), new Set<string>());
    const wrong = offences((file) =>
      inBrowser.has(file.path)
        ? packagesOf(file).filter(
            (of) =>
              of.startsWith('node:') ||
              (of.includes('otplib') && !(of === 'otplib' && PLAIN_CODES.includes(file.path))),
          )
        : [],
    );
    expect(inBrowser).toContain('src/domain/otp/base32.ts');
    expect(wrong).toEqual([]);
  });

  test('the bot framework is named behind the seam of the Teams channel alone', () => {
    const wrong = offences((file) =>
      BEHIND_THE_WIRE.includes(file.path)
        ? []
        : packagesOf(file).filter(
            (of) =>
              /^(?:botbuilder|botframework|@microsoft\/)/.test(of) &&
              // Teams' side of a page in a frame: no part of the bot framework.
              !(file.room === 'page' && of === '@microsoft/teams-js'),
          ),
    );
    expect(wrong).toEqual([]);
  });

  test('what is behind that seam is put together by the composers alone', () => {
    const wrong = offences(({ path, imports }) => {
      if (isComposer(path) || BEHIND_THE_WIRE.includes(path)) return [];
      return imports.filter(({ of }) => BEHIND_THE_WIRE.includes(of)).map(({ of }) => of);
    });
    expect(wrong).toEqual([]);
    expect(BEHIND_THE_WIRE.length).toBeLessThanOrEqual(2);
  });

  test('every package is one that we have said we depend on', () => {
    const known = [...dependencies(), ...WITH_BOTBUILDER];
    const wrong = offences((file) =>
      packagesOf(file).filter((of) => !of.startsWith('node:') && !known.includes(of)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the world is let in at one door', () => {
  test('the environment is read by the configuration alone', () => {
    const may = ({ path, room }: SourceFile): boolean =>
      room === 'config' || ['src/main.ts', 'src/cli.ts'].includes(path);
    expect(using(['process.env', 'process[…]', 'env'], may)).toEqual([]);
  });

  test('clock and randomness are injected', () => {
    const world = ['Date.now', 'Date[…]', 'new Date()', 'Math.random', 'performance.now'];
    expect(using(world, ({ path }) => SYSTEM.test(path))).toEqual([]);
    const randomness = ['randomBytes', 'randomUUID', 'randomInt', 'getRandomValues'];
    expect(using(randomness, ({ path }) => SYSTEM.test(path))).toEqual([]);
  });

  test('the domain knows no process, no timer and no network', () => {
    const world = ['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'console'];
    expect(using(world, ({ room }) => room !== 'domain')).toEqual([]);
  });

  test('no module has a state: whoever needs one makes one', () => {
    expect(using([MODULE_STATE], () => false)).toEqual([]);
  });

  test('nobody writes to the console', () => {
    expect(using(['console'], () => false)).toEqual([]);
  });
});

describe('house rules', () => {
  test('a file has at most 200 lines of code', () => {
    const long = offences(({ codeLines }) => (codeLines > 200 ? [String(codeLines)] : []));
    expect(long).toEqual([]);
  });

  test('nothing is any, nothing is asserted to be there, nothing is exported by default', () => {
    expect(using(['any', '!', 'export default'], () => false)).toEqual([]);
  });

  test('a type is asserted where text becomes an id, and nowhere else', () => {
    expect(using(['as'], ({ path }) => path === 'src/domain/ids.ts')).toEqual([]);
  });

  test('the linter is silenced only for one line, with a reason', () => {
    const wrong = offences(({ comments }) =>
      comments.filter(
        (comment) =>
          /eslint-disable|@ts-/.test(comment) &&
          !/^\/\/ eslint-disable-(?:next-)?line [a-z@/, -]+ -- .{10,}/.test(comment),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('a relative import says the file that will be there', () => {
    const paths = FILES.map(({ path }) => path);
    const wrong = offences(({ imports }) =>
      imports.filter(({ of, ours }) => ours && !paths.includes(of)).map(({ of }) => of),
    );
    expect(wrong).toEqual([]);
  });
});
