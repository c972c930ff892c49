// The exporter has reports about itself, to hosts of its own: they are switched off by the environment alone, and before it
// is loaded. `infra/` sets the same, for whoever looks there.

export const QUIET_EXPORTER = {
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true',
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true',
  /** A metric with each batch that says no more than the batch itself. */
  APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true',
} as const;

export function quietExporter(): void {
  Object.assign(process.env, QUIET_EXPORTER);
}
