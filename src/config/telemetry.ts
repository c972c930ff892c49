// Where traces go, read from Application Insights' connection string. Of it only two parts are taken, each held against what
// it must be, so that no setting can send anything to another host.
import type { Cloud } from './clouds.js';

export type Telemetry = {
  /** GUID of the component. */
  readonly instrumentationKey: string;
  /** Origin, under the cloud's own suffix. */
  readonly endpoint: string;
};

export type TelemetryRead =
  | { readonly ok: true; readonly telemetry: Telemetry | undefined }
  | { readonly ok: false; readonly problems: readonly string[] };

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LABELS = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+$/;
const COPY = 'Copy the whole connection string again from the overview of Application Insights';

/** Problems repeat nothing of the value. */
export function readTelemetry(
  value: string,
  { ingestionSuffixes }: Pick<Cloud, 'ingestionSuffixes'>,
): TelemetryRead {
  if (value === '') return { ok: true, telemetry: undefined };
  const parts = partsOf(value);
  const instrumentationKey = parts.get('instrumentationkey')?.toLowerCase() ?? '';
  const endpoint = endpointOf(parts.get('ingestionendpoint') ?? '', ingestionSuffixes);
  const problems = [
    ...(KEY.test(instrumentationKey)
      ? []
      : [`has no InstrumentationKey that is a GUID. ${COPY}, or unset it: no telemetry.`]),
    ...(endpoint !== undefined
      ? []
      : [
          `has no IngestionEndpoint that is an https address under ${ingestionSuffixes.join(' or ')}, where this cloud takes traces (OTP_BRIDGE_CLOUD). ${COPY}, or unset it: no telemetry.`,
        ]),
  ];
  if (problems.length > 0 || endpoint === undefined) return { ok: false, problems };
  return { ok: true, telemetry: { instrumentationKey, endpoint } };
}

/** By name, in lower case. What is there twice is not there: nobody could say which one counts. */
function partsOf(value: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const twice = new Set<string>();
  for (const part of value.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim().toLowerCase();
    if (parts.has(name)) twice.add(name);
    parts.set(name, part.slice(at + 1).trim());
  }
  for (const name of twice) parts.delete(name);
  return parts;
}

function endpointOf(text: string, suffixes: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, origin, href } = new URL(text);
  // Neither a port, nor a name and password, nor a path: there is nothing in the address but https and its host.
  const bare = href === `${origin}/` && origin === `https://${hostname}`;
  const suffix = suffixes.find((one) => hostname.endsWith(`.${one}`));
  if (!bare || suffix === undefined) return undefined;
  return LABELS.test(hostname.slice(0, -suffix.length)) ? origin : undefined;
}
