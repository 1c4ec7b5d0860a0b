// Asks the station for documents and hands the file on. One request at a time; the table goes on meanwhile.
import { useState } from 'react'
import type { Sheet } from '../../../core/contract/documents.ts'
import type { DocumentRow } from '../../../core/views/documents.ts'
import { fileName, saveFile } from '../parts/save-file.ts'
import { useActions } from '../state/use-operator.ts'
import { documentCount } from './document-words.ts'

export interface Printing {
  /** How many are being made; null while none are. */
  busy: number | null
  said: { tone: 'good' | 'bad'; text: string } | null
  /** Whether it went through. */
  print(rows: readonly DocumentRow[], because?: string): Promise<boolean>
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

export function usePrinting(size: Sheet): Printing {
  const { call } = useActions()
  const [busy, setBusy] = useState<number | null>(null)
  const [said, setSaid] = useState<Printing['said']>(null)
  return {
    busy,
    said,
    async print(rows, because) {
      if (busy !== null || rows.length === 0) return false
      setBusy(rows.length)
      setSaid(null)
      const documents = rows.map(({ paper, of }) => ({ paper, of }))
      const answer = await call('document.print', { documents, size, ...(because === undefined ? {} : { because }) })
      setBusy(null)
      if (!answer.ok) {
        setSaid({ tone: 'bad', text: answer.error.message })
        return false
      }
      const name = fileName(answer.value.name, 'pdf')
      saveFile(name, bytesOf(answer.value.pdf), 'application/pdf')
      setSaid({ tone: 'good', text: `${documentCount(rows.length)} in ${name}. Print it from there.` })
      return true
    },
  }
}
