import { CAST } from '../directory'
import { photo } from '../papers'
import { ADMIN, part } from '../setting'
import { type Stage, TITLE } from './stage'

/** Reports and instructions. */
export function working(stage: Stage): void {
  const { host, phone, steps, kinds } = stage

  part(
    'the handler’s report outlives a lost network, a closed app and an ended session, and arrives once',
    async () => {
      await phone(CAST.handler, async (at) => {
        await at.tab('事项')
        await at.tap(TITLE)
        await at.press('反馈进展')
        await at.network(false)
        await at.fill('进展情况', '已排查 60 个小区。')
        await at.photograph('照片和文件', photo())
        await at.sees('没传上，有网自动重传')
        await at.openAnew()
        await at.sees('1 份草稿还没提交')
        await at.tap('查看')
        await at.sees('存于')
        await at.tap(TITLE)
        await at.uploaded('照片和文件')
        await host.as(ADMIN, 'people.unbind', { personId: await host.person(CAST.handler) })
        await at.press('提交反馈')
        await at.logInAgain(CAST.handler)
        await at.press('提交反馈')
        await at.sees('已排查 60 个小区。')
        await at.picture()
      })
      const reports = (await steps()).filter(({ type }) => type === 'ReportSubmitted')
      expect(reports).toMatchObject([
        { data: { files: [{ type: 'image/jpeg', size: photo().buffer.length, origin: 'camera' }] } },
      ])
    },
  )

  part('a leader instructs from the phone in two taps, and is answered', async () => {
    await phone(CAST.leader, async (at) => {
      await at.openMatter(stage.matterId)
      await at.press('批示')
      await at.write('写批示，可用键盘上的话筒说', '国庆前务必完成，确保群众安全。')
      await at.tap('报结果')
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
}
