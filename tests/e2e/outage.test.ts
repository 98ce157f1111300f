import { CAST } from './directory'
import { contentFor, importDirectory, issue } from './matter'
import { photo } from './papers'
import { part, useSetting } from './setting'

const WEEK_MS = 7 * 86_400_000
const THREE = [CAST.head, CAST.sectionHead, CAST.handler]

const setting = useSetting('2026-10-12 10:00')
const { host } = setting
let matterId = ''

/** A matter of three working days, due on Thursday 15 October at 17:30, signed in and with the three named. */
async function startMatter(): Promise<void> {
  matterId = await issue(host, await contentFor(host))
  const { matter } = await host.as(CAST.officer, 'matter.get', { matterId })
  const assignmentId = 'assignments' in matter ? (matter.assignments[0]?.id ?? '') : ''
  await host.as(CAST.supervisor, 'matter.signIn', { matterId, assignmentId })
  const [leaderId = '', sectionHeadId = '', handlerId = ''] = await Promise.all(THREE.map((name) => host.person(name)))
  const responsible = { leaderId, sectionHeadId, handlerId }
  await host.as(CAST.supervisor, 'matter.nameResponsible', { matterId, assignmentId, ...responsible })
}

/** What the timer recorded: what, when it should have been, and whether it was caught up. */
const timerSteps = async () => {
  const steps = await setting.steps(matterId)
  return steps.filter(({ nominalAt }) => nominalAt).map(({ type, nominalAt, caughtUp }) => [type, nominalAt, caughtUp])
}

const digestsOf = async (name: string) => {
  const { items } = await host.as(name, 'notice.list', { limit: 100 })
  return items.filter(({ about }) => about === 'digest')
}

const CAUGHT_UP = [
  ['DueSoonReminded', '2026-10-12T09:30:00.000Z', true],
  ['DueSoonReminded', '2026-10-14T09:30:00.000Z', true],
  ['OverdueRecorded', '2026-10-15T09:30:00.000Z', true],
  ['Urged', '2026-10-16T01:00:00.000Z', true],
]

part('after a week down every step is there once at its own moment, and each person gets one digest', async () => {
  await importDirectory(host)
  await startMatter()
  expect(await timerSteps()).toEqual([])

  expect(await host.stop()).toBe(0)
  host.sleepThrough(WEEK_MS)
  await host.start()

  expect(await timerSteps()).toEqual(CAUGHT_UP)
  for (const name of THREE) {
    const digests = await digestsOf(name)
    expect(digests.map(({ lines }) => lines.length)).toEqual([4])
  }
  // The officer is told that it is overdue, the supervisor that it was urged.
  for (const name of [CAST.officer, CAST.supervisor])
    expect((await digestsOf(name)).map(({ lines }) => lines.length)).toEqual([1])

  await setting.phone(CAST.handler, async (at) => {
    await at.tab('消息')
    await at.sees('第 1 次催办', '已超期', '临期提醒：还有 3 天到期', '临期提醒：还有 1 天到期')
    await at.tap('已超期：督会〔2026〕1号 河道清淤')
    await at.sees('办理过程', '补记于')
  })
})

part('another start repeats nothing', async () => {
  expect(await host.stop()).toBe(0)
  await host.start()
  expect(await timerSteps()).toEqual(CAUGHT_UP)
  for (const name of [...THREE, CAST.officer, CAST.supervisor]) expect(await digestsOf(name)).toHaveLength(1)
})

part('what the handler finishes without a network is seen to wait, outlives the app, and goes by itself', async () => {
  await setting.phone(CAST.handler, async (at) => {
    await at.openMatter(matterId)
    await at.tap('留言')
    await at.network(false)
    await at.fill('说什么', '二号河道围堰已拆。')
    await at.press('发表')
    await at.sees('没有网络，已放进待发')
    await at.page.getByLabel('回到首页').tap()
    await at.sees('1 件写好待发')
    await at.tap('查看')
    await at.sees('联网后自动发出，以送达时间为准')
    await at.openAnew()
    await at.sees('待发的 1 件已发出')
    await at.openMatter(matterId)
    await at.sees('二号河道围堰已拆。')
    await at.press('反馈进展')
    await at.fill('进展情况', '三条河道清淤过半。')
    await at.network(false)
    await at.photograph('照片和文件', photo())
    await at.press('提交反馈')
    await at.sees('已放进待发，文件传完后自动发出')
    await at.network(true)
    await at.sees('三条河道清淤过半。')
    await at.picture()
  })
  const types = (await setting.steps(matterId)).map(({ type }) => type)
  expect(types.slice(-2)).toEqual(['CommentPosted', 'ReportSubmitted'])
})
