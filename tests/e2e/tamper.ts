import { join } from 'node:path'
import { loadSqlite } from '../../local/database/sqlite'

/** Changes one text in the stored events, as someone with access to the machine could; the host is down. */
export async function changeOneByte(directory: string, from: string, to: string): Promise<void> {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error('a change of bytes, not of length')
  const { DatabaseSync } = await loadSqlite()
  const database = new DatabaseSync(join(directory, 'store/documents.sqlite'))
  try {
    const { changes } = database
      .prepare('UPDATE "collection events" SET json = replace(json, ?, ?) WHERE instr(json, ?) > 0')
      .run(from, to, from)
    if (Number(changes) !== 1) throw new Error(`${changes} events were changed`)
  } finally {
    database.close()
  }
}
