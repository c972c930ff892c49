// Application Insights' client follows a redirect to any host and takes our token along. Here nothing leaves but to the one
// place that the configuration named, and what became of each sending is told, which the client keeps to itself.
import type { PipelinePolicy, PipelineResponse } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { TelemetryUnavailable } from '../../ports/fault.js';

/** What hangs is given up before the queue behind it is full. */
const SEND_WITHIN_MS = 10_000;

/** `sent`: undefined where all of it was taken. `origin`: e.g. `https://westeurope-5.in.applicationinsights.azure.com`. */
export function onlyIngestion(
  origin: string,
  sent: (failed: TelemetryUnavailable | undefined) => void,
): PipelinePolicy {
  return {
    name: 'otpBridgeOnlyIngestion',
    sendRequest: async (request, next) => {
      try {
        if (new URL(request.url).origin !== origin) throw elsewhere();
        // The pipeline's own timer would outlive the sending.
        request.abortSignal = AbortSignal.timeout(SEND_WITHIN_MS);
        const response = await next(request);
        // The client would follow it.
        if (response.status >= 300 && response.status < 400) throw elsewhere();
        sent(whyNot(response));
        return response;
      } catch (error) {
        const failed = error instanceof TelemetryUnavailable ? error : unreached(error);
        sent(failed);
        throw failed;
      }
    },
  };
}

/** `TrackResponse`, as Application Insights’ own client describes it. */
const taken = z.object({ itemsReceived: z.number(), itemsAccepted: z.number() });

/** A proxy in between says 200 to anything. */
function isTaken(text: string | null | undefined): boolean {
  try {
    const { success, data } = taken.safeParse(JSON.parse(text ?? ''));
    return success && data.itemsAccepted === data.itemsReceived;
  } catch {
    return false;
  }
}

function whyNot({ status, bodyAsText }: PipelineResponse): TelemetryUnavailable | undefined {
  if (status === 200) {
    return isTaken(bodyAsText)
      ? undefined
      : new TelemetryUnavailable('Application Insights answered with something else');
  }
  if (status === 401 || status === 403) {
    return new TelemetryUnavailable(
      "Application Insights refuses: the bot's identity needs the role Monitoring Metrics Publisher on it",
    );
  }
  return new TelemetryUnavailable(
    status === 206
      ? 'Application Insights took a part of it'
      : `Application Insights answered with ${status}`,
  );
}

function elsewhere(): TelemetryUnavailable {
  return new TelemetryUnavailable('Application Insights named another host, and was not followed');
}

function unreached(cause: unknown): TelemetryUnavailable {
  return new TelemetryUnavailable('Application Insights cannot be reached', { cause });
}
