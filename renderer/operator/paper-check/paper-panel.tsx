// Signed sheets beside what is recorded: find a sheet, type what stands on it without seeing what is here, and see the differences alone.
import { useState } from 'react'
import type { SheetView } from '../../../core/paper-check/sheet.ts'
import { Panel } from '../table/panels/panel.tsx'
import { FindSheet } from './find-sheet.tsx'
import './paper-check.css'
import { TypeSheet } from './type-sheet.tsx'

export function PaperPanel() {
  const [sheet, setSheet] = useState<SheetView | null>(null)
  return (
    <Panel name="paper" title="Check signed sheets">
      {sheet ? (
        <TypeSheet key={`${sheet.of.contest} ${sheet.who}`} sheet={sheet} done={() => setSheet(null)} />
      ) : (
        <FindSheet found={setSheet} />
      )}
    </Panel>
  )
}
