// One scene as a Ren'Py script: the directives of the stage, statement by statement.
import {
  findCharacter,
  shotKey,
  type Beat,
  type CharacterId,
  type ChooseBeat,
  type NarrateBeat,
  type SayBeat,
  type Scene,
  type Story,
  type Target,
} from '@/story';
import { macroNamesOf, spriteShot, stageSteps, type Directive, type StageSprite } from '@/stage';
import { isNarrator, type Naming, type ShownPictures } from './cast';
import { pythonText } from './escape';
import { endsFlow, livingBeats, sceneAfter, wayOf } from './flow';
import { captionString, sayStrings } from './text';
import type { VariableWriter } from './variables';
import { particlesOf, type Particles } from './weather';

export const END_LABEL = 'the_end';

/** Who speaks when nobody knows who. */
const UNKNOWN_SPEAKER = '???';

export interface ScriptSetting {
  readonly story: Story;
  readonly naming: Naming;
  readonly pictures: ShownPictures;
  readonly variables: VariableWriter;
  /** False: the player's character stays off the stage. */
  readonly showPlayer: boolean;
}

/** The text of `scenes/<label>.rpy`. */
export function sceneScript(scene: Scene, setting: ScriptSetting): string {
  return new SceneWriter(scene, setting).write();
}

type ShowDirective = Extract<Directive, { do: 'show' }>;
type BackgroundDirective = Extract<Directive, { do: 'background' }>;

class SceneWriter {
  readonly #scene: Scene;
  readonly #setting: ScriptSetting;
  readonly #lines: string[] = [];
  /** What the statements so far have put on the stage. */
  readonly #shown = new Map<CharacterId, StageSprite>();
  /** Whose new face the next say line has to name. */
  readonly #faceDue = new Set<CharacterId>();
  #background = '';
  #particles: Particles | undefined;
  /** One transition for all that changed since the last stop. */
  #pending: string | undefined;
  #origin = '';
  /** Of the line that comes next, which is asked for once to choose a face and once to be said. */
  #next: { readonly beat: Beat; readonly strings: readonly string[] } | undefined;
  #stops = 0;

  constructor(scene: Scene, setting: ScriptSetting) {
    this.#scene = scene;
    this.#setting = setting;
  }

