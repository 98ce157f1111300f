import { isRefusal } from '../../../domain/refusal'
import { redeemCode } from '../../../server/session/logIn'
import { people } from '../../domain/district'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const everyone = async (limit: number, unitId?: string) => {
  const found: { id: string; codeUntil: string | null }[] = []
  let after: string | null | undefined
  do {
    const page = await h.tell('admin', 'people.unbound', { limit, ...(unitId && { unitId }), ...(after && { after }) })
    found.push(...page.items)
    after = page.next
  } while (after)
  return found
}
const bind = (personId: string) =>
  h.store.transact((tx) => tx.put('credentials', { _id: personId, password: null, boundAt: h.now }))

test('who has bound nothing is listed page by page, each once', async () => {
  await bind('officer')
  const ids = (await everyone(4)).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(
    people
      .map(({ _id }) => _id)
      .filter((id) => id !== 'officer')
      .sort(),
  )
  expect((await everyone(200, 'u1')).every(({ id }) => id.startsWith('u1'))).toBe(true)
})

test('a forged cursor is refused', async () => {
  const asked = await h.ask('admin', 'people.unbound', { limit: 5, after: 'nobody' })
  expect(asked).toMatchObject({ code: 'BAD_INPUT', detail: 'after' })
})

test('each of those who are asked for gets a code of his own, which is told in the list', async () => {
  const { items } = await h.tell('admin', 'people.issueCodes', { personIds: ['officer', 'u1handler', 'officer'] })
  expect(items.map(({ personId }) => personId)).toEqual(['officer', 'u1handler'])
  expect(new Set(items.map(({ code }) => code)).size).toBe(2)
  const found = new Map((await everyone(200)).map(({ id, codeUntil }) => [id, codeUntil]))
  expect(found.get('u1handler')).toBe(items[1]?.expiresAt)
  expect(found.get('u1supervisor')).toBeNull()
})

test('a code from a list opens the door once', async () => {
  const { items } = await h.tell('admin', 'people.issueCodes', { personIds: ['u1handler'] })
  const redeem = { code: items[0]?.code ?? '', password: 'Correct-horse-9', client: 'desk' as const }
  expect(isRefusal(await redeemCode(h.app, redeem))).toBe(false)
  expect(await redeemCode(h.app, redeem)).toMatchObject({ code: 'WRONG_CODE' })
  expect((await everyone(200)).map(({ id }) => id)).not.toContain('u1handler')
})

test('with one who is retired or unknown nobody gets a code', async () => {
  const { id } = await h.tell('admin', 'people.save', {
    ...{ name: '退休者', unitId: 'u1', title: '', mobile: '', roles: [], active: false },
  })
  for (const other of ['nobody', id]) {
    const asked = await h.ask('admin', 'people.issueCodes', { personIds: ['officer', other] })
    expect(asked).toMatchObject({ code: 'NOT_FOUND' })
  }
  expect(await h.store.count('credentials', { codeHash: { $exists: true } })).toBe(0)
})

test('what was answered is kept nowhere', async () => {
  const { items } = await h.tell('admin', 'people.issueCodes', { personIds: ['officer'] })
  const answers = await h.store.find('answers', { filter: {}, limit: 1_000 })
  expect(JSON.stringify(answers)).not.toContain(items[0]?.code)
})

test.each(['officer', 'leader', 'u1supervisor'])('%s may not', async (who) => {
  expect(await h.ask(who, 'people.issueCodes', { personIds: ['u1handler'] })).toMatchObject({ code: 'NO_RIGHT' })
  expect(await h.ask(who, 'people.unbound', { limit: 5 })).toMatchObject({ code: 'NO_RIGHT' })
})
