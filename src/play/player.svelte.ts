// The player as its components see it: one session, what is open over the stage, and what each
// command does. Keys, pads, buttons and fingers all end in `run`.
import {
  macroNamesOf,
  pictureOf,
  playerOf,
  spriteShot,
  type Picture,
  type StageState,
} from '@/stage';
import {
  fillMacros,
  plainText,
  type Beat,
  type Character,
  type CharacterId,
  type Shot,
} from '@/story';
import type { PlayHost, StoredSave } from './host';
import type { PadCommand } from './gamepad';
import { castFor } from './persona';
import { PictureShelf } from './picture-shelf';
import type { PlayPreferences } from './preferences';
import { AUTO_SLOT, QUICK_SLOT, type SaveData } from './saves';
import { PlaySession, type PlayedStory } from './session.svelte';

export type PlayDialog = 'menu' | 'backlog' | 'save' | 'load' | 'preferences' | 'persona';

/** What the text box can do with a press before the story goes on. */
export interface TextBoxHandle {
  /** Finishes typing, or shows the next part of a long text. False: everything was seen. */
  takePress(): boolean;
}

export interface PlayerOptions {
  readonly onnotice: (text: string) => void;
  readonly ontoggleFullscreen: () => void;
  /** A small picture of the stage for the list of saves. */
  readonly capture: () => Promise<Blob | undefined>;
}

export class Player {
  readonly host: PlayHost;
  readonly session: PlaySession;
  readonly shelf: PictureShelf;
  readonly #options: PlayerOptions;
  #dialog = $state<PlayDialog | undefined>();
  #isBoxHidden = $state(false);
  #isHolding = false;
  /** A preview from the script room does not touch the reader's own place. */
  #isPreview = $state(false);
  #hasResumed = $state(false);
  #cast: { key: readonly unknown[]; characters: readonly Character[] } | undefined;
  textBox: TextBoxHandle | undefined;

  constructor(host: PlayHost, options: PlayerOptions) {
    this.host = host;
    this.#options = options;
    const cast = () => this.characters;
    // The session folds the cast as this reader sees it: persona included.
    const story: PlayedStory = {
      get characters() {
        return cast();
      },
      get world() {
        return host.story.world;
      },
      get scenes() {
        return host.story.scenes;
      },
      beatsOf: (scene) => host.story.beatsOf(scene),
      load: (scene) => host.story.load(scene),
    };
    this.session = new PlaySession(story, host.seen, {
      showPlayer: host.preferences.showPlayer,
    });
    this.shelf = new PictureShelf(host);
  }

  /** The cast as this reader sees it; the same array until story or persona change. */
  get characters(): readonly Character[] {
    const { story } = this.host;
    const key = [story.characters, this.self, this.session.persona];
    // Not a `$derived`: the last save is made while the component is taken down.
    if (!this.#cast?.key.every((part, index) => part === key[index])) {
      this.#cast = { key, characters: castFor(story.characters, this.self, this.session.persona) };
    }
    return this.#cast.characters;
  }

  /** The player character as the story knows it. */
  get self(): Character | undefined {
    return playerOf(this.host.story.characters, this.host.story.player);
  }

  get dialog(): PlayDialog | undefined {
    return this.#dialog;
  }

  get isBoxHidden(): boolean {
    return this.#isBoxHidden;
  }

  get isPreview(): boolean {
    return this.#isPreview;
  }

  /** The reader's own place was taken up, and they have not gone far from it. */
  get hasResumed(): boolean {
    return this.#hasResumed;
  }

  get preferences(): PlayPreferences {
    return this.host.preferences;
  }

  get isTypingInstant(): boolean {
    return this.session.mode === 'skip' || this.session.mode === 'skip-fast';
  }

  setPreferences(change: Partial<PlayPreferences>): void {
    this.host.setPreferences({ ...this.host.preferences, ...change });
    this.session.showPlayer = this.host.preferences.showPlayer;
  }

  characterOf(who: CharacterId | null | undefined): Character | undefined {
    return this.characters.find(({ id }) => id === who);
  }

  /** Rich text of a line with its macros filled for this reader. */
  textOf(beat: Beat | null, text: string): string {
    return fillMacros(text, macroNamesOf(beat, this.characters, this.self?.id));
  }

  /** The same for where there are no styles. */
  plainTextOf(beat: Beat | null, text: string): string {
    return plainText(this.textOf(beat, text));
  }

  pictureOf(shot: Shot): Picture | undefined {
    return pictureOf(shot, { characters: this.characters, world: this.host.story.world });
  }

  /** Pictures of a stage, the background first. */
  picturesOf(stage: StageState): Picture[] {
    const sprites = stage.sprites.map((sprite) => this.pictureOf(spriteShot(sprite)));
    return [this.pictureOf(stage.background), ...sprites].filter((one) => one !== undefined);
  }

