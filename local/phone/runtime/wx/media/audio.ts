import { api, listeners } from '../api'
import { browserUrl } from '../file-store'

/** WeChat's event to the browser's. */
const EVENTS = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
} as const
const PASSED_ON = ['autoplay', 'loop', 'volume', 'playbackRate', 'currentTime', 'duration', 'paused'] as const

/** onPlay, offPlay and so on. */
function eventPairs(player: HTMLAudioElement) {
  return Object.entries(EVENTS).flatMap(([name, event]) => {
    const heard = listeners<undefined>()
    player.addEventListener(event, () => heard.emit(undefined))
    return [
      [`on${name}`, heard.on],
      [`off${name}`, heard.off],
    ]
  })
}

/** Properties of the player that are read and written as they are; `src` may be a path of the mini-program. */
function defineProperties(context: object, player: HTMLAudioElement) {
  let src = ''
  for (const name of PASSED_ON) {
    Object.defineProperty(context, name, {
      get: () => player[name],
      set: (value) => Object.assign(player, { [name]: value }),
    })
  }
  Object.defineProperty(context, 'src', {
    get: () => src,
    set: (value: string) => {
      src = value
      player.src = browserUrl(value)
    },
  })
}

/** wx.createInnerAudioContext, on an <audio> element. */
function createInnerAudioContext() {
  const player = new Audio()
  const stopped = listeners<undefined>()
  const failed = listeners<{ errMsg: string }>()
  player.addEventListener('error', () => failed.emit({ errMsg: player.error?.message ?? '' }))
  const context = {
    ...Object.fromEntries(eventPairs(player)),
    // A pause before it has begun is no failure.
    play: () =>
      void player.play().catch((error) => error.name !== 'AbortError' && failed.emit({ errMsg: error.message })),
    pause: () => player.pause(),
    stop: () => {
      player.pause()
      player.currentTime = 0
      stopped.emit(undefined)
    },
    seek: (seconds: number) => {
      player.currentTime = seconds
    },
    destroy: () => {
      player.pause()
      player.removeAttribute('src')
    },
    ...{ onStop: stopped.on, offStop: stopped.off, onError: failed.on, offError: failed.off },
  }
  defineProperties(context, player)
  return context
}

/** Sound. A browser has no switch that makes it silent. */
export const audio = {
  createInnerAudioContext,
  setInnerAudioOption: api('setInnerAudioOption', (_: { obeyMuteSwitch?: boolean }) => ({})),
}
