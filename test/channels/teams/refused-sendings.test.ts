// What becomes of a message, by what the channel refuses it with: each meaning of a code, on each kind of sending, played until it
// goes through. Which code means what is held on the strict connector (connector-refusal.test.ts). PRINT=1 writes docs/refused-sendings.md.
import { expect, test } from '@jest/globals';
import { REFUSALS } from '../../../src/channels/teams/connector-refusal.js';
import type { Doing, Meaning } from '../../../src/channels/teams/connector-refusal.js';
import type { PersonId } from '../../../src/domain/ids.js';
import {
  ChatGone,
  DeliveryFailed,
  MessageGone,
  PersonUnreachable,
} from '../../../src/ports/fault.js';
import type { Fault } from '../../../src/ports/fault.js';
import type {
  Address,
  Message,
  MessageReference,
  Recipient,
} from '../../../src/ports/messenger.js';
import { meet, openTrial, PEOPLE, samplePolicy } from '../../app/trial.js';
import type { PersonName, Trial } from '../../app/trial.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { heldPage } from '../../held-page.js';

const FAULTS: Readonly<Record<Meaning, () => Fault>> = {
  later: () => new DeliveryFailed('later'),
  elsewhere: () => new DeliveryFailed('served elsewhere'),
  'message-gone': () => new MessageGone('deleted'),
  'chat-gone': () => new ChatGone('not found'),
  'not-installed': () => new PersonUnreachable('not there', { why: 'not-installed' }),
  blocked: () => new PersonUnreachable('blocked', { why: 'blocked' }),
  'blocked-by-admin': () => new PersonUnreachable('blocked', { why: 'blocked-by-admin' }),
};

/** Refuses one kind of sending to one person. */
class Refusing extends RecordingMessenger {
  refused:
    { readonly doing: Doing; readonly who: PersonName; readonly meaning: Meaning } | undefined;
  tried = 0;

  override async send(to: Recipient, message: Message): Promise<MessageReference> {
    this.#judge('send', to.address['chat']);
    return super.send(to, message);
  }

  override async update(
    to: Recipient,
    reference: MessageReference,
    message: Message,
  ): Promise<void> {
    this.#judge('update', to.address['chat']);
    return super.update(to, reference, message);
  }

  override async open(person: PersonId): Promise<Address> {
    const found = Object.entries(PEOPLE).find(([, id]) => id === person);
    this.#judge('open', found?.[0]);
    return super.open(person);
  }

  #judge(doing: Doing, who: unknown): void {
    if (this.refused?.doing !== doing || this.refused.who !== who) return;
    this.tried += 1;
    throw FAULTS[this.refused.meaning]();
  }
}

type Stage = {
  readonly trial: Trial;
  readonly messenger: Refusing;
  readonly who: PersonName;
  readonly doing: Doing;
};

/** Something that must be told to `who`, refused from now on. */
async function refusing(doing: Doing, meaning: Meaning): Promise<Stage> {
  const messenger = new Refusing();
  // So long that what is told of it is never over.
  const policy = samplePolicy({ requestLivesSeconds: 172_800 });
  const trial = await openTrial({ messenger, policy });
  const who = doing === 'open' ? 'alice' : 'megan';
  await meet(
    trial,
    'alex',
    'megan',
    'diego',
    'isaiah',
    'adele',
    ...(doing === 'open' ? [] : ['alice' as const]),
  );
  await trial.outbox.drain();
  // They have the app: where their chat is opened, it is.
  for (const name of ['megan', 'alice'] as const) messenger.install(PEOPLE[name], { chat: name });
  if (doing === 'update') {
    const id = await trial.requestBy('alex');
    await trial.outbox.drain();
    messenger.refused = { doing, who, meaning };
    await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' });
  } else {
    messenger.refused = { doing, who, meaning };
    await trial.requestBy('alex');
  }
  return { trial, messenger, who, doing };
}

async function pass({ trial }: Stage, seconds: number, every: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += every) {
    await trial.outbox.drain();
    trial.parts.clock.advanceSeconds(every);
  }
  await trial.outbox.drain();
}

