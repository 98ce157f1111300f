type Context = WechatMiniprogram.InnerAudioContext

/** What a row shows of its player. Seconds. */
export interface Heard {
  state: 'still' | 'playing' | 'failed'
  at: number
  length: number
}

/** The one that is heard: another that begins makes it pause. */
let heard: Context | null = null

/** A recording is heard though the phone is silent: it was tapped to be heard. */
const throughSilence = (): void => {
  if (wx.canIUse('setInnerAudioOption')) wx.setInnerAudioOption({ obeyMuteSwitch: false, fail: () => {} })
}

const secondsOf = (told: number): number => (Number.isFinite(told) && told > 0 ? Math.round(told) : 0)

/** A recording that can be heard in its place; `tell` hears of every change. */
export class Player {
  private readonly context: Context

  constructor(url: string, tell: (heard: Partial<Heard>) => void) {
    throughSilence()
    const context = wx.createInnerAudioContext()
    this.context = context
    const times = () => ({ at: secondsOf(context.currentTime), length: secondsOf(context.duration) })
    context.onCanplay(() => tell({ length: secondsOf(context.duration) }))
    context.onPlay(() => tell({ state: 'playing', ...times() }))
    context.onTimeUpdate(() => tell(times()))
    context.onPause(() => tell({ state: 'still' }))
    context.onEnded(() => tell({ state: 'still', at: 0 }))
    context.onError(() => tell({ state: 'failed', length: 0 }))
    context.src = url
  }

  play(): void {
    if (heard !== this.context) heard?.pause()
    heard = this.context
    this.context.play()
  }

  pause(): void {
    this.context.pause()
  }

  seek(seconds: number): void {
    this.context.seek(seconds)
  }

  end(): void {
    if (heard === this.context) heard = null
    this.context.destroy()
  }
}

/** 0:07, 61:20 */
export const clockWords = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
