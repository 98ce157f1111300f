import { epochMs } from '../../../domain/clock/time'
import { command, newKey, query } from '../../../miniprogram/services/api'
import { loadDraft, removeDraft, saveDraft, savedWords } from '../../../miniprogram/services/drafts'
import { isUncertain } from '../../../miniprogram/services/errors'
import { linksOf, smallLinksOf, upload } from '../../../miniprogram/services/files/files'
import { plainQuery, toLogin, urlOf } from '../../../miniprogram/services/navigate'
import { recall, remember } from '../../../miniprogram/services/seen'
import { freshen, isLoggedIn, now, ready } from '../../../miniprogram/services/session'
import { keepToken } from '../../../miniprogram/services/token'
import { answerRequests, answerWx, wxCalls } from '../wx'
import { goOffline, inputsOf, loggedInHost, meAs, NOW, refused } from './host'

const inSession = async (id = 'p1') => {
  loggedInHost({}, meAs(id))
  await freshen()
}

describe('calling the server', () => {
  test('a command carries its key, and the same one when it is tried again', async () => {
    loggedInHost({ 'notice.markRead': () => ({ unread: 0 }) })
    const key = newKey()
    await command('notice.markRead', {}, key)
    await command('notice.markRead', {}, key)
    expect(wxCalls('request').map(({ data }) => (data as { idempotencyKey: string }).idempotencyKey)).toEqual([
      key,
      key,
    ])
    expect(newKey()).not.toBe(key)
  })

  test('a refusal is thrown with code, sentence and request', async () => {
    loggedInHost({ 'notice.unread': () => refused('CONFLICT') })
    await expect(query('notice.unread', {})).rejects.toMatchObject({ code: 'CONFLICT', requestId: 'r1' })
  })

  test('no network is a code of its own, after which nobody knows whether it was done', async () => {
    goOffline()
    const error = await query('notice.unread', {}).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'OFFLINE' })
    expect(isUncertain(error)).toBe(true)
  })

  test('what could not be saved for want of space is said in its sentence, and keeps its key', async () => {
    loggedInHost({ 'notice.markRead': () => refused('NO_SPACE') })
    const error = await command('notice.markRead', {}, newKey()).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'NO_SPACE', message: 'NO_SPACE in words' })
    expect(isUncertain(error)).toBe(true)
  })

  test('what is no answer of ours, as from a proxy, is an error and never data', async () => {
    answerRequests(() => ({ statusCode: 502, data: '<html>Bad Gateway</html>' }))
    await expect(query('notice.unread', {})).rejects.toMatchObject({ code: 'INTERNAL' })
  })

  test('a lost login is forgotten', async () => {
    loggedInHost({ 'notice.unread': () => refused('NOT_SIGNED_IN') })
    await expect(query('notice.unread', {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(isLoggedIn()).toBe(false)
  })
})

describe('the session', () => {
  test("tells the server's time, whatever the phone's clock says", async () => {
    await inSession()
    expect(Math.abs(epochMs(now()) - epochMs(NOW))).toBeLessThan(10_000)
  })

  test('is known at once on the next start, without a request', async () => {
    await inSession()
    const asked = inputsOf('session.me').length
    await ready()
    expect(inputsOf('session.me')).toHaveLength(asked)
  })

  test('several pages that ask at the same time ask once', async () => {
    loggedInHost({}, meAs('p1'))
    await Promise.all([ready(), ready(), freshen()])
    expect(inputsOf('session.me')).toHaveLength(1)
  })
})

describe('drafts', () => {
  test('are found again with the moment they were saved', async () => {
    await inSession()
    const savedAt = saveDraft('report.a1', { text: '已完成一半' })
    expect(loadDraft('report.a1')).toEqual({ value: { text: '已完成一半' }, savedAt })
    removeDraft('report.a1')
    expect(loadDraft('report.a1')).toBeNull()
  })

  test('belong to one person', async () => {
    await inSession('p1')
    saveDraft('report.a1', { text: '甲写的' })
    await inSession('p2')
    expect(loadDraft('report.a1')).toBeNull()
  })

  test('say when in Shanghai', () => {
    expect(savedWords('2026-10-12T02:32:00.000Z')).toBe('已存草稿 10:32')
  })
})

test('what a page showed last is shown again to the same person only', async () => {
  await inSession('p1')
  remember('todos', [1, 2])
  expect(recall('todos')?.value).toEqual([1, 2])
  await inSession('p2')
  expect(recall('todos')).toBeNull()
})

describe('addresses', () => {
  test('carry what was given, and nothing that was not', () => {
    expect(urlOf('/p', { a: '督〔1〕&2', b: null, c: '', d: 0 })).toBe('/p?a=%E7%9D%A3%E3%80%941%E3%80%95%262&d=0')
  })

  test('are read back whether or not the platform has decoded them, a lone % too', () => {
    expect(plainQuery({ a: '%E7%9D%A3', b: '督', c: '完成 50%' })).toEqual({ a: '督', b: '督', c: '完成 50%' })
  })

  test('several failing requests lead to the login page once', () => {
    let finish = () => {}
    answerWx('reLaunch', ({ success }: { success: () => void }) => {
      finish = success
      return new Promise(() => {})
    })
    toLogin()
    toLogin()
    expect(wxCalls('reLaunch')).toHaveLength(1)
    finish()
  })
})

describe('files', () => {
  const chosen = { path: 'wxfile://1.jpg', name: '1.jpg', size: 10, origin: 'camera', kind: 'image' } as const
  type UploadOptions = { success: (answer: object) => void; fail: (error: object) => void }

  test('are sent with where they came from, and their progress is heard', async () => {
    answerWx('uploadFile', ({ success }: UploadOptions) => ({
      abort: () => {},
      onProgressUpdate: (listener: (event: { progress: number }) => void) => {
        listener({ progress: 40 })
        success({ data: JSON.stringify({ ok: true, output: { fileId: 'f1' } }) })
      },
    }))
    const heard: number[] = []
    await expect(upload(chosen, (percent) => heard.push(percent)).done).resolves.toEqual({ fileId: 'f1' })
    expect(heard).toEqual([40])
    expect(wxCalls('uploadFile')).toMatchObject([{ formData: { origin: 'camera', name: '1.jpg' } }])
  })

  test('one given up on rejects, and can be sent again', async () => {
    answerWx('uploadFile', ({ fail }: UploadOptions) => ({
      abort: () => fail({ errMsg: 'uploadFile:fail abort' }),
      onProgressUpdate: () => {},
    }))
    const { done, abort } = upload(chosen)
    abort()
    await expect(done).rejects.toMatchObject({ code: 'OFFLINE' })
  })

  test('one too large is refused before it is sent', async () => {
    await expect(upload({ ...chosen, size: 1024 ** 3 }).done).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
    expect(wxCalls('uploadFile')).toHaveLength(0)
  })

  test('links are asked for once while they are good', async () => {
    const host = (ids: string[]) => ({ links: Object.fromEntries(ids.map((id) => [id, `/f/${id}`])) })
    loggedInHost({ 'file.links': ({ fileIds }) => host(fileIds) })
    await linksOf(['a', 'b'])
    expect(await linksOf(['b', 'c', 'c'])).toEqual({
      b: `${location.origin}/f/b`,
      c: `${location.origin}/f/c`,
    })
    expect(inputsOf('file.links')).toEqual([{ fileIds: ['a', 'b'] }, { fileIds: ['c'] }])
  })

  test('tiles have links of their own: small ones', async () => {
    loggedInHost({ 'file.links': ({ small }) => ({ links: { e: small ? '/f/small' : '/f/large' } }) })
    expect(await linksOf(['e'])).toEqual({ e: `${location.origin}/f/large` })
    expect(await smallLinksOf(['e'])).toEqual({ e: `${location.origin}/f/small` })
  })

  test('links of the person before are not shown to the next', async () => {
    const host = (ids: string[]) => ({ links: Object.fromEntries(ids.map((id) => [id, `/f/${id}`])) })
    loggedInHost({ 'file.links': ({ fileIds }) => host(fileIds) })
    await linksOf(['d'])
    keepToken('of another person')
    await linksOf(['d'])
    expect(inputsOf('file.links')).toEqual([{ fileIds: ['d'] }, { fileIds: ['d'] }])
  })
})
