// Edits whatever lies at a path of the format, by what it is: a number, a word, a choice, a part, a list, or several of these together.
// What a format's data can say grows without this knowing it: a key that has no words here is shown by its own name.
import { useContext } from 'react'
import { CheckControl, NumberControl, NumbersControl, SelectControl, SomeControl, TextControl } from '../controls/controls.tsx'
import { type At, optionalOf } from './kinds.ts'
import { ListEditor } from './list-editor.tsx'
import { Add, Nested, PartContext, Without } from './pieces.tsx'
import { columnsFor, refsAt } from './refs.ts'
import { decimalsAt, withDecimals } from './scaled.ts'
import { optionalAt, shapeAt, variantsOf } from './shapes.ts'
import { type Path, valueAt } from './tree.ts'
import { useEditorActions, useFormat, useProblem } from './use-editor.ts'
import { choicesOf, labelOf } from './words.ts'

/** Keys whose texts name columns where they stand in parts: what is reckoned with. */
const OPERANDS: ReadonlySet<string | number> = new Set(['of', 'by', 'then', 'else', 'tied', 'entrants'])

/** Yes or no that a format always says; any other is left out where it is no. */
const ALWAYS: ReadonlySet<string | number> = new Set(['required', 'forfeits'])

const LONG: ReadonlySet<string | number> = new Set(['because', 'about', 'book'])

type Data = Record<string, unknown>
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
const isPart = (value: unknown): boolean => isData(value) && typeof value['part'] === 'string'

interface Place {
  path: Path
  /** What a part that stands here may look at. */
  at?: At | undefined
  removable?: boolean
}

/** Everything that something at a path says, key by key; `hide`: what is shown elsewhere. */
export function DataEditor({ path, hide = [], at }: { path: Path; hide?: readonly string[]; at?: At | undefined }) {
  const editor = useEditorActions()
  const format = useFormat()
  const problem = useProblem(path)
  const data = valueAt(format, path) as Data
  const shape = shapeAt(path)
  const { tag, variants } = shape
  const part = typeof data['part'] === 'string' ? data['part'] : null
  const optional = part === null ? optionalAt(path, data) : optionalOf(part)
  const hidden = new Set([...hide, ...(shape.hide ?? []), ...(tag === undefined ? [] : [tag]), 'part'])
  const missing = Object.fromEntries(Object.entries(optional).filter(([key]) => data[key] === undefined && !hide.includes(key)))
  return (
    <div className="fmt-data">
      {tag !== undefined && variants && (
        <SelectControl
          label={tag === 'by' || tag === 'show' ? 'What' : tag === 'type' ? 'What is typed' : labelOf(tag)}
          value={String(data[tag])}
          options={variantsOf(shape)}
          testId={`kind-${path.join('-')}`}
          onChange={(kind) => editor.set(path, variants[kind]?.make(format, data, 10 ** decimalsAt(format, [...path, 'points'])) ?? data)}
        />
      )}
      {Object.keys(data)
        .filter((key) => !hidden.has(key))
        .map((key) => (
          <ValueEditor key={key} path={[...path, key]} at={at} removable={key in optional} />
        ))}
      <Add path={path} what={missing} />
      {problem && part === null && <p className="fmt-problem fmt-wide">{problem}</p>}
    </div>
  )
}

function Several({ path, value, at, removable = false }: Place & { value: readonly unknown[] }) {
  const editor = useEditorActions()
  const format = useFormat()
  const problem = useProblem(path)
  const drawPart = useContext(PartContext)
  const key = path.at(-1)!
  const label = labelOf(key)
  const refs = refsAt(format, [...path, 0])
  const all = (type: 'number' | 'string') => value.length > 0 && value.every((item) => typeof item === type)
  if (refs)
    return (
      <div className="fmt-with-tool">
        <SomeControl label={label} value={value as string[]} options={refs} problem={problem} onChange={(ids) => editor.set(path, ids)} />
        {removable && <Without path={path} />}
      </div>
    )
  if (value.some((item) => isPart(item) || (typeof item === 'string' && OPERANDS.has(key))))
    return (
      <Nested path={path} removable={removable}>
        <ListEditor path={path} add="One more figure">
          {(item) => drawPart(item, at ?? 'inside')}
        </ListEditor>
      </Nested>
    )
  if (all('number'))
    return (
      <NumbersControl
        label={label}
        value={value as number[]}
        decimals={decimalsAt(format, [...path, 0])}
        problem={problem}
        testId={path.join('-')}
        onChange={(numbers) => editor.set(path, numbers)}
      />
    )
  if (all('string'))
    return (
      <TextControl
        label={label}
        value={value.join(' ')}
        problem={problem}
        onChange={(text) => editor.set(path, text.toUpperCase().split(/[\s,]/))}
      />
    )
  return (
    <Nested path={path} removable={removable}>
      <ListEditor path={path} add="One more">
        {(item) => <ValueEditor path={item} at={at} />}
      </ListEditor>
    </Nested>
  )
}

