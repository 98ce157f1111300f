import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import type { Instant } from '../../../domain/clock/time'
import { addMs } from '../../../domain/clock/time'
import { HOUR_MS } from '../../../domain/clock/workingTime'
import type { Input, OperationName, Output } from '../../../domain/contract'
import type { Todo } from '../../../domain/decider/todo'
import type { MatterRow } from '../../../domain/matter/views'
import type { ShownNotice } from '../../../domain/notice/notice'
import type { Me } from '../../../domain/people/contract'
import type { Code } from '../../../domain/refusal'
import type { RoleGrant } from '../../../domain/roles'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { answerRequests, wxCalls } from '../wx'

/** Monday, 10:00 in Shanghai. */
export const NOW: Instant = '2026-10-12T02:00:00.000Z'
export const calendar = defaultCalendar([2025, 2026])

type Refused = { ok: false; code: Code; message: string; requestId: string }
type Answers = { [N in OperationName]?: (input: Input<N>) => Output<N> | Refused }

export const refused = (code: Code): Refused => ({ ok: false, code, message: `${code} in words`, requestId: 'r1' })
const isRefused = (value: unknown): value is Refused => (value as Refused).ok === false

export const meAs = (id: string, roles: RoleGrant[] = [{ role: 'handler', scope: { kind: 'own' } }]): Me => ({
  person: { id, name: '张三', title: '科长', unitId: 'u1', unitName: '区住建局', roles },
  now: NOW,
  demo: false,
  calendar,
  rules: DEFAULT_PACK,
  hasPassword: true,
})

let tokens = 0

/** Somebody is logged in on this phone, and the server answers these operations; all others are unknown. */
export function loggedInHost(answers: Answers, me: Me = meAs('p1')) {
  tokens += 1
  wx.setStorageSync('token', `token-${tokens}`)
  const all: Answers = {
    'session.me': () => me,
    'notice.unread': () => ({ unread: 0 }),
    'todo.counts': () => ({ all: 0, red: 0, yellow: 0, approve: 0 }),
    ...answers,
  }
  answerRequests(({ data }) => {
    const { operation, input } = data as { operation: OperationName; input: never }
    const output = (all[operation] as ((input: unknown) => unknown) | undefined)?.(input)
    if (output === undefined) return { data: refused('UNKNOWN_OPERATION') }
    return { data: isRefused(output) ? output : { ok: true, output } }
  })
}

export const goOffline = () => answerRequests(() => 'offline')

/** Inputs of an operation's calls so far, oldest first. */
export const inputsOf = <N extends OperationName>(operation: N): Input<N>[] =>
  wxCalls('request')
    .map(({ data }) => data as { operation: string; input: Input<N> } | undefined)
    .flatMap((call) => (call?.operation === operation ? [call.input] : []))

export const inHours = (hours: number): Instant => addMs(NOW, hours * HOUR_MS)

export const todo = (id: string, change: Partial<Todo> = {}): Todo => ({
  _id: id,
  kind: 'signIn',
  group: 'act',
  to: [],
  subject: { kind: 'matter', id: `m-${id}` },
  partId: `a-${id}`,
  number: '督〔2026〕1号',
  title: `事项 ${id}`,
  urgency: 'normal',
  sentence: '请签收',
  dueAt: inHours(100),
  dueRank: 0,
  yellowAt: inHours(28),
  urgencyRank: 2,
  ...change,
})

export const row = (id: string, change: Partial<MatterRow> = {}): MatterRow => ({
  id,
  number: '督〔2026〕1号',
  title: `事项 ${id}`,
  status: 'inProgress',
  source: 'meetingMinutes',
  category: 'project',
  urgency: 'normal',
  level: 1,
  leadUnitId: 'u1',
  coUnitIds: [],
  officerId: 'p9',
  open: true,
  dueAt: inHours(100),
  yellowAt: inHours(28),
  overdueAt: null,
  issuedAt: inHours(-100),
  lastAt: inHours(-2),
  reportCount: 0,
  lastReport: null,
  ...change,
})

export const notice = (id: string, change: Partial<ShownNotice> = {}): ShownNotice => ({
  _id: id,
  personId: 'p1',
  subject: { kind: 'matter', id: `m-${id}` },
  seq: 4,
  about: 'Urged',
  title: `消息 ${id}`,
  text: '请尽快反馈',
  lines: [],
  at: NOW,
  deliverAt: NOW,
  readAt: null,
  unread: true,
  by: '',
  asks: false,
  ...change,
})
