import type { Input, OperationName, Output } from '../../../domain/contract'
import type { Matter } from '../../../domain/matter/state/matter'
import type { Person } from '../../../domain/people/person'
import type { CollectionName, Documents } from '../../../server/collections'
import { people, units } from '../../domain/district'
import { draftContent, Harness } from '../harness'
import { CAST } from './cast'
import { settleMatters } from './matters'
import { countsLoadOf, holds, isMembers, isReached, readsLine, readsLineOf, readsUnitsPoints, sees } from './oracle'

jest.setTimeout(180_000)

/**
 * Every query, asked by people of one role and of two whose scopes differ, beside an oracle written from
 * docs/domain.md, section 2: what is answered is all that a person may see and nothing else.
 */

const EVERYBODY: Person[] = [...people, ...CAST]
const MONTH = '2026-04'

let h: Harness
let matters: Matter[]
beforeAll(async () => {
  h = await Harness.open()
  await h.enrol(...CAST)
  await settleMatters(h)
  matters = await all('matters')
})
afterAll(() => h.close())

const all = <N extends CollectionName>(collection: N): Promise<Documents[N][]> =>
  h.store.find(collection, { filter: {}, limit: 1000 })

const codeOf = async <N extends OperationName>(who: string, operation: N, input: Input<N>): Promise<string | null> => {
  const answer = await h.ask(who, operation, input)
  return answer.ok ? null : answer.code
}

/** Ids of all pages of a list; small pages, so that there are several. */
const listed = async <N extends 'matter.list' | 'points.list' | 'todo.list' | 'notice.list'>(
  who: string,
  operation: N,
  input: object = {},
): Promise<string[]> => {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page: Output<N> = await h.tell(who, operation, {
      ...input,
      limit: 15,
      ...(after !== undefined && { after }),
    } as never)
    for (const item of page.items) ids.push('_id' in item ? item._id : item.id)
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids.sort()
}

/** Compares what each person is answered with what he may see, and names whose differ. */
const compare = async (answer: (person: Person) => Promise<unknown>, right: (person: Person) => unknown) => {
  for (const person of EVERYBODY) expect([person._id, await answer(person)]).toEqual([person._id, right(person)])
}

const idsOf = (documents: readonly { _id: string }[]): string[] => documents.map(({ _id }) => _id).sort()
const seen = (person: Person): (Matter & { _id?: string })[] => matters.filter((matter) => sees(person, matter))
const shown = (person: Person): Matter[] => seen(person).filter(({ status }) => status !== 'discarded')
const idsIn = (found: readonly Matter[]): string[] => found.map(({ id }) => id).sort()

