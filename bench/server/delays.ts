import type { Figure } from '../store/measure'
import type { District } from './district'
import { type Client, call } from './http'
import { titleOf } from './register'
import type { Sizes } from './sizes'

/** What one request may delay anybody else's by. */
const LIMIT_MS = 200

/** A matter with a long trail, and those who ask. */
export interface Crowd {
  longMatterId: string
  officerId: string
  adminId: string
  supervisorId: string
}

const STEPS = 1_000

/** Comments make a trail as long as none will ever be: a step an hour for a working year. */
export async function crowdOf({ app, world }: District, longMatterId: string): Promise<Crowd> {
  const [officer, admin, supervisor] = (['officer', 'admin', 'unitSupervisor'] as const).map(
    (role) => world.people(role)[0],
  )
  const caller = world.caller(officer?._id ?? null)
  for (let n = 0; n < STEPS; n++)
    await app.call(caller, {
      operation: 'matter.comment',
      input: {
        matterId: longMatterId,
        text: `第 ${n} 条意见：请按时限推进，并说明存在的问题。`,
        mentions: [],
        files: [],
      },
      idempotencyKey: `bench-comment-${n}`,
    })
  return {
    longMatterId,
    officerId: officer?._id ?? '',
    adminId: admin?._id ?? '',
    supervisorId: supervisor?._id ?? '',
  }
}

type Asking = { name: string; who: keyof Crowd; operation: string; input: object }

/** What people paste and what somebody would think up: rare, common and unknown pairs, few and as many as may be. */
const SEARCHES = {
  'two characters': '电梯',
  'what all matters have': '督会〔2026〕',
  'what a fifth of the titles have': '推进情况督查第',
  'one whole title': titleOf(7_654),
  'a title of 46 characters': `${titleOf(0)}关于进一步加强全区老旧小区加装电梯工作的通知落实情况`.slice(0, 46),
  '60 characters of common words': '推进情况督查整改落实年度任务专项行动群众反映问题办理第项'.repeat(3).slice(0, 60),
  '60 unknown characters': '鑫淼焱垚犇骉羴猋麤龘靐'.repeat(6).slice(0, 60),
}

const askings = (crowd: Crowd): Asking[] => [
  ...Object.entries(SEARCHES).flatMap(([words, search]): Asking[] => [
    { name: `search, ${words}`, who: 'officerId', operation: 'matter.list', input: { limit: 50, search } },
    {
      name: `search as a unit sees it, ${words}`,
      who: 'supervisorId',
      operation: 'matter.list',
      input: { limit: 50, search },
    },
    {
      name: `numbers by unit of a search, ${words}`,
      who: 'officerId',
      operation: 'matter.counts',
      input: { by: 'unit', search },
    },
  ]),
  { name: 'numbers by unit', who: 'officerId', operation: 'matter.counts', input: { by: 'unit' } },
  { name: 'numbers by front', who: 'officerId', operation: 'matter.counts', input: { by: 'front' } },
  { name: 'list of 200', who: 'officerId', operation: 'matter.list', input: { limit: 200 } },
  {
    name: 'list of 200 of closed matters',
    who: 'officerId',
    operation: 'matter.list',
    input: { limit: 200, light: 'grey' },
  },
  { name: 'points of all units', who: 'officerId', operation: 'points.summary', input: { period: '2026-06' } },
  { name: 'people, searched', who: 'adminId', operation: 'people.list', input: { limit: 200, search: '局' } },
  {
    name: `timeline of ${STEPS} steps`,
    who: 'officerId',
    operation: 'matter.timeline',
    input: { matterId: crowd.longMatterId, limit: 200 },
  },
  {
    name: `verification of ${STEPS} steps`,
    who: 'officerId',
    operation: 'matter.verify',
    input: { matterId: crowd.longMatterId },
  },
]

/** The longest that a light request takes on a connection of its own, one after another, while `work` is under way. */
async function longestDelay(light: Client, token: string, work: () => Promise<unknown>): Promise<number> {
  let [longest, under] = [0, true]
  const lane = async (ask: () => Promise<unknown>) => {
    while (under) {
      const start = performance.now()
      await ask()
      longest = Math.max(longest, performance.now() - start)
    }
  }
  const lanes = [lane(() => light.ask('/health')), lane(() => call(light, token, 'session.me', {}))]
  try {
    await work()
  } finally {
    under = false
    await Promise.all(lanes)
  }
  return longest
}

/** The directory's workbook as anybody gets it, and again as an import that is only tried. */
async function workbooks(url: string, host: Client, token: string) {
  const download = async (): Promise<ArrayBuffer> => {
    const { link } = await call<{ link: string }>(host, token, 'directory.export', {})
    return (await fetch(new URL(link, url))).arrayBuffer()
  }
  const form = new FormData()
  form.set('origin', 'document')
  form.set('file', new Blob([await download()]), '名录.xlsx')
  const sent = await fetch(new URL('/files', url), {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
  })
  const answer = (await sent.json()) as { ok: boolean; output: { fileId: string } }
  if (!answer.ok) throw new Error(`the workbook was refused: ${JSON.stringify(answer)}`)
  const tryImport = () => call(host, token, 'directory.import', { fileId: answer.output.fileId, dryRun: true })
  return { download, tryImport }
}

/** How long one person's single request delays another's, beside what it may. */
export async function* delayFigures(
  url: string,
  host: Client,
  light: Client,
  crowd: Crowd,
  tokens: ReadonlyMap<string, string>,
  count: number,
  { runs }: Sizes,
): AsyncGenerator<Figure> {
  const token = (who: keyof Crowd) => tokens.get(crowd[who]) ?? ''
  const { download, tryImport } = await workbooks(url, host, token('adminId'))
  const works: [name: string, work: () => Promise<unknown>][] = [
    ['nothing', () => new Promise((resolve) => setTimeout(resolve, 300))],
    ...askings(crowd).map(({ name, who, operation, input }): [string, () => Promise<unknown>] => [
      name,
      () => call(host, token(who), operation, input),
    ]),
    ['export of the directory', download],
    ['import of the directory, tried', tryImport],
  ]
  for (const [name, work] of works) {
    const delays: number[] = []
    for (let run = 0; run < runs; run++) delays.push(await longestDelay(light, token('supervisorId'), work))
    yield {
      name: `longest delay of others during: ${name}, among ${count}`,
      value: Math.max(...delays),
      best: Math.min(...delays),
      unit: 'ms',
      limit: LIMIT_MS,
      limitIs: 'what one request may delay another',
    }
  }
}
