import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on what is shown now, a line each: the rule, the element and why. */
export async function accessibilityFindings(page: Page | Frame): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    // A colour on its way to another one is neither.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return Reflect.get(window, 'axe').run(
      // React Aria's own: it names what it announced for seconds after that has left the screen.
      { exclude: ['[data-live-announcer]'] },
      { runOnly: { type: 'tag', values: tags } },
    )
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}
