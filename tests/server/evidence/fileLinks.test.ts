import { isRefusal } from '../../../domain/refusal'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { linkTo, openTicket } from '../../../server/operations/evidence/tickets'
import { Harness } from '../harness'
import { chunks, jpeg } from './bytes'

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
})
afterAll(() => h.close())

const upload = async (who: string, seed = 1): Promise<string> => {
  const ref = await storeFile(h.app.ports, h.caller(who), {
    name: '现场.jpg',
    origin: 'camera',
    source: chunks(jpeg(seed)),
  })
  if (isRefusal(ref)) throw new Error(ref.code)
  return ref.fileId
}
const links = (who: string, ...fileIds: string[]) => h.ask(who, 'file.links', { fileIds })

test('a file belongs to its sender until a command has used it', async () => {
  const fileId = await upload('u1handler')
  expect(await links('u1handler', fileId)).toMatchObject({ ok: true })
  for (const other of ['u1supervisor', 'officer', 'leader', 'admin'])
    expect(await links(other, fileId)).toMatchObject({ code: 'NOT_FOUND', detail: fileId })
})

test('and then to whoever may see the matter, and nobody else', async () => {
  const matterId = await h.start()
  const fileId = await upload('u1handler')
  await h.tell('u1handler', 'matter.report', {
    matterId,
    assignmentId: 'A1',
    text: '已完成一半',
    remaining: '',
    files: [fileId],
    milestoneId: null,
  })
  for (const reader of ['u1handler', 'u1supervisor', 'officer', 'leader'])
    expect(await links(reader, fileId)).toMatchObject({ ok: true })
  for (const other of ['u2supervisor', 'frontLeader', 'admin'])
    expect(await links(other, fileId)).toMatchObject({ code: 'NOT_FOUND' })
})

test('one that may not be seen refuses them all', async () => {
  const [mine, theirs] = [await upload('u1handler'), await upload('u2handler')]
  expect(await links('u1handler', mine, theirs)).toMatchObject({ code: 'NOT_FOUND', detail: theirs })
  expect(await links('u1handler', mine, 'nothing')).toMatchObject({ code: 'NOT_FOUND', detail: 'nothing' })
})

test('links come under the ids asked', async () => {
  const [one, two] = [await upload('u1handler', 1), await upload('u1handler', 2)]
  const answer = await links('u1handler', two, one)
  expect(answer.ok && Object.keys(answer.output.links)).toEqual([two, one])
})

describe('a ticket', () => {
  const NOW = '2026-03-02T02:00:00.000Z'
  const FILE = { kind: 'file', sha256: 'ab'.repeat(32), name: '现场.jpg', type: 'image/jpeg' } as const
  const ticketOf = (secret = 'secret') => linkTo(secret, FILE, NOW).slice('/f/'.length)

  test('opens for ten minutes', () => {
    expect(openTicket('secret', ticketOf(), NOW)).toEqual(FILE)
    expect(openTicket('secret', ticketOf(), '2026-03-02T02:09:59.999Z')).toEqual(FILE)
    expect(openTicket('secret', ticketOf(), '2026-03-02T02:10:00.000Z')).toBeNull()
  })

  test('opens nothing with another secret, when changed, or made up', () => {
    expect(openTicket('secret', ticketOf('other'), NOW)).toBeNull()
    const [payload = '', signature = ''] = ticketOf().split('.')
    const longer = Buffer.from(payload, 'base64url').toString().replace('02:10', '09:10')
    expect(openTicket('secret', `${Buffer.from(longer).toString('base64url')}.${signature}`, NOW)).toBeNull()
    for (const made of [
      '',
      '.',
      'a.b',
      `${payload}.`,
      payload,
      `${payload}.${signature}.x`,
      `${payload}.${signature.slice(1)}`,
    ])
      expect(openTicket('secret', made, NOW)).toBeNull()
  })
})
