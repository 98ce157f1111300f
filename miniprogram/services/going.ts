import { toast } from './errors'

/** Between two tries, longer than a page takes to come in. Milliseconds. */
const PAUSE = 150
/** Some three seconds in all: longer than any transition, shorter than patience. */
const TRIES = 20

type Way = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

/** Where to, as it stands at each try: pages may have come or gone meanwhile. */
interface Move {
  way: Way
  url: string
}

interface Try {
  url: string
  success: () => void
  fail: (error: { errMsg: string }) => void
}

const WAYS: Record<Way, (given: Try) => void> = {
  navigateTo: ({ url, success, fail }) => wx.navigateTo({ url, success, fail }),
  redirectTo: ({ url, success, fail }) => wx.redirectTo({ url, success, fail }),
  reLaunch: ({ url, success, fail }) => wx.reLaunch({ url, success, fail }),
  switchTab: ({ url, success, fail }) => wx.switchTab({ url, success, fail }),
  navigateBack: ({ success, fail }) => wx.navigateBack({ success, fail }),
}

/** Empty once it was done, else why not. */
const attempt = ({ way, url }: Move): Promise<string> =>
  new Promise((resolve) => {
    WAYS[way]({ url, success: () => resolve(''), fail: ({ errMsg }) => resolve(errMsg) })
  })

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE))

const insist = async (move: () => Move): Promise<boolean> => {
  let why = ''
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await pause()
    why = await attempt(move())
    if (!why) return true
  }
  console.error(why)
  toast('页面没有打开，请再点一次')
  return false
}

const underWay = new Map<string, Promise<boolean>>()

/**
 * Goes to another page, and tries again while the platform is busy with the last change of pages: it refuses then. Two
 * taps on the same are one. Answers whether it was done; what could not be done was said.
 * @param name tells this change of pages from others
 */
export const go = (name: string, move: () => Move): Promise<boolean> => {
  const going =
    underWay.get(name) ??
    insist(move).finally(() => {
      underWay.delete(name)
    })
  underWay.set(name, going)
  return going
}
