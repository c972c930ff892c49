// Who and when: people as they are typed, and times as people say them.
import { FakeClock } from '../../../fakes/fake-clock.js';
import { Sitting } from '../../../app/provisioning/sitting.js';
import { samplePolicy } from '../../../app/trial.js';
import type { Policy } from '../../../../src/domain/policy/policy.js';
import { directoryOfTwoAlices } from '../two-alices.js';
import { scene } from './scene.js';
import type { Scene } from './scene.js';

const caller = (): Policy =>
  samplePolicy({
    callerVerification: {
      required: true,
      methods: [
        { kind: 'built-in', id: 'call-back' },
        { kind: 'built-in', id: 'video' },
      ],
      ownersNeed: [],
    },
  });

export const FINDING_SCENES: readonly Scene[] = [
  scene({
    title: 'Asked, checked, approved, shown, and it worked',
    locale: 'en-GB',
    changes: () => ({ policy: caller() }),
    play: async (talk) => {
      await talk.types('alex', '/otp alice she is at the airport');
      await talk.presses('alex', 'Send request', {
        verifiedBy: 'call-back',
        reason: 'she is at the airport',
      });
      await talk.presses('megan', 'Approve');
      await talk.presses('alex', 'Show code');
      await talk.presses('alex', 'Worked');
    },
    says: 'The code worked',
  }),
  scene({
    title: 'Dasselbe auf Deutsch, mit dem Weg der Prüfung gleich im Satz',
    locale: 'de-DE',
    changes: () => ({ policy: caller() }),
    play: async (talk) => {
      await talk.types('alex', '/otp alice am Flughafen, geprüft per Rückruf');
      await talk.presses('megan', 'Freigeben');
      await talk.presses('alex', 'Code anzeigen');
      await talk.presses('alex', 'Hat geklappt');
    },
    says: 'unter der hinterlegten Nummer zurückgerufen',
  }),
  scene({
    title: 'A typing error: the nearest names, never a guess',
    locale: 'en-GB',
    play: async (talk) => {
      await talk.types('alex', 'otp alcie locked out');
      await talk.presses('alex', talk.button('alex', 'Choose alice@'));
    },
    says: 'I know nobody by the name “alcie”.',
  }),
  scene({
    title: 'Zwei heißen Alice',
    locale: 'de-DE',
    changes: () => ({ directory: directoryOfTwoAlices() }),
    play: async (talk) => {
      await talk.types('alex', '/otp alice Passwort vergessen');
      await talk.presses('alex', talk.button('alex', 'alice@contoso.example auswählen'));
    },
    says: 'Passwort vergessen',
  }),
  scene({
    title: 'Nothing but the command',
    locale: 'en-GB',
    play: async (talk) => talk.types('alex', '/otp'),
    says: '/otp',
  }),
  scene({
    title: 'Jemand ohne Token',
    locale: 'de-DE',
    play: async (talk) => talk.types('alex', 'otp diego hat sich ausgesperrt'),
    says: '/provision',
  }),
  scene({
    title: 'A sentence instead of a command',
    locale: 'en-GB',
    play: async (talk) => talk.types('alex', 'hi, can I have a code for alice please?'),
    says: 'I did not understand that.',
  }),
  scene({
    title: 'Für später: erst freigegeben, dann ist es so weit',
    locale: 'de-DE',
    play: async (talk) => {
      await talk.types('alex', '/otp alice um 14:30 neuer Laptop');
      await talk.presses('megan', 'Freigeben');
      await talk.waits(5400, 'Es ist 14:30.');
      await talk.presses('alex', 'Code anzeigen');
    },
    says: '14:30:00',
  }),
  scene({
    title: 'The clock shows this time twice',
    locale: 'en-GB',
    changes: () => ({ clock: new FakeClock('2026-10-24T20:00:00Z') }),
    play: async (talk) => {
      await talk.types('alex', '/otp alice at 2:30 night shift');
      await talk.presses('alex', 'Go on', { moment: String(Date.UTC(2026, 9, 25, 1, 30)) });
    },
    says: 'Which time do you mean?',
  }),
  scene({
    title: 'Eine Zeit, die es nicht gibt',
    locale: 'de-DE',
    play: async (talk) => talk.types('alex', '/otp alice um 25:00'),
    says: 'kann ich keine Zeit erkennen',
  }),
  scene({
    title: 'By mail',
    locale: 'en-GB',
    play: async (talk) => {
      await talk.types('alex', '/otp alice by mail: no phone reception');
      await talk.presses('megan', 'Approve');
      await talk.presses('alex', 'Show code');
    },
    says: 'Send it to Alice Example now.',
  }),
  scene({
    title: 'Wer nicht darf, erfährt nichts',
    locale: 'de-DE',
    met: ['lee', 'megan'],
    play: async (talk) => talk.types('lee', '/otp alice'),
    says: '/whoami',
    never: 'alice@contoso.example',
  }),
  scene({
    title: 'Who set the token up takes no part in its first code',
    locale: 'en-GB',
    changes: () => ({ policy: samplePolicy({ captorTakesNoPartInFirstRelease: true }) }),
    play: async (talk) => {
      await talk.meanwhile('Alex sets up a token for Diego on the set-up page.', async () => {
        const at = await Sitting.open(talk.bot.trial);
        await at.enrol();
      });
      await talk.types('alex', '/otp diego');
    },
    says: 'Diego Siciliani',
  }),
];
