import { Harness } from '../harness'

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
})
afterAll(() => h.close())

test('without a conclusion neither criticism nor transfer is taken', async () => {
  const matterId = await h.start()
  const blame = { matterId, unitId: 'u1', personId: null, text: '虚报', falseReport: true }
  expect(await h.ask('chief', 'matter.criticise', blame as never)).toMatchObject({ ok: false, code: 'NO_CONCLUSION' })
  await h.tell('chief', 'matter.criticise', { ...blame, conclusion: '经查属实' })
  const opinion = { matterId, leadersOpinion: '同意' }
  for (const [input, code] of [
    [opinion, 'NO_CONCLUSION'],
    [{ ...opinion, conclusion: ' ' }, 'BAD_INPUT'],
  ] as const)
    expect(await h.ask('chief', 'matter.confirmTransfer', input as never)).toMatchObject({ ok: false, code })
})
