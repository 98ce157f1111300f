import { builtInTags } from 'mp:data'
import { missing } from '../missing'
import { account } from './account'
import { cloud } from './cloud'
import { device } from './device'
import { feedback } from './feedback'
import { fileApi } from './files'
import { lifecycle } from './lifecycle'
import { location } from './location'
import { audio } from './media/audio'
import { canvas } from './media/canvas'
import { chooser } from './media/choose'
import { images } from './media/images'
import { preview } from './media/preview'
import { recorder } from './media/recorder'
import { scan } from './media/scan'
import { video } from './media/video'
import { navigation } from './navigation'
import { network } from './network'
import { query } from './query'
import { request } from './request'
import { storage } from './storage'
import { system } from './system'
import { tabBar } from './tab-bar'
import { transfer } from './transfer'

/** Of these WeChat's own code asks whether they exist; here they do not. Services then use wx.request. */
const ABSENT = new Set(['getUserProfile', 'then', 'toJSON', '$$typeof', 'qy'])

/** The global `wx`. Asking for a member that does not exist throws and shows a red bar in the page. */
export function makeWx() {
  const members: Record<string, unknown> = {
    ...{ ...account, ...audio, ...canvas, ...chooser, ...device, ...feedback, ...fileApi, ...images, ...lifecycle },
    ...{ ...location, ...navigation, ...network, ...preview, ...query, ...recorder, ...request, ...scan },
    ...{ ...storage, ...system, ...tabBar, ...transfer, ...video, ...cloud },
    /** Only whether the preview knows the function or component; parameters are not looked at. */
    canIUse: (schema: string) => {
      const name = schema.split('.')[0] ?? ''
      return name in members || builtInTags.includes(name)
    },
  }
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return target[name as string]
      if (ABSENT.has(name)) return undefined
      throw missing(`wx.${name}`)
    },
  })
}
