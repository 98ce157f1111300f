import { pathToFileURL } from 'node:url'
import { bundle, temporaryFolder } from '../../onDisk'
import { adminOf, openHost, type TestHost, tokenOf } from './testHost'

const built = temporaryFolder().make()
const thread = (entry: string) => pathToFileURL(bundle(entry, built))

let host: TestHost
afterEach(() => host.end())

/** The administrator's calls to a host whose workbooks are made and read in the given thread. */
async function open(workbookThread: URL) {
  host = await openHost({ workbookThread })
  const token = await tokenOf(host, await adminOf(host))
  const call = async (operation: string, input: object) => {
    const body = { operation, input, idempotencyKey: `${operation.replace('.', '-')}-1` }
    return (await (await host.post('/api', body, token)).json()) as { code?: string; output: Record<string, never> }
  }
  const exported = async () => host.get((await call('directory.export', {})).output.link ?? '')
  const imported = async (bytes: Uint8Array) => {
    const form = new FormData()
    form.append('origin', 'document')
    form.append('file', new Blob([new Uint8Array(bytes)]), '目录.xlsx')
    const headers = { authorization: `Bearer ${token}` }
    const sent = await fetch(`${host.url}/files`, { method: 'POST', headers, body: form })
    const { output } = (await sent.json()) as { output: { fileId: string } }
    return call('directory.import', { fileId: output.fileId, dryRun: false })
  }
  return { call, exported, imported }
}

test('the directory goes out and comes in again by the thread', async () => {
  const { exported, imported } = await open(thread('local/embedded/workbookThread.ts'))
  const bytes = Buffer.from(await (await exported()).arrayBuffer())
  expect(await imported(bytes)).toMatchObject({ output: { errors: [], people: { same: 1 }, units: { same: 1 } } })
})

test('a thread that dies takes nobody with it: the import is refused, and the host goes on', async () => {
  const { call, exported, imported } = await open(thread('tests/ports/children/failingThread.ts'))
  expect((await exported()).status).toBe(500)
  const { workbook } = await import('../../server/workbooks/workbook')
  expect(await imported(await workbook({}))).toMatchObject({ code: 'WORKBOOK_UNREADABLE' })
  expect(await call('unit.list', {})).toMatchObject({ ok: true })
})
