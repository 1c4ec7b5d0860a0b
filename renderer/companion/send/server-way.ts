// The way to the results server: gets this phone a token there by its key (core/wire/device-token.ts), sends with it, and gets another one
// where that has ended. The token is not kept: the key is, and is as good as one.
import type { z } from 'zod'
import type { EventId } from '../../../core/ids.ts'
import { publicKey } from '../../../core/log/chain.ts'
import { ChallengeAnswer, signChallenge, TokenAnswer } from '../../../core/wire/device-token.ts'
import type { Post, Reply, Transport } from './transport.ts'

interface Key {
  /** The server's address, ending in a slash. */
  base: string
  event: EventId
  secret: Uint8Array
}

/** A transport that sends by this phone's own token at a server, whatever token it is given. */
export function throughServer(transport: Transport, { base, event, secret }: Key): Transport {
  const url = new URL('v1/devices', base).href
  let token: string | null = null

  async function ask<S extends z.ZodType>(schema: S, body: unknown, { deadline, signal }: Post): Promise<{ said: z.infer<S> } | Reply> {
    // Not sent twice: a challenge can be answered once.
    const reply = await transport({ url, token: null, body, deadline, ...(signal ? { signal } : {}) })
    // The table has not published this phone's part yet, which it does in its time: nothing that a person has to resolve.
    if (reply.trouble === 'unknown-event') return { ...reply, trouble: 'not-yet' }
    if (reply.trouble) return reply
    const said = schema.safeParse(parseJson(reply.answer.text))
    return said.success ? { said: said.data } : { answer: reply.answer, trouble: 'protocol' }
  }

  /** Why there is no token; null once there is one. */
  async function signIn(post: Post): Promise<Reply | null> {
    const asked = await ask(ChallengeAnswer, { v: 1, event, key: publicKey(secret) }, post)
    if (!('said' in asked)) return asked
    const given = await ask(TokenAnswer, signChallenge(event, asked.said.challenge, secret), post)
    if (!('said' in given)) return given
    token = given.said.token
    return null
  }

  return async (post) => {
    for (const isLast of [false, true]) {
      const failed = token === null ? await signIn(post) : null
      if (failed) return failed
      const reply = await transport({ ...post, token })
      if (reply.trouble !== 'unauthorized' || isLast) return reply
      token = null
    }
    throw new Error('the last reply is given back')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
