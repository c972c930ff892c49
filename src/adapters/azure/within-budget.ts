// Every call to Azure ends within its budget of milliseconds, whatever the service, the line or the SDK's waiting does.
import { answerWithin } from '../../ports/answer-within.js';

/**
 * What `call` answers; `late()` is thrown once the budget is spent. The signal tells the SDK to stop then; it is not
 * relied upon, since getting a token or a retry may not listen to it.
 */
export async function withinBudget<T>(
  budgetMs: number,
  call: (signal: AbortSignal) => Promise<T>,
  late: () => Error,
): Promise<T> {
  const stop = new AbortController();
  try {
    return await answerWithin(budgetMs, call(stop.signal), late);
  } finally {
    stop.abort();
  }
}
