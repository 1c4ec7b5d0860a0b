// Medians and percentiles, and one place that rounds what is printed.

/** The value below which a share of the samples lies (nearest rank); 0.5 is the median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))]!
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** Three significant digits or whole numbers: more would only be noise. */
export const tidy = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))

/** Says on standard error what is being measured. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`)
