import { CAST, directoryFile, SIZE, UNIT, wrongDirectoryFile } from '../directory'
import { minutes } from '../papers'
import { ADMIN, part } from '../setting'
import { type Stage, TITLE } from './stage'

/** From the directory to the tasks: imported, drafted, approved, objected to, signed in, decomposed. */
export function beginning(stage: Stage): void {
  const { desk, phone, host, kinds } = stage

  part('the administrator imports the directory, after a file with a wrong line', async () => {
    await desk(ADMIN, async (at) => {
      await at.go('/units')
      await at.press('导入')
      await at.page.getByLabel('目录文件').setInputFiles(await wrongDirectoryFile())
      await at.sees('有 1 处问题，现在什么也没有导入')
      const wrong = await at.dialog.getByRole('row', { name: /人员/ }).getByRole('cell').allTextContents()
      expect(wrong.slice(0, 3)).toEqual(['人员', '4', '单位'])
      expect(await at.dialog.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true)

      await at.page.getByLabel('目录文件').setInputFiles(await directoryFile())
      await at.sees('没有问题')
      await at.press('确认导入')
      await at.sees('已全部导入')
      const counts = await at.dialog.getByRole('row').allInnerTexts()
      expect(counts.map((line) => line.split('\t').slice(0, 2))).toEqual([
        ['已导入', '新增'],
        ['单位', String(SIZE.units - 1)],
        ['战线', '5'],
        ['人员', String(SIZE.people)],
      ])
    })
    expect(SIZE).toEqual({ units: 55, people: 122 })
  })

  part('an officer drafts it with a PDF, sees the deadline before issue, and asks for approval', async () => {
    await host.clock('2026-09-21 10:00')
    await desk(CAST.officer, async (at) => {
      await at.go('/matters/new')
      await at.fill('标题', TITLE)
      await at.fill('办理要求', '排查全部老旧小区电梯，国庆前消除安全隐患，并报整治清单。')
      await at.choose('来源', '会议纪要')
      await at.choose('类别', '安全稳定')
      await at.attach('附件', minutes())
      await at.choose('依据种类', '批示')
      await at.write('依据日期', '2026-09-18')
      await at.choose('授权机关', '政府')
      await at.write('批准人', '区长')
      await at.write('督查截止', '2026-12-31')
      await at.fill('督查计划', '国庆前现场核查。')
      await at.fill('督查范围', '全区老旧小区电梯')
      await at.choose('主办单位', new RegExp(UNIT.shortName))
      await at.check('另定时限')
      await at.page.getByRole('spinbutton', { name: '办理时限' }).fill('6')
      await at.page.keyboard.press('Tab')
      const preview = at.page.getByLabel('交办预览')
      await preview.getByText('9月30日 17:30').click()
      await at.sees('时限 6 个工作日', '9月25日至27日 中秋节', '截止 2026-09-30 17:30')
      await at.page.keyboard.press('Escape')
      await at.press('提交督查室主任审批')
      await at.page.waitForURL(/matters\/(?!new)/)
      stage.matterId = /matters\/([^?]+)/.exec(at.page.url())?.[1] ?? ''
      await at.sees('待审批', minutes().name)
    })
    expect(await kinds()).toEqual(['MatterDrafted', 'ApprovalRequested'])
  })

  part('the chief approves on the phone', async () => {
    await phone(CAST.chief, async (at) => {
      await at.press('审批交办')
      await at.sees('排查全部老旧小区电梯')
      await at.tap('同意。')
      await at.press('同意交办')
      await at.confirm('同意交办')
      await at.sees('督会〔2026〕1号')
    })
    expect((await kinds()).slice(2)).toEqual(['IssueApproved', 'MatterIssued'])
  })

  part('the unit objects once; its head endorses, the office upholds', async () => {
    await phone(CAST.supervisor, async (at) => {
      await at.tap(TITLE)
      await at.more('退办')
      await at.fill('退办理由', '电梯监管属于市场监管部门职责。')
      await at.press('提出退办')
      await at.sees('申请退办')
    })
    await phone(CAST.head, async (at) => {
      await at.press('审核退办')
      await at.sees('建议办理单位')
      await at.sees('电梯监管属于市场监管部门职责。')
      await at.press('同意退办')
      await at.sees('单位分管负责人同意退办')
    })
    await desk(CAST.officer, async (at) => {
      await at.takeUp('裁定退办')
      await at.press('维持交办', at.dialog)
      await at.fill('维持理由', '会议已明确由住建部门牵头。')
      await at.settle('维持原交办')
    })
    expect((await kinds()).slice(4)).toEqual(['ObjectionRaised', 'ObjectionEndorsed', 'ObjectionUpheld'])
  })

  part('the supervisor signs in, names the three and decomposes', async () => {
    await phone(CAST.supervisor, async (at) => {
      await at.press('签收')
      await at.confirm('签收')
      await at.press('明确责任人')
      await at.field('分管领导').getByText(CAST.head).waitFor()
      await at.field('责任科室负责人').getByText(CAST.sectionHead).waitFor()
      await at.choose('经办人', CAST.handler)
      await at.press('确定责任人')
      await at.sees('明确三个责任人')
      await at.more('分解任务')
      await at.write('做什么', '完成全部电梯排查')
      await at.tap('完成人')
      await at.tap(CAST.handler)
      await at.tap('完成时间')
      await at.tap('3 个工作日')
      await at.tap('确定')
      await at.press('分解任务')
      await at.sees('完成全部电梯排查')
    })
    expect((await kinds()).slice(7)).toEqual(['SignedIn', 'ResponsibleNamed', 'TasksDecomposed'])
  })
}
