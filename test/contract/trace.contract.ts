// What every trace must do, whoever it is told to: the work comes first, and comes out as it is.
import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { VaultUnavailable } from '../../src/ports/fault.js';
import type { Trace, Work } from '../../src/ports/trace.js';

const WORKS: readonly Work[] = [
  { kind: 'request', method: 'POST', route: '/api/messages' },
  { kind: 'turn' },
  { kind: 'row', item: 'card' },
  { kind: 'call', port: 'vault', operation: 'get' },
];

export function traceContract(name: string, open: () => Promise<Trace>): void {
  describe(`${name}: a trace`, () => {
    test('gives back what the work gives, of every kind and one within another', async () => {
      const trace = await open();
      const nest = async (works: readonly Work[]): Promise<string> => {
        const [first, ...rest] = works;
        if (first === undefined) return 'done';
        return trace.within(first, async () => nest(rest));
      };
      expect(await nest(WORKS)).toBe('done');
      for (const work of WORKS) expect(await trace.within(work, async () => 7)).toBe(7);
      await trace.close();
    });

    test('lets through what the work throws', async () => {
      const trace = await open();
      const fault = new VaultUnavailable('the vault is away');
      for (const work of WORKS) {
        await expect(trace.within(work, async () => Promise.reject(fault))).rejects.toBe(fault);
        const early = (): Promise<never> => {
          throw fault;
        };
        await expect(trace.within(work, early)).rejects.toBe(fault);
      }
      await trace.close();
    });

    test('belongs to one trace all the way down, to another beside it, and to none apart', async () => {
      const trace = await open();
      const request: Work = { kind: 'request', method: 'POST', route: '/api/messages' };
      const seen = async (): Promise<readonly (string | undefined)[]> =>
        trace.within(request, async () => {
          const outer = trace.current();
          await setImmediate();
          const inner = await trace.within({ kind: 'turn' }, async () => trace.current());
          return [outer, inner, trace.apart(() => trace.current()), trace.current()];
        });
      const both = await Promise.all([seen(), seen()]);
      for (const [outer, inner, apart, after] of both) {
        expect(inner).toBe(outer);
        expect(after).toBe(outer);
        expect(apart).toBeUndefined();
      }
      const ids = both.map(([outer]) => outer).filter((id) => id !== undefined);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(trace.current()).toBeUndefined();
      await trace.close();
    });

    test('takes what is told at any time, and work after its end', async () => {
      const trace = await open();
      trace.tell({ outcome: 'NO_ROLE' });
      await trace.close();
      await trace.close();
      trace.tell({ verb: 'otp', status: 200 });
      expect(await trace.within({ kind: 'turn' }, async () => 'still done')).toBe('still done');
    });
  });
}
