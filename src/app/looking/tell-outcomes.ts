// What came of a use case, as a code: an operator sees which refusals there are and how often, and of whom they are not told.
import type { Outcome } from '../../domain/outcome.js';
import type { Code, Trace } from '../../ports/trace.js';
import type { Bridge } from '../bridge.js';

type Coded = { readonly code: Code };
type Use<A extends readonly unknown[], R> = (...given: A) => Promise<R>;

/** Of an answer that is a refusal or not. */
export function told<A extends readonly unknown[], R extends Outcome<unknown, Coded>>(
  trace: Trace,
  use: Use<A, R>,
): Use<A, R> {
  return async (...given) => {
    const answer = await use(...given);
    trace.tell({ outcome: answer.ok ? 'DONE' : answer.refusal.code });
    return answer;
  };
}

/** Of an answer that shows how things are, and says beside it why the act did not count. */
export function toldBeside<
  A extends readonly unknown[],
  R extends Outcome<{ readonly refusal?: Coded }, Coded>,
>(trace: Trace, use: Use<A, R>): Use<A, R> {
  return async (...given) => {
    const answer = await use(...given);
    const refusal = answer.ok ? answer.value.refusal : answer.refusal;
    trace.tell({ outcome: refusal?.code ?? 'DONE' });
    return answer;
  };
}

/** Those that may be refused say so. */
export function withOutcomes(bridge: Bridge, trace: Trace): Bridge {
  return {
    ...bridge,
    askForCode: told(trace, bridge.askForCode),
    askForSeed: told(trace, bridge.askForSeed),
    askForExport: told(trace, bridge.askForExport),
    exportSeed: told(trace, bridge.exportSeed),
    actOnRequest: toldBeside(trace, bridge.actOnRequest),
    showCode: toldBeside(trace, bridge.showCode),
    freeze: told(trace, bridge.freeze),
    unfreeze: told(trace, bridge.unfreeze),
    closeReview: toldBeside(trace, bridge.closeReview),
  };
}
