import { nodeHandles } from '../framework/query'
import { missing } from '../missing'
import { browserUrl } from '../wx/file-store'
import type { Prop, Self, Widget } from './widget'

const VIDEO_PROPS: Record<string, Prop> = {
  src: String,
  poster: String,
  controls: { type: Boolean, value: true },
  autoplay: Boolean,
  loop: Boolean,
  muted: Boolean,
  objectFit: { type: String, value: 'contain' },
  initialTime: Number,
  duration: Number,
  title: String,
  showFullscreenBtn: Boolean,
  showPlayBtn: Boolean,
  showCenterPlayBtn: Boolean,
  enableProgressGesture: Boolean,
}

function reportEvents(player: HTMLVideoElement, emit: Self['emit']) {
  for (const name of ['play', 'pause', 'ended', 'waiting']) player.addEventListener(name, () => emit(name))
  player.addEventListener('error', () => emit('error', { errMsg: player.error?.message ?? '' }))
  player.addEventListener('timeupdate', () => {
    emit('timeupdate', { currentTime: player.currentTime, duration: player.duration })
  })
  player.addEventListener('loadedmetadata', () => {
    emit('loadedmetadata', { width: player.videoWidth, height: player.videoHeight, duration: player.duration })
  })
  player.addEventListener('fullscreenchange', () => {
    emit('fullscreenchange', { fullScreen: document.fullscreenElement === player })
  })
}

/** What wx.createVideoContext hands out. */
function videoContext(player: HTMLVideoElement) {
  return {
    play: () => void player.play(),
    pause: () => player.pause(),
    stop: () => {
      player.pause()
      player.currentTime = 0
    },
    seek: (seconds: number) => {
      player.currentTime = seconds
    },
    playbackRate: (rate: number) => {
      player.playbackRate = rate
    },
    requestFullScreen: () => void player.requestFullscreen(),
    exitFullScreen: () => void document.exitFullscreen(),
  }
}

const video: Widget = {
  props: VIDEO_PROPS,
  create: ({ component, host, emit }) => {
    const player = document.createElement('video')
    player.playsInline = true
    host.prepend(player)
    reportEvents(player, emit)
    nodeHandles.set(component, { context: videoContext(player) })
    const flag = (name: 'controls' | 'autoplay' | 'loop' | 'muted') => (value: boolean) => {
      player[name] = !!value
    }
    return {
      src: (value: string) => {
        player.src = browserUrl(value)
      },
      poster: (value: string) => {
        player.poster = browserUrl(value)
      },
      ...{ controls: flag('controls'), autoplay: flag('autoplay'), loop: flag('loop'), muted: flag('muted') },
      objectFit: (value: string) => {
        player.style.objectFit = value
      },
      initialTime: (value: number) => {
        player.currentTime = value
      },
    }
  },
}

/** WeChat no longer keeps this tag up; wx.createInnerAudioContext is the way. */
const audio: Widget = {
  create: () => {
    missing('<audio>')
  },
}

export const media: Record<string, Widget> = { video, audio }
