// How long a results list of 400 takes to become a PDF: the first one, which starts the thread that makes them, and each after that; how large it
// is, and what memory that thread has taken when it is done.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../build/check-steps.ts'
import { createPrinter } from '../main/documents/printer.ts'
import { competitors, NAMES_OF_THE_WORLD, paper, resultTable } from '../main/documents/testing/some-papers.ts'
import { median, say, tidy } from './numbers.ts'

const MB = 2 ** 20

/** On the program as it is packed, so many times. */
export async function benchDocuments(rounds: number) {
  const before = process.memoryUsage().rss
  const printer = createPrinter({ start: () => new Worker(join(root, 'out/main/print-worker.js')) })
  async function print(rows: ReturnType<typeof competitors>) {
    const began = performance.now()
    const printed = await printer.print([paper([resultTable(rows)])], { size: 'a4' })
    if (!printed.ok) throw new Error(printed.error.message)
    return { ms: performance.now() - began, kb: printed.value.length / 1024 }
  }
  try {
    say('documents …')
    const first = await print(competitors(400))
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push((await print(competitors(400))).ms)
    const memory = (process.memoryUsage().rss - before) / MB
    const world = await print(competitors(400, (index) => `${NAMES_OF_THE_WORLD[index % NAMES_OF_THE_WORLD.length]!} ${index + 1}`))
    return {
      documents_ms: tidy(median(times)),
      documents_first_ms: tidy(first.ms),
      documents_kb: tidy(first.kb),
      documents_memory_mb: tidy(memory),
      documents_all_scripts: { ms: tidy(world.ms), kb: tidy(world.kb), memory_mb: tidy((process.memoryUsage().rss - before) / MB) },
    }
  } finally {
    await printer.stop()
  }
}
