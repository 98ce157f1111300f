import { provision } from '../../../scripts/deploy/provision/provision'
import { STORAGE_RULE } from '../../../scripts/deploy/provision/wanted'
import { DeployError } from '../../../scripts/environment/environment'
import { type IndexSpec, manifest } from '../../../server/collections'
import { StandIn } from './standIn'

const COLLECTIONS: [string, readonly IndexSpec[]][] = Object.entries(manifest).map(([name, { indexes }]) => [
  name,
  indexes,
])

const run = async (standIn: StandIn, dryRun = false) => {
  const lines: string[] = []
  const steps = await provision({ manager: standIn.manager, envId: 'env-1', dryRun, say: (line) => lines.push(line) })
  return { lines, steps }
}

/** What the stand-in holds, as the manifest would say it. */
const held = ({ collections }: StandIn) =>
  Object.fromEntries(
    [...collections].map(([name, { acl, indexes }]) => [
      name,
      {
        acl,
        indexes: indexes
          .filter(({ Name }) => Name !== '_id_')
          .map(({ Name, Keys, Unique, sparse }) => ({
            name: Name,
            fields: Keys.map((key) => [key.Name, Number(key.Direction)]),
            unique: Unique,
            sparse,
          })),
      },
    ]),
  )

const wanted = Object.fromEntries(
  COLLECTIONS.map(([name, indexes]) => [
    name,
    {
      acl: 'ADMINONLY',
      indexes: indexes.map((index) => ({
        name: index.name,
        fields: Object.entries(index.fields),
        unique: index.unique ?? false,
        sparse: index.sparse ?? false,
      })),
    },
  ]),
)

test('an empty environment gets every collection and index of the manifest, closed to clients', async () => {
  const standIn = new StandIn()
  await run(standIn)
  expect(held(standIn)).toEqual(wanted)
  expect(standIn.storageRule).toEqual(STORAGE_RULE)
})

test('a second run finds everything in its place and changes nothing', async () => {
  const standIn = new StandIn()
  await run(standIn)
  standIn.changes.length = 0
  const { steps } = await run(standIn)
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['stands']))
  expect(standIn.changes).toEqual([])
})

test('a dry run names every collection and every index that is missing, and makes none', async () => {
  const standIn = new StandIn().add('matters', 'ADMINONLY')
  const { steps, lines } = await run(standIn, true)
  const named = steps.flatMap((step) => (step.kind === 'collection' ? [step.collection] : []))
  const indexes = steps.flatMap((step) => (step.kind === 'index' ? [`${step.collection}.${step.index.name}`] : []))
  expect(named).toEqual(COLLECTIONS.map(([name]) => name).filter((name) => name !== 'matters'))
  expect(indexes).toEqual(COLLECTIONS.flatMap(([name, all]) => all.map((index) => `${name}.${index.name}`)))
  expect(lines.filter((line) => line.startsWith('+'))).toHaveLength(named.length + indexes.length)
  expect(standIn.changes).toEqual([])
})

test('what nobody wants is told and left alone', async () => {
  const standIn = new StandIn()
    .add('photos')
    .add('units', 'ADMINONLY', [{ Name: 'old', Keys: [{ Name: 'code', Direction: '1' }], Unique: false }])
  const { steps } = await run(standIn)
  expect(steps.filter(({ kind }) => kind === 'unknown')).toEqual([
    { kind: 'unknown', what: 'units.old' },
    { kind: 'unknown', what: 'photos' },
  ])
  expect(standIn.collections.has('photos')).toBe(true)
  expect(standIn.collections.get('photos')?.acl).toBe('PRIVATE')
})

test('an index that only an older version wanted goes, and is named', async () => {
  const timeline = { Name: 'timeline', Keys: [{ Name: 'matterId', Direction: '1' }], Unique: true }
  const standIn = new StandIn().add('events', 'ADMINONLY', [timeline])
  const { lines } = await run(standIn)
  expect(lines).toContain('- 索引 events.timeline：旧版本的，已不用')
  expect(standIn.collections.get('events')?.indexes.map(({ Name }) => Name)).toEqual(['_id_', 'step'])
})

test.each([
  ['other keys', [{ Name: 'shortName', Direction: '1' }], true],
  ['another direction', [{ Name: 'name', Direction: '-1' }], true],
  ['no uniqueness', [{ Name: 'name', Direction: '1' }], false],
] as const)('an index of the same name with %s stops the command, after all else is done', async (_, Keys, Unique) => {
  const standIn = new StandIn().add('units', 'ADMINONLY', [{ Name: 'name', Keys: [...Keys], Unique }])
  await expect(run(standIn)).rejects.toBeInstanceOf(DeployError)
  expect(standIn.collections.size).toBe(COLLECTIONS.length)
  expect(standIn.collections.get('units')?.indexes.find(({ Name }) => Name === 'name')).toMatchObject({ Keys, Unique })
})

test('a collection opened to clients is closed again', async () => {
  const standIn = new StandIn()
  await run(standIn)
  standIn.add('people', 'READONLY', standIn.collections.get('people')?.indexes.slice(1))
  await run(standIn)
  expect(standIn.collections.get('people')?.acl).toBe('ADMINONLY')
})

describe('every index can stand in CloudBase', () => {
  test('at most 20 in a collection, _id included (its quota)', () => {
    for (const [, indexes] of COLLECTIONS) expect(indexes.length + 1).toBeLessThanOrEqual(20)
  })

  test('a sparse one has a single key: MongoDB leaves a document out of a compound one only when it has none of the keys', () => {
    for (const [, indexes] of COLLECTIONS)
      for (const index of indexes) if (index.sparse) expect(Object.keys(index.fields)).toHaveLength(1)
  })

  test('a unique one over a field that may be missing is sparse, or two documents without it would collide', () => {
    const optional = new Set(['stepKey', 'codeHash'])
    for (const [, indexes] of COLLECTIONS)
      for (const { unique, sparse, fields } of indexes as readonly IndexSpec[])
        if (unique && Object.keys(fields).some((field) => optional.has(field))) expect(sparse).toBe(true)
  })
})
