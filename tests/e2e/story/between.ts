import { draftContent } from '../../server/harness'
import { CAST } from '../directory'
import { ADMIN, part } from '../setting'
import type { Stage } from './stage'

const TITLE = '背街小巷路灯补装'

/**
 * A second matter, of what lies between two decisions: an extension decided late, a return, a pause, a person who
 * leaves. The unit is charged for none of it.
 */
export function between(stage: Stage): void {
  const { desk, phone, host } = stage
  let matterId = ''
  const types = async () => {
    const { items } = await host.as(CAST.officer, 'matter.timeline', { matterId, limit: 100 })
    return items.map(({ type }) => type as string)
  }
  const onLead = () => ({ matterId, assignmentId: 'A1' })

  part('an extension asked in time and decided a week after the due moment makes nothing overdue', async () => {
    await host.clock('2026-11-02 10:00')
    const { matter: first } = await host.as(CAST.officer, 'matter.get', { matterId: stage.matterId })
    const content = draftContent({
      title: TITLE,
      requirement: '补装路灯 120 盏，入冬前亮灯。',
      limit: { unit: 'workingDays', count: 10 },
      lead: first.lead,
    })
    matterId = (await host.as(CAST.officer, 'matter.draft', { content })).matterId
    await host.as(CAST.officer, 'matter.requestApproval', { matterId })
    await host.as(CAST.chief, 'matter.approveIssue', { matterId, opinion: '同意交办' })
    await host.as(CAST.supervisor, 'matter.signIn', onLead())
    const [leaderId, sectionHeadId, handlerId] = await Promise.all(
      [CAST.head, CAST.sectionHead, CAST.handler].map((name) => host.person(name)),
    )
    const three = { leaderId: String(leaderId), sectionHeadId: String(sectionHeadId), handlerId: String(handlerId) }
    await host.as(CAST.supervisor, 'matter.nameResponsible', { ...onLead(), ...three })
    await host.clock('2026-11-11 10:00')
    const asked = { progress: '已完成八成', reason: '灯杆未到货', requestedDueAt: '2026-12-11T09:30:00.000Z' }
    await host.as(CAST.supervisor, 'matter.requestExtension', { ...onLead(), ...asked })
    await host.clock('2026-11-23 10:00')
    await phone(CAST.supervisor, async (at) => {
      await at.openMatter(matterId)
      await at.sees('停表中', '等审批')
    })
    await host.as(CAST.chief, 'matter.grantExtension', { ...onLead(), dueAt: asked.requestedDueAt, opinion: '同意' })
    expect(await types()).not.toContain('OverdueRecorded')
  })

  part('a pause and somebody who leaves: his work is with the supervisor until the unit names somebody', async () => {
    await host.as(CAST.chief, 'matter.suspend', { matterId, reason: '等待占道许可' })
    await host.clock('2026-11-25 10:00')
    await host.as(CAST.chief, 'matter.resume', { matterId, reason: '许可已下达' })
    await desk(ADMIN, async (at) => {
      await at.go('/people')
      await at.page.getByPlaceholder('姓名、手机号、职务').fill(CAST.handler)
      await at.page.getByRole('row', { name: CAST.handler }).first().click()
      await at.press('停用', at.dialog)
      await at.sees('名下还有 1 件未办结')
      await at.page.getByRole('button', { name: '停用并移交' }).click()
      await at.sees('已停用')
    })
    await phone(CAST.supervisor, async (at) => {
      await at.openMatter(matterId)
      await at.sees('原责任人已离任，等单位重新明确', '未办结的工作已移交')
    })
  })

  part(
    'handed in, returned and handed in again, it closes in time; the unit has lost nothing but for the return',
    async () => {
      const complete = async () => {
        await host.as(CAST.supervisor, 'matter.submitCompletion', { ...onLead(), summary: '路灯全部亮灯', files: [] })
        await host.as(CAST.sectionHead, 'matter.signOff', { ...onLead(), opinion: '' })
        await host.as(CAST.head, 'matter.signOff', { ...onLead(), opinion: '同意' })
      }
      await host.clock('2026-12-10 10:00')
      await complete()
      await host.clock('2026-12-21 10:00')
      await host.as(CAST.officer, 'matter.returnCompletion', { ...onLead(), missing: '缺验收单', dueAt: null })
      await complete()
      await host.as(CAST.officer, 'matter.confirmCompletion', { ...onLead(), opinion: '同意办结' })
      await desk(CAST.officer, async (at) => {
        await at.openMatter(matterId)
        await at.sees('办结(按期)', '督查室')
      })
      const { items } = await host.as(CAST.officer, 'points.list', {
        subject: { kind: 'matter', id: matterId },
        limit: 20,
      })
      expect(items.map(({ ruleId }) => ruleId).sort()).toEqual(['completionReturned', 'onTime'])
    },
  )
}
