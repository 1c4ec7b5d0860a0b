// Step two: who competes. A list comes in by paste or file; afterwards, everybody who is in.
import { useSetUp } from '../use-set-up.ts'
import { EntryList } from './entry-list.tsx'
import { ImportList } from './import-list.tsx'

export function CompetitorsStep() {
  const view = useSetUp(({ view }) => view)
  const nobody = useSetUp(({ entries }) => entries !== null && entries.competitors.length === 0)
  const loading = useSetUp(({ entries }) => entries === null)
  if (loading) return <div className="setup-body" aria-busy="true" />
  return (view ?? (nobody ? 'import' : 'list')) === 'import' ? <ImportList /> : <EntryList />
}
