import { execFileSync } from 'node:child_process'
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, so small that a test can fill it. */
export interface SmallDisk {
  directory: string
  /** Leaves no room at all, or about so many bytes. */
  fill(leave?: number): void
  makeRoom(): void
  remove(): void
}

/** Throws where nothing may be mounted. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], { stdio: 'ignore' })
  } catch (error) {
    rmdirSync(directory)
    throw error
  }
  const filling = join(directory, 'filling')
  return {
    directory,
    fill: (leave = 0) => fillUp(filling, leave),
    makeRoom: () => rmSync(filling, { force: true }),
    remove: () => {
      execFileSync('umount', ['--lazy', directory])
      rmdirSync(directory)
    },
  }
}

function fillUp(file: string, leave: number): void {
  const descriptor = openSync(file, 'a')
  try {
    for (let block = Buffer.alloc(256 * 1024); block.length >= 4096; block = block.subarray(block.length / 2))
      for (let written = block.length; written === block.length; ) written = tryToWrite(descriptor, block)
    ftruncateSync(descriptor, Math.max(0, fstatSync(descriptor).size - leave))
  } finally {
    closeSync(descriptor)
  }
}

function tryToWrite(descriptor: number, block: Buffer): number {
  try {
    return writeSync(descriptor, block)
  } catch {
    return 0
  }
}
