import { mountSmallDisk } from './smallDisk'

function canMount(): boolean {
  try {
    mountSmallDisk(1).remove()
    return true
  } catch {
    return false
  }
}

/** Tests on a disk that is really full. Where nothing may be mounted (not root, not Linux) they are shown as skipped. */
export const describeOnSmallDisk: jest.Describe = canMount() ? describe : describe.skip
