import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFiles } from '../../local/embedded/files'
import { describeFiles } from './files'

const root = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(root, { recursive: true }))

describeFiles('of one machine', async () => {
  const directory = mkdtempSync(join(root, 'files-'))
  const traces = async () =>
    readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? entry.name : [],
    )
  return { files: await openFiles({ directory }), traces }
})
