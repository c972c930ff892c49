import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { parsePress, parseSubmit } from '../../../src/channels/teams/parse-press.js';
import { VERBS } from '../../../src/channels/teams/cards/verbs.js';
import { renderMessage, renderRequest } from '../../../src/channels/teams/cards/render.js';
import type { Phase, RequestView } from '../../../src/domain/release/view.js';
import { nodesOf, textsOf } from './card-reading.js';
import { everyCard } from './every-card.js';
import { PHASES, READER, SAMPLE, sampleView } from './sample-views.js';

const CARDS = everyCard().map(({ kind, name, card }) => [`${kind}: ${name}`, card] as const);
const HOSTILE = '[click](http://evil.example) ![x](http://evil.example) <at>Megan</at> **b**\n# h ';

/** A look at the audit, as it was understood: where it goes on, or with whom. */
const lookedBefore = z.strictObject({
  look: z.strictObject({
    typedName: z.literal('alice'),
    person: z.string().exactOptional(),
    releases: z.boolean(),
    between: z.strictObject({ from: z.number() }).exactOptional(),
    before: z.number().exactOptional(),
  }),
  at: z.number(),
});
/** What was typed before, so that it need not be typed again, and opaque ids of what was chosen since. */
const typedBefore = z.union([
  z.strictObject({
    ask: z.strictObject({
      person: z.guid().optional(),
      token: z
        .string()
        .regex(/^[0-9A-Za-z-]+$/)
        .optional(),
      typedName: z.enum(['alice', 'alice example']),
      reason: z.enum([SAMPLE.reason, `example ${SAMPLE.reason}`]),
      byMail: z.literal(false),
    }),
    at: z.literal(READER.now),
  }),
  z.strictObject({
    again: z.strictObject({
      person: z.guid(),
      token: z
        .string()
        .regex(/^[0-9A-Za-z-]+$/)
        .optional(),
      kind: z.enum(['delivered', 'freeze', 'compromised']),
      typedName: z.enum(['alice', 'diego']),
      reason: z.enum(['', 'her phone was stolen']).optional(),
    }),
    at: z.literal(READER.now),
  }),
  // *Freeze everything*: what was typed names nobody.
  z.strictObject({
    again: z.strictObject({
      kind: z.literal('freeze'),
      typedName: z.literal(''),
      reason: z.string().regex(/^(?:alice|diego)( her phone was stolen)?$/),
    }),
    at: z.literal(READER.now),
  }),
  // A freeze to lift, of the list of all.
  z.strictObject({
    again: z.strictObject({
      kind: z.literal('unfreeze'),
      typedName: z.literal('alice@contoso.example'),
      person: z.literal('7e57ab1e-0000-4000-8000-000000000107'),
    }),
    at: z.literal(READER.now),
  }),
]);

type Json = Readonly<Record<string, unknown>>;
/** The verbs of the buttons that have been looked at. */
const acts = new Set<string>();

const aboutToken: unknown = expect.stringMatching(/^token[.]/);
/** The tokens on these cards have the sample request's id. */
const TOKEN = { tokenId: SAMPLE.requestId };

