// The server's tables as Kysely sees them. Numbered migrations (migrations/) make them; times are ms since 1970 by the server's clock.
import type { Kysely } from 'kysely'

export interface Schema {
  /** An event that a station registered. `key` is its `setup` partition's Ed25519 public key; of the token only the SHA-256 is known. */
  event: { id: string; name: string; key: string; token_hash: string; registered_at: number }
  /** A device that sends by itself, by its key in an event, and the SHA-256 of its token. */
  device: { event: string; key: string; token_hash: string; made_at: number }
  /** The logs: one row an entry, never changed; what is fenced moves to `late_entry`. `body` is its JSON. */
  entry: { event: string; partition: string; seq: number; epoch: number; at: number; kind: string; body: string; hash: string }
  /** The owners' signed heads, one a batch, and when the server took it. */
  signed_head: { event: string; partition: string; seq: number; epoch: number; hash: string; sig: string; received_at: number }
  /** Entries kept outside the logs, with the hash each follows; and their owners' signed heads. Never in `entry` as well. */
  late_entry: Schema['entry'] & { before: string }
  late_head: Omit<Schema['signed_head'], 'received_at'>
}

export type Db = Kysely<Schema>
