import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lightWordOfLine } from '../../../domain/clock/light'
import { at } from '../../../domain/clock/time'
import { isIssued } from '../../../domain/matter/state/matter'
import type { MatterStatus } from '../../../domain/matter/state/words'
import { MATTER_STATUSES } from '../../../domain/matter/state/words'
import type { MatterRow } from '../../../domain/matter/views'
import { castOf } from '../../../local/host/demo/showcase'
import { yearEndingAt } from '../../../local/host/demo/span'
import { readiness } from '../../../local/host/readiness'
import { openHost, type TestHost, tokenOf } from './testHost'

/** A whole year is played: thousands of real commands, each flushed. */
jest.setTimeout(300_000)

describe('the demonstration', () => {
  let host: TestHost
  beforeAll(async () => {
    host = await openHost({ fill: true, now: at('2026-06-15', '10:30') })
  })
  afterAll(() => host.end())

  const ask = async <T>(personId: string, operation: string, input: object): Promise<T> => {
    const answer = await host.post('/api', { operation, input }, await tokenOf(host, personId))
    return ((await answer.json()) as { output: T }).output
  }
  const shown = async (role: string) => {
    const cast = castOf(await host.reference.directory())
    const found = cast.find(({ featured, roles }) => featured && roles.some((grant) => grant.role === role))
    if (!found) throw new Error(`no ${role} is shown`)
    return found.id
  }

  test('has 55 units over six fronts and 122 supervision staff', async () => {
    const { units, fronts, people } = await host.reference.directory()
    expect([units.length, fronts.length]).toEqual([55, 6])
    const staff = ['chiefOfficer', 'officer', 'inspector', 'unitSupervisor']
    expect(people.filter(({ roles }) => roles.some(({ role }) => staff.includes(role)))).toHaveLength(122)
    expect(Math.max(...units.map(({ name }) => [...name].length))).toBe(24)
    expect(fronts.every(({ leaderId, liaisonId }) => leaderId && liaisonId)).toBe(true)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
  })

  test('was played without a refusal, and no step was late', async () => {
    expect(readFileSync(join(host.directory, 'host.log'), 'utf8')).not.toContain('refused')
    expect(await host.ports.store.count('events', { caughtUp: true })).toBe(0)
  })

  test('ends now: nothing in it has yet to happen', async () => {
    const [newest] = await host.ports.store.find('register', {
      filter: { hidden: false },
      sort: [['lastAt', -1]],
      limit: 1,
    })
    expect(newest && newest.lastAt <= host.ports.clock.now()).toBe(true)
    expect(await readiness(host.ports, host.directory, null)).toMatchObject({ clock: 'ok' })
  })

  test('is whole: each matter verifies, in its chain, its events’ forms and its moments', async () => {
    const [chief] = (await host.reference.directory()).people.filter(({ roles }) =>
      roles.some(({ role }) => role === 'chiefOfficer'),
    )
    const { _id: personId = '', name = '', unitId = '', roles = [] } = chief ?? {}
    const caller = { personId, name, unitId, roles, sessionId: 's' }
    const matters = await host.ports.store.find('register', { filter: { hidden: false }, limit: 1000 })
    expect(matters.length).toBeGreaterThan(300)
    for (const { _id: matterId } of matters)
      expect(await host.app.call(caller, { operation: 'matter.verify', input: { matterId } })).toMatchObject({
        ok: true,
        output: { intact: true, why: null },
      })
  })

  test('has about 400 matters, some in every state', async () => {
    const count = (status: MatterStatus) => host.ports.store.count('register', { status })
    const counts = await Promise.all(MATTER_STATUSES.map(count))
    expect(counts.every((number) => number > 0)).toBe(true)
    expect(counts.reduce((sum, number) => sum + number, 0)).toBeGreaterThan(390)
  })

  test('shows everything that can happen to a matter', async () => {
    const types = await host.ports.store.aggregate('events', [{ $group: { _id: '$type', count: { $sum: 1 } } }])
    const seen = new Set(types.map(({ _id }) => _id))
    for (const type of ['Urged', 'TransferProposed', 'TransferConfirmed', 'OutcomeRecorded', 'ObjectionUpheld'])
      expect(seen).toContain(type)
    for (const type of ['ObjectionReassigned', 'ExtensionGranted', 'InstructionAnswered', 'CompletionReturned'])
      expect(seen).toContain(type)
    for (const type of [
      'MatterResumed',
      'MatterReopened',
      'Commended',
      'CommentPosted',
      'TaskCompleted',
      'OpinionGiven',
      'LookedBack',
      'ProgressConfirmed',
    ])
      expect(seen).toContain(type)
    expect(await host.ports.store.count('evidence', { 'subject.id': { $ne: null } })).toBeGreaterThan(50)
  })

  test('shows what is looked back at soon, and progress that lags behind its plan', async () => {
    const on = (await host.ports.store.find('matters', { filter: {}, limit: 1000 })).flatMap((matter) =>
      isIssued(matter) && matter.lookBack ? [matter.lookBack.asked !== null] : [],
    )
    expect(new Set(on)).toEqual(new Set([true, false]))
    const officer = await shown('officer')
    const { items } = await ask<{ items: MatterRow[] }>(officer, 'matter.list', { light: 'red', limit: 200 })
    const now = host.ports.clock.now()
    expect(items.map((row) => lightWordOfLine(row, now))).toContain('进度滞后')
  })

  test('shows what a leader began, a unit asks and a leading group drafts, each waiting', async () => {
    const waiting = (kind: string) => host.ports.store.count('todos', { kind })
    expect(await waiting('prepareDraft')).toBe(1)
    expect(await waiting('decideSupervision')).toBe(2)
    const group = { status: 'awaitingApproval', source: 'leadingGroup' }
    expect(await host.ports.store.count('register', group)).toBeGreaterThan(0)
  })

  test.each([
    'chiefOfficer',
    'officer',
    'leader',
    'unitSupervisor',
    'unitHead',
    'sectionHead',
    'handler',
    'discipline',
  ])('gives the %s that is shown something to do', async (role) => {
    expect((await ask<{ all: number }>(await shown(role), 'todo.counts', {})).all).toBeGreaterThan(0)
  })

  test('has chains that verify', async () => {
    const chief = await shown('chiefOfficer')
    const { items } = await ask<{ items: { id: string }[] }>(chief, 'matter.list', { order: 'recent', limit: 30 })
    for (const { id } of items)
      expect(await ask<object>(chief, 'matter.verify', { matterId: id })).toMatchObject({ intact: true })
  })

  test('is there at once when it is started again', async () => {
    const events = await host.ports.store.count('events', {})
    host = await host.restart()
    expect(host.fresh).toBe(false)
    expect(await host.ports.store.count('events', {})).toBe(events)
  })
})

describe('the year that it shows', () => {
  test('ends now where the coming weeks are known', () => {
    const now = at('2026-06-15', '10:30')
    expect(yearEndingAt(now)).toEqual({ start: at('2025-06-15', '09:00'), end: now })
  })

  test('ends before the State Council’s days end, when the next year’s are not known', () => {
    expect(yearEndingAt(at('2026-12-20', '10:30')).end).toBe(at('2026-11-25', '10:30'))
    expect(yearEndingAt(at('2031-03-01', '08:00')).end).toBe(at('2026-11-25', '08:00'))
  })
})
