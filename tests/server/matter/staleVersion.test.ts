import { Harness } from '../harness'

let h: Harness
let matterId: string
beforeEach(async () => {
  h = await Harness.open()
  matterId = await h.start({ co: [{ unitId: 'u2', part: '' }] })
})
afterEach(() => h.close())

const version = async () => (await h.tell('chief', 'matter.get', { matterId })).matter.version
const comment = () => h.tell('officer', 'matter.comment', { matterId, text: '请抓紧', mentions: [], files: [] })
const on = { assignmentId: 'A1' }
const report = { ...on, text: '已完成', remaining: '', files: [], milestoneId: null }

/** What a decision on the version that was seen before `meanwhile` comes to. */
const after = async (meanwhile: () => Promise<unknown>) => {
  const expectedVersion = await version()
  await meanwhile()
  const answer = await h.ask('chief', 'matter.close', { matterId, reason: '已办', expectedVersion })
  return answer.ok ? null : answer
}

test.each<[string, () => Promise<unknown>]>([
  ['a comment', comment],
  [
    'twenty comments',
    () => Array.from({ length: 20 }).reduce<Promise<unknown>>((p) => p.then(comment), Promise.resolve()),
  ],
  ['somebody invited', () => h.tell('officer', 'matter.invite', { matterId, personId: 'u2head', reason: '请参考' })],
  [
    'an entry in the log',
    () =>
      h.tell('officer', 'matter.log', {
        matterId,
        logKind: 'telephone',
        spokenTo: '某某',
        text: '已沟通',
        promised: '',
        files: [],
      }),
  ],
  ['a reminder', () => h.tell('officer', 'matter.remind', { matterId, ...on, text: '请抓紧' })],
])('%s makes no decision stale', async (_, meanwhile) => {
  expect(await after(meanwhile)).toBeNull()
})

test.each<[string, () => Promise<unknown>, string]>([
  ['a report', () => h.tell('u1handler', 'matter.report', { matterId, ...report }), '反馈'],
  [
    'a report before a comment',
    async () => {
      await h.tell('u1handler', 'matter.report', { matterId, ...report })
      await comment()
    },
    '反馈',
  ],
])('%s does, and the sentence says who did what', async (_, meanwhile, did) => {
  const refusal = await after(meanwhile)
  expect(refusal).toMatchObject({ code: 'STALE_VERSION', detail: expect.stringContaining(did) })
  const { name } = h.caller('u1handler')
  expect(refusal?.message).toBe(`这件事项刚刚有了新进展：${refusal?.detail}。请核对后再办理。`)
  expect(refusal?.detail).toMatch(new RegExp(`^${name} `))
})

test('what another unit does makes no decision on this one stale', async () => {
  const ask = (assignmentId: string, expectedVersion: number) =>
    h.ask('officer', 'matter.releaseUnit', { matterId, assignmentId, reason: '不再需要', expectedVersion })
  const seen = await version()
  await h.tell('u1handler', 'matter.report', { matterId, ...report })
  expect(await ask('A2', seen)).toMatchObject({ ok: true })
})

test.each([
  ['a version that there never was', 999],
  ['one too long ago to tell', 1],
])('%s is stale, without a word of what happened', async (_, expectedVersion) => {
  for (let i = 0; i < 20; i += 1) await comment()
  const answer = await h.ask('chief', 'matter.close', { matterId, reason: '已办', expectedVersion })
  expect(answer).toMatchObject({ code: 'STALE_VERSION' })
  expect(answer).not.toHaveProperty('detail')
})
