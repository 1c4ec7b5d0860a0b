// How a phone is let in: the code from the table's QR code, or typed, and a name for the table's list.
import { useState } from 'react'
import { codeInWords, readCode } from '../../../core/wire/join.ts'
import type { Joined } from '../keys/identity.ts'
import { Limits } from '../parts/limits.tsx'
import type { Phone, Stage } from '../phone/phone.ts'

interface Props {
  stage: Extract<Stage, { is: 'join' }>
  phone: Phone
  others: readonly Joined[]
  current: Joined | null
}

const NAME = 'scoretable-phone-name'
const remembered = (): string => {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}
const shown = (code: string): string => {
  const read = readCode(code)
  return read ? codeInWords(read) : code
}

export function JoinScreen({ stage, phone, others, current }: Props) {
  const [code, setCode] = useState(shown(stage.code))
  const [name, setName] = useState(remembered)
  const scanned = readCode(stage.code) !== null && stage.fault === null
  const send = () => {
    try {
      localStorage.setItem(NAME, name.trim())
    } catch {
      // It is asked again next time.
    }
    void phone.join(code, name.trim() || 'Phone')
  }
  return (
    <main className="join" data-testid="join">
      <h1>{current && stage.back ? 'Join with another code' : 'Judge from this phone'}</h1>
      {stage.notice && (
        <p className="notice" role="alert" data-testid="notice">
          {stage.notice}
        </p>
      )}
      {!scanned && <p>Scan the QR code at the scoring table with the camera, or type the code under it.</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <label>
          Code
          <input
            data-testid="join-code"
            value={code}
            onChange={(event) => setCode(event.target.value.toUpperCase().slice(0, 20))}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            placeholder="BCDF-GHJK"
            inputMode="text"
          />
        </label>
        <label>
          Your name, for the table’s list
          <input
            data-testid="join-name"
            value={name}
            onChange={(event) => setName(event.target.value.slice(0, 40))}
            autoComplete="name"
            dir="auto"
            placeholder="Maria"
          />
        </label>
        {stage.fault && (
          <p className="fault" role="alert" data-testid="join-fault">
            {stage.fault}
          </p>
        )}
        <button type="submit" className="primary" data-testid="join-send" disabled={stage.busy || code.trim() === ''}>
          {stage.busy ? 'Joining …' : 'Join'}
        </button>
      </form>
      {stage.back && (
        <button type="button" className="plain" onClick={() => phone.back()}>
          Back to {current?.joined.title}
        </button>
      )}
      {!stage.back &&
        others.map((other) => (
          <button type="button" className="plain" key={other.publicKey} onClick={() => void phone.switchTo(other)}>
            Go on with {other.joined.title}, {other.joined.name}
          </button>
        ))}
      <Limits />
    </main>
  )
}
