// Checkpoints in people's chats: to whom the policy names, one message in a span with the newest, good for a verification, and nothing
// that the bot itself counts on.
import { beforeEach, expect, test } from '@jest/globals';
import { ChatAnchor } from '../../src/app/audit/chat-anchor.js';
import { writeCheckpoint } from '../../src/domain/audit/checkpoint.js';
import { writeNote } from '../../src/domain/audit/note.js';
import { originOf } from '../../src/domain/audit/which-log.js';
import type { LogName } from '../../src/domain/audit/which-log.js';
import type { ChatRules } from '../../src/domain/policy/audit-rules.js';
import { FakeAnchor } from '../fakes/fake-anchor.js';
import { writeOnlyAnchorContract } from './anchor.contract.js';
import { meet, must, openTrial, samplePolicy, TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import { headOf, newSigner } from '../app/audit/made-log.js';

// Whose signatures are the same each time.
const SIGNER = newSigner('ed25519');
const CHAT: ChatRules = { to: ['auditor'], everyMinutes: 60 };

async function open(chat: ChatRules | undefined, anchor?: FakeAnchor): Promise<Trial> {
  const policy = samplePolicy();
  const audit = { ...policy.audit, chat };
  const checkpointing = { signers: [SIGNER], anchors: anchor === undefined ? [] : [anchor] };
  const trial = await openTrial({
    policy: { ...policy, audit },
    ...(anchor === undefined ? {} : { checkpointing }),
  });
  await meet(trial, 'alex', 'megan', 'isaiah', 'adele');
  await trial.outbox.drain();
  return trial;
}

async function noteOf(size: number, log: LogName = 'audit'): Promise<string> {
  const origin = originOf(TENANT, log, 1);
  const head = headOf(Array.from({ length: size }, (_none, at) => String(at)));
  const text = writeCheckpoint({ origin, ...head, extensions: [] });
  return writeNote({ text, signatures: [await SIGNER.sign(origin, text)] });
}

/** Signed notes in somebody's chat, oldest first. */
function inChat(trial: Trial, name: string): readonly string[] {
  return trial.parts.messenger.chat({ chat: name }).flatMap(({ message }) => {
    const notice = message.kind === 'notice' ? message.notice : undefined;
    return notice?.code === 'log-checkpoint' ? [notice.note] : [];
  });
}

async function nextSpan(trial: Trial): Promise<void> {
  trial.parts.clock.advanceSeconds(3_600);
  await trial.outbox.drain();
}

let trial: Trial;
beforeEach(async () => {
  trial = await open(CHAT);
});

writeOnlyAnchorContract('chats', async () => {
  const of = await open(CHAT);
  return {
    anchor: new ChatAnchor(of.deps),
    noteOf,
    arrived: async () => {
      await nextSpan(of);
      return inChat(of, 'isaiah').join('');
    },
  };
});

test('one message in a span, with the newest of it, and to auditors alone', async () => {
  const anchor = new ChatAnchor(trial.deps);
  for (const size of [1, 2, 3]) await anchor.keep(await noteOf(size));
  expect(inChat(trial, 'isaiah')).toEqual([]);
  await nextSpan(trial);
  await anchor.keep(await noteOf(4));
  await nextSpan(trial);
  await nextSpan(trial);
  expect(inChat(trial, 'isaiah')).toEqual([await noteOf(3), await noteOf(4)]);
  for (const other of ['alex', 'megan', 'adele']) expect(inChat(trial, other)).toEqual([]);
});

test('nobody gets them where the policy says nothing, and nothing of the log of strangers', async () => {
  const silent = await open(undefined);
  await new ChatAnchor(silent.deps).keep(await noteOf(1));
  await new ChatAnchor(trial.deps).keep(await noteOf(1, 'refusals'));
  for (const one of [silent, trial]) {
    await nextSpan(one);
    expect(inChat(one, 'isaiah')).toEqual([]);
  }
});

test('whom the policy names besides gets them, too', async () => {
  const both = await open({ to: ['auditor', 'security'], everyMinutes: 60 });
  await new ChatAnchor(both.deps).keep(await noteOf(2));
  await nextSpan(both);
  for (const name of ['isaiah', 'adele']) expect(inChat(both, name)).toEqual([await noteOf(2)]);
});

test('a chat alone makes nothing anchored: what cannot be read back is no answer at a start', async () => {
  const gone = new FakeAnchor();
  gone.behaves = 'gone';
  const stopped = await open(CHAT, gone);
  await must(stopped.logKeeper).look();
  expect(must(stopped.logKeeper).whyNothingLeaves()).toEqual({ code: 'LOG_UNANCHORED' });
  gone.behaves = 'well';
  await must(stopped.logKeeper).look();
  expect(must(stopped.logKeeper).whyNothingLeaves()).toBeUndefined();
  await nextSpan(stopped);
  expect(inChat(stopped, 'isaiah').at(-1)).toMatch(/^otp-bridge\/\S+\/audit\/1\n\d+\n/);
});
