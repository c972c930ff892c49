// A request that is over, and of which the token is, too: whoever asked is not told how to ask again, whatever ended it.
import { describe, expect, test } from '@jest/globals';
import { renderRequest } from '../../../src/channels/teams/cards/render.js';
import type { Phase, RequestView } from '../../../src/domain/release/view.js';
import { textsOf } from './card-reading.js';
import { PHASES, READER, sampleView } from './sample-views.js';
import { SEED_PHASES } from './seed-cards.js';

const ENDED: readonly Phase['kind'][] = [
  'denied',
  'cancelled',
  'expired',
  'stopped',
  'closed',
  'seed-closed',
];

const READERS = {
  English: READER,
  German: { ...READER, locale: 'de-DE' },
} as const;
const SAYS = {
  English: 'The token gives no more codes.',
  German: 'Das Token gibt keine Codes mehr aus.',
} as const;
const COMMANDS = { release: '/otp', 'seed-qr': '/reburn', 'seed-export': '/export' } as const;

type Disclosure = RequestView['disclosure'];
const OF: Readonly<Record<Disclosure, Readonly<Record<string, Phase>>>> = {
  release: PHASES,
  'seed-qr': SEED_PHASES,
  'seed-export': SEED_PHASES,
};
const disclosures = Object.keys(OF) as readonly Disclosure[];
const languages = ['English', 'German'] as const;
const everyCard = disclosures.flatMap((disclosure) =>
  languages.flatMap((language) =>
    Object.entries(OF[disclosure])
      .filter(([, { kind }]) => ENDED.includes(kind))
      .map(([name, phase]) => ({ disclosure, language, name, phase })),
  ),
);

/** Whose card says the same either way: there was nothing more to ask for, or another token alone. */
function saysTheSame(phase: Phase, disclosure: Disclosure): boolean {
  if (phase.kind === 'closed') return phase.report === 'worked';
  if (phase.kind === 'seed-closed') return phase.burned && disclosure === 'seed-qr';
  return (
    phase.kind === 'stopped' && phase.cause !== 'wrong-numbers' && phase.cause !== 'without-numbers'
  );
}

describe('whoever asked', () => {
  test.each(everyCard)('$disclosure, in $language: $name', ({ disclosure, language, phase }) => {
    const texts = (other: Partial<RequestView>): string => {
      const view = sampleView('requester', phase, { disclosure, ...other });
      return textsOf(renderRequest(view, READERS[language])).join('\n');
    };
    const [before, after] = [texts({}), texts({ tokenOver: true })];
    if (saysTheSame(phase, disclosure)) {
      expect(after).toBe(before);
      return;
    }
    expect(after).not.toContain(COMMANDS[disclosure]);
    expect(after).toContain(SAYS[language]);
    expect(before).not.toContain(SAYS[language]);
  });
});
