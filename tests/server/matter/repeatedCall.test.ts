import { contract } from '../../../domain/contract'
import type { Caller } from '../../../server/caller'
import { Harness } from '../harness'

/** What stands in the way of the second try, after the first one was done and its answer lost. */
const changes: Record<string, (who: Caller) => Caller> = {
  NO_RIGHT: (who) => ({ ...who, roles: [] }),
  BAD_INPUT: (who) => {
    jest.replaceProperty(contract['matter.report'] as { input: object }, 'input', {
      type: 'object',
      properties: { more: { type: 'string' } },
      required: ['more'],
    })
    return who
  },
  UNKNOWN_OPERATION: (who) => {
    delete (contract as Record<string, unknown>)['matter.report']
    return who
  },
}

const { 'matter.report': report } = contract
let h: Harness
let matterId: string
let key = 0
beforeAll(async () => {
  h = await Harness.open()
  matterId = await h.start()
})
afterEach(() => {
  jest.restoreAllMocks()
  ;(contract as Record<string, unknown>)['matter.report'] = report
})
afterAll(() => h.close())

const call = (text: string, more: object = {}) => ({
  operation: 'matter.report',
  input: { matterId, assignmentId: 'A1', text, remaining: '', files: [], milestoneId: null },
  idempotencyKey: `repeated-${key}`,
  ...more,
})
const reports = () => h.store.count('events', { type: 'ReportSubmitted' })

test.each(Object.entries(changes))(
  'what was done is answered again under its key, though it is %s by now',
  async (code, change) => {
    key += 1
    // As typed: the hash is of the tidied text.
    const text = code === 'UNKNOWN_OPERATION' ? '已摸底' : '已摸底  '
    const who = h.caller('u1handler')
    const first = await h.app.call(who, call(text))
    expect(first).toMatchObject({ ok: true })
    const before = await reports()
    const now = change(who)
    expect(await h.app.call(now, call(text))).toEqual(first)
    expect(await h.app.call(now, call('另一次'))).toMatchObject({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await h.app.call(now, call(text, { idempotencyKey: `another-${key}` }))).toMatchObject({ ok: false, code })
    expect(await h.app.call({ ...now, personId: 'u2handler' }, call(text))).toMatchObject({ ok: false, code })
    expect(await reports()).toBe(before)
  },
)
