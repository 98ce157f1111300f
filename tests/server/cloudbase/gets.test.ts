import { together } from '../../../server/cloudbase/store/gets'

const open = () => {
  const asked: string[] = []
  const get = together(
    async (id) => {
      asked.push(id)
      return id === 'none' ? null : { _id: id }
    },
    async (ids) => {
      asked.push(ids.join('+'))
      if (ids.includes('fault')) throw new Error('fault')
      return ids.filter((id) => id !== 'none').map((_id) => ({ _id, list: [] }))
    },
  )
  return { get, asked }
}

test('reads at the same moment are one request, and each gets its own document', async () => {
  const { get, asked } = open()
  const [a, none, b, again] = await Promise.all(['a', 'none', 'b', 'a'].map(get))
  expect([a?._id, none, b?._id, again?._id]).toEqual(['a', null, 'b', 'a'])
  expect(again).not.toBe(a)
  expect(asked).toEqual(['a+none+b+a'])
})

test('one alone is asked for by its id, and one after another are two', async () => {
  const { get, asked } = open()
  expect(await get('none')).toBeNull()
  await get('a')
  expect(asked).toEqual(['none', 'a'])
})

test('a fault is told to all who asked with it, and to nobody afterwards', async () => {
  const { get } = open()
  const told = await Promise.allSettled([get('a'), get('fault')])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await get('a')).toEqual({ _id: 'a' })
})

test('more than a hundred are asked for in parts', async () => {
  const { get, asked } = open()
  await Promise.all(Array.from({ length: 250 }, (_, i) => get(`n${i}`)))
  expect(asked.map((ids) => ids.split('+').length)).toEqual([100, 100, 50])
})
