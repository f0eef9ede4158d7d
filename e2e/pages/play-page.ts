import { expect, type Page } from '@playwright/test';

/** What a reader saw and heard while playing. */
export interface Seen {
  /** Lines in the order in which the live region told them. */
  readonly lines: readonly string[];
  /** Alternative texts of pictures of people, each once. */
  readonly faces: readonly string[];
  /** Alternative texts of backgrounds, in the order in which they came. */
  readonly backgrounds: readonly string[];
  readonly choices: number;
}

type Recorded = { lines: string[]; alts: string[] };

/** The player. */
export class PlayPage {
  readonly stage;
  readonly choices;
  readonly line;
  readonly end;
  readonly tools;

  constructor(readonly page: Page) {
    this.stage = page.getByRole('region', { name: 'Stage' });
    this.choices = this.stage.getByRole('group').getByRole('button');
    this.line = this.stage.locator('[aria-live="polite"]');
    this.end = this.stage.getByRole('heading', { name: 'The End' });
    this.tools = this.stage.getByRole('toolbar', { name: 'Player' });
  }

  tool(name: string) {
    return this.tools.getByRole('button', { name, exact: true });
  }

  dialog(name: string) {
    return this.page.getByRole('dialog', { name });
  }

  /** The stage is there, and so is the first line. */
  async begin(): Promise<void> {
    await expect(this.stage).toBeVisible();
    await expect(this.line.or(this.choices).first()).toBeAttached();
    await expect(this.stage).toBeFocused();
  }

  /** The line that a screen reader hears now. */
  async read(): Promise<string> {
    return (await this.line.textContent())?.trim() ?? '';
  }

  /** Goes on by one line, however long it is typed or paged. */
  async advance(): Promise<void> {
    const before = await this.read();
    await expect(async () => {
      await this.page.keyboard.press('Enter');
      expect((await this.line.count()) === 0 ? '' : await this.read()).not.toBe(before);
    }).toPass({ intervals: [20, 50, 100] });
  }

  async advanceBy(lines: number): Promise<void> {
    for (let line = 0; line < lines; line += 1) await this.advance();
  }

  /** Goes on until a choice is asked for. */
  async advanceToChoice(): Promise<void> {
    await expect(async () => {
      if (!(await this.choices.first().isVisible())) await this.page.keyboard.press('Enter');
      await expect(this.choices.first()).toBeVisible({ timeout: 50 });
    }).toPass({ intervals: [0] });
  }

  /** Notes what is told and shown from here on. */
  async startNotes(): Promise<void> {
    await this.stage.evaluate((stage) => {
      const notes: Recorded = { lines: [], alts: [] };
      Object.assign(window, { notes });
      let last = '';
      let lastAlts = '';
      const look = () => {
        // A question is no line of the story; it stands on the choice as well.
        const asked = stage.querySelector('[role="group"]')?.getAttribute('aria-label');
        const line = stage.querySelector('[aria-live="polite"]')?.textContent?.trim() ?? '';
        if (line !== last && line !== '' && line !== asked) notes.lines.push(line);
        last = line === asked ? last : line;
        const alts = [...stage.querySelectorAll('img')].map((image) => image.alt).filter(Boolean);
        if (alts.join() !== lastAlts) for (const alt of alts) notes.alts.push(alt);
        lastAlts = alts.join();
      };
      look();
      new MutationObserver(look).observe(stage, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['alt'],
      });
    });
  }

  /** Plays on with Enter, taking a choice each time, until the story ends. */
  async playToTheEnd(option = 1, mostPresses = 3000): Promise<Seen> {
    await this.startNotes();
    let choices = 0;
    for (let presses = 0; presses < mostPresses; presses += 1) {
      const at = await this.stage.evaluate((stage) =>
        stage.querySelector('h2')?.textContent === 'The End'
          ? 'end'
          : stage.querySelector('[role="group"] button')
            ? 'choice'
            : 'line',
      );
      if (at === 'end') {
        const notes = await this.page.evaluate(
          () => (window as unknown as { notes: Recorded }).notes,
        );
        // "Oswin Fennick, joy" is a face; "lighthouse at night in a storm" is a place.
        const isFace = (alt: string) => / *, [\w -]+$/.test(alt);
        return {
          lines: notes.lines,
          faces: [...new Set(notes.alts.filter(isFace))],
          backgrounds: notes.alts
            .filter((alt) => !isFace(alt))
            .filter((alt, index, all) => alt !== all[index - 1]),
          choices,
        };
      }
      if (at === 'choice') choices += 1;
      await this.page.keyboard.press(at === 'choice' ? String(option) : 'Enter');
    }
    throw new Error(`The story did not end within ${mostPresses} presses.`);
  }
}
