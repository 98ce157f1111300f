import { addMs } from '../../domain/clock/time'

/** Documents of the size and with the index fields of the real ones; a seeded generator, so that each run has the same. */
export interface Doc {
  _id: string
  [field: string]: unknown
}

export type Random = (below: number) => number

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** About so many bytes of what documents are made of. */
const filler = (bytes: number): object[] =>
  Array.from({ length: Math.ceil(bytes / 110) }, (_, i) => ({
    text: `督查事项的一段说明文字${i}`,
    at: '2026-10-08T09:30:00.000Z',
  }))

export const idOf = (kind: string, n: number): string => `${kind}-${n.toString(36).padStart(10, '0')}`

export const matterOf = (n: number): Doc => ({ _id: idOf('m', n), version: 1, body: filler(6000) })

const STATUSES = ['draft', 'issued', 'inProgress', 'awaitingSignOff', 'closed']

export function registerLineOf(n: number, random: Random): Doc {
  const [unit, other] = [random(55), random(55)]
  const dueAt = addMs('2026-01-01T00:00:00.000Z', random(365 * 86_400) * 1000)
  return {
    _id: idOf('m', n),
    hidden: random(50) === 0,
    rank: random(4) === 0 ? 0 : 1,
    listDueAt: dueAt,
    lastAt: dueAt,
    circle: [`unit:u${unit}`, `unit:u${other}`, `person:p${random(2000)}`, `person:p${random(2000)}`],
    unitIds: [`u${unit}`, `u${other}`],
    frontIds: [`f${unit % 9}`],
    status: STATUSES[random(STATUSES.length)],
    source: `s${random(8)}`,
    officerId: `o${random(20)}`,
    ...(random(4) === 0 && { nextAlarmAt: dueAt }),
    number: `督〔2026〕${n}号`,
    terms: Array.from({ length: 8 }, () => `t${random(3000)}`),
    body: filler(500),
  }
}

export function todoOf(n: number, random: Random): Doc {
  const dueAt = addMs('2026-01-01T00:00:00.000Z', random(365 * 86_400) * 1000)
  return {
    _id: idOf('t', n),
    to: [`person:p${random(2000)}`, `unit:u${random(55)}:head`],
    dueRank: random(5) === 0 ? 1 : 0,
    dueAt,
    group: random(2) === 0 ? 'act' : 'approve',
    body: filler(300),
  }
}

export const eventOf = (n: number, matterId: string): Doc => ({
  _id: `${matterId}:${String(n).padStart(9, '0')}`,
  subject: { kind: 'matter', id: matterId },
  seq: n,
  data: filler(900),
})

export const noticeOf = (n: number, personId: string): Doc => ({
  _id: idOf('n', n),
  personId,
  unread: true,
  deliverAt: '2026-10-08T09:30:00.000Z',
  data: filler(300),
})

export const smallOf = (kind: string, n: number, fields: object): Doc => ({
  _id: idOf(kind, n),
  ...fields,
  data: filler(200),
})
