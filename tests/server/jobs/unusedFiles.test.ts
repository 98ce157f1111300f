import { DAY_MS } from '../../../domain/clock/time'
import { UNUSED_DAYS } from '../../../domain/evidence/file'
import { isRefusal } from '../../../domain/refusal'
import { manifest } from '../../../server/collections'
import { removeUnusedFiles } from '../../../server/jobs/unusedFiles'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { chainOf } from '../../../server/operations/subject/chain'
import { StoreError } from '../../../server/ports'
import { explain } from '../../explain'
import { chunks, jpeg } from '../evidence/bytes'
import { Harness } from '../harness'

const WEEK = UNUSED_DAYS * DAY_MS

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const tryToSend = (seed = 1) =>
  storeFile(h.app.ports, h.caller('u1handler'), { name: '现场.jpg', origin: 'camera', source: chunks(jpeg(seed)) })
const send = async (seed = 1) => {
  const ref = await tryToSend(seed)
  if (isRefusal(ref)) throw new Error(ref.code)
  return ref
}
const report = (matterId: string, fileId: string) => ({
  ...{ matterId, assignmentId: 'A1', text: '已完成一半', remaining: '', files: [fileId], milestoneId: null },
})
const links = (fileId: string) => h.ask('u1handler', 'file.links', { fileIds: [fileId] })

test('a file that nobody has used goes after its days, and its links with it', async () => {
  const { fileId, sha256 } = await send()
  h.later(WEEK)
  expect(await removeUnusedFiles(h.app.ports)).toBe(0)
  expect(await links(fileId)).toMatchObject({ ok: true })
  h.later(1)
  expect(await removeUnusedFiles(h.app.ports)).toBe(1)
  expect(await h.app.ports.files.size(sha256)).toBeNull()
  expect(await links(fileId)).toMatchObject({ code: 'NOT_FOUND' })
})

test('one that a command has used stays for ever, and its bytes under every other record, too', async () => {
  const matterId = await h.start()
  const { fileId, sha256 } = await send()
  await h.tell('u1handler', 'matter.report', report(matterId, fileId))
  await send()
  h.later(100 * DAY_MS)
  expect(await removeUnusedFiles(h.app.ports)).toBe(1)
  expect(await h.app.ports.files.size(sha256)).toBe(jpeg().length)
  expect(await links(fileId)).toMatchObject({ ok: true })
})

test('bytes that several records share go with the last', async () => {
  const { sha256 } = await send()
  h.later(DAY_MS)
  await send()
  h.later(WEEK - DAY_MS + 1)
  expect(await removeUnusedFiles(h.app.ports)).toBe(1)
  expect(await h.app.ports.files.size(sha256)).toBe(jpeg().length)
  h.later(DAY_MS)
  expect(await removeUnusedFiles(h.app.ports)).toBe(1)
  expect(await h.app.ports.files.size(sha256)).toBeNull()
})

describe('a removal that meets others at each of its steps', () => {
  /** Runs `meanwhile` once, before the removal's `step`-th word to the store or the disk. */
  const interrupted = async (step: number, meanwhile: () => Promise<unknown>) => {
    let steps = 0
    const take = async () => {
      if (steps++ === step) await meanwhile()
    }
    const { store, files, clock } = h.app.ports
    const ports = {
      clock,
      store: {
        ...store,
        find: async (...args: Parameters<typeof store.find>) => {
          await take()
          return store.find(...args)
        },
        transact: async (work: Parameters<typeof store.transact>[0]) => {
          await take()
          return store.transact(work)
        },
      },
      files: {
        ...files,
        remove: async (sha256: string) => {
          await take()
          await files.remove(sha256)
        },
      },
    } as Parameters<typeof removeUnusedFiles>[0]
    await removeUnusedFiles(ports)
    return steps > step
  }
  const STEPS = [0, 1, 2, 3, 4, 5]

  test.each(STEPS)('loses nothing that a command uses (before step %d)', async (step) => {
    const matterId = await h.start()
    const { fileId, sha256 } = await send()
    h.later(WEEK + 1)
    let said: { ok: boolean } = { ok: false }
    const met = await interrupted(step, async () => {
      said = await h.ask('u1handler', 'matter.report', report(matterId, fileId))
    })
    expect(met).toBe(true)
    const { events } = await eventsOf(matterId)
    const isUsed = JSON.stringify(events).includes(fileId)
    expect([isUsed, await h.app.ports.files.size(sha256)]).toEqual([said.ok, said.ok ? jpeg().length : null])
  })

  test.each(STEPS)('loses nothing that is just sent again (before step %d)', async (step) => {
    const { sha256 } = await send()
    h.later(WEEK + 1)
    let again: Awaited<ReturnType<typeof tryToSend>> | undefined
    expect(
      await interrupted(step, async () => {
        again = await tryToSend()
      }),
    ).toBe(true)
    if (!again) throw new Error('nothing was sent')
    if (isRefusal(again)) expect(again.code).toBe('CONFLICT')
    else expect(await h.app.ports.files.size(sha256)).toBe(jpeg().length)
    const after = await send()
    expect(await h.app.ports.files.size(after.sha256)).toBe(jpeg().length)
  })

  test.each(STEPS)('is taken up by the next run when it is killed (before step %d)', async (step) => {
    const { sha256 } = await send()
    h.later(WEEK + 1)
    const killed = interrupted(step, async () => {
      throw new StoreError('CLOSED', 'killed')
    })
    await expect(killed).rejects.toThrow('killed')
    await removeUnusedFiles(h.app.ports)
    expect([await h.store.count('evidence', {}), await h.app.ports.files.size(sha256)]).toEqual([0, null])
  })

  const eventsOf = async (matterId: string) => ({
    events: await h.store.find('events', { filter: chainOf(matterId), limit: 100 }),
  })
})

test('what was killed between its record and its bytes is nobody’s, and goes after a day', async () => {
  const { put } = h.app.ports.files
  h.app.ports.files.put = (source, most, admit) =>
    put.call(h.app.ports.files, source, most, async (arrived) => {
      await admit?.(arrived)
      throw new Error('killed')
    })
  await expect(tryToSend()).rejects.toThrow('killed')
  const [left] = await h.store.find('evidence', { filter: {}, limit: 2 })
  expect(left?.unsettled?.why).toBe('arriving')
  expect(await links(left?._id ?? '')).toMatchObject({ code: 'NOT_FOUND' })
  h.later(DAY_MS + 1)
  await removeUnusedFiles(h.app.ports)
  expect(await h.store.count('evidence', {})).toBe(0)
})

test('a run goes on past what it may not remove, page by page, by its index', async () => {
  const record = (i: number) => ({
    ...{ _id: `f${i}`, name: '现场.jpg', type: 'image/jpeg', size: 1, sha256: `${i}`.padStart(64, '0') },
    ...{ origin: 'camera' as const, uploadedBy: 'u1handler', uploadedAt: h.now, subject: null },
  })
  await h.store.transact(async (tx) => {
    for (let i = 0; i < 250; i++) await tx.insert('evidence', record(i))
  })
  h.later(WEEK + 1)
  expect(await removeUnusedFiles(h.app.ports)).toBe(250)
  const filter = { 'subject.id': null, uploadedAt: { $lt: h.now } }
  expect(explain(manifest, 'evidence', { filter, sort: [['uploadedAt', 1]] })).toMatchObject({
    ...{ exact: true, sorted: true, indexes: ['unusedSince'] },
  })
})
