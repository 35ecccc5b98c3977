import { Gauge, type Registry } from 'prom-client';

/** A family of gauges that is made anew for each scrape. A figure that is not known has no sample. */
export function metricFamily(registry: Registry, name: string, help: string, labelNames: readonly string[]) {
  const gauge = new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  return (labels: Readonly<Record<string, string | number>>, value: number | null): void => {
    if (value !== null) gauge.set({ ...labels }, value);
  };
}
