// How a figure came about, as a list that goes as deep as what was typed. What does not count is struck out, and says so.
import { Fragment } from 'react'
import type { Mark, Step } from '../../../core/views/why.ts'

function Marks({ marks }: { marks: readonly Mark[] }) {
  return (
    <span className="why-marks">
      {marks.map(({ text, counts }, index) => (
        // Marks of a panel are known by where they stand.
        <Fragment key={index}>
          {counts ? (
            <span>{text}</span>
          ) : (
            <s>
              {text}
              <span className="unseen"> dropped</span>
            </s>
          )}
        </Fragment>
      ))}
    </span>
  )
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className="why-steps">
      {steps.map(({ name, say, value, marks, counts, of }, index) => (
        // Steps have no name of their own; they come in the order of the format and never move.
        <li key={index} data-counts={counts === false ? 'no' : undefined}>
          <div className="why-step">
            <span className="why-say">
              {name && <b>{name}</b>} <span className="quiet">{say}</span>
              {marks && <Marks marks={marks} />}
              {counts === false && <span className="unseen">, does not count</span>}
            </span>
            <span className="why-value">{value}</span>
          </div>
          {of.length > 0 && <Steps steps={of} />}
        </li>
      ))}
    </ul>
  )
}
