// Sends the bytes of a request over a line of its own and keeps what comes back, up to the end of the line, or of our patience.
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Request } from './request.ts'

export interface Reply {
  /** The statuses of the answers that came, in order; none where nothing came that is one. */
  statuses: number[]
  /** The head of the first answer, in lower case. */
  head: string
  /** All that came, readable: unpacked where it was packed. */
  text: string
  /** `closed`: the line was ended there, as it should be; `quiet`: by us, since no more came; `refused`: there was no line to be had. */
  ended: 'closed' | 'quiet' | 'refused'
  ms: number
}

/** How long an answer that is due may take, in ms; after that it is missing. Long, for a machine that has much else to do: how long answers took is told. */
const DUE_MS = 60_000
/** How long a live line may take to open, and what is broken to be refused. */
const FIRST_MS = { live: 5000, broken: 300 }
/** How long more is waited for after the last that came, where no end is due. */
const LISTEN_MS = 100

export function exchange({ chunks, whole, live, from }: Request, port: number, withAddress: boolean): Promise<Reply> {
  const began = performance.now()
  return new Promise((resolve) => {
    const came: Buffer[] = []
    let ended: Reply['ended'] = 'closed'
    let timer: NodeJS.Timeout | undefined
    const socket = connect({ host: '127.0.0.1', port, ...(withAddress ? { localAddress: from } : {}) })
    socket.setNoDelay(true)
    const listen = () => {
      clearTimeout(timer)
      const first = live ? FIRST_MS.live : FIRST_MS.broken
      const wait = whole && (came.length === 0 || !live) ? DUE_MS : came.length === 0 ? first : LISTEN_MS
      timer = setTimeout(() => {
        ended = 'quiet'
        socket.destroy()
      }, wait)
    }
    socket.on('connect', () => {
      listen()
      const write = (index: number) => {
        const chunk = chunks[index]
        if (!chunk || socket.destroyed || !socket.writable) return
        socket.write(chunk)
        if (index + 1 < chunks.length) setImmediate(write, index + 1)
      }
      write(0)
    })
    socket.on('data', (data: Buffer) => {
      came.push(data)
      listen()
    })
    // A line that is cut is an answer too: what came before counts, and whether the program lives is asked elsewhere.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') ended = 'refused'
    })
    socket.on('close', () => {
      clearTimeout(timer)
      resolve({ ...readReply(Buffer.concat(came)), ended, ms: performance.now() - began })
    })
  })
}

function readReply(bytes: Buffer): Pick<Reply, 'statuses' | 'head' | 'text'> {
  const raw = bytes.toString('latin1')
  const statuses = [...raw.matchAll(/(?:^|\n|[^\n])HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status))
  const end = raw.indexOf('\r\n\r\n')
  if (end < 0) return { statuses, head: '', text: raw }
  const head = raw.slice(0, end).toLowerCase()
  let body = bytes.subarray(end + 4)
  if (head.includes('transfer-encoding: chunked')) body = dechunk(body)
  try {
    if (head.includes('content-encoding: gzip')) body = gunzipSync(body)
    else if (head.includes('content-encoding: br')) body = brotliDecompressSync(body)
  } catch {
    // An answer that was cut off in the middle is read as far as it can be: as it came.
  }
  return { statuses, head, text: `${raw.slice(0, end)}\n\n${body.toString('utf8')}` }
}

function dechunk(body: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length;) {
    const line = body.indexOf('\r\n', at)
    const size = line < 0 ? 0 : Number.parseInt(body.toString('latin1', at, line), 16)
    if (!(size > 0)) break
    pieces.push(body.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return Buffer.concat(pieces)
}
