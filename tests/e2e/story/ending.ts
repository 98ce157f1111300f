import { CAST, UNIT } from '../directory'
import { part } from '../setting'
import { changeOneByte } from '../tamper'
import { type Stage, TITLE } from './stage'

/** Completion and confirmation, points, the trail. */
export function ending(stage: Stage): void {
  const { desk, phone, host, kinds, standing } = stage

  const complete = async (summary: string) => {
    await phone(CAST.handler, async (at) => {
      await at.openMatter(stage.matterId)
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
      await at.openMatter(stage.matterId)
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
    expect(await standing()).toEqual([{ id: stage.matterId, status: 'closed', level: 3 }])
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
      await at.openMatter(stage.matterId)
      await at.tab('留痕校验')
      await at.sees('留痕完整：29 条记录首尾相连')
    })
    expect(await host.stop()).toBe(0)
    await changeOneByte(host.directory, '已排查 60 个小区', '已排查 90 个小区')
    await host.start()
    await desk(CAST.officer, async (at) => {
      await at.openMatter(stage.matterId)
      await at.tab('留痕校验')
      await at.sees('留痕不完整：第 11 条记录被改动过')
    })
    await phone(CAST.officer, async (at) => {
      await at.openMatter(stage.matterId)
      await at.sees('留痕不完整：第 11 条记录被改动过')
    })
  })
}
