import { openDatabase } from '../../../local/database/database'
import type { Manifest } from '../../../local/database/types'
import { useCloud } from './subject'

const manifest: Manifest = {
  plans: {
    indexes: [
      { name: 'due', fields: { due: 1, n: 1 } },
      { name: 'seen', fields: { seen: 1 }, multikey: 'seen' },
    ],
  },
}
const cloud = useCloud({ manifest })
const plans = () => cloud.app.database().collection('plans')
const ids = (found: { data: { _id: string }[] }) => found.data.map(({ _id }) => _id)

beforeAll(async () => {
  const _ = cloud.app.database().command
  await plans().add([
    { _id: 'late', due: new Date('2026-02-01'), n: 1, seen: [new Date(1), new Date(1), 2] },
    { _id: 'old', due: new Date(-5), n: 1 },
    { _id: 'soon', due: new Date('2026-01-01'), n: 1 },
    { _id: 'yes', due: true, n: 1 },
    { _id: 'text', due: '2026-01-01T00:00:00.000Z', n: 1 },
    { _id: 'none', n: 1 },
  ])
  await plans()
    .doc('soon')
    .update({ due: _.set(new Date('2026-01-02')) })
})

test('an index over dates orders them by time, after texts and booleans', async () => {
  expect(ids(await plans().orderBy('due', 'asc').get())).toEqual(['none', 'text', 'yes', 'old', 'soon', 'late'])
})

test('a condition takes values of its own type only', async () => {
  const _ = cloud.app.database().command
  expect(
    ids(
      await plans()
        .where({ due: _.gte(new Date('2026-01-01')) })
        .get(),
    ).sort(),
  ).toEqual(['late', 'soon'])
  expect(
    ids(
      await plans()
        .where({ due: _.gte(false) })
        .get(),
    ),
  ).toEqual(['yes'])
  expect(
    ids(
      await plans()
        .where({ due: _.gt('') })
        .get(),
    ),
  ).toEqual(['text'])
  expect(
    ids(
      await plans()
        .where({ seen: new Date(1) })
        .get(),
    ),
  ).toEqual(['late'])
})

test('a directory of the one-machine edition and of the gateway are one', async () => {
  await cloud.gateway.stop()
  const database = await openDatabase({ directory: cloud.directory, manifest })
  const tx = database.begin()
  tx.insert('plans', { _id: 'plain', due: 'x', n: 2 })
  tx.put('plans', { ...tx.get('plans', 'soon'), n: 9 } as never)
  await tx.commit()
  await database.close()
  await cloud.restart()
  expect((await plans().doc('plain').get()).data).toEqual([{ _id: 'plain', due: 'x', n: 2 }])
  expect((await plans().doc('soon').get()).data).toEqual([{ _id: 'soon', due: new Date('2026-01-02'), n: 9 }])
})
