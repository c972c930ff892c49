import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../../src/channels/teams/parse-command.js';

describe('a name of several words', () => {
  const names = (text: string): readonly string[] => {
    const command = parseCommand(text);
    if (!('typedName' in command) || command.typedName === null) return [];
    return [command.typedName, ...(command.longer ?? []).map(({ typedName }) => typedName)];
  };

  test.each([
    ['/otp alice', ['alice']],
    ['/otp alice example', ['alice', 'alice example']],
    [
      '/otp maria del carmen lopez at sea',
      ['maria', 'maria del', 'maria del carmen', 'maria del carmen lopez'],
    ],
    ['/otp Dr. Alice Example', ['Dr', 'Dr. Alice', 'Dr. Alice Example']],
    ['/otp alice, she is at the airport', ['alice']],
    ['/otp alice example: new laptop', ['alice', 'alice example']],
    ['/otp alice – new laptop', ['alice']],
    ['/otp alice "new laptop"', ['alice']],
    ['/otp "alice example" new laptop', ['alice example']],
    ['/otp <at>Alice Example</at> new laptop', ['Alice Example']],
    ['/otp alice asked by <at>Megan</at>', ['alice', 'alice asked', 'alice asked by']],
    ['/token alice example', ['alice', 'alice example']],
    ['/freeze alice example', ['alice', 'alice example']],
    ['/freeze all of them', []],
  ])('may be what begins %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('leaves the rest of the line for what it is', () => {
    const { longer } = parseCommand('/otp alice example by mail: at sea') as {
      longer?: readonly unknown[];
    };
    expect(longer).toContainEqual({ typedName: 'alice example', reason: 'at sea', byMail: true });
  });
});
