// What is signed of a log (c2sp.org/tlog-checkpoint), and who speaks for it.
import { describe, expect, it } from '@jest/globals';
import {
  openCheckpoint,
  parseCheckpoint,
  writeCheckpoint,
} from '../../../src/domain/audit/checkpoint.js';
import { writeNote } from '../../../src/domain/audit/note.js';
import { headOf, newSigner, ORIGIN, signed } from '../../app/audit/made-log.js';
import { fine } from '../../app/trial.js';
import { fc } from '../../properties.js';
import { cosigned, newCosigner } from './cosigner.js';

describe('a checkpoint', () => {
  it('is read back as it was written', () => {
    const line = fc.stringMatching(/^[ -~]{1,30}$/);
    const any = fc.record({
      origin: line,
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      extensions: fc.array(line, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(any, (checkpoint) => {
        expect(parseCheckpoint(writeCheckpoint(checkpoint))).toEqual({
          ok: true,
          value: checkpoint,
        });
      }),
    );
  });

  const root = Buffer.alloc(32).toString('base64');
  it.each([
    ['no origin', `\n1\n${root}\n`],
    ['a size with a zero before it', `a\n01\n${root}\n`],
    ['a size below nothing', `a\n-1\n${root}\n`],
    ['a size that is no number of ours', `a\n9007199254740993\n${root}\n`],
    ['a root of 31 bytes', `a\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root that is not written as base64 is', `a\n1\n${root.replace('A=', 'B=')}\n`],
    ['no end of its last line', `a\n1\n${root}`],
    ['an empty line', `a\n1\n${root}\n\n`],
    ['two lines', 'a\n1\n'],
  ])('is refused with %s', (_what, text) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, refusal: { code: 'CHECKPOINT_MALFORMED' } });
  });
});

describe('whoever opens a signed checkpoint', () => {
  const log = newSigner('ecdsa');
  const witness = newCosigner('w.example');
  const written = async (): Promise<string> =>
    writeNote(cosigned(await signed(headOf(['one']), log), [witness, 1]));

  it('is told who has signed it, of those whom they know', async () => {
    const key = await log.verifierKey(ORIGIN);
    const { checkpoint, signers } = fine(openCheckpoint(await written(), [witness.key, key]));
    expect(checkpoint).toMatchObject({ origin: ORIGIN, ...headOf(['one']) });
    expect(signers).toEqual([key, witness.key]);
  });

  it('is told that nobody has who speaks for the log, where it is a witness alone', async () => {
    expect(openCheckpoint(await written(), [witness.key])).toEqual({
      ok: false,
      refusal: { code: 'SIGNED_BY_NOBODY_KNOWN' },
    });
  });

  it('is told that it is no checkpoint, where the log has signed something else', async () => {
    const text = 'good morning\n';
    const note = writeNote({ text, signatures: [await log.sign(ORIGIN, text)] });
    expect(openCheckpoint(note, [await log.verifierKey(ORIGIN)])).toEqual({
      ok: false,
      refusal: { code: 'CHECKPOINT_MALFORMED' },
    });
  });
});
