import type { Locator, Route } from 'playwright-core'
import type { Desk } from './desk'
import { CAST } from './directory'
import { contentFor, importDirectory, issue } from './matter'
import { minutes } from './papers'
import { useSetting } from './setting'

const setting = useSetting('2026-10-12 10:00')
const { host } = setting

/** What a draft is made of here. */
let content: Awaited<ReturnType<typeof contentFor>>
let matterId = ''

beforeAll(async () => {
  await importDirectory(host)
  content = await contentFor(host)
  matterId = await issue(host, content)
})

const logged = async () => (await setting.steps(matterId)).filter(({ type }) => type === 'WorkLogged')

/** The form of a work log, filled in, with its files on their way to `onFiles`. */
async function openLog(desk: Desk, words: string, onFiles: (route: Route) => Promise<void>): Promise<Locator> {
  await desk.page.route('**/files', onFiles)
  await desk.openMatter(matterId)
  await desk.press('更多')
  await desk.page.getByRole('menuitem', { name: '工作记录' }).click()
  await desk.dialog.waitFor()
  await desk.check('电话催办')
  await desk.fill('对象', '区住建局 李工')
  await desk.fill('内容', words)
  await desk.field('照片和文件').locator('input[type=file]').setInputFiles(minutes())
  return desk.dialog
}

test('Ctrl+Enter sends nothing while a file is on its way, and says so', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    let letGo = () => {}
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const dialog = await openLog(desk, '第一次通话。', async (route) => {
      await gate
      await route.continue()
    })
    await desk.field('内容').locator('textarea').press('Control+Enter')
    await dialog.getByText('文件还在上传，传完后再提交。').waitFor()
    expect(await logged()).toEqual([])
    letGo()
    await desk.settle('记录')
    expect(await logged()).toMatchObject([{ data: { files: [{ name: minutes().name }] } }])
  })
})

test('a file that did not arrive holds the form back until it has, or was taken out', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    const dialog = await openLog(desk, '第二次通话。', (route) => route.abort())
    await dialog.getByRole('button', { name: '重试' }).waitFor()
    await desk.press('记录', dialog)
    await dialog.getByText('有文件没有传上，请重试或移除后再提交。').waitFor()
    expect(await logged()).toHaveLength(1)
    await desk.press('移除', dialog)
    await desk.settle('记录')
    expect(await logged()).toHaveLength(2)
  })
})

test('what is pasted stays whole, says how much is too much, and is not sent', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    await desk.go('/matters/new')
    const long = '清'.repeat(4100)
    await desk.fill('办理要求', long)
    await desk.sees('最多 4000 字，现在 4100 字，请删减')
    expect(await desk.field('办理要求').locator('textarea').inputValue()).toBe(long)
    await desk.press('保存草稿')
    await desk.sees('办理要求最多 4000 字，现在 4100 字')
  })
})

test('half a draft is saved, comes back with its gaps, and is not passed on', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    await desk.go('/matters/new')
    await desk.press('保存草稿')
    await desk.sees('请先填写标题')
    await desk.fill('标题', '背街小巷路灯补装')
    await desk.press('保存草稿')
    await desk.sees('草稿已保存', '修改草稿')
    await desk.page.reload()
    expect(await desk.field('标题').locator('textarea').inputValue()).toBe('背街小巷路灯补装')
    await desk.press('提交审批')
    await desk.sees('请选择来源', '请选择类别', '请选择主办单位', '请填写办理要求')
    await desk.go('/matters')
    await desk.sees('背街小巷路灯补装')
  })
})

test('who saves a draft that somebody else has changed meanwhile sees what differs, and overwrites nothing unseen', async () => {
  const { matterId: draftId } = await host.as(CAST.officer, 'matter.draft', { content })
  const stored = async () => (await host.as(CAST.officer, 'matter.get', { matterId: draftId })).matter
  await setting.desk(CAST.officer, async (desk) => {
    await desk.go(`/drafts/${draftId}`)
    await desk.fill('标题', '河道清淤和护坡')
    await host.as(CAST.liaison, 'matter.amendDraft', {
      matterId: draftId,
      content: { ...content, title: '河道清淤整治', requirement: '完成五条河道清淤。' },
    })
    await desk.press('保存草稿')
    await desk.sees(`${CAST.liaison} 修改草稿`, '只有对方改过的，已换成对方的：办理要求。', '对方的：河道清淤整治')
    expect(await desk.page.getByText('请刷新').count()).toBe(0)
    expect(await desk.field('办理要求').locator('textarea').inputValue()).toBe('完成五条河道清淤。')
    expect(await desk.page.getByRole('button', { name: '保存草稿' }).isDisabled()).toBe(true)
    expect(await stored()).toMatchObject({ title: '河道清淤整治' })
    await desk.check('对方的：河道清淤整治')
    expect(await desk.field('标题').locator('textarea').inputValue()).toBe('河道清淤整治')
    await desk.check('我的：河道清淤和护坡')
    await desk.press('保存草稿')
    await desk.sees('草稿已保存')
  })
  expect(await stored()).toMatchObject({ title: '河道清淤和护坡', requirement: '完成五条河道清淤。' })
})

test('what is left here unsaved comes back beside what others have stored since', async () => {
  const { matterId: draftId } = await host.as(CAST.officer, 'matter.draft', { content })
  await setting.desk(CAST.officer, async (desk) => {
    await desk.go(`/drafts/${draftId}`)
    await desk.fill('标题', '河道清淤和护坡')
    await desk.sees('已存草稿')
    await desk.go('/todos')
    await host.as(CAST.liaison, 'matter.amendDraft', {
      matterId: draftId,
      content: { ...content, title: '另一个标题' },
    })
    await desk.go(`/drafts/${draftId}`)
    await desk.sees('两人都改过的，请逐项选择用谁的，再保存。', '对方的：另一个标题')
  })
})

test('a form over a matter that moved on keeps what was typed, follows where nothing was, and shows the rest', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    await desk.openMatter(matterId)
    await desk.press('更多')
    await desk.page.getByRole('menuitem', { name: '修改事项' }).click()
    await desk.fill('标题', '我的标题')
    await desk.fill('修改原因', '名称有误')
    await host.as(CAST.liaison, 'matter.amend', {
      matterId,
      title: '对方的标题',
      requirement: '完成六条河道清淤。',
      reason: '范围有变',
    })
    await desk.press('保存修改', desk.dialog)
    await desk.sees('已有人改为：对方的标题', '已为您取来最新内容，填写的都在。')
    expect(await desk.dialog.getByText('请刷新').count()).toBe(0)
    await desk.settle('保存修改')
  })
  const { matter } = await host.as(CAST.officer, 'matter.get', { matterId })
  expect(matter).toMatchObject({ title: '我的标题', requirement: '完成六条河道清淤。' })
})

test('a text that has sentences to tap is as wide as its form, and they stand below it', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    await desk.openMatter(matterId)
    await desk.press('提醒')
    await desk.dialog.waitFor()
    const field = desk.field('提醒内容')
    const [whole, text, sentence] = await Promise.all(
      [field, field.locator('textarea'), field.getByRole('button', { name: '请抓紧办理，按期反馈。' })].map((each) =>
        each.boundingBox(),
      ),
    )
    expect(text?.width).toBeGreaterThan(0.95 * (whole?.width ?? 0))
    expect(sentence?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0))
  })
})
