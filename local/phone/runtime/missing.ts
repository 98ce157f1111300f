/**
 * What the preview does not emulate says so in the page, in a red bar of class `mp-missing`, and in the error that it
 * throws: nothing fails quietly, and a test can look for the bar.
 */
export function missing(what: string): Error {
  const message = `${what} is not emulated in the preview`
  const bar = document.createElement('div')
  bar.className = 'mp-missing'
  bar.setAttribute('role', 'alert')
  bar.textContent = message
  document.body.append(bar)
  return new Error(message)
}
