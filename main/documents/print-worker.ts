// The thread on which documents are made: one print at a time, as a message, and the PDF as its answer.
import { parentPort } from 'node:worker_threads'
import type { Paper } from '../../core/documents/paper.ts'
import { openFonts } from './fonts.ts'
import { type PrintLook, render } from './render.ts'

export interface PrintJob {
  papers: readonly Paper[]
  look: PrintLook
}

const fonts = openFonts()

parentPort?.on('message', ({ papers, look }: PrintJob) => {
  void render(fonts, papers, look).then((pdf) => {
    const whole = Uint8Array.from(pdf)
    parentPort?.postMessage(whole, [whole.buffer])
  })
})
