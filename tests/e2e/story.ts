import { CAST, directoryFile, SIZE, UNIT, wrongDirectoryFile } from './directory'
import type { Edition } from './host'
import { minutes, photo } from './papers'
import { ADMIN, part, useSetting } from './setting'
import { changeOneByte } from './tamper'

const TITLE = '老旧小区电梯安全隐患整治'

/**
 * The life of a matter, through the hands of every role, told as tests in either edition. One story: each part goes on
 * from where the last one ended.
 */
export function tellStory(edition: Edition): void {
  const setting = useSetting('2026-09-21 09:30', edition)
  const { host } = setting
  const desk = setting.desk.bind(setting)
  const phone = setting.phone.bind(setting)
  let matterId = ''

  const steps = () => setting.steps(matterId)
  const kinds = async () => (await steps()).map(({ type }) => type)
  const standing = async () => {
    const { items } = await host.as(CAST.officer, 'matter.list', { limit: 10 })
    return items.map(({ id, status, level }) => ({ id, status, level }))
  }

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
      matterId = /matters\/([^?]+)/.exec(at.page.url())?.[1] ?? ''
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
      await at.sees('督〔2026〕0001号')
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
      await at.sees('电梯监管属于市场监管部门职责。')
      await at.press('同意退办')
      await at.sees('单位分管负责人同意退办')
    })
    await desk(CAST.officer, async (at) => {
      await at.takeUp('裁定退办')
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
      await at.choose('分管领导', CAST.head)
      await at.choose('责任科室负责人', CAST.sectionHead)
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

  part('the handler reports with a photo, which stands on the timeline', async () => {
    await phone(CAST.handler, async (at) => {
      await at.tab('事项')
      await at.tap(TITLE)
      await at.press('反馈进展')
      await at.fill('进展情况', '已排查 60 个小区。')
      await at.photograph('照片和文件', photo())
      await at.press('提交反馈')
      await at.sees('已排查 60 个小区。')
      await at.picture()
    })
    const report = (await steps()).at(-1)
    expect(report).toMatchObject({
      type: 'ReportSubmitted',
      data: { files: [{ type: 'image/jpeg', size: photo().buffer.length, origin: 'camera' }] },
    })
  })

  part('a leader instructs from the phone in two taps, and is answered', async () => {
    await phone(CAST.leader, async (at) => {
      await at.openMatter(matterId)
      await at.press('批示')
      await at.write('写批示，可用键盘上的话筒说', '国庆前务必完成，确保群众安全。')
      await at.press('发出')
      await at.sees('批示已发出')
    })
    await phone(CAST.handler, async (at) => {
      await at.press('回复批示')
      await at.field('回复哪条批示').getByText('国庆前务必完成').waitFor()
      await at.fill('办理情况', '已增派力量，每日调度。')
      await at.press('回复批示')
      await at.sees('已增派力量，每日调度。')
    })
    expect((await kinds()).slice(11)).toEqual(['InstructionGiven', 'InstructionAnswered'])
  })

  part('yellow from three days before the due moment', async () => {
    await host.clock('2026-09-28 10:00')
    await desk(CAST.officer, async (at) => {
      await at.openMatter(matterId)
      await at.sees('临期', '还剩 2 个工作日', '临期提醒：还有 3 天到期')
    })
  })

  part('an extension asked for after the due moment is refused in words; the light is red', async () => {
    await phone(CAST.supervisor, async (at) => {
      await at.openMatter(matterId)
      await at.more('申请延期')
      await at.field('延到什么时候').getByText('请选择').tap()
      await at.tap('确定')
      await at.fill('目前进展', '还差 10 个小区。')
      await at.fill('延期理由', '配件未到。')
      await host.clock('2026-09-30 18:00')
      await at.press('申请延期')
      expect(await at.dialog()).toBe('已过截止时间，不能再申请延期。请联系督查室。')
      await at.confirm('知道了')
      await at.openMatter(matterId)
      await at.sees('超期')
      expect(await at.offered('分解任务', '申请延期')).toEqual(['分解任务'])
    })
    expect((await kinds()).at(-1)).toBe('OverdueRecorded')
  })

  part('first urge on the first working day after National Day, second five working days later', async () => {
    await host.clock('2026-10-08 08:59')
    expect((await kinds()).at(-1)).toBe('OverdueRecorded')
    await host.clock('2026-10-08 09:01')
    await desk(CAST.officer, async (at) => {
      await at.openMatter(matterId)
      await at.sees('第 1 次催办', '已催办 1 次')
    })
    await host.clock('2026-10-14 08:59')
    expect((await kinds()).at(-1)).toBe('Urged')
    await host.clock('2026-10-14 09:01')
    await desk(CAST.chief, async (at) => {
      await at.openMatter(matterId)
      await at.sees('第 2 次催办', '已催办 2 次', '建议转办问责，待决定')
    })
    const timed = (await steps()).slice(13).map(({ type, at, nominalAt }) => [type, nominalAt ?? at])
    expect(timed).toEqual([
      ['TaskMissed', '2026-09-24T09:30:00.000Z'],
      ['DueSoonReminded', '2026-09-27T09:30:00.000Z'],
      ['DueSoonReminded', '2026-09-29T09:30:00.000Z'],
      ['OverdueRecorded', '2026-09-30T09:30:00.000Z'],
      ['Urged', '2026-10-08T01:00:00.000Z'],
      ['Urged', '2026-10-14T01:00:00.000Z'],
      ['TransferProposed', '2026-10-14T01:00:00.000Z'],
    ])
  })

  const complete = async (summary: string) => {
    await phone(CAST.handler, async (at) => {
      await at.openMatter(matterId)
      await at.more('提交办结')
      await at.fill('办结情况', summary)
      await at.press('提交办结')
      await at.sees(summary)
    })
    for (const signer of [CAST.sectionHead, CAST.head])
      await phone(signer, async (at) => {
        await at.press('审签办结')
        await at.sees(summary)
        await at.press('同意')
        await at.sees('审签同意')
      })
  }

  part('completion goes handler, section head, unit head, officer; is returned once, then confirmed', async () => {
    await complete('全部电梯整治完成。')
    await desk(CAST.officer, async (at) => {
      await at.takeUp('确认办结')
      await at.press('退回补充', at.dialog)
      await at.fill('还缺什么', '缺检验合格报告。')
      await at.settle('退回')
    })
    await complete('全部电梯整治完成，检验合格报告已附。')
    await desk(CAST.officer, async (at) => {
      await at.takeUp('确认办结')
      await at.settle('确认办结')
      await at.openMatter(matterId)
      await at.sees('已办结', '曾超期', '办结(超期)')
    })
    expect((await kinds()).slice(20)).toEqual([
      'CompletionSubmitted',
      'CompletionSignedOff',
      'CompletionSignedOff',
      'CompletionReturned',
      'CompletionSubmitted',
      'CompletionSignedOff',
      'CompletionSignedOff',
      'CompletionConfirmed',
      'MatterClosed',
    ])
    expect(await standing()).toEqual([{ id: matterId, status: 'closed', level: 3 }])
  })

  part('the unit’s points: each line opens its step, and the sum is that of the lines', async () => {
    await desk(CAST.officer, async (at) => {
      for (const [month, figure, lines] of [
        ['2026-09', '99', ['-1']],
        ['2026-10', '98.7', ['-0.3', '-0.5', '-0.5']],
      ] as const) {
        await at.go(`/points?period=${month}`)
        const row = at.page.getByRole('row', { name: UNIT.name })
        await row.getByRole('button', { name: figure, exact: true }).click()
        await at.sees(`得 ${figure} 分`)
        const cells = await at.page.locator('section.paper tbody tr td:first-child').allInnerTexts()
        expect(cells).toEqual(lines)
      }
      await at.page.locator('section.paper').getByRole('link', { name: TITLE }).first().click()
      await at.tab('计分')
      const rows = at.page.getByRole('tabpanel').filter({ visible: true }).locator('tbody tr')
      await rows.first().waitFor()
      expect(await rows.count()).toBe(4)
      for (const [place, title] of ['督查员退回办结', '第 2 次催办', '第 1 次催办', '已超期'].entries()) {
        await at.tab('计分')
        await rows.nth(place).click()
        await at.page.locator('.lit').filter({ hasText: title, visible: true }).waitFor()
      }
    })
  })

  part('the chain verifies; a byte changed in the database is found', async () => {
    await desk(CAST.officer, async (at) => {
      await at.openMatter(matterId)
      await at.tab('留痕校验')
      await at.sees('留痕完整：29 条记录首尾相连')
    })
    expect(await host.stop()).toBe(0)
    await changeOneByte(host.directory, '已排查 60 个小区', '已排查 90 个小区')
    await host.start()
    await desk(CAST.officer, async (at) => {
      await at.openMatter(matterId)
      await at.tab('留痕校验')
      await at.sees('留痕不完整：第 11 条起对不上')
    })
    await phone(CAST.officer, async (at) => {
      await at.openMatter(matterId)
      await at.sees('留痕不完整，第 11 步起对不上')
    })
  })
}