  write(): string {
    const { story, naming } = this.#setting;
    const { living } = livingBeats(this.#scene.beats, story);
    this.#lines.push(`label ${naming.label(this.#scene.id)}:`, '');
    if (this.#scene.title.trim() !== '') {
      this.#add(`$ save_name = ${pythonText(this.#scene.title)}`, '');
    }
    const scene = { ...this.#scene, beats: [...living] };
    for (const step of stageSteps(scene, story, { showPlayer: this.#setting.showPlayer })) {
      this.#noteOrigin(step.beat);
      for (const [index, directive] of step.directives.entries()) {
        this.#carryOut(directive, step.directives.slice(index + 1));
      }
    }
    this.#leave(living.at(-1));
    return `${this.#lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
  }

  #add(...statements: readonly string[]): void {
    for (const statement of statements) {
      this.#lines.push(statement === '' ? '' : `    ${statement}`);
    }
  }

  /** A comment that leads back to the log: numbers only, for text in a comment could end it. */
  #noteOrigin({ span }: Beat): void {
    if (!span) return;
    const file = this.#setting.story.project.sources.findIndex(({ id }) => id === span.source) + 1;
    const origin = `# file ${file > 0 ? file : '?'}, message ${span.message + 1}`;
    if (origin === this.#origin) return;
    this.#origin = origin;
    this.#add('', origin);
  }

  #carryOut(directive: Directive, rest: readonly Directive[]): void {
    switch (directive.do) {
      case 'background':
        return this.#showBackground(directive);
      case 'show':
        return this.#show(directive, rest);
      case 'hide':
        return this.#hide(directive.who);
      case 'focus':
        // staging.rpy lights whoever speaks.
        return;
      case 'line':
        return this.#say(directive.beat);
      case 'choose':
        return this.#choose(directive.beat);
      case 'set':
        return this.#add(...this.#setting.variables.effects(directive.beat.effects));
      case 'jump':
        return this.#jump(directive.beat.target, directive.beat.when);
      case 'pause':
        if (directive.seconds <= 0) return;
        this.#flush();
        this.#stops += 1;
        return this.#add(`pause ${Number(directive.seconds.toFixed(2))}`);
    }
  }

  // -- stage ---------------------------------------------------------------

  #showBackground({ background, weather, clears, transition }: BackgroundDirective): void {
    const { naming, story } = this.#setting;
    const image = naming.image(background);
    const particles = particlesOf(story.world, background.place, weather);
    if (clears) {
      this.#shown.clear();
      this.#particles = undefined;
      this.#add(`scene ${image}`);
    } else if (image !== this.#background) {
      // `show`, not `scene`: people stay where they are.
      this.#add(`show ${image}`);
    }
    if (particles !== this.#particles) {
      if (this.#particles) this.#add(`hide ${this.#particles}`);
      if (particles) this.#add(`show ${particles}`);
    }
    if (clears || image !== this.#background || particles !== this.#particles) {
      this.#want(transition === 'fade' ? 'fade' : 'dissolve');
    }
    this.#background = image;
    this.#particles = particles;
  }

  #show({ sprite }: ShowDirective, rest: readonly Directive[]): void {
    const { naming, pictures } = this.#setting;
    const shot = spriteShot(sprite);
    if (!pictures.has(shot)) return;
    const was = this.#shown.get(sprite.who);
    this.#shown.set(sprite.who, sprite);
    const image = naming.image(shot);
    const hasMoved = !was || was.x !== sprite.x || was.scale !== sprite.scale;
    if (!hasMoved && this.#isSaidNext(sprite.who, rest)) {
      this.#faceDue.add(sprite.who);
      return;
    }
    this.#add(`show ${image}${hasMoved ? ` at ${spot(sprite)}` : ''}`);
    if (!was) this.#want('dissolve');
    else if (shotKey(spriteShot(was)) !== shotKey(shot)) this.#want('quick_dissolve');
  }

  /** A new face goes onto the say line of the same person. */
  #isSaidNext(who: CharacterId, rest: readonly Directive[]): boolean {
    const line = rest.find((directive) => directive.do === 'line');
    return (
      line?.beat.kind === 'say' && line.beat.who === who && this.#strings(line.beat).length > 0
    );
  }

  #hide(who: CharacterId): void {
    if (!this.#shown.delete(who)) return;
    this.#add(`hide ${this.#setting.naming.person(who)}`);
    this.#want('dissolve');
  }

  #want(transition: 'fade' | 'dissolve' | 'quick_dissolve'): void {
    if (this.#pending === 'fade' || (this.#pending && transition === 'quick_dissolve')) return;
    this.#pending = transition;
  }

  #flush(): void {
    if (this.#pending) this.#add(`with ${this.#pending}`, '');
    this.#pending = undefined;
  }

  // -- lines ---------------------------------------------------------------

  #strings(beat: SayBeat | NarrateBeat): readonly string[] {
    if (this.#next?.beat === beat) return this.#next.strings;
    const { story } = this.#setting;
    const names = macroNamesOf(beat, story.characters, story.project.player);
    const isThought = beat.kind === 'say' && beat.mode === 'thought';
    const strings = sayStrings(beat.text, { names, isThought });
    this.#next = { beat, strings };
    return strings;
  }

  #say(beat: SayBeat | NarrateBeat): void {
    const strings = this.#strings(beat);
    if (strings.length === 0) return;
    this.#flush();
    for (const string of strings) {
      const who = beat.kind === 'say' ? this.#speaker(beat) : '';
      this.#add(`${who}"${string}"${cueOf(beat)}`);
    }
    this.#stops += strings.length;
  }

  /** `mira joy `, with clothes and face only where the face changes; nothing for a narrator. */
  #speaker(beat: SayBeat): string {
    const { story, naming } = this.#setting;
    const character = findCharacter(story, beat.who);
    if (!character) return `"${UNKNOWN_SPEAKER}" `;
    if (isNarrator(character)) return '';
    const sprite = this.#shown.get(character.id);
    if (!sprite || !this.#faceDue.delete(character.id)) return `${naming.person(character.id)} `;
    return `${naming.image(spriteShot(sprite))} `;
  }

  // -- ways ----------------------------------------------------------------

  #choose(beat: ChooseBeat): void {
    const { story, variables } = this.#setting;
    const names = macroNamesOf(beat, story.characters, story.project.player);
    const prompt = sayStrings(beat.prompt, { names });
    this.#flush();
    if (beat.options.length === 0) {
      this.#add(...prompt.map((string) => `"${string}"`));
      return;
    }
    this.#stops += 1;
    this.#add(...prompt.slice(0, -1).map((string) => `"${string}"`), '', 'menu:');
    for (const string of prompt.slice(-1)) this.#add(`    "${string}"`);
    for (const option of beat.options) {
      const { caption, isShortened } = captionString(option.text, names, beat.options.length);
      const condition = variables.condition(option.when);
      this.#add('', `    "${caption}"${condition ? ` if ${condition}` : ''}:`);
      const block = isShortened
        ? sayStrings(option.text, { names }).map((string) => `"${string}"`)
        : [];
      for (const effect of variables.effects(option.effects)) block.push(effect);
      const way = this.#statementTo(option.target);
      if (way) block.push(way);
      this.#add(
        ...(block.length > 0 ? block : ['pass']).map((statement) => `        ${statement}`),
      );
    }
    this.#add('');
  }

  #jump(target: Target, when: Parameters<VariableWriter['condition']>[0]): void {
    const statement = this.#statementTo(target);
    if (!statement) return;
    this.#flush();
    const condition = this.#setting.variables.condition(when);
    const statements = [...this.#breath(), statement];
    if (!condition) this.#add(...statements);
    else this.#add(`if ${condition}:`, ...statements.map((inner) => `    ${inner}`));
  }

  #statementTo(target: Target): string | undefined {
    const way = wayOf(target, this.#setting.story);
    if (way.to === 'next') return undefined;
    return `jump ${way.to === 'scene' ? this.#setting.naming.label(way.scene) : END_LABEL}`;
  }

  /** The last statement: scenes never run on into the next file by themselves. */
  #leave(last: Beat | undefined): void {
    const { story, naming } = this.#setting;
    if (last && endsFlow(last, story)) return;
    this.#flush();
    const next = sceneAfter(story, this.#scene.id);
    this.#add('', ...this.#breath(), `jump ${next ? naming.label(next.id) : END_LABEL}`);
  }

  /** Scenes that lead around in a circle without a stop would hang the engine. */
  #breath(): string[] {
    return this.#stops === 0 ? ['pause 0.25'] : [];
  }
}

/** How it is said, shown beside the name: an argument of the say screen. */
function cueOf(beat: SayBeat | NarrateBeat): string {
  const cue = beat.kind === 'say' ? (beat.cue?.trim() ?? '') : '';
  return cue === '' ? '' : ` (show_cue=${pythonText(cue)})`;
}

function spot({ x, scale }: StageSprite): string {
  const number = (value: number): string => String(Number(value.toFixed(3))).replace(/^0\./, '.');
  return scale === 1 ? `spot(${number(x)})` : `spot(${number(x)}, ${number(scale)})`;
}