  /** Preview, the reader's own place, or the beginning. */
  async open(from: Parameters<PlaySession['start']>[0] | undefined): Promise<void> {
    this.#isPreview = from !== undefined;
    if (from === undefined) {
      const auto = (await this.host.listSaves()).find(({ slot }) => slot === AUTO_SLOT);
      if (auto && (await this.session.restore(auto.data)) !== 'failed') {
        this.#hasResumed = true;
        return;
      }
    }
    await this.session.start(from);
  }

  async restart(): Promise<void> {
    this.close();
    await this.session.start();
  }

  /** To the script room, at the line on screen. */
  editHere(): void {
    const { run, beat } = this.session;
    if (run) this.host.edit(run.scene, beat?.id);
  }

  show(dialog: PlayDialog): void {
    this.session.setMode('read');
    this.#dialog = dialog;
  }

  close(): void {
    this.#dialog = undefined;
  }

  async advance(): Promise<void> {
    if (this.#isBoxHidden) {
      this.#isBoxHidden = false;
      return;
    }
    if (this.session.mode === 'read' && this.textBox?.takePress()) return;
    this.#hasResumed = false;
    // A press ends auto and skip, as everywhere.
    this.session.setMode('read');
    await this.session.advance();
  }

  async choose(option: string): Promise<void> {
    await this.session.choose(option, this.preferences.skipAfterChoices);
  }

  releaseHold(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.session.setMode('read');
  }

  /** Carries out a command of a key, a pad, a button or a finger. */
  run(command: PadCommand): void {
    const { session } = this;
    switch (command) {
      case 'advance':
        return void this.advance();
      case 'back':
        this.#isBoxHidden = false;
        return session.back();
      case 'forward':
        return session.forward();
      case 'menu':
        return this.show('menu');
      case 'hide':
        this.#isBoxHidden = !this.#isBoxHidden;
        return;
      case 'skip-hold':
        this.#isHolding = true;
        return session.setMode('skip');
      case 'skip':
        return session.setMode(session.mode === 'skip' ? 'read' : 'skip');
      case 'skip-fast':
        return session.setMode('skip-fast');
      case 'auto':
        return session.setMode(session.mode === 'auto' ? 'read' : 'auto');
      case 'backlog':
        return this.show('backlog');
      case 'fullscreen':
        return this.#options.ontoggleFullscreen();
      case 'quick-save':
        return void this.save(QUICK_SLOT);
      case 'quick-load':
        return void this.#loadSlot(QUICK_SLOT);
      case 'save':
      case 'load':
      case 'preferences':
        return this.show(command);
      // Moving between options is a matter of focus; the component does it.
      case 'previous-option':
      case 'next-option':
    }
  }

  async save(slot: string): Promise<boolean> {
    const data = this.session.toSave(this.#excerpt());
    if (!data) return false;
    const picture = await this.#options.capture();
    const isSaved = await this.host.putSave({ slot, savedAt: Date.now(), data, picture });
    if (isSaved && slot === QUICK_SLOT) this.#options.onnotice('Quick save done.');
    return isSaved;
  }

  /**
   * On hiding the page and on leaving the room.
   * @param hasStage false: the stage is gone, there is nothing to take a picture of.
   */
  async autosave(hasStage = true): Promise<void> {
    if (this.#isPreview) return;
    const data = this.session.toSave(this.#excerpt());
    if (!data) return;
    const save = { slot: AUTO_SLOT, savedAt: Date.now(), data };
    // At once without a picture: the page may be gone in a moment.
    await this.host.putSave({ ...save, picture: undefined });
    const picture = hasStage ? await this.#options.capture() : undefined;
    if (picture) await this.host.putSave({ ...save, picture });
  }

  async load(save: StoredSave | { data: SaveData }): Promise<void> {
    const result = await this.session.restore(save.data);
    this.#isPreview = false;
    this.close();
    if (result === 'failed') {
      this.#options.onnotice('This save belongs to a scene that is gone, and nothing is near it.');
    } else if (result === 'nearby') {
      this.#options.onnotice('The saved line was edited away; this is the nearest one.');
    }
  }

  async #loadSlot(slot: string): Promise<void> {
    const save = (await this.host.listSaves()).find((one) => one.slot === slot);
    if (save) await this.load(save);
    else this.#options.onnotice('There is no quick save yet. Press Q to make one.');
  }

  #excerpt(): string {
    const line = this.session.stage?.line;
    if (!line) return '';
    const name = line.kind === 'say' ? this.characterOf(line.who)?.name : undefined;
    const text = plainText(this.textOf(line, line.text));
    return name === undefined ? text : `${name}: ${text}`;
  }
}
