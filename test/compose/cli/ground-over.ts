// The ground of a command over a bridge of the tests, and what a command said on it.
import { generateKeyPairSync } from 'node:crypto';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import type { Caller } from '../../../src/app/tenant/admit-command.js';
import type { Kind, Saying } from '../../../src/channels/cli/frame/terminal.js';
import type { Ground } from '../../../src/compose/cli/ground.js';
import type { PersonId } from '../../../src/domain/ids.js';
import type { Trial } from '../../app/trial.js';

const SIGNER = new KeySigner(
  'ecdsa',
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
);

export const AT = 'console:7f3a91c2' as const;

/** `person`: whom Entra has verified there; nobody signs in where it is absent. */
export function groundOver(trial: Trial, person?: PersonId): Ground {
  const caller: Caller =
    person === undefined ? { at: AT } : { at: AT, person: { id: person, verified: true } };
  return {
    running: trial,
    clockErrorSeconds: async () => undefined,
    policyFrom: 'policy.json',
    findCaller: async (who) => (who === 'console' ? { at: AT } : caller),
    // Nobody goes there before somebody says yes.
    graphAsPerson: () => ({
      endpoint: 'https://graph.example',
      token: async () => ({ token: 'operator', until: new Date(0) }),
    }),
    checkpointing: async () => Promise.resolve({ signers: [SIGNER], anchors: [] }),
    close: async () => undefined,
  };
}

export type Said = Saying & {
  readonly lines: readonly string[];
  readonly problems: readonly string[];
};

export function listening(): Said {
  const lines: string[] = [];
  const problems: string[] = [];
  return {
    canAsk: false,
    confirm: async () => false,
    lines,
    problems,
    line: (text: string, _kind?: Kind) => lines.push(text),
    problem: (text) => problems.push(text),
    progress: () => undefined,
  };
}
