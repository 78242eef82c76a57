// The driver ships types that its own "exports" hide; these are the parts used here.
declare module 'better-sqlite3-multiple-ciphers' {
  export interface Statement<Parameters extends unknown[], Row> {
    run(...parameters: Parameters): { changes: number; lastInsertRowid: number | bigint }
    get(...parameters: Parameters): Row | undefined
    all(...parameters: Parameters): Row[]
    pluck(): this
  }

  export interface Transaction<Arguments extends unknown[], Result> {
    (...args: Arguments): Result
    immediate(...args: Arguments): Result
  }

  export interface Database {
    readonly name: string
    prepare<Parameters extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Parameters, Row>
    transaction<Arguments extends unknown[], Result>(
      work: (...args: Arguments) => Result,
    ): Transaction<Arguments, Result>
    exec(sql: string): this
    pragma(source: string, options?: { simple?: boolean }): unknown
    close(): this
  }

  interface Driver {
    new (file: string, options?: { timeout?: number }): Database
  }

  const driver: Driver
  export { driver as default }
}
