// @ts-check
// What the bridge is compared with: botbuilder's own adapter without credentials behind express, and libsql with the same
// promises (WAL, every commit flushed). It decides nothing. A message is one commit of six rows and two cards of twelve blocks,
// one to who wrote and one to the approver; a press is two commits and a card.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BotFrameworkAdapter } from 'botbuilder';
import express from 'express';
import Database from 'libsql';

const { BENCH_DATA: folder = '.', BENCH_PORT: port = '0' } = process.env;
const APPROVER = 'megan';

mkdirSync(folder, { recursive: true });
const database = new Database(join(folder, 'bare.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE rows (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
const put = database.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?)');
let rows = 0;

/** @param {number} count */
function commit(count) {
  database.exec('BEGIN IMMEDIATE');
  for (let row = 0; row < count; row += 1) {
    rows += 1;
    put.run(`row~${rows}`, JSON.stringify({ rows, text: 'x'.repeat(400) }));
  }
  database.exec('COMMIT');
}

/** @param {string} about */
function cardOf(about) {
  const blocks = Array.from({ length: 12 }, (_none, at) => ({
    type: 'TextBlock',
    text: `${about}: what a person reads in line ${at}`,
    wrap: true,
  }));
  const actions = ['Approve', 'Show code', 'Cancel request'].map((title) => ({
    type: 'Action.Execute',
    title,
    verb: title,
    data: { about },
  }));
  return { type: 'AdaptiveCard', version: '1.4', body: blocks, actions };
}

/** @param {string} about */
const messageOf = (about) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: cardOf(about) }],
});

const adapter = new BotFrameworkAdapter({});

/** Who asked, by what about. */
const askers = new Map();

/**
 * @param {import('botbuilder').TurnContext} context
 * @param {string} name
 * @param {string} about
 */
async function tell({ activity }, name, about) {
  const reference = {
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    bot: activity.recipient,
    user: { id: `29:${name}`, name: '' },
    conversation: {
      id: `personal-${name}`,
      isGroup: false,
      name: '',
      conversationType: 'personal',
    },
  };
  await adapter.continueConversation(reference, async (there) => {
    await there.sendActivity(messageOf(about));
  });
}

/** @param {import('botbuilder').TurnContext} context */
async function answerMessage(context) {
  const { activity } = context;
  const about = /call-\d+/.exec(activity.text)?.[0] ?? 'call-0';
  askers.set(about, activity.from.name);
  commit(6);
  await Promise.all([context.sendActivity(messageOf(about)), tell(context, APPROVER, about)]);
}

/** @param {import('botbuilder').TurnContext} context */
async function answerPress(context) {
  const { verb, data } = context.activity.value.action;
  commit(3);
  commit(3);
  const value = cardOf(`${data.about} 123 456`);
  const type = 'application/vnd.microsoft.card.adaptive';
  const body = { statusCode: 200, type, value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  if (verb === 'Cancel request') await tell(context, APPROVER, data.about);
  if (verb === 'Approve') await tell(context, askers.get(data.about), data.about);
}

const app = express();
app.use(express.json());
app.post('/api/messages', async (request, response) => {
  await adapter.processActivity(request, response, async (context) =>
    context.activity.type === 'invoke' ? answerPress(context) : answerMessage(context),
  );
});
app.listen(Number(port), '127.0.0.1');
process.once('disconnect', () => process.exit(0));
