import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../local/embedded/store'
import { describeStore } from './store'

jest.setTimeout(60_000)

const root = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(root, { recursive: true }))

describeStore('of one machine', (manifest) => openStore({ directory: mkdtempSync(join(root, 'db-')), manifest }))
