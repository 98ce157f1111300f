import { at } from '../../../../domain/clock/time'
import { tell } from '../../../../domain/matter/sentences'
import { minutesHeld } from '../../../../domain/matter/state/shares'
import { DEFAULT_PACK } from '../../../../domain/rules/pack'
import { World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const SIGNED = { extensionSignedBy: 'unitChief' as const }
const later = at('2026-04-20', '17:30')
const request = { ...A1, progress: '八成', reason: '下雨', requestedDueAt: later }
const sign = { ...A1, opinion: '同意申请' }
const grant = { ...A1, dueAt: later, opinion: '' }
/** Ten working days, until Monday 16 March at 17:30; asked at once. */
const asked = (world = new World(SIGNED).start(within(10))) => world.tell('u1supervisor', 'requestExtension', request)

test('by the default pack the office has it at once', () => {
  expect(DEFAULT_PACK.extensionSignedBy).toBe('none')
  const world = asked(new World().start(within(10)))
  expect(world.asked('u1chief')).toEqual([])
  expect(world.asked('chief')).toEqual(['decideExtension'])
  expect(world.ask('u1chief', 'signExtension', sign)).toBe('NO_EXTENSION_TO_SIGN')
})

test('where the pack says so the unit’s chief has it first, by the due moment; the office knows nothing yet', () => {
  const world = asked()
  expect(world.todos('u1chief')).toMatchObject([{ kind: 'signExtension', dueAt: at('2026-03-16', '17:30') }])
  expect(world.asked('chief')).toEqual([])
  expect(world.notices.filter(({ about }) => about === 'ExtensionRequested').map(({ personId }) => personId)).toEqual([
    'u1chief',
  ])
  expect(world.ask('chief', 'grantExtension', grant)).toBe('EXTENSION_UNSIGNED')
  expect(world.ask('chief', 'refuseExtension', { ...A1, reason: '不同意' })).toBe('EXTENSION_UNSIGNED')
  expect(world.ask('u1head', 'requestExtension', request)).toBe('EXTENSION_PENDING')
  expect(world.ask('u1head', 'signExtension', sign)).toBe('NOT_YOUR_TURN')
  expect(world.ask('u2chief', 'signExtension', sign)).toBe('NO_RIGHT')
})

test('signed, the office has it, and its clock begins', () => {
  const world = asked().at('2026-03-05').tell('u1chief', 'signExtension', sign)
  expect(world.asked('u1chief')).toEqual([])
  expect(world.todos('chief')).toMatchObject([{ kind: 'decideExtension', dueAt: at('2026-03-06', '17:30') }])
  expect(world.ask('chief', 'grantExtension', grant)).toBeNull()
  expect(world.lead.due.dueAt).toBe(later)
})

test('whether it was asked in time is measured at the asking, and the clock stands from the signature on', () => {
  const world = asked().at('2026-03-16', '15:00')
  expect(world.lead.due.receipt.suspensions).toEqual([])
  expect(minutesHeld(world.issued, world.lead, world.now).office).toBe(0)
  world.tell('u1chief', 'signExtension', sign)
  expect(world.last('ExtensionSigned').data.stops).toBe(true)
  expect(world.lead.due.receipt.suspensions).toMatchObject([{ from: at('2026-03-16', '15:00'), to: null }])
  expect(world.at('2026-03-20').sweep().lead.overdueAt).toBeNull()
})

test('asked too late to stop the clock it stops none, however soon it is signed', () => {
  const world = new World(SIGNED).start(within(10)).at('2026-03-16')
  asked(world).tell('u1chief', 'signExtension', sign)
  expect(world.last('ExtensionSigned').data.stops).toBe(false)
})

test('the unit’s own delay is the unit’s: signed after the due moment it takes back nothing, and can still be granted', () => {
  const world = asked().at('2026-03-17').sweep()
  expect(world.lead.overdueAt).toBe(at('2026-03-16', '17:30'))
  world.tell('u1chief', 'signExtension', sign)
  expect(world.last('ExtensionSigned').data.stops).toBe(false)
  expect(world.ask('chief', 'grantExtension', grant)).toBeNull()
})

test('sent back with reason it is over, and nothing was asked of the office', () => {
  const world = asked().tell('u1chief', 'sendBackExtension', { ...A1, reason: '按原期限办' })
  expect(world.lead).toMatchObject({ extension: null, askedInVain: false })
  expect(tell(world.last('ExtensionSentBack'), (id) => id)).toEqual({
    title: '单位退回延期申请',
    lines: ['按原期限办'],
  })
  expect(world.ask('u1chief', 'sendBackExtension', { ...A1, reason: '再退' })).toBe('NO_EXTENSION')
  world.tell('u1head', 'requestExtension', request).tell('u1chief', 'signExtension', sign)
  expect(world.last('ExtensionSigned').data.stops).toBe(true)
})

test('the unit takes it back before it is signed, and nothing was asked', () => {
  const world = asked().tell('u1supervisor', 'withdrawExtension', { ...A1, reason: '不用了' })
  expect(world.lead).toMatchObject({ extension: null, askedInVain: false })
})

test('a unit that has no chief: its head signs, who is not above', () => {
  const world = asked(new World(SIGNED).start(within(10)).leave('u1chief'))
  expect(world.asked('u1head')).toEqual(['signExtension'])
  expect(tell(world.last('ExtensionRequested'), (id) => id).lines).toContain('下一步由 单位分管负责同志 办理')
  expect(world.tell('u1head', 'signExtension', sign).asked('chief')).toEqual(['decideExtension'])
})

test('the head’s own request, where there is no chief, goes to the office', () => {
  const world = new World(SIGNED).start(within(10)).leave('u1chief').tell('u1head', 'requestExtension', request)
  expect(world.asked('u1head')).toEqual([])
  expect(world.asked('chief')).toEqual(['decideExtension'])
  expect(world.lead.extension).toMatchObject({ stops: true })
})

test('who alone could sign it leaves: the office has it', () => {
  const world = new World(SIGNED).start(within(10)).tell('u1head', 'requestExtension', request).leave('u1chief')
  expect(world.asked('chief')).toEqual(['decideExtension'])
  expect(world.lead.extension).toMatchObject({ stops: true, signedAt: world.now })
  expect(world.lead.due.receipt.suspensions).toMatchObject([{ to: null }])
})

test('so it is too where its day has gone by while the office had the completion: the clock stood', () => {
  const world = new World(SIGNED).start(within(10)).tell('u1head', 'requestExtension', request)
  world.at('2026-03-12').complete().at('2026-03-20').leave('u1chief')
  expect(world.lead.extension).toMatchObject({ stops: true, signedAt: world.now })
  expect(world.sendBack().at('2026-03-30').sweep().lead.overdueAt).toBeNull()
})
