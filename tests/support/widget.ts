import { type Browser, chromium, type FrameLocator, type Page } from 'playwright'

/** A visitor with the demo page open in a real Chromium. */
export interface Visitor {
  browser: Browser
  page: Page
  chat: FrameLocator
  close(): Promise<void>
}

export async function openWidget(serverUrl: string): Promise<Visitor> {
  const browser = await chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root, and only to root.
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const page = await browser.newPage({ locale: 'en-GB' })
  await page.goto(serverUrl)
  await page.getByTestId('widget-launcher').click()
  return {
    browser,
    page,
    chat: page.frameLocator('[data-testid="widget-frame"]'),
    close: () => browser.close(),
  }
}

/** Introduces the visitor and starts a chat with its first message. */
export async function startChat(visitor: Visitor, name: string, text: string): Promise<void> {
  await visitor.chat.getByTestId('intro-name').fill(name)
  await visitor.chat.getByTestId('intro-message').fill(text)
  await visitor.chat.getByRole('button', { name: 'Start chat' }).click()
  await inChat(visitor, text, 'sent').waitFor()
}

export async function say(visitor: Visitor, text: string): Promise<void> {
  await visitor.chat.getByTestId('composer-input').fill(text)
  await visitor.chat.getByTestId('composer-send').click()
}

/** A message in the widget; with a state, only once it has got that far (`sent` is met by what comes after it too). */
export function inChat(visitor: Visitor, text: string, reached?: 'sent' | 'delivered' | 'read') {
  const order = ['sent', 'delivered', 'read']
  const states = reached ? order.slice(order.indexOf(reached)) : []
  const selector = states.length
    ? states.map((state) => `[data-testid="message"][data-state="${state}"]`).join(', ')
    : '[data-testid="message"]'
  return visitor.chat.locator(selector).filter({ hasText: text })
}
