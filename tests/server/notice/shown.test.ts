import { epochMs } from '../../../domain/clock/time'
import { isIssued, leadOf } from '../../../domain/matter/state/matter'
import { runSweep } from '../../../server/jobs/sweep'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const inbox = async (who: string) => (await h.tell(who, 'notice.list', { limit: 50 })).items
const tellsOf = async (who: string, about: string) =>
  (await inbox(who)).filter((notice) => notice.about === about).map(({ by, asks }) => ({ by, asks }))

test('a message says who did it, and that something is to be done while it is', async () => {
  const matterId = await h.issue()
  const chief = h.caller('chief').name
  const [told] = await tellsOf('u1supervisor', 'MatterIssued')
  expect(told).toEqual({ by: expect.stringMatching(new RegExp(`.+ ${chief}$`)), asks: true })
  await h.tell('u1supervisor', 'matter.signIn', { matterId, assignmentId: 'A1' })
  await h.tell('u1supervisor', 'matter.nameResponsible', {
    ...{ matterId, assignmentId: 'A1' },
    ...{ leaderId: 'u1head', sectionHeadId: 'u1section', handlerId: 'u1handler' },
  })
  const asked = (await h.tell('u1supervisor', 'todo.list', { limit: 50 })).items.length > 0
  expect(await tellsOf('u1supervisor', 'MatterIssued')).toMatchObject([{ asks: asked }])
})

test('news of what was decided asks for nothing, however much is open in the matter', async () => {
  const on = { matterId: await h.start(), assignmentId: 'A1' }
  const requestedDueAt = '2026-04-10T09:30:00.000Z'
  await h.tell('u1supervisor', 'matter.requestExtension', { ...on, progress: '过半', reason: '雨季', requestedDueAt })
  expect(await tellsOf('chief', 'ExtensionRequested')).toMatchObject([{ asks: true }])
  await h.tell('chief', 'matter.grantExtension', { ...on, dueAt: requestedDueAt, opinion: '同意' })
  expect((await h.tell('u1handler', 'todo.list', { limit: 50 })).items).not.toEqual([])
  expect(await tellsOf('u1handler', 'ExtensionGranted')).toMatchObject([{ asks: false }])
  expect(await tellsOf('chief', 'ExtensionRequested')).toMatchObject([{ asks: false }])
})

test('of what the clock did nobody is named', async () => {
  const matterId = await h.start()
  const { matter } = await h.tell('officer', 'matter.get', { matterId })
  const dueAt = isIssued(matter) ? leadOf(matter).due.dueAt : ''
  await runSweep(h.later(epochMs(dueAt) - epochMs(h.now) + 60_000).app)
  expect(await tellsOf('u1handler', 'OverdueRecorded')).toEqual([{ by: '', asks: true }])
})
