/** Takes every step, the last first, and then throws what the first failing one threw. */
export async function inReverse(steps: (() => unknown)[]): Promise<void> {
  const results: PromiseSettledResult<unknown>[] = []
  for (const step of steps.reverse()) results.push(...(await Promise.allSettled([(async () => step())()])))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
