// No telemetry: the work is done, and nobody is told.
import type { Trace } from '../../ports/trace.js';

export const noTrace: Trace = {
  within: async (_work, run) => run(),
  apart: (run) => run(),
  tell: () => undefined,
  current: () => undefined,
  close: async () => undefined,
};
