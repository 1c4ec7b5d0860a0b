// The first five minutes: the sample event opens with one press, in the middle of a real competition, and the table works.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { openSample } from './support/steps.ts'

test('a first start offers the sample event and a new one, and opens the sample at the table', async ({ table }) => {
  const { page } = table
  await expect(page.getByTestId('open-sample')).toBeVisible()
  await expect(page.getByTestId('new-event')).toBeVisible()
  await shoot(page, 'welcome', TABLE_SIZES)

  await openSample(page)
  for (const region of ['top-bar', 'running-order', 'now-name', 'standing', 'recent']) await expect(page.getByTestId(region)).toBeVisible()
  await expect(page.getByTestId('saved')).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  await expect(page.getByTestId('published')).toHaveText('Not published')
  await shoot(page, 'table', TABLE_SIZES)
})
