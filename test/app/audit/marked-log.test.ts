// A marked seed, every code that was shown, and everybody's name go through set-up, release, emergency, freeze and refusal, and from there
// into all that leaves the bridge of its audit. The first two are nowhere in it; names are in what may be deleted, and in no leaf.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WitnessRound } from '../../../src/app/audit/witness-round.js';
import { exportTo, receiptOf } from '../../../src/compose/cli/run-audit.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import { verifierKey } from '../../../src/domain/audit/note-key.js';
import { writeAddCheckpoint } from '../../../src/domain/audit/witness.js';
import { refused } from '../../../src/domain/outcome.js';
import type { Witness } from '../../../src/ports/witness.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { AT, groundOver, listening } from '../../compose/cli/ground-over.js';
import { everyFile } from '../../every-file.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { codesIn, spelledIn, spellingsOf } from '../../marked-spellings.js';
import { glassOf } from '../emergency.js';
import { MARKED_SEED } from '../provisioning/sitting.js';
import { meet, must, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { newSigner, ORIGIN } from './made-log.js';
import { REASON, release, setUp, trouble } from './marked-flows.js';

const SPELLINGS = spellingsOf(MARKED_SEED);
const codes: string[] = [];
const names: string[] = [];
/** All that left: what is published, by where it lies; and what may be deleted of it. */
const published: Record<string, string> = {};
let texts = '';

beforeAll(async () => {
  const anchor = new FakeAnchor();
  const asked: string[] = [];
  const witness: Witness = {
    key: verifierKey('cosigner', 'w', (await newSigner('ed25519').verifierKey(ORIGIN)).key),
    cosign: async (given) => {
      asked.push(writeAddCheckpoint(given));
      return Promise.resolve(refused({ code: 'WITNESS_REFUSED', status: 403 }));
    },
  };
  const trial = await openTrial({
    policy: samplePolicy({ breakGlass: glassOf(1) }),
    checkpointing: {
      signers: [newSigner('ecdsa')],
      anchors: [anchor],
      witnesses: new WitnessRound(() => [witness]),
    },
  });
  await meet(trial, ...(Object.keys(PEOPLE) as PersonName[]));
  await must(trial.logKeeper).look();
  codes.push(...(await setUp(trial)));
  const released = [await release(trial, 'diego'), await release(trial, 'alice')] as const;
  codes.push(...released.map(({ code }) => code));
  const [{ id }] = released;
  await trouble(trial);
  await must(trial.logKeeper).look();
  for (const person of Object.values(PEOPLE)) {
    const known = must(await trial.deps.directory.person(person));
    names.push(known.displayName, known.userPrincipalName);
  }
  const folder = await temporaryFolder();
  const into = await temporaryFolder();
  await work(exportTo(folder, undefined), trial);
  await work(receiptOf(id, { checkpoints: undefined, into }), trial);
  for (const log of ['audit-1', 'refusals-1']) {
    published[log] = await everyFile(join(folder, log, 'tile'));
    published[`${log}: checkpoint`] = await readFile(join(folder, log, 'checkpoint'), 'utf8');
  }
  // Strangers are refused by codes of ours: nothing lies beside those.
  texts = await everyFile(join(folder, 'audit-1', 'texts'));
  const receipt = await readFile(join(into, `${id}.tlog-proof`), 'utf8');
  const entry = must(/^extra (.*)$/m.exec(receipt)?.[1]);
  Object.assign(published, { receipt, entry: Buffer.from(entry, 'base64').toString() });
  Object.assign(published, { anchor: anchor.kept, witness: asked.join('\n') });
});

async function work(what: PeopleWork, on: Trial): Promise<void> {
  const done = await what({ ground: groundOver(on), person: null, by: AT, saying: listening() });
  expect(done.exit).toBe(0);
}

/** What of names and of what was typed stands in it. */
const typedIn = (text: string): readonly string[] =>
  [...names, REASON].filter((one) => text.toLowerCase().includes(one.toLowerCase()));

describe('all that leaves the bridge of its audit', () => {
  test('has no seed and no code in it, published or beside', () => {
    expect(codes).toHaveLength(4);
    for (const [where, text] of Object.entries({ ...published, texts })) {
      expect({ where, seed: spelledIn(SPELLINGS, text) }).toEqual({ where, seed: [] });
      expect({ where, codes: codesIn(codes, text) }).toEqual({ where, codes: [] });
    }
  });

  test('has names, and what was typed, in what may be deleted alone', () => {
    for (const [where, text] of Object.entries(published)) {
      expect(text.length).toBeGreaterThan(0);
      expect({ where, typed: typedIn(text) }).toEqual({ where, typed: [] });
    }
    expect(typedIn(texts)).toContain(REASON);
    expect(typedIn(texts)).toContain('Diego Siciliani');
  });

  test('would be found to have them', () => {
    const leaves = must(published['audit-1']);
    expect(leaves).toContain('release.handed-out');
    expect(leaves).toContain('freeze');
    expect(must(published['witness'])).toContain('/refusals/1\n');
    expect(typedIn(`${leaves}"by":"Megan Bowen"`)).toEqual(['Megan Bowen']);
    expect(codesIn(codes, `${leaves}"code":"${must(codes[0])}"`)).toEqual([codes[0]]);
    for (const one of SPELLINGS) expect(spelledIn(SPELLINGS, `${leaves} ${one}`)).toContain(one);
  });
});
