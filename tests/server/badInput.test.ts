import { contract, type OperationName } from '../../domain/contract'
import type { Role } from '../../domain/roles'
import { dump } from './dump'
import { draftContent, Harness } from './harness'
import {
  badInputs,
  inputSchema,
  isId,
  isText,
  NO_TEXT,
  PROTOTYPE_KEYS,
  type Schema,
  sampleInput,
  withEach,
} from './samples'

const OPERATIONS = Object.keys(contract) as OperationName[]
const COMMANDS = OPERATIONS.filter((operation) => contract[operation].kind === 'command')

const HOLDER: Partial<Record<Role, string>> = {
  leader: 'leader',
  liaison: 'liaison',
  officer: 'officer',
  chiefOfficer: 'chief',
  unitHead: 'u1head',
  unitSupervisor: 'u1supervisor',
  sectionHead: 'u1section',
  handler: 'u1handler',
  discipline: 'discipline',
  admin: 'admin',
}

/** Somebody whom the operation is open to, and who may see the matter. */
const callerOf = (operation: OperationName): string => {
  const { reach } = contract[operation]
  const roles: readonly Role[] = typeof reach === 'string' ? [] : reach.roles
  return roles.flatMap((role) => HOLDER[role] ?? [])[0] ?? 'officer'
}

let h: Harness
let matterId: string
beforeAll(async () => {
  h = await Harness.open()
  matterId = await h.start()
})
afterAll(() => h.close())

const ask = (operation: OperationName, input: unknown) => h.ask(callerOf(operation), operation, input as never)
const codeOf = (answer: { ok: boolean; code?: string }) => (answer.ok ? null : answer.code)

test.each(OPERATIONS)('%s refuses every malformed input and changes nothing', async (operation) => {
  const before = await dump(h.store)
  for (const { why, input } of badInputs(operation))
    expect([why, codeOf(await ask(operation, input))]).toEqual([why, 'BAD_INPUT'])
  expect(await dump(h.store)).toBe(before)
})

/** The same on the matter that there is, so that the key gets as far as it can. */
const onMatter = (input: unknown): unknown => {
  const { matterId: named, ...rest } = input as Record<string, unknown>
  return named === 'unknown1' ? { matterId, ...rest } : input
}

test.each(OPERATIONS)('%s takes no key of every object for an id', async (operation) => {
  const before = await dump(h.store)
  for (const key of PROTOTYPE_KEYS)
    for (const { why, input } of withEach(operation, isId, key)) {
      const code = codeOf(await ask(operation, onMatter(input)))
      expect([why, key, code]).not.toEqual([why, key, 'INTERNAL'])
      if (contract[operation].kind === 'command') expect([why, key, code]).not.toEqual([why, key, null])
    }
  expect(await dump(h.store)).toBe(before)
  expect(h.faults).toEqual([])
})

/** No texts: what is compared as it was typed, and what the server itself gave out. */
const AS_IT_IS = ['session.changePassword.current', 'session.changePassword.next']
const isLoose = ({ type, title, holds, pattern, enum: words, maxLength }: Schema): boolean =>
  type === 'string' && !title && !holds && !pattern && !words && maxLength !== 600

test.each(OPERATIONS)('%s takes no text that is none, and asks so of every text', async (operation) => {
  expect(withEach(operation, isLoose, '').filter(({ why }) => !AS_IT_IS.includes(why))).toEqual([])
  const before = await dump(h.store)
  for (const [mark, sign] of NO_TEXT)
    for (const { why, input } of withEach(operation, isText, `内容${sign}`)) {
      const answer = await ask(operation, input)
      const detail = answer.ok ? undefined : answer.detail?.replace(/\.\d+/g, '')
      expect([mark, why, codeOf(answer), `${operation}.${detail}`]).toEqual([mark, why, 'BAD_INPUT', why])
    }
  expect(await dump(h.store)).toBe(before)
})

test.each(COMMANDS)('%s without a proper idempotency key is refused', async (operation) => {
  for (const idempotencyKey of [undefined, '', 'short', 7, 'x'.repeat(101), 'with blank 1'])
    expect(
      await h.app.call(h.caller(callerOf(operation)), { operation, input: sampleInput(operation), idempotencyKey }),
    ).toMatchObject({ ok: false, code: 'BAD_INPUT', detail: 'idempotencyKey' })
})

const ON_MATTER = OPERATIONS.filter((operation) => 'matterId' in (inputSchema(operation).properties ?? {}))

test.each(ON_MATTER.filter((operation) => operation !== 'points.list'))(
  '%s on a matter that does not exist is refused',
  async (operation) => {
    const input = { ...sampleInput(operation), matterId: 'nosuchmatter' }
    expect(codeOf(await ask(operation, input))).toBe('NOT_FOUND')
  },
)

/** The discipline commission does not see this matter yet, so to it there is no version to be stale. */
const UNSEEN: OperationName = 'matter.recordOutcome'
const VERSIONED = OPERATIONS.filter(
  (operation) => operation !== UNSEEN && 'expectedVersion' in (inputSchema(operation).properties ?? {}),
)

test.each(VERSIONED)('%s on a stale version is refused and changes nothing', async (operation) => {
  const before = await dump(h.store)
  const input = { ...sampleInput(operation), matterId, expectedVersion: 1 }
  expect(codeOf(await ask(operation, input))).toBe('STALE_VERSION')
  expect(await dump(h.store)).toBe(before)
})

test.each([
  null,
  'x',
  7,
  [],
  {},
  { operation: 'toString' },
  { operation: '__proto__' },
  { operation: 'matter.explode' },
])('a call that is %j is refused', async (call) => {
  const code = codeOf(await h.app.call(h.caller('officer'), call))
  expect(['BAD_INPUT', 'UNKNOWN_OPERATION']).toContain(code)
})

test('what pasting leaves in a text is tidied before it is stored, in lists too', async () => {
  const content = {
    ...draftContent(),
    title: '\ufeff标题\r\n之二\u200b',
    requirement: '一\r\n二\u000b三',
    milestones: [{ title: '节\u200b点', dueAt: '2026-03-20T09:30:00.000Z' }],
  }
  const { matterId: drafted } = await h.tell('officer', 'matter.draft', { content })
  const { matter } = await h.tell('officer', 'matter.get', { matterId: drafted })
  const { title, requirement, milestones } = matter
  expect([title, requirement, milestones[0]?.title]).toEqual(['标题 之二', '一\n二\n三', '节点'])
})