test('the cast and the matters are as various as this page needs', () => {
  const statuses = new Set(matters.map(({ status }) => status))
  for (const status of ['draft', 'awaitingApproval', 'discarded', 'issued', 'inProgress', 'suspended'] as const)
    expect(statuses).toContain(status)
  for (const status of ['closed', 'withdrawn'] as const) expect(statuses).toContain(status)
  const out = matters.flatMap((matter) => (matter.number === null ? [] : [matter]))
  expect(new Set(out.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
  expect(new Set(out.map(({ transfers }) => transfers[0]?.status))).toEqual(
    new Set([undefined, 'proposed', 'declined', 'confirmed']),
  )
})

test('matter.list: just the matters that a person may see, in both orders', async () => {
  await compare(
    ({ _id }) => listed(_id, 'matter.list'),
    (person) => idsIn(shown(person)),
  )
  await compare(
    ({ _id }) => listed(_id, 'matter.list', { order: 'recent' }),
    (person) => idsIn(shown(person)),
  )
})

test.each([{ unitId: 'u3' }, { status: 'closed' }, { frontId: 'f2' }, { officerId: 'frontOfficer' }] as const)(
  'matter.counts and matter.list of %j agree with each other and with what may be seen',
  async (wanted) => {
    const fits = ({ id }: Matter) => wantedIds.has(id)
    const wantedIds = new Set(await listed('officer', 'matter.list', wanted))
    await compare(
      async ({ _id }) => [
        await listed(_id, 'matter.list', wanted),
        (await h.tell(_id, 'matter.counts', wanted)).all.total,
      ],
      (person) => [idsIn(shown(person).filter(fits)), shown(person).filter(fits).length],
    )
  },
)

test('matter.counts: no unit or front is counted beyond what may be seen', async () => {
  for (const by of ['unit', 'front'] as const)
    for (const person of EVERYBODY.filter((_, i) => i % 4 === 0)) {
      const { groups } = await h.tell(person._id, 'matter.counts', { by })
      for (const { id, total } of groups) {
        const narrowed = await listed(person._id, 'matter.list', by === 'unit' ? { unitId: id } : { frontId: id })
        expect([person._id, id, total]).toEqual([person._id, id, narrowed.length])
      }
    }
})

test('matter.get, timeline and verify: what may not be seen does not exist', async () => {
  for (const [i, person] of EVERYBODY.entries())
    for (const [j, matter] of matters.entries()) {
      const right = sees(person, matter) ? null : 'NOT_FOUND'
      const reads = ['matter.get', 'matter.timeline', 'matter.verify'] as const
      // all are asked for one matter in five, one of them for each
      for (const [k, operation] of reads.entries())
        if ((i + j) % 5 === 0 || (i + j) % 3 === k) {
          const input = { matterId: matter.id, ...(operation === 'matter.timeline' && { limit: 5 }) }
          const code = await codeOf(person._id, operation, input as Input<typeof operation>)
          expect([operation, person._id, matter.id, matter.status, code]).toEqual([
            operation,
            person._id,
            matter.id,
            matter.status,
            right,
          ])
        }
    }
})

test('file.links: with the matter, or while unused for the sender alone', async () => {
  const files = await all('evidence')
  expect(new Set(files.map(({ subject }) => subject === null))).toEqual(new Set([true, false]))
  const byId = new Map(matters.map((matter) => [matter.id, matter]))
  await compare(
    async ({ _id }) => {
      const codes = await Promise.all(files.map((file) => codeOf(_id, 'file.links', { fileIds: [file._id] })))
      return files.filter((_, i) => codes[i] === null).map((file) => file._id)
    },
    (person) =>
      files
        .filter(({ subject, uploadedBy }) => {
          const matter = subject === null ? undefined : byId.get(subject.id)
          return matter ? sees(person, matter) : uploadedBy === person._id
        })
        .map((file) => file._id),
  )
})

test('todo.list and counts: what is asked of a person, and he may open each', async () => {
  const todos = await all('todos')
  const mine = (person: Person) => todos.filter(({ to }) => isReached(person, to))
  await compare(
    async ({ _id }) => [await listed(_id, 'todo.list'), (await h.tell(_id, 'todo.counts', {})).all],
    (person) => [idsOf(mine(person)), mine(person).length],
  )
  for (const person of EVERYBODY)
    for (const { subject, kind } of mine(person))
      expect([person._id, kind, seen(person).some(({ id }) => id === subject.id)]).toEqual([person._id, kind, true])
})

test('notice.list and unread: one’s own, of matters that one may see', async () => {
  const notices = await all('notices')
  const mine = (person: Person) => notices.filter((one) => one.personId === person._id)
  await compare(
    async ({ _id }) => [await listed(_id, 'notice.list'), (await h.tell(_id, 'notice.unread', {})).unread],
    (person) => [idsOf(mine(person)), mine(person).length],
  )
})

test('points.list: the lines of units in reach, of months that are over, of matters that have come', async () => {
  const lines = await all('points')
  const right = (person: Person) => lines.filter((line) => readsLine(person, line, MONTH))
  const READERS = ['leader', 'liaison', 'officer', 'chiefOfficer', 'unitChief', 'unitHead', 'unitSupervisor'] as const
  const asks = ({ roles }: Person) =>
    roles.some((grant) => ['discipline', 'personnel', ...READERS].includes(grant.role) && !isMembers(grant))
  expect(new Set(lines.map(({ period }) => period)).size).toBeGreaterThan(1)
  const ask = async (person: Person, input: object) => (asks(person) ? listed(person._id, 'points.list', input) : [])
  await compare(
    (person) => ask(person, {}),
    (person) => idsOf(right(person)),
  )
  for (const unitId of ['u1', 'u3'])
    await compare(
      (person) => ask(person, { unitId }),
      (person) => idsOf(right(person).filter((line) => line.unitId === unitId)),
    )
  await compare(
    (person) => ask(person, { period: MONTH }),
    (person) => idsOf(right(person).filter(({ period }) => period === MONTH)),
  )
  for (const matter of matters.filter(({ id }) => lines.some(({ subject }) => subject.id === id)))
    await compare(
      (person) => ask(person, { subject: { kind: 'matter', id: matter.id } }),
      (person) =>
        idsOf(lines.filter((line) => line.subject.id === matter.id && readsLineOf(person, line, matter, MONTH))),
    )
})

test('points.summary: the units in reach, or every unit of a month that is over', async () => {
  for (const period of ['2026-03', MONTH])
    for (const person of EVERYBODY) {
      const answer = await h.ask(person._id, 'points.summary', { period })
      const results = period < MONTH && holds(person, 'district', 'personnel')
      const right = units.filter(({ _id }) => results || readsUnitsPoints(person, _id)).map(({ _id }) => _id)
      const got = answer.ok ? answer.output.items.map(({ unitId }) => unitId) : []
      expect([period, person._id, got]).toEqual([period, person._id, right])
    }
})

test('matter.preview: how much is asked of a unit is told to who has that unit in reach', async () => {
  const content = draftContent({ lead: { unitId: 'u1', part: '' }, co: [{ unitId: 'u3', part: '' }] })
  const open = (unitId: string) =>
    matters.filter(
      (matter) =>
        matter.number !== null &&
        ['issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation'].includes(matter.status) &&
        matter.assignments.some((a) => a.unitId === unitId && a.status !== 'reassigned'),
    ).length
  await compare(
    async ({ _id }) => {
      const answer = await h.ask(_id, 'matter.preview', { content })
      return answer.ok ? answer.output.units.map(({ openMatters }) => openMatters) : answer.code
    },
    (person) => {
      const told = ['u1', 'u3'].map((unitId) => (countsLoadOf(person, unitId) ? open(unitId) : null))
      return told.every((count) => count === null) ? 'NO_RIGHT' : told
    },
  )
})

test('what shows the whole district is open to who has it in charge', async () => {
  const year = { year: 2026, holidays: null, shiftedWorkdays: null, provisional: false, dryRun: true }
  const office = (person: Person) => holds(person, 'district', 'officer', 'chiefOfficer')
  const directory = (person: Person) => office(person) || holds(person, 'district', 'admin')
  const right = (may: boolean) => (may ? null : 'NO_RIGHT')
  await compare(
    async ({ _id }) => [
      await codeOf(_id, 'calendar.saveYear', year),
      await codeOf(_id, 'people.list', { limit: 200 }),
      await codeOf(_id, 'directory.export', {}),
    ],
    (person) => [right(office(person)), right(directory(person)), right(directory(person))],
  )
})

test('a search for people tells no mobile number, and does not find by it', async () => {
  for (const person of EVERYBODY.filter((_, i) => i % 5 === 0)) {
    const found = await h.tell(person._id, 'people.search', { search: 'reachable', limit: 100 })
    expect(found.items.map(({ id }) => id)).toEqual(['reachable'])
    expect(JSON.stringify(found)).not.toContain('19900000001')
    expect((await h.tell(person._id, 'people.search', { search: '19900000001', limit: 100 })).items).toEqual([])
  }
})

test('setAside.list: the office and the administrator see all of it, and by name just the matters that each may see', async () => {
  const retryAt = '2099-01-01T00:00:00.000Z'
  const entry = { job: 'sweep', code: 'Error', since: h.now, lastAt: h.now, times: 1, retryAt } as const
  const lines = await all('register')
  await h.store.transact(async (tx) => {
    for (const line of lines) {
      await tx.put('register', { ...line, nextAlarmAt: retryAt })
      await tx.put('setAside', {
        _id: `aside-${line._id}`,
        about: line._id,
        subject: { kind: 'matter', id: line._id },
        ...entry,
      })
    }
  })
  await compare(
    async ({ _id }) => {
      const answer = await h.ask(_id, 'setAside.list', { limit: 200 })
      if (!answer.ok) return answer.code
      const named = answer.output.items.flatMap(({ of }) => (of ? [of.subject.id] : []))
      return [answer.output.items.length, named.sort()]
    },
    (person) =>
      holds(person, 'district', 'admin', 'officer', 'chiefOfficer')
        ? [lines.length, idsIn(matters.filter((matter) => sees(person, matter)))]
        : 'NO_RIGHT',
  )
})
