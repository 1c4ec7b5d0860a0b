// The entry list as a table. Only the rows in sight are drawn.
import { Button } from '@mantine/core'
import { memo, useRef } from 'react'
import type { CompetitorId, DivisionId } from '../../../../core/ids.ts'
import type { EntryRow } from '../../../../core/views/view.ts'
import { useWindow } from '../../parts/use-window.ts'
import { Said } from '../../parts/words.tsx'

const ROW = 41

interface RowParts {
  entry: EntryRow
  division: string
  measured: boolean
  chosen: boolean
  choose(ids: readonly CompetitorId[], on: boolean): void
  change(entry: EntryRow): void
}

const Row = memo(
  function Row({ entry, division, measured, chosen, choose, change }: RowParts) {
    return (
      <tr data-testid="entry-row" data-bib={entry.bib} aria-selected={chosen}>
        <td className="entries-narrow">
          <input
            type="checkbox"
            aria-label={`Select ${entry.name}`}
            data-testid="entry-select"
            checked={chosen}
            onChange={(event) => choose([entry.id], event.currentTarget.checked)}
          />
        </td>
        <td className="number entries-narrow entries-bib">{entry.bib}</td>
        <td className="entries-name">
          <Said text={entry.name} />
        </td>
        <td className="entries-team quiet">{entry.team && <Said text={entry.team} />}</td>
        <td className="entries-division">
          <Said text={division} />
        </td>
        <td className="number quiet entries-narrow">{entry.lot}</td>
        {measured && <td className="number quiet entries-narrow">{Object.values(entry.attributes).join(' · ')}</td>}
        <td className="quiet small entries-narrow">{entry.recorded ? 'has results' : ''}</td>
        <td className="entries-narrow">
          <Button size="compact-sm" variant="subtle" data-testid="entry-change" onClick={() => change(entry)}>
            Change
          </Button>
        </td>
      </tr>
    )
  },
  // The functions are new with every draw of the list and do the same.
  (before, after) =>
    before.entry === after.entry &&
    before.division === after.division &&
    before.measured === after.measured &&
    before.chosen === after.chosen,
)

export function EntryTable({
  rows,
  divisions,
  figures,
  chosen,
  choose,
  change,
}: {
  rows: readonly EntryRow[]
  divisions: ReadonlyMap<DivisionId, string>
  /** What the figures of each line are; empty where the event’s sports ask for none. */
  figures: string
  chosen: ReadonlySet<CompetitorId>
  choose(ids: readonly CompetitorId[], on: boolean): void
  change(entry: EntryRow): void
}) {
  const box = useRef<HTMLDivElement>(null)
  const { from, to, above, below } = useWindow(box, rows.length, ROW)
  const all = rows.length > 0 && rows.every(({ id }) => chosen.has(id))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls is reachable by keyboard
    <section ref={box} className="scroll card entries-box" tabIndex={0} aria-label="Competitors">
      <div style={{ paddingTop: above, paddingBottom: below }}>
        <table className="sheet" data-testid="entries">
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label="Select all that are shown"
                  data-testid="entry-select-all"
                  checked={all}
                  onChange={(event) =>
                    choose(
                      rows.map(({ id }) => id),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
              <th scope="col" className="number">
                No.
              </th>
              <th scope="col">Name</th>
              <th scope="col">Team</th>
              <th scope="col">Division</th>
              <th scope="col" className="number">
                Lot
              </th>
              {figures !== '' && (
                <th scope="col" className="number">
                  {figures}
                </th>
              )}
              <th scope="col">
                <span className="unseen">Results</span>
              </th>
              <th scope="col">
                <span className="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, to).map((entry) => (
              <Row
                key={entry.id}
                entry={entry}
                division={divisions.get(entry.division) ?? ''}
                measured={figures !== ''}
                chosen={chosen.has(entry.id)}
                choose={choose}
                change={change}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
