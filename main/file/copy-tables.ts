// Copies all that an event's file holds into another, new one: tables, rows, and the header's two numbers.
import type { Connection } from './connection.ts'

/** In one transaction of the new file. `also` writes what it is to hold besides. */
export function copyTables(from: Connection, to: Connection, also: (to: Connection) => void = () => undefined): void {
  for (const name of ['application_id', 'user_version']) to.pragma(`${name} = ${Number(from.pragma(name, { simple: true }))}`)
  const copy = to.transaction(() => {
    const tables = from.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
    for (const { name, sql } of tables) {
      to.exec(sql)
      const columns = from.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name)
      const insert = to.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`)
      for (const row of from.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw().iterate()) insert.run(...row)
    }
    also(to)
  })
  copy()
}
