import type { Input } from '../../../domain/contract'
import type { Actor } from '../../../domain/people/actor'
import { monthOf, periodAt, presentMonth } from '../../../domain/points/month'
import { readsResults, readsUnit } from '../../../domain/points/reach'
import type { Subject } from '../../../domain/subject'
import { deciderOf } from '../../../domain/subjects'
import type { Filter } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { type Order, page } from '../cursor'
import type { Handler, QueryHandler, Request } from '../operation'
import { stateOf } from '../subject/kept'

const NEWEST: Order = [['at', -1, 'moment']]

/** Units whose points the person reads as they come. */
const readUnits = (actor: Actor, { units }: DirectorySnapshot): string[] =>
  units.filter((unit) => readsUnit(actor, unit)).map(({ _id }) => _id)

/** A subject that has come to the discipline commission is open to it whole, its points included. */
const hasCome = async ({ caller, ports }: Request, subject: Subject): Promise<boolean> => {
  const grants = caller.roles.filter(({ role }) => role === 'discipline')
  const state = grants.length > 0 ? await stateOf(subject, ports.store) : null
  return state !== null && grants.some((grant) => deciderOf(subject.kind)?.opens(grant, state))
}

/** Which lines the person may read among those asked for, as alternatives: there may be none. */
const readable = async (
  { unitId, subject }: Pick<Input<'points.list'>, 'unitId' | 'subject'>,
  request: Request,
): Promise<Filter[]> => {
  const { caller, now, reference } = request
  if (subject !== undefined && (await hasCome(request, subject))) return [{}]
  const directory = await reference.directory()
  const units = readUnits(caller, directory)
  const isWhole = unitId === undefined ? units.length === directory.units.length : units.includes(unitId)
  if (isWhole) return [{}]
  return [
    ...(unitId === undefined && units.length > 0 ? [{ unitId: { $in: units } }] : []),
    ...(readsResults(caller) ? [{ at: { $lt: presentMonth(now) } }] : []),
  ]
}

const list: QueryHandler<'points.list'> = async ({ limit, after, subject, ...asked }, request) => {
  const { ports } = request
  const [reach, ...more] = await readable({ ...asked, ...(subject && { subject }) }, request)
  if (!reach) return { items: [], next: null }
  const about = subject && { 'subject.id': subject.id }
  const filter: Filter = { ...asked, ...about, ...(more.length === 0 ? reach : { $or: [reach, ...more] }) }
  return page((query) => ports.store.find('points', query), {
    filter,
    order: NEWEST,
    limit,
    ...(after !== undefined && { after }),
  })
}

const summary: QueryHandler<'points.summary'> = async ({ period }, { caller, now, ports, reference }) => {
  const directory = await reference.directory()
  const sums = await ports.store.aggregate('points', [
    { $match: { period } },
    { $group: { _id: '$unitId', hundredths: { $sum: '$hundredths' }, lines: { $sum: 1 } } },
  ])
  const byUnit = new Map(sums.map((sum) => [sum._id, sum]))
  const isResult = period < periodAt(now) && readsResults(caller)
  const units = isResult ? directory.units.map(({ _id }) => _id) : readUnits(caller, directory)
  const items = units.map((unitId) => {
    const sum = byUnit.get(unitId)
    return {
      unitId,
      unitName: directory.unit(unitId)?.name ?? '',
      period,
      hundredths: monthOf(Number(sum?.hundredths ?? 0)),
      lines: Number(sum?.lines ?? 0),
    }
  })
  return { items }
}

export const pointsHandlers = { 'points.list': list, 'points.summary': summary } satisfies {
  [N in 'points.list' | 'points.summary']: Handler<N>
}
