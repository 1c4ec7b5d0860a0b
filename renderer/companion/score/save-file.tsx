// What waits as a file, for when no network leads to the table: saved here, carried there by whatever is at hand.
import { useState } from 'react'
import type { Phone } from '../phone/phone.ts'

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers read it only after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function SaveFile({ phone, waiting }: { phone: Phone; waiting: number }) {
  const [said, setSaid] = useState<string | null>(null)
  if (waiting === 0 && said === null) return null
  const save = async () => {
    const file = await phone.file()
    if (!file) return setSaid('Nothing waits on this phone any more: no file was made.')
    download(file.name, file.text)
    setSaid(
      `${file.count} saved in the file “${file.name}”. Take it to the table by cable, stick or message: there it goes in under Devices. ` +
        'Everything stays on this phone until it has heard from the table itself.',
    )
  }
  return (
    <>
      <h2>No network at all?</h2>
      <p>What waits can be saved to a file and carried to the table. Only the table that let this phone in can read it.</p>
      <button type="button" className="plain" data-testid="save-file" onClick={() => void save()}>
        Save what waits to a file
      </button>
      {said !== null && <output data-testid="saved-file">{said}</output>}
    </>
  )
}
