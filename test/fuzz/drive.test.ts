// The harness itself: it sees what it is for, and throws the same again.
import { describe, expect, test } from '@jest/globals';
import { drive, growth } from './drive.js';
import type { Report, Tools } from './drive.js';
import type { Edge } from './edge.js';
import { pure, textsOf } from './edge.js';
import { pictures } from './edges/pictures.js';
import { untilOver } from './until-over.js';
import { withMarks } from './coverage.mjs';

const still: Tools = {
  cpuMs: () => 0,
  heapBytes: async () => 0,
  takeFresh: () => 0,
  takeStray: () => undefined,
  note: () => undefined,
};

const edgeOf = (take: (text: string) => string | undefined): Edge => ({
  name: 'planted',
  shape: 'text',
  corpus: async () => textsOf(['alice', 'otp alice 12']),
  ...pure((input) => take(input.toString('utf8'))),
});

const run = async (edge: Edge, tools: Partial<Tools> = {}, inputs = 300): Promise<Report> =>
  drive(edge, { seed: 7, until: (taken) => taken >= inputs }, { ...still, ...tools });

const whys = ({ findings }: Report): readonly string[] => findings.map(({ why }) => why);

describe('the fuzzing finds', () => {
  test('nothing where nothing is wrong', async () => {
    expect(await run(edgeOf(() => undefined))).toMatchObject({ inputs: 300, findings: [] });
  });

  test('what is thrown, once a kind, by its shortest input', async () => {
    const report = await run(
      edgeOf((text) => {
        if (!text.startsWith('otp')) throw new TypeError(`cannot read ${text.length}`);
        return undefined;
      }),
    );
    expect(whys(report).join()).toContain('TypeError');
    expect(report.findings).toHaveLength(1);
  });

  test('what an edge says is wrong, and what was thrown outside of any call', async () => {
    const said = await run(edgeOf((text) => (text.includes('12') ? undefined : 'no stable code')));
    expect(whys(said)).toEqual(['no stable code']);
    const stray = ['unhandledRejection: Error: nobody caught it'];
    const outside = await run(
      edgeOf(() => undefined),
      { takeStray: () => stray.shift() },
    );
    expect(whys(outside)).toEqual(['unhandledRejection: Error: nobody caught it']);
  });

  test('more than a second of processor time, when it takes that twice', async () => {
    let cpu = 0;
    const slow = edgeOf((text) => {
      cpu += text.includes('12') ? 1 : 1_500;
      return undefined;
    });
    expect(whys(await run(slow, { cpuMs: () => cpu }))).toEqual([
      'more than a second of processor time',
    ]);
    let first = true;
    const loading = edgeOf(() => {
      cpu += first ? 1_500 : 1;
      first = false;
      return undefined;
    });
    expect(whys(await run(loading, { cpuMs: () => cpu }))).toEqual([]);
  });

  test('memory that grows, and not what is loaded once', async () => {
    const edge = { ...edgeOf(() => undefined), perWorld: 10 };
    let heap = 0;
    const grows = await run(edge, { heapBytes: async () => (heap += 2_000_000) });
    expect(whys(grows)).toEqual(['the memory grew by 22 MB']);
    const loads = await run(edge, { heapBytes: async () => 90_000_000 });
    expect(whys(loads)).toEqual([]);
    expect(growth([1, 2, 3])).toBeUndefined();
  });
});

test('what enters something new is kept, and led on from', async () => {
  const seen = new Set<number>();
  let fresh = 0;
  const edge = edgeOf((text) => {
    if (!seen.has(text.length)) fresh += 1;
    seen.add(text.length);
    return undefined;
  });
  const takeFresh = (): number => {
    const taken = fresh;
    fresh = 0;
    return taken;
  };
  const led = await run(edge, { takeFresh });
  expect(led.kept).toBe(seen.size);
  expect(led.kept).toBeGreaterThan(20);
});

test('an edge that takes long to begin has its whole time all the same', async () => {
  let now = 0;
  const thrown: string[] = [];
  const slow: Edge = {
    ...edgeOf((text) => {
      now += 1_000;
      thrown.push(text);
      return undefined;
    }),
    corpus: async () => {
      now += 60_000;
      return textsOf(['alice']);
    },
  };
  await drive(slow, { seed: 7, until: untilOver({ inputs: null, seconds: 4 }, () => now) }, still);
  expect(thrown).toHaveLength(5);
});

test('few pictures are drawn before the first one is thrown, and small ones', async () => {
  const real = await pictures.corpus();
  const bytes = real.reduce((sum, { length }) => sum + length, 0);
  expect(real.length).toBeLessThan(20);
  expect(bytes).toBeLessThan(4_000_000);
});

test('the same seed throws the same inputs', async () => {
  const thrown = async (): Promise<readonly string[]> => {
    const inputs: string[] = [];
    await run(
      edgeOf((text) => {
        inputs.push(text);
        return undefined;
      }),
    );
    return inputs;
  };
  expect(await thrown()).toEqual(await thrown());
});

test('every branch has its mark, and does what it did', () => {
  const text = `
    function f(a, b = a ?? 1) {
      if (a > 3) return 'more'; else if (a === 3) { return 'three'; }
      for (const x of [1]) b += x;
      switch (b) { case 2: return a ? 'two' : 'none'; default: break; }
      try { return a && [b].map((one) => ({ one })); } catch { return 'never'; }
    }
    [f(5), f(3), f(0), f(1), f(2)];`;
  const marked = withMarks('x.ts', text, 10);
  const entered: number[] = [];
  const ran = (code: string): unknown =>
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what was written is run
    new Function('__mark', code.replace('[f(5)', 'return [f(5)'))((mark: number) =>
      entered.push(mark),
    );
  expect(ran(marked.text)).toEqual(ran(text));
  expect(marked.marks).toBe(13);
  expect(new Set(entered).size).toBeGreaterThanOrEqual(9);
  expect(Math.min(...entered)).toBe(10);
});
