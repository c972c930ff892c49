// What an Azure service says of a failure: its HTTP status and its own code. Its text goes no further.
import { isRestError } from '@azure/core-rest-pipeline';
import { z } from 'zod';

export type AzureError = {
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  /** Every code in the answer, the outermost first. */
  readonly codes: readonly string[];
};

type Coded = {
  readonly code?: string | undefined;
  readonly innerError?: Coded | undefined;
};
const coded: z.ZodType<Coded> = z.object({
  code: z.string().optional(),
  get innerError() {
    return coded.optional();
  },
});
/** As the clients of Tables (`odataError`) and of Key Vault (`error`, with its `innererror` renamed) tell it. */
const details = z.object({ error: coded.optional(), odataError: coded.optional() });

export function azureErrorOf(error: unknown): AzureError {
  if (!isRestError(error)) return { status: undefined, codes: [] };
  const parsed = details.safeParse(error.details);
  const nested = parsed.success ? [parsed.data.error, parsed.data.odataError] : [];
  const outer = error.code === undefined ? [] : [error.code];
  return { status: error.statusCode, codes: [...outer, ...nested.flatMap(codesIn)] };
}

function codesIn(from: Coded | undefined): readonly string[] {
  if (from === undefined) return [];
  const own = from.code === undefined ? [] : [from.code];
  return [...own, ...codesIn(from.innerError)];
}
