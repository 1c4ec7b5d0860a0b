// The encrypted fork has better-sqlite3's interface and no types of its own.
declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3'
  export = Database
}
