// The actions that the finder finds: each that has no key, and those that have one beside it.
import { act } from '../../keys/act.ts'
import { PREPARING } from '../../preflight/found.ts'
import { rest } from '../../apart/rest.ts'
import { type Item, item } from './find-item.ts'

export const ACTIONS: readonly Item[] = [
  item({ id: 'undo', kind: 'action', label: 'Undo the last entry', detail: 'Ctrl Z', run: (operator) => void operator.undo() }),
  item({
    id: 'correct',
    kind: 'action',
    label: 'Correct the last entry',
    detail: 'F2',
    run: (operator) => act(operator, { do: 'correct-last' }),
  }),
  item({
    id: 'why',
    kind: 'action',
    label: 'Why this place? Of whoever is up',
    detail: 'F3',
    run: (operator) => act(operator, { do: 'why' }),
  }),
  item(
    {
      id: 'move',
      kind: 'action',
      label: 'Results that belong to others: move them',
      detail: 'Shows who moves, and asks for a reason',
      run: (operator) => operator.show('move'),
    },
    'wrong competitors heat swap exchange',
  ),
  item({ id: 'redeclare', kind: 'action', label: 'Change what is declared', detail: 'F4', run: (operator) => operator.redeclare() }),
  item({
    id: 'order',
    kind: 'action',
    label: 'Back to whom the running order has up',
    detail: 'Home',
    run: (operator) => act(operator, { do: 'order' }),
  }),
  item({ id: 'draw', kind: 'action', label: 'Draw matches', detail: 'F6', run: (operator) => operator.show('draw') }),
  item({ id: 'stage', kind: 'action', label: 'Who goes on to the next stage', detail: 'F7', run: (operator) => operator.show('stage') }),
  item({ id: 'tie', kind: 'action', label: 'Decide between those who are tied', detail: 'F7', run: (operator) => operator.show('tie') }),
  item({ id: 'screens', kind: 'action', label: 'Screens', detail: 'F8', run: (operator) => operator.show('screens') }),
  item({
    id: 'records',
    kind: 'action',
    label: 'Records: what stands, what was claimed',
    detail: '',
    run: (operator) => operator.show('records'),
  }),
  item(
    {
      id: 'paper',
      kind: 'action',
      label: 'Check signed sheets: type them again, see what differs',
      detail: '',
      run: (operator) => operator.show('paper'),
    },
    'paper compare proofread score sheet',
  ),
  item({
    id: 'referee',
    kind: 'action',
    label: 'Referee’s table: rule, disqualify, take back',
    detail: 'F10',
    run: (operator) => operator.rule({}),
  }),
  item({
    id: 'results',
    kind: 'action',
    label: 'Results: announce, protest time, sign off, reopen',
    detail: 'F10',
    run: (operator) => operator.rule('results'),
  }),
  item(
    {
      id: 'devices',
      kind: 'action',
      label: 'Devices: invite phones and judges, late entries',
      detail: 'F1',
      run: (operator) => operator.show('devices'),
    },
    'codes join tablet hand over standby laptop warnings remove',
  ),
  item(
    {
      id: 'documents',
      kind: 'action',
      label: 'Documents: results, protocols, lists, empty sheets',
      detail: 'Ctrl P',
      run: (operator) => operator.show('documents'),
    },
    'print pdf paper medals save entry list start list teams corrections',
  ),
  item(
    {
      id: 'sessions',
      kind: 'action',
      label: 'Sessions: which contests are on together, and when',
      detail: 'Ctrl D',
      run: (operator) => operator.show('sessions'),
    },
    'session day morning evening block plan schedule time',
  ),
  item({ id: 'publish', kind: 'action', label: 'Publish', detail: 'F9', run: (operator) => operator.show('publish') }),
  item(
    {
      id: 'backup',
      kind: 'action',
      label: 'Backups: on a stick, after each result',
      detail: '',
      run: (operator) => operator.show('backup'),
    },
    'copy folder usb disk',
  ),
  item({
    id: 'updates',
    kind: 'action',
    label: 'Updates: which version this is, and what is newer',
    detail: '',
    run: (operator) => operator.show('updates'),
  }),
  item(
    {
      id: 'export',
      kind: 'action',
      label: 'Export… everything as XLSX, CSV or JSON',
      detail: 'Ctrl E',
      run: (operator) => operator.show('export'),
    },
    'save file spreadsheet excel tables download',
  ),
  item(
    {
      id: 'recovery',
      kind: 'action',
      label: 'Recovery key: print it, so that another laptop can go on',
      detail: '',
      run: (operator) => operator.show('recovery'),
    },
    'standby lost broken laptop paper renew change new key',
  ),
  item(
    {
      id: 'diagnostics',
      kind: 'action',
      label: 'Save a diagnostic bundle, for whoever helps',
      detail: '',
      run: (operator) => operator.show('diagnostics'),
    },
    'log support fault crash report',
  ),
  ...PREPARING.map(({ more, ...fields }) => item(fields, more)),
  item({ id: 'keys', kind: 'action', label: 'Show all keys', detail: '?', run: (operator) => operator.show('keys') }),
  item({
    id: 'setup',
    kind: 'action',
    label: 'Set-up: entry list, contests, running order, screens',
    detail: '',
    run: (operator) => operator.go('setup'),
  }),
  item({
    id: 'rules',
    kind: 'action',
    label: 'Change the rules of this contest',
    detail: 'Shows who moves, and asks for a reason',
    run(operator) {
      const { station, table } = operator.store.getState()
      if (!station?.event || !table) return
      const { id } = station.event
      const { contest } = table
      // Where it does not come, the set-up's own place says so.
      void rest
        .load()
        .then(({ setUpFor }) => setUpFor(operator, id).edit({ contest }))
        .catch(() => undefined)
        .then(() => operator.go('setup'))
    },
  }),
  item({
    id: 'close',
    kind: 'action',
    label: 'Close this event, back to all events',
    detail: 'Everything is saved',
    run: (operator) => void operator.call('event.close', {}),
  }),
]