describe.each(CARDS)('%s', (name, card) => {
  const nodes = nodesOf(card);

  test('is an Adaptive Card 1.5 with a fallback text, far below the size limit of Teams', () => {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'en' });
    expect(card.fallbackText).toContain('OTP Bridge');
    expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(25 * 1024);
  });

  test('never refreshes by itself', () => {
    const isRequest = /^(requester|approver|owner|code):/.test(name);
    if (isRequest) {
      expect(card.refresh).toEqual({
        action: {
          type: 'Action.Execute',
          title: 'Refresh',
          verb: 'card.refresh',
          data: { requestId: SAMPLE.requestId },
        },
        userIds: [],
      });
    } else {
      expect(card.refresh).toBeUndefined();
    }
  });

  test('carries an opaque id and a known verb in its buttons, and nothing else', () => {
    for (const { type, verb, data } of nodes) {
      if (type !== 'Action.Execute') continue;
      expect(parsePress({ action: { type, verb, data } })?.verb).toBe(verb);
      if ('tokenId' in Object(data))
        expect({ verb, data }).toEqual({ verb: aboutToken, data: TOKEN });
      else if (verb === 'ask.send' || verb === 'command.again') typedBefore.parse(data);
      else if (verb === 'audit.look') lookedBefore.parse(data);
      else expect(data).toEqual({ requestId: SAMPLE.requestId });
    }
  });

  test('has for each act a fallback that asks for the same: clients that cannot do better send a message', () => {
    for (const { type, verb, data, fallback } of nodes) {
      // What a client asks by itself is no button.
      if (type !== 'Action.Execute' || verb === 'card.refresh') continue;
      const { type: instead, data: value } = fallback as Json;
      expect(instead).toBe('Action.Submit');
      expect(parseSubmit(value)).toEqual(parsePress({ action: { type, verb, data } }));
      acts.add(String(verb));
    }
  });

  test('says that it is a local trial, and sample data', () => {
    const marks = textsOf(card).at(-1);
    expect(marks).toContain('local trial, identities not verified');
    if (card.refresh !== undefined) expect(marks).toContain('Sample data');
  });

  test('gives no text of people to an element that reads Markdown', () => {
    const markdown = nodes
      .filter(({ type }) => type === 'TextBlock')
      .map(({ text }) => text)
      // A hash or a signature of a signed note.
      .filter(
        (text) => !/^(— otp-bridge\/[-0-9a-f]+\/audit\/1 )?[A-Za-z0-9+/]{43,}=$/.test(String(text)),
      );
    expect(markdown).toHaveLength(1);
    expect(markdown.join()).not.toMatch(/Alex|Alice|Megan|Diego|alcie|airport|contoso/);
    expect(nodes.map(({ type }) => type)).not.toContain('FactSet');
    expect(nodes.map(({ type }) => type)).not.toContain('Image');
  });
});

test('every verb that a button can carry is on some card, but the one that cards ask by themselves', () => {
  const verbs = Object.values(VERBS).flat();
  const onCards = verbs.filter((verb) => verb !== 'card.refresh');
  expect([...acts].sort()).toEqual([...onCards].sort());
});

describe('cards in general', () => {
  test('say nothing of a trial or of samples where there is neither', () => {
    const real = renderRequest(sampleView('requester', PHASES.waiting, { sample: false }), {
      ...READER,
      localTrial: false,
    });
    expect(JSON.stringify(real)).not.toMatch(/trial|sample/i);
  });

  test.each(Object.entries(PHASES))(
    'stay small and inert whatever people typed: %s',
    (_name, phase) => {
      const long = HOSTILE.repeat(500);
      const hostile: Partial<RequestView> = {
        requesterName: long,
        ownerName: long,
        ownerAccount: long,
        issuer: long,
        reason: long,
      };
      for (const audience of ['requester', 'approver', 'owner'] as const) {
        const view = sampleView(audience, hostilePhase(phase, long), hostile);
        const { card, summary } = renderMessage({ kind: 'request', view }, READER);
        expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(25 * 1024);
        const markdown = nodesOf(card).filter(({ type }) => type === 'TextBlock');
        expect(JSON.stringify([markdown, summary])).not.toContain('evil');
      }
    },
  );

  test('still say what to do where a name is endless or names are many', () => {
    const approvedBy = Array.from({ length: 60 }, (_none, index) => `Person ${index}`);
    const phase = { ...PHASES.waiting, approvedBy, needed: 61 };
    const view = sampleView('approver', phase, { requesterName: 'x'.repeat(5000) });
    const texts = textsOf(renderRequest(view, READER)).join('\n');
    expect(texts).toContain('before you answer.');
    expect(texts).toContain('Person 9 and 50 more');
  });

  test('take their words from src/text alone', async () => {
    const folder = join(import.meta.dirname, '../../../src/channels/teams/cards');
    for (const file of await readdir(folder)) {
      const code = (await readFile(join(folder, file), 'utf8')).replace(
        /\/\/.*|\/\*[^]*?\*\//g,
        '',
      );
      const literals = code.match(/'[^'\n]*'|`[^`\n]*`/g) ?? [];
      expect(literals.filter((literal) => /[A-Za-z] [A-Za-z]/.test(literal))).toEqual([]);
    }
  });
});

/** The same phase with everything in it that people typed replaced. */
function hostilePhase(phase: Phase, text: string): Phase {
  const many = Array.from({ length: 60 }, () => text);
  const numbers = many.map((name) => ({ name, number: 42 }));
  const put = (value: unknown, key: string): unknown =>
    key === 'numbers'
      ? numbers
      : Array.isArray(value)
        ? many
        : key === 'reason' || (key === 'by' && value !== '')
          ? text
          : value;
  return Object.fromEntries(
    Object.entries(phase).map(([key, value]) => [key, put(value, key)]),
  ) as Phase;
}
