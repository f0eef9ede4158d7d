import { expect, type Locator, type Page } from '@playwright/test';

/** What a shot can be, as its button says. */
export type ShotWords =
  'Painted' | 'Rendered' | 'Out of date' | 'Your picture' | 'Waiting' | 'Rendering';

/** Pictures of the story, and the queue of those that are asked for. */
export class ArtPage {
  readonly heading;
  readonly renderMissing;
  readonly renderStale;
  readonly renders;
  readonly queueWords;
  readonly bars;
  readonly rows;
  readonly shots;
  readonly inspector;
  readonly takes;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Art', level: 1 });
    this.renderMissing = page.getByRole('button', { name: 'Render missing art' });
    this.renderStale = page.getByRole('button', { name: 'Render out of date' });
    this.renders = page.getByRole('region', { name: 'Renders' });
    this.queueWords = this.renders.getByRole('status');
    this.bars = this.renders.getByRole('progressbar');
    this.rows = this.renders.getByRole('list', { name: 'Renders' }).getByRole('listitem');
    this.shots = page.getByRole('main').getByRole('button', {
      name: /: (Painted|Stand-in|Rendered|Out of date|Your picture|Waiting|Rendering)$/,
    });
    this.inspector = page.getByRole('complementary', { name: 'Picture' });
    this.takes = this.inspector.getByRole('list', { name: 'Takes' }).getByRole('listitem');
  }

  /** A server is there, and what it has was read. */
  async expectReady(): Promise<void> {
    await expect(this.shots.first()).toBeVisible();
    await expect(this.page.getByRole('region', { name: 'How it is drawn' })).toBeVisible();
  }

  /** Shots that are in this state. */
  shotsThat(are: ShotWords): Locator {
    return this.shots.and(this.page.getByRole('button', { name: new RegExp(`: ${are}$`) }));
  }

  shot(name: string | RegExp): Locator {
    return this.shots.and(this.page.getByRole('button', { name }));
  }

  /** The row of a render. */
  row(title: string | RegExp): Locator {
    return this.rows.filter({ hasText: title });
  }

  /** All that was asked for has ended, in these words: "8 done", "7 done, 1 failed". */
  async expectEnded(words: string): Promise<void> {
    await expect(this.queueWords).toHaveText(words, { timeout: 40_000 });
  }

  async select(name: string | RegExp): Promise<void> {
    const shot = this.shot(name).first();
    if ((await shot.getAttribute('aria-pressed')) !== 'true') await shot.click();
    await expect(this.inspector).toBeVisible();
  }

  /** How many takes a shot has. */
  async takesOf(name: string | RegExp): Promise<number> {
    await this.select(name);
    return this.takes.count();
  }
}
