// The section on what an attempt comes to: shortcuts for what people change most, and the whole score part by part under them.
import { useContext } from 'react'
import { CheckControl, NumberControl, SelectControl } from '../controls/controls.tsx'
import { scoreFactors, SCORE, withFactorSwitched } from './factor.ts'
import { Page, TITLES } from './page.tsx'
import { commonPanel, withPanels } from './panels.ts'
import { PartContext } from './pieces.tsx'
import { sentenceOf } from './sentence.ts'
import { useEditor, useEditorActions, useFormat } from './use-editor.ts'
import { DataEditor } from './value-editor.tsx'
import { choicesOf } from './words.ts'

/** The judges' marks of a field, wherever the score looks at them. */
function PanelControls({ field, name }: { field: string; name: string }) {
  const editor = useEditorActions()
  const format = useFormat()
  const panel = commonPanel(format, field)
  if (!panel) return null
  const { drop, reduce } = panel
  const put = (change: Parameters<typeof withPanels>[2]) => editor.replace(withPanels(format, field, change))
  return (
    <div className="fmt-data" data-testid={`panel-${field}`}>
      <NumberControl
        label={`${name}: highest dropped`}
        value={drop.high}
        decimals={0}
        testId={`panel-${field}-high`}
        onChange={(high) => put({ drop: { ...drop, high: Math.max(0, high) } })}
      />
      <NumberControl
        label={`${name}: lowest dropped`}
        value={drop.low}
        decimals={0}
        testId={`panel-${field}-low`}
        onChange={(low) => put({ drop: { ...drop, low: Math.max(0, low) } })}
      />
      <SelectControl
        label="What counts of the rest"
        value={reduce}
        options={choicesOf('reduce', reduce) ?? []}
        testId={`panel-${field}-reduce`}
        onChange={(how) => put({ reduce: how as typeof reduce })}
      />
    </div>
  )
}

export function Score() {
  const editor = useEditorActions()
  const format = useFormat()
  const origin = useEditor((state) => state.origin)
  const drawPart = useContext(PartContext)
  return (
    <Page title={TITLES.score} say="What was typed, made into one figure. Nothing is no mark, which is not zero.">
      <p className="fmt-phrase" data-testid="score-phrase">
        Now: {sentenceOf(format, format.score)}.
      </p>
      {scoreFactors(format, origin).map((factor) => (
        <CheckControl
          key={factor.field}
          label={`Times ${factor.name.toLowerCase()}`}
          value={factor.on}
          testId={`factor-${factor.field}`}
          onChange={() => editor.replace(withFactorSwitched(format, origin, factor))}
        />
      ))}
      {format.fields.map(({ id, name, type }) => type === 'marks' && <PanelControls key={id} field={id} name={name} />)}
      {drawPart(SCORE, 'attempt')}
      {format.groups.map(
        ({ id, name, score }, index) =>
          score && (
            <div key={id}>
              <h3>{name}: a score of its own</h3>
              {drawPart(['groups', index, 'score'], 'attempt')}
            </div>
          ),
      )}
      <h3>What a result sheet prints for an attempt</h3>
      <DataEditor path={['cell']} />
    </Page>
  )
}
