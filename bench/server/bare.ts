import fastify from 'fastify'
import { Connection, loadSqlite } from '../../local/database/sqlite'
import { BARE_SCHEMA, type BareTable } from './bareTables'

/**
 * What the host is measured against: fastify over the same SQLite with prepared statements, without login, rights,
 * rules, trail or to-dos. `node bare.js FILE` prints its address.
 */
const connection = new Connection(await loadSqlite(), process.argv[2] ?? 'bare.sqlite')
connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${BARE_SCHEMA}`)
const insert = connection.statement('INSERT INTO reports (json) VALUES (?)')
const select = (table: BareTable) =>
  connection.statement(`SELECT json FROM ${table} WHERE owner = ? ORDER BY rank, due, id LIMIT 50`)
const lists = { todos: select('todos'), lines: select('lines') }

const server = fastify()
server.post('/insert', async (request) => ({ id: Number(insert.run(JSON.stringify(request.body)).lastInsertRowid) }))
server.get<{ Params: { table: BareTable; owner: string } }>('/list/:table/:owner', async ({ params }) => ({
  items: (lists[params.table].all(params.owner) as { json: string }[]).map(({ json }) => JSON.parse(json)),
}))
process.on('SIGTERM', () => process.exit(0))
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`)
