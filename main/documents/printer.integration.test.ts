import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createPrinter, type Printer } from './printer.ts'
import { readPdf } from './testing/read-pdf.ts'
import { competitors, paper, resultTable } from './testing/some-papers.ts'

const papers = [paper([resultTable(competitors(30))])]

/** Starting the thread reads all that makes documents, which takes its time where much else runs. */
const PATIENT = 60_000

describe('the printer', { timeout: PATIENT }, () => {
  let printer: Printer
  afterEach(() => printer.stop())

  it('makes one PDF of all papers, and answers requests in their turn', async () => {
    printer = createPrinter()
    const [both, one] = await Promise.all([
      printer.print([...papers, ...papers], { size: 'letter' }),
      printer.print(papers, { size: 'a4' }),
    ])
    if (!both.ok || !one.ok) throw new Error('not printed')
    expect((await readPdf(both.value)).bookmarks).toHaveLength(2)
    expect((await readPdf(one.value)).bookmarks).toHaveLength(1)
  })

  it('leaves the thread that records free: it goes on with its own work while a document is made', async () => {
    printer = createPrinter()
    let beats = 0
    const heart = setInterval(() => (beats += 1), 1)
    const printed = await printer.print([paper([resultTable(competitors(200))])], { size: 'a4' })
    clearInterval(heart)
    expect(printed.ok).toBe(true)
    expect(beats).toBeGreaterThan(20)
  })

  it('says so where the part that makes documents dies, and makes the next ones with another', async () => {
    const dying = "require('node:worker_threads').parentPort.once('message', () => { throw new Error('no memory left.') })"
    let started = 0
    printer = createPrinter({
      start: () => (started++ === 0 ? new Worker(dying, { eval: true }) : new Worker(new URL('./print-worker.ts', import.meta.url))),
    })
    const first = await printer.print(papers, { size: 'a4' })
    expect(first).toEqual({
      ok: false,
      error: {
        kind: 'file',
        message: 'The documents could not be made: no memory left. Nothing of the event was touched. Print them again.',
      },
    })
    expect((await printer.print(papers, { size: 'a4' })).ok).toBe(true)
  })

  it('does not wait for ever for one that does not answer, nor for one that ends without a word', async () => {
    const silent = "require('node:worker_threads').parentPort.on('message', () => {})"
    const leaving = "require('node:worker_threads').parentPort.once('message', () => process.exit(0))"
    let started = 0
    printer = createPrinter({ patience: 5_000, start: () => new Worker(started++ === 0 ? leaving : silent, { eval: true }) })
    const [left, late] = await Promise.all([printer.print(papers, { size: 'a4' }), printer.print(papers, { size: 'a4' })])
    expect(left.ok ? '' : left.error.message).toContain('has stopped')
    expect(late.ok ? '' : late.error.message).toContain('took longer than 5 s')
  })
})
