// What is asked back before there is a request.
import type { BuiltInMethod, CallerMethod } from '../../domain/policy/caller-verification.js';

type OwnMethod = Extract<CallerMethod, { kind: 'own' }>;

const BUILT_IN: Readonly<Record<BuiltInMethod, string>> = {
  'call-back': 'called back on the number on file',
  manager: 'confirmed by their manager',
  video: 'seen in a video call',
  'in-person': 'met in person',
};

export const asking = {
  methods: { builtIn: BUILT_IN, own: ({ en }: OwnMethod): string => en },
  caller: {
    heading: 'How was the caller verified?',
    lines: (owner: string, notEnough: boolean): readonly string[] => [
      notEnough
        ? `For ${owner}, that is not enough: only these ways count.`
        : `Before anybody is asked for a code for ${owner}, say how you made sure that it is ${owner} who called.`,
      'If you have not made sure yet, do that first. Nothing has been sent so far.',
    ],
    notBefore: (at: string): string => `No code is shown before ${at}.`,
    choice: { label: 'The caller was', missing: 'Choose how you made sure.' },
    reason: { label: 'Reason', hint: 'For example: at the airport, with a new laptop' },
    send: 'Send request',
  },
  time: {
    heading: 'Which time do you mean?',
    lines: (owner: string): readonly string[] => [
      `From when on do you need the code for ${owner}? What you typed may mean more than one time.`,
      'Nothing has been sent so far.',
    ],
    choice: { label: 'No code before', missing: 'Choose the time that you mean.' },
    send: 'Go on',
  },
  'time-or-reason': {
    heading: 'When do you need the code?',
    lines: (owner: string, typed: string): readonly string[] => [
      `What you typed for ${owner} ends in ${typed}. Do you need the code then, or is that part of the reason?`,
      'Nothing has been sent so far.',
    ],
    choice: { label: 'The code is needed', missing: 'Choose when you need the code.' },
    atOnce: 'at once: the time is part of the reason',
    notBefore: (at: string): string => `not before ${at}`,
    send: 'Go on',
  },
  sent: {
    heading: 'The request was sent',
    lines: ['Its card follows below.'],
  },
};
