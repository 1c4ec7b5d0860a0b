// Asks the results server one question with this device's own token: it shows the way there, that the token is good, and the server's clock.
import type { EventId, PartitionId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { WAITING } from '../../core/outbox/sentences.ts'
import type { ServerFacts } from '../../core/preflight/beyond.ts'
import { encodeRequest } from '../sync/request.ts'
import { endpoint } from '../sync/server-address.ts'
import { createTransport } from '../sync/transport.ts'

const DEADLINE = 8000

/** The answer, or why there is none. Nothing is sent but what is here already; `heads` is how far that goes. */
export async function askServer(asked: {
  remote: { url: string; token: string }
  event: EventId
  heads: ReadonlyMap<PartitionId, Head>
  clock: () => number
}): Promise<ServerFacts> {
  const { remote, event, heads, clock } = asked
  const transport = createTransport()
  try {
    const before = clock()
    const { answer, trouble } = await transport.post({
      url: endpoint(remote.url, 'v1/sync'),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: `Bearer ${remote.token}` },
      body: await encodeRequest(event, heads, []),
      deadline: DEADLINE,
    })
    if (trouble) return { trouble: WAITING[trouble] }
    const date = Date.parse(answer.date ?? '')
    // It tells the second that it was in; its middle is as far from both ends.
    const ahead = Number.isNaN(date) ? null : date + 500 - (before + clock()) / 2
    return { ms: answer.ms, ahead }
  } finally {
    await transport.close()
  }
}
