// Which browsers were let in, kept beside the device's key: a JSON list of hashes (SHA-256, hex) in `browsers.json`, mode 0600.
// It opens nothing by itself. Where it can't be read or written, a browser has to be let in anew, and nothing else is lost.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceWhole } from '../file/whole-file.ts'
import { parseJson } from '../keys/device-key.ts'
import type { Admitted } from './entrance.ts'

const Hashes = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100)

/** The browsers of a home folder. */
export function keepAdmitted(home: string): Admitted {
  const path = join(home, 'browsers.json')
  return {
    load() {
      try {
        return Hashes.parse(parseJson(readFileSync(path, 'utf8')))
      } catch {
        return []
      }
    },
    save(hashes) {
      try {
        replaceWhole(path, JSON.stringify(hashes))
      } catch {
        // A full disk: this browser is let in for as long as the station runs.
      }
    },
  }
}
