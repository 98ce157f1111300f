import { pathToFileURL } from 'node:url'
import { openStore } from '../../local/embedded/store'
import type { Manifest } from '../../server/collections'
import { bundle, temporaryFolder } from '../onDisk'
import { describeDocuments } from './store/documents'
import { describeTransactions } from './store/transactions'

jest.setTimeout(60_000)

/** Reading is the same with and without the thread, so only what writes is run again. */
describe('the store of one machine, writing in a thread', () => {
  const folder = temporaryFolder()
  const writerThread = pathToFileURL(bundle('local/database/write/writerThread.ts', folder.make()))
  const open = (manifest: Manifest) => openStore({ directory: folder.make(), manifest, writerThread })

  describeDocuments(open)
  describeTransactions(open)
})
