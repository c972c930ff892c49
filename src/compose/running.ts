/** A bot that runs: `stop` takes nothing new and finishes what is under way. */
export type Running = { readonly port: number; readonly stop: () => Promise<void> };
