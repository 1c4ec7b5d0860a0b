// Who wrote what: each part of the event, its owners one after the other, and how much of it there is. Public keys are no secrets.
import { type ExportSource, type ExportTable, whole } from './table.ts'

/** Parts and the devices that had them. */
export function partsTable({ state, parts }: ExportSource): ExportTable {
  return {
    name: 'Devices and parts',
    heads: ['Part', 'In words', 'Turn', 'Device', 'Key', 'Since', 'Ends after entry', 'Let go of', 'Entries', 'Too late, waiting'],
    rows: parts.flatMap(({ partition, words, last, fenced, tray, owner }) => {
      const grants = state.grants.get(partition) ?? []
      if (grants.length === 0) return [[partition, words, null, null, null, null, null, null, whole(last), whole(tray.length)]]
      return grants.map(({ epoch, name, key, at }, index) => {
        const isLast = index === grants.length - 1
        const end = fenced.find((each) => each.epoch === epoch)?.end ?? null
        return [
          partition,
          words,
          whole(epoch),
          name ?? null,
          key,
          { at },
          end === null ? null : whole(end),
          isLast && owner?.released ? 'yes' : null,
          isLast ? whole(last) : null,
          isLast ? whole(tray.length) : null,
        ]
      })
    }),
  }
}