/** The card of the request, as it is by then. */
function hasIt({ messenger, who, doing }: Stage): boolean {
  const last = messenger.chat({ chat: who }).findLast(({ message }) => message.kind === 'request');
  return (
    last?.message.kind === 'request' &&
    (doing !== 'update' || last.message.view.phase.kind === 'cancelled')
  );
}

type Played = {
  readonly tried: number;
  readonly audit: string;
  readonly log: string;
  readonly back: string;
};

async function play(doing: Doing, meaning: Meaning): Promise<Played> {
  const stage = await refusing(doing, meaning);
  const { trial, messenger, who } = stage;
  const before = trial.parts.log.length;
  await pass(stage, 300, 10);
  const { tried } = messenger;
  const facts = (await trial.audit()).flatMap(({ fact }) =>
    fact.action === 'message.not-reached' && fact.to === PEOPLE[who]
      ? [`${fact.action}: ${fact.why}`]
      : [],
  );
  const events = trial.parts.log.slice(before).map((line) => line.split(' ')[0] ?? '');
  messenger.refused = undefined;
  const back = await comesBack(stage);
  const list = (all: readonly string[]): string => [...new Set(all)].sort().join(', ') || 'nothing';
  return { tried, audit: list(facts), log: list(events), back };
}

async function comesBack(stage: Stage): Promise<string> {
  const { trial, who } = stage;
  if (hasIt(stage)) return 'nothing was lost';
  await pass(stage, 7 * 3_600, 600);
  if (hasIt(stage)) return 'by itself';
  await trial.bridge.rememberPerson(trial.as(who), { address: { chat: who } });
  await pass(stage, 60, 10);
  return hasIt(stage) ? 'with their first sign of life' : 'NEVER';
}

const DOINGS: readonly Doing[] = ['send', 'update', 'open'];
const WORDS: Readonly<Record<Doing, string>> = {
  send: 'A new message',
  update: 'A card that is drawn anew',
  open: 'A chat that is opened',
};

test('whatever the channel refuses with, nobody and no message is lost, and the page in docs/ is what was played', async () => {
  const rows: string[] = [];
  for (const doing of DOINGS) {
    const meanings = [...new Set(REFUSALS.map(({ means }) => means[doing]))];
    for (const meaning of meanings) {
      const { tried, audit, log, back } = await play(doing, meaning);
      expect({ doing, meaning, back }).not.toMatchObject({ back: 'NEVER' });
      expect(tried).toBeGreaterThan(0);
      const codes = REFUSALS.filter(({ means }) => means[doing] === meaning)
        .map(({ status, code }) => (code === undefined ? `${status}` : `${status} ${code}`))
        .join(', ');
      rows.push(
        `| ${WORDS[doing]} | ${codes} | ${meaning} | ${tried} | ${audit} | ${log} | ${back} |`,
      );
    }
  }
  const page = `${HEAD}${rows.join('\n')}\n`;
  expect(heldPage('refused-sendings.md', page)).toBe(page);
});

const HEAD = `# Refused sendings

What Teams can refuse a message with (Microsoft's table *Status codes from bot conversational APIs*, and the threads that
\`src/channels/teams/connector-refusal.ts\` names), on every kind of sending. Printed by \`test/channels/teams/refused-sendings.test.ts\`,
which plays each: something must be told somebody, it is refused for five minutes, then no more. That each code means what stands here is held on the
strict connector (\`connector-refusal.test.ts\`). *Tried* is how often it was tried within those five minutes, beside what one try asks again by
itself within its budget. *Audit* and *log* are what auditors and operators see of it. *By itself* is within seven hours, whoever says nothing.

- *later*: the message waits and is tried again with growing pauses; *elsewhere*: it is sent to where the tenant is served, at once
- *message-gone*: the card is sent anew at the end of the chat; *chat-gone*: tried again, then the chat is opened anew
- *not-installed*: their chat is opened with growing pauses; *blocked*, *blocked-by-admin*: nobody is pressed, they begin again themselves
- the answer to what somebody has just typed or pressed is in no row: refused with whatever code, it is asked again within its budget; then
  the log has \`answer.lost\`, what was done is done, and \`/requests\` shows it (\`failing.test.ts\`). A targeted message, in a channel, that is
  refused goes as an answer that names nobody (\`whisper.test.ts\`)

| what is sent | refused with | means | tried | audit | log | they have it |
|---|---|---|---|---|---|---|
`;
