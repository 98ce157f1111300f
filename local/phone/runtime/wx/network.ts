import { api, listeners } from './api'

interface Status {
  isConnected: boolean
  networkType: string
}

const connection = () => (navigator as { connection?: { type?: string; effectiveType?: string } }).connection
const networkType = () => {
  if (!navigator.onLine) return 'none'
  return connection()?.type === 'cellular' ? (connection()?.effectiveType ?? 'unknown') : 'wifi'
}
const changes = listeners<Status>()
for (const event of ['online', 'offline']) {
  window.addEventListener(event, () => changes.emit({ isConnected: navigator.onLine, networkType: networkType() }))
}

/** Whether there is a network. */
export const network = {
  getNetworkType: api('getNetworkType', () => ({ networkType: networkType() })),
  onNetworkStatusChange: changes.on,
  offNetworkStatusChange: changes.off,
}
