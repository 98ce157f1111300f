import { contract, type OperationName } from '../../domain/contract'
import { type CollectionName, type IndexSpec, manifest } from '../../server/collections'
import { cleanUp } from '../../server/jobs/cleanUp'
import { runCourier } from '../../server/jobs/courier'
import { runSweep } from '../../server/jobs/sweep'
import type { Filter, Query, Store } from '../../server/ports'
import { redeemCode } from '../../server/session/logIn'
import { hashesOf } from '../../server/transfer/pages'
import { explain } from '../explain'
import { Harness } from './harness'
import { sampleInput } from './samples'

type Asked = { collection: CollectionName } & Pick<Query, 'filter' | 'sort'>

/** A store that writes down what it is asked to look for. */
const listening = (store: Store, asked: Asked[]): Store => ({
  get: (collection, id) => store.get(collection, id),
  transact: (work) => store.transact(work),
  close: () => store.close(),
  find: (collection, query) => {
    asked.push({ collection, ...query })
    return store.find(collection, query)
  },
  count: (collection, filter) => {
    asked.push({ collection, filter })
    return store.count(collection, filter)
  },
  aggregate: (collection, stages) => {
    const [first] = stages as { $match?: Filter }[]
    asked.push({ collection, filter: first?.$match ?? {} })
    return store.aggregate(collection, stages)
  },
})

const WHO = [
  'officer',
  'chief',
  'leader',
  'u1supervisor',
  'u1handler',
  'discipline',
  'personnel',
  'frontLeader',
  'admin',
]

/** What a page can ask beyond the smallest input. */
const MORE: Partial<Record<OperationName, object[]>> = {
  'matter.list': [
    { order: 'recent' },
    { unitId: 'u1' },
    { frontId: 'f1' },
    { status: 'inProgress' },
    { source: 'meetingMinutes' },
    { officerId: 'officer' },
    { starterId: 'leader' },
    { search: '电梯加装' },
    { search: '督会〔2026〕3号' },
    { light: 'red' },
    { late: 'signIn' },
    { late: 'signIn', order: 'recent' },
  ],
  'matter.candidates': [{ command: 'nameResponsible', field: 'leaderId', assignmentId: 'A1' }],
  'matter.sameBasis': [{ kind: 'minutes', number: '区府纪〔2026〕3号', unitIds: ['u1'] }],
  'todo.list': [{ group: 'approve' }],
  'notice.list': [{ unread: true }],
  'points.list': [{ unitId: 'u1' }, { period: '2026-03' }, { subject: { kind: 'matter', id: 'm1' } }],
}

const READS = (Object.keys(contract) as OperationName[]).filter((name) => contract[name].kind === 'query')

let asked: Asked[]
beforeAll(async () => {
  asked = []
  const settled = await Harness.open()
  const ports = { ...settled.app.ports, store: listening(settled.store, asked) }
  const h = Harness.over(ports.store, ports.files, settled.directory)
  const matterId = await h.start()
  for (const operation of READS) {
    const smallest = { ...sampleInput(operation), ...('matterId' in sampleInput(operation) && { matterId }) }
    for (const more of [{}, ...(MORE[operation] ?? [])])
      for (const who of WHO) await h.ask(who, operation, { ...smallest, ...more } as never)
  }
  await redeemCode({ ports, reference: h.app.reference }, { code: 'NOBODYS', client: 'desk', password: 'x' } as never)
  await h.ask('admin', 'people.unbind', { personId: 'u1head' })
  await cleanUp(h.app.ports)
  const templates = { todo: { id: 'template-1', fields: { thing1: 'matter' } } }
  Object.assign(h.app.ports, { messenger: { send: async () => 'sent' }, templates })
  await h.start()
  await runCourier(h.app)
  h.at('2026-12-01')
  await runSweep(h.app)
  await runCourier(h.app)
  await hashesOf(ports.store).next()
  await settled.close()
})

/** Read as a whole, in order of `_id`: reference data of a few hundred, kept in memory by version. */
const isWhole = ({ filter, sort = [] }: Asked): boolean => Object.keys(filter).length === 0 && sort.length === 0

test('no query of the application walks a collection', () => {
  const unserved = asked.filter(
    (query) => !isWhole(query) && explain(manifest, query.collection, query).indexes.includes(null),
  )
  expect(unserved).toEqual([])
})

test('only reference data is read as a whole', () => {
  expect([...new Set(asked.filter(isWhole).map(({ collection }) => collection))].sort()).toEqual([
    'fronts',
    'people',
    'rules',
    'units',
  ])
})

test('an index that no query uses is not provisioned, unless it keeps values unique', () => {
  const used = new Set(
    asked.flatMap((query) =>
      explain(manifest, query.collection, query).indexes.map((name) => `${query.collection}.${name}`),
    ),
  )
  const idle = Object.entries(manifest).flatMap(([collection, { indexes }]) =>
    (indexes as readonly IndexSpec[]).flatMap(({ name, unique }) =>
      unique || used.has(`${collection}.${name}`) ? [] : [`${collection}.${name}`],
    ),
  )
  expect(idle).toEqual([])
})
