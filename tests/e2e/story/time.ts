import { CAST } from '../directory'
import { part } from '../setting'
import type { Stage } from './stage'

/** What the clock does: yellow, red, urges over National Day. */
export function time(stage: Stage): void {
  const { desk, phone, host, steps, kinds } = stage

  part('yellow from three days before the due moment', async () => {
    await host.clock('2026-09-28 10:00')
    await desk(CAST.officer, async (at) => {
      await at.openMatter(stage.matterId)
      await at.sees('临期', '还剩 2 个工作日', '临期提醒：还有 6 天到期')
    })
  })

  part('an extension asked for after the due moment is refused in words; the light is red', async () => {
    await phone(CAST.supervisor, async (at) => {
      await at.openMatter(stage.matterId)
      await at.more('申请延期')
      await at.field('延到什么时候').getByText('请选择').tap()
      await at.tap('确定')
      await at.fill('目前进展', '还差 10 个小区。')
      await at.fill('延期理由', '配件未到。')
      await host.clock('2026-09-30 18:00')
      await at.press('申请延期')
      expect(await at.dialog()).toBe('已过截止时间，不能再申请延期。请联系督查室。')
      await at.dismiss('知道了')
      await at.openMatter(stage.matterId)
      await at.sees('超期')
      expect(await at.offered('分解任务', '申请延期')).toEqual(['分解任务'])
    })
    expect((await kinds()).at(-1)).toBe('OverdueRecorded')
  })

  part(
    'first urge on the first working day after National Day, second five working days later, the transfer once its limit has passed',
    async () => {
      await host.clock('2026-10-08 08:59')
      expect((await kinds()).at(-1)).toBe('OverdueRecorded')
      await host.clock('2026-10-08 09:01')
      await desk(CAST.officer, async (at) => {
        await at.openMatter(stage.matterId)
        await at.sees('第 1 次催办', '已催办 1 次')
      })
      await host.clock('2026-10-14 08:59')
      expect((await kinds()).at(-1)).toBe('Urged')
      await host.clock('2026-10-14 09:01')
      await desk(CAST.chief, async (at) => {
        await at.openMatter(stage.matterId)
        await at.sees('第 2 次催办', '已催办 2 次')
      })
      await host.clock('2026-10-19 17:29')
      expect((await kinds()).at(-1)).toBe('Urged')
      await host.clock('2026-10-19 17:31')
      await desk(CAST.chief, async (at) => {
        await at.openMatter(stage.matterId)
        await at.sees('建议对区住建局转办问责，待决定')
      })
      const timed = (await steps()).slice(13).map(({ type, at, nominalAt }) => [type, nominalAt ?? at])
      expect(timed).toEqual([
        ['DueSoonReminded', '2026-09-24T09:30:00.000Z'],
        ['TaskMissed', '2026-09-24T09:30:00.000Z'],
        ['DueSoonReminded', '2026-09-29T09:30:00.000Z'],
        ['OverdueRecorded', '2026-09-30T09:30:00.000Z'],
        ['Urged', '2026-10-08T01:00:00.000Z'],
        ['Urged', '2026-10-14T01:00:00.000Z'],
        ['TransferProposed', '2026-10-19T09:30:00.000Z'],
      ])
    },
  )
}
