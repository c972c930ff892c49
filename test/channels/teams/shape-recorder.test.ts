// What is recorded of real clients for us says how an activity is built, and nothing of who sent it or what they said.
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ShapeRecorder } from '../../../src/channels/teams/shape-recorder.js';
import { plainWithin } from '../../fakes/quiet-log.js';
import { fc } from '../../properties.js';

function recorder(): { readonly note: (activity: unknown) => void; readonly lines: string[] } {
  const lines: string[] = [];
  const shapes = new ShapeRecorder({
    info: (event, fields = {}) => lines.push(`${event} ${String(fields['shape'])}`),
    error: () => undefined,
    ...plainWithin,
  });
  return {
    lines,
    note: (activity) => {
      shapes.note(activity);
    },
  };
}

const recorded = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/playground/${name}.json`, import.meta.url), 'utf8'),
  );

test('a message: the protocol’s words stay, names, ids and what was written do not', () => {
  const { note, lines } = recorder();
  note({
    type: 'message',
    text: '/otp alice Ärger mit 2sk2tsmkjp7kdbck',
    from: {
      id: '29:1bSnHZ7Js2STWr',
      name: 'Alex',
      aadObjectId: '7e57ab1e-0000-4000-8000-000000000101',
    },
    conversation: { conversationType: 'personal', id: 'a:1xyz' },
    entities: [{ type: 'mention', mentioned: { name: 'OTP' }, locale: 'de-CH' }],
    channelData: null,
  });
  expect(lines).toEqual([
    'activity.shape {"type":"message","text":"/xxx xxxxx Xxxxx xxx 0xx0xxxxxx0xxxxx","from":{"id":"00:0xXxXX0Xx0XXXx","name":"Xxxx","aadObjectId":"0x00xx0x-0000-0000-0000-000000000000"},"conversation":{"conversationType":"personal","id":"x:0xxx"},"entities":[{"type":"mention","mentioned":{"name":"XXX"},"locale":"de-CH"}],"channelData":null}',
  ]);
});

test('what is built alike is recorded once, and no more than sixty shapes', () => {
  const { note, lines } = recorder();
  for (const text of ['/otp alice', '/otp bob', '/otp x']) note({ type: 'message', text });
  expect(lines).toHaveLength(1);
  for (let at = 0; at < 100; at += 1) note({ [`field${'a'.repeat(at % 40)}${at}`]: at });
  expect(lines.length).toBeLessThanOrEqual(60);
});

test('of a press that a real client sent, no word of anybody’s is left', () => {
  const { note, lines } = recorder();
  const activity = recorded('invoke-action-execute');
  note(activity);
  expect(lines[0]).toContain('adaptiveCard/action');
  expect(lines[0]).not.toMatch(/alex|megan|[1-9]/iu);
});

test('whatever comes, nothing is thrown, and no number but 0 comes out', () => {
  const { note, lines } = recorder();
  fc.assert(
    fc.property(fc.jsonValue(), (anything) => {
      note(anything);
    }),
  );
  expect(lines.join('\n').replace(/"[^"]*":/g, '')).not.toMatch(/[1-9]/);
});
