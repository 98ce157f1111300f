type Method = (...args: unknown[]) => unknown

/** What miniprogram-simulate gives for a rendered component. */
export interface SimulatedComponent {
  dom: HTMLElement
  data: Record<string, unknown>
  instance: Record<string, unknown>
  setData(data: object): void
  querySelector(selector: string): SimulatedComponent | undefined
  querySelectorAll(selector: string): SimulatedComponent[]
  dispatchEvent(name: string, options?: object): void
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void
  attach(parent: Node): void
  detach(): void
  triggerLifeTime(name: string): void
  triggerPageLifeTime(name: string, ...args: unknown[]): void
}

/** A rendered page or component, with what a test asks of it. Selectors are WeChat's (class, id; `>>>` reaches in). */
export class Rendered {
  constructor(readonly component: SimulatedComponent) {}

  /** `this` of the component: data, methods */
  get instance() {
    return this.component.instance
  }

  get data() {
    return this.component.data
  }

  get html() {
    return this.component.dom.innerHTML
  }

  /** All text, with runs of blanks as one. */
  get text() {
    return (this.component.dom.textContent ?? '').replace(/\s+/g, ' ').trim()
  }

  /** The first element that matches. Throws when there is none. */
  find(selector: string): Rendered {
    const found = this.component.querySelector(selector)
    if (!found) throw new Error(`nothing matches ${selector} in: ${this.html.slice(0, 2000)}`)
    return new Rendered(found)
  }

  findAll(selector: string): Rendered[] {
    return this.component.querySelectorAll(selector).map((each) => new Rendered(each))
  }

  has(selector: string): boolean {
    return this.component.querySelector(selector) !== undefined
  }

  /** Fires an event at the first match (or, without selector, at the component itself) and waits until all is drawn. */
  async fire(name: string, { at, detail = {} }: { at?: string; detail?: unknown } = {}) {
    const target = at ? this.find(at) : this
    target.component.dispatchEvent(name, { detail, bubbles: true })
    await settled()
  }

  tap(selector: string) {
    return this.fire('tap', { at: selector })
  }

  /** Details of the events `name` that the component triggers from now on. */
  listen(name: string): unknown[] {
    const details: unknown[] = []
    this.component.addEventListener(name, ({ detail }) => details.push(detail))
    return details
  }

  /** Calls a method of the page or component and waits until all is drawn. */
  async call(method: string, ...args: unknown[]) {
    const result = await (this.instance[method] as Method).apply(this.instance, args)
    await settled()
    return result
  }
}

/** Waits for promises, the answers of wx, and what setData draws after them. */
export async function settled(rounds = 5) {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setTimeout(resolve))
}
