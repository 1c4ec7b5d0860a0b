// Everybody who is in: found, changed, taken out, added one by one.
import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconTableImport } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { CompetitorId } from '../../../../core/ids.ts'
import type { EntryRow } from '../../../../core/views/view.ts'
import { Foot } from '../foot.tsx'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'
import './competitors.css'
import { EntryForm } from './entry-form.tsx'
import { EntryTable } from './entry-table.tsx'
import { RemoveBar } from './remove-bar.tsx'

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

export function EntryList() {
  const setUp = useSetUpActions()
  const entries = useSetUp(({ entries }) => entries)
  const imported = useSetUp(({ imported }) => imported)
  const byHand = useSetUp(({ view }) => view === 'by-hand')
  const busy = useSetUp(({ busy }) => busy)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<CompetitorId>>(new Set())
  const [form, setForm] = useState<'add' | EntryRow | null>(byHand ? 'add' : null)
  const search = useDeferredValue(fold(typed.trim()))

  const divisions = useMemo(() => new Map(entries?.divisions.map(({ id, name }) => [id, name])), [entries?.divisions])
  const rows = useMemo(
    () =>
      (entries?.competitors ?? []).filter(
        ({ bib, name, team, division }) =>
          search === '' || bib === search || fold(`${name} ${team ?? ''} ${divisions.get(division) ?? ''}`).includes(search),
      ),
    [entries?.competitors, divisions, search],
  )
  const figures = useMemo(() => {
    const asked = (entries?.divisions ?? []).flatMap(({ attributes }) => attributes.map(({ name }) => name))
    return [...new Set(asked)].join(' · ')
  }, [entries?.divisions])
  const leaving = (entries?.competitors ?? []).filter(({ id }) => chosen.has(id))
  const choose = (ids: readonly CompetitorId[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }

  return (
    <>
      <div className="setup-body entries">
        <div className="row">
          <TextInput
            className="grow"
            leftSection={<IconSearch size={18} />}
            placeholder="Find by number, name, team or division"
            aria-label="Find a competitor"
            data-testid="find-entry"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button variant="default" leftSection={<IconPlus size={18} />} data-testid="add-one" onClick={() => setForm('add')}>
            Add one
          </Button>
          <Button
            variant="default"
            leftSection={<IconTableImport size={18} />}
            data-testid="import-more"
            onClick={() => setUp.show('import')}
          >
            Import a list
          </Button>
        </div>
        {form && <EntryForm key={form === 'add' ? 'add' : form.id} entry={form === 'add' ? null : form} close={() => setForm(null)} />}
        {leaving.length > 0 && <RemoveBar leaving={leaving} done={() => setChosen(new Set())} />}
        {rows.length > 0 ? (
          <EntryTable rows={rows} divisions={divisions} figures={figures} chosen={chosen} choose={choose} change={setForm} />
        ) : (
          <p className="quiet">
            {search === '' ? 'Nobody is entered. Import a list, or add competitors one by one.' : 'Nobody here has that in their line.'}
          </p>
        )}
      </div>
      <Foot
        aside={
          imported && (
            <Button variant="default" size="md" disabled={busy} data-testid="undo-import" onClick={() => void setUp.undoImport()}>
              Undo the import of {imported.bibs.length.toLocaleString('en')}
            </Button>
          )
        }
      >
        <Button variant="default" size="md" onClick={() => setUp.go('sport')}>
          Back
        </Button>
        <Button size="md" autoFocus data-testid="next" onClick={() => setUp.go('contests')}>
          Next: contests
        </Button>
      </Foot>
    </>
  )
}