const WITHOUT: Readonly<Record<string, string>> = { unplaced: 'No points for who has no place', to: 'Without end' }

/** What may be a number or nothing at all. */
function MaybeNumber({ path, value }: { path: Path; value: number | null }) {
  const editor = useEditorActions()
  const format = useFormat()
  const problem = useProblem(path)
  const key = path.at(-1)!
  const decimals = decimalsAt(format, path)
  return (
    <div className="fmt-with-tool fmt-maybe">
      {value !== null && (
        <NumberControl
          label={labelOf(key)}
          value={value}
          decimals={decimals}
          problem={problem}
          onChange={(number) => editor.set(path, number)}
        />
      )}
      <CheckControl
        label={WITHOUT[key] ?? `${labelOf(key)}: nothing`}
        value={value === null}
        onChange={(none) => editor.set(path, none ? null : key === 'to' ? 30 : 0)}
      />
    </div>
  )
}

/** One number, word or choice. */
function SingleEditor({ path }: { path: Path }) {
  const editor = useEditorActions()
  const format = useFormat()
  const problem = useProblem(path)
  const value = valueAt(format, path)
  const key = path.at(-1)!
  const label = labelOf(key)
  const shared = { label, problem, testId: path.join('-') }
  if (typeof value === 'boolean')
    return <CheckControl {...shared} value={value} onChange={(on) => editor.set(path, on || ALWAYS.has(key) ? on : undefined)} />
  if (typeof value === 'number')
    return (
      <NumberControl
        {...shared}
        value={value}
        decimals={decimalsAt(format, path)}
        onChange={(number) =>
          key === 'decimals' && number >= 0 && number <= 6 ? editor.replace(withDecimals(format, path, number)) : editor.set(path, number)
        }
      />
    )
  const text = value as string
  const options = refsAt(format, path) ?? choicesOf(key, text)
  if (options) return <SelectControl {...shared} value={text} options={options} onChange={(choice) => editor.set(path, choice)} />
  return <TextControl {...shared} value={text} wide={LONG.has(key)} onChange={(typed) => editor.set(path, typed)} />
}

/** Edits whatever is there. */
export function ValueEditor({ path, at, removable = false }: Place) {
  const format = useFormat()
  const drawPart = useContext(PartContext)
  const value = valueAt(format, path)
  const key = path.at(-1)!
  const inPart = valueAt(format, [...path.slice(0, -1), 'part']) !== undefined
  const named = typeof value === 'string' && OPERANDS.has(key) && refsAt(format, path) === null
  if (isPart(value) || (named && (inPart || columnsFor(format, path).some((column) => column.value === value))))
    return (
      <Nested path={path} removable={removable}>
        {drawPart(path, at ?? 'inside')}
      </Nested>
    )
  if (Array.isArray(value)) return <Several path={path} value={value} at={at} removable={removable} />
  if (isData(value))
    return (
      <Nested path={path} removable={removable}>
        <DataEditor path={path} at={at} />
      </Nested>
    )
  if (value === null || key in WITHOUT) return <MaybeNumber path={path} value={value as number | null} />
  if (!removable || typeof value === 'boolean') return <SingleEditor path={path} />
  return (
    <div className="fmt-with-tool">
      <SingleEditor path={path} />
      <Without path={path} />
    </div>
  )
}
