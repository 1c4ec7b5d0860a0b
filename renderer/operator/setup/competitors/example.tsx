// What a list looks like, for whoever has none open: the columns that this preset knows.
import type { PresetChoice } from '../../../../core/contract/contract.ts'

export function Example({ preset }: { preset: PresetChoice | undefined }) {
  const required = preset?.attributes.filter((attribute) => attribute.required) ?? []
  const others = preset?.attributes.filter((attribute) => !attribute.required) ?? []
  const unit = (each: { name: string; unit?: string | undefined }) => (each.unit ? `${each.name} (${each.unit})` : each.name)
  return (
    <section className="card import-preview stack" aria-labelledby="example-title">
      <h2 id="example-title">What can be in the list</h2>
      <p className="quiet">
        A line for each competitor, from any spreadsheet. Columns are found by their headings, in any order and in several languages; you
        can say which is which.
      </p>
      <dl className="example">
        <dt>Name</dt>
        <dd>needed; in one column, or as first and last name</dd>
        {required.map((attribute) => (
          <div key={attribute.id} className="example-pair">
            <dt>{unit(attribute)}</dt>
            <dd>needed by {preset?.name.toLowerCase()}</dd>
          </div>
        ))}
        <dt>Number</dt>
        <dd>or competitors are numbered for you</dd>
        <dt>Division</dt>
        <dd>each becomes a contest; without one, all are in the same</dd>
        <dt>Team, lot{others.map((attribute) => `, ${unit(attribute).toLowerCase()}`)}</dt>
        <dd>if you have them</dd>
      </dl>
      <p className="quiet small">
        Files: CSV or text, up to 10 MB and 5,000 competitors. From a spreadsheet, save as CSV or copy and paste.
      </p>
    </section>
  )
}
