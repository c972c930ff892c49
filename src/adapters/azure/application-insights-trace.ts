// Traces to Application Insights by OpenTelemetry. Nothing is instrumented by itself, since that would write down addresses
// and queries: a span is what our own code says of its work, in words that it knows beforehand.
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace as api } from '@opentelemetry/api';
import type { Attributes, Span, Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { Fault, TelemetryUnavailable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Told, Trace, Work } from '../../ports/trace.js';
import { applicationInsightsExporter } from './application-insights-exporter.js';
import type { Ingestion } from './application-insights-exporter.js';
import { attributesOf, known } from './span-attributes.js';
import { telemetryHealth } from './telemetry-health.js';

export type ApplicationInsightsOptions = Ingestion & {
  readonly log: Log;
  /** Tells one process from another: random, of no machine and no person. */
  readonly instance: string;
  /** Milliseconds between two sendings, and for the last one. */
  readonly sendEveryMs: number;
  readonly closeWithinMs: number;
};

/** Spans that wait to be sent; more are dropped rather than kept. */
const WAITING_AT_MOST = 2048;
const ROLE = 'otp-bridge';

export function applicationInsightsTrace(options: ApplicationInsightsOptions): Trace {
  const provider = providerOf(options.instance, inBackground(options));
  const tracer = provider.getTracer(ROLE);
  const around = new AsyncLocalStorage<Span | undefined>();
  const within: Trace['within'] = async (work, run) => {
    const parent = around.getStore();
    if (work.kind === 'call' && parent === undefined) return run();
    const span = start(tracer, work, work.kind === 'row' ? undefined : parent);
    return around.run(span, async () => finish(span, run));
  };
  return {
    within,
    apart: (run) => around.run(undefined, run),
    tell: (told) => {
      const span = around.getStore();
      if (span !== undefined) write(span, told);
    },
    current: () => around.getStore()?.spanContext().traceId,
    close: async () => {
      const late = new AbortController();
      const sent = provider.shutdown().catch(() => undefined);
      const limit = pause(options.closeWithinMs, undefined, { signal: late.signal });
      await Promise.race([sent, limit.catch(() => undefined)]);
      late.abort();
    },
  };
}

/** Sends one span called `doctor`. Throws `TelemetryUnavailable` where it is not taken. */
export async function tryIngestion(ingestion: Ingestion, instance: string): Promise<void> {
  const became: (TelemetryUnavailable | undefined)[] = [];
  const exporter = applicationInsightsExporter(ingestion, (failed) => became.push(failed));
  const provider = providerOf(instance, new BatchSpanProcessor(exporter));
  provider.getTracer(ROLE).startSpan('doctor').end();
  // Rejected where it was not taken, without why.
  await provider.shutdown().catch(() => undefined);
  if (became.length === 0) throw new TelemetryUnavailable('nothing could be sent');
  const failed = became.find((one) => one !== undefined);
  if (failed !== undefined) throw failed;
}

function inBackground(options: ApplicationInsightsOptions): SpanProcessor {
  const exporter = applicationInsightsExporter(options, telemetryHealth(options.log));
  return new BatchSpanProcessor(exporter, {
    maxQueueSize: WAITING_AT_MOST,
    maxExportBatchSize: 512,
    scheduledDelayMillis: options.sendEveryMs,
    exportTimeoutMillis: 15_000,
  });
}

function providerOf(instance: string, processor: SpanProcessor): BasicTracerProvider {
  return new BasicTracerProvider({
    // Not the default one, which says how the process was called.
    resource: resourceFromAttributes({ 'service.name': ROLE, 'service.instance.id': instance }),
    sampler: new AlwaysOnSampler(),
    spanProcessors: [processor],
  });
}

const KINDS = {
  request: SpanKind.SERVER,
  turn: SpanKind.INTERNAL,
  row: SpanKind.SERVER,
  call: SpanKind.CLIENT,
} as const satisfies Record<Work['kind'], SpanKind>;

function start(tracer: Tracer, work: Work, parent: Span | undefined): Span {
  const context = parent === undefined ? ROOT_CONTEXT : api.setSpan(ROOT_CONTEXT, parent);
  const { name, attributes } = attributesOf(work);
  return tracer.startSpan(name, { kind: KINDS[work.kind], attributes }, context);
}

async function finish<T>(span: Span, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    // Its words and where it was thrown stay here.
    write(span, { outcome: error instanceof Fault ? error.code : 'UNEXPECTED' });
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

function write(span: Span, { verb, outcome, status }: Told): void {
  const attributes: Attributes = {};
  if (outcome !== undefined) attributes['outcome'] = known(outcome);
  if (status !== undefined) attributes['http.response.status_code'] = status;
  if (verb !== undefined) {
    attributes['verb'] = known(verb);
    span.updateName(`turn ${known(verb)}`);
  }
  span.setAttributes(attributes);
}
