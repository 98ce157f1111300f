import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { manifest } from '../../../server/collections'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { exportArchive, type Source } from '../../../server/transfer/exportArchive'
import { importArchive } from '../../../server/transfer/importArchive'
import { START } from '../../domain/world'
import { cloudHarness } from '../cloudbase/cloudHarness'
import { openGateway, temporary } from '../cloudbase/gateway'
import { dump } from '../dump'
import { Harness } from '../harness'

const PDF = Buffer.from(`%PDF-1.4\n${'x'.repeat(5000)}\n%%EOF`)
const ABOUT = { at: START, mode: 'live' } as const

const exportTo = async (source: Source): Promise<string> => {
  const file = join(temporary('archive'), 'all.tar')
  await exportArchive(source, createWriteStream(file), ABOUT)
  return file
}

test('a system moves from one machine into the cloud and back, document for document and file for file', async () => {
  const here = await Harness.open()
  const matterId = await here.start()
  const file = await storeFile(here.app.ports, here.caller('u1handler'), {
    name: '台账.pdf',
    origin: 'document',
    source: Readable.from([PDF]),
  })
  if (!('sha256' in file)) throw new Error(file.code)
  // What was counted today stays where it was counted.
  const counts = await here.store.find('attempts', { filter: {}, limit: 10 })
  await here.store.transact(async (tx) => {
    for (const { _id } of counts) await tx.remove('attempts', _id)
  })
  const before = await dump(here.store)

  const cloud = cloudHarness((await openGateway(manifest)).url)
  const there: Source = { store: cloud.store, files: cloud.app.ports.files }
  const outward = await exportTo({ store: here.store, files: here.app.ports.files })
  await importArchive(there, () => createReadStream(outward))
  expect(await dump(cloud.store)).toBe(before)
  expect(await buffer(await there.files.read(file.sha256))).toEqual(PDF)
  expect(await cloud.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true })

  await cloud.issue({ title: '在云上交办的事项' })
  const blank = await Harness.reopen(temporary('back'))
  const homeward = await exportTo(there)
  await importArchive({ store: blank.store, files: blank.app.ports.files }, () => createReadStream(homeward))
  expect(await dump(blank.store)).toBe(await dump(cloud.store))
  await Promise.all([here.close(), blank.close(), cloud.close()])
})
