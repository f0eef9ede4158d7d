// Keys, mouse, wheel and fingers of the player, each turned into a command.
import { getConfirmations, type Confirmations } from '@/ui/confirm.svelte';
import { isTextField } from '@/ui/commands.svelte';
import type { PadCommand } from './gamepad';
import { gestureOf, WheelSteps } from './gestures';
import { commandOf, optionOf } from './keys';
import type { Player } from './player.svelte';

interface Wiring {
  readonly player: Player;
  readonly root: () => HTMLElement | undefined;
  readonly onpad: (command: PadCommand) => void;
  /** The first one lets sounds begin. */
  readonly ongesture: () => void;
}

const CONTROLS = 'button, a, input, select, textarea, summary, [role="slider"]';

/** Make it while a component is set up: it looks at open questions. */
export class PlayInput {
  readonly #wiring: Wiring;
  readonly #confirmations: Confirmations = getConfirmations();
  readonly #wheel = new WheelSteps();
  #down: { id: number; x: number; y: number; at: number } | undefined;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    const { player, root, ongesture } = this.#wiring;
    const section = root();
    if (event.defaultPrevented || event.isComposing || !section) return;
    if (player.dialog || this.#confirmations.question || isTextField(event.target)) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    // Elsewhere in the shell the keys are the shell's; on nothing in particular they are ours.
    const isOurs = section.contains(target) || target === document.body || target.contains(section);
    if (!isOurs) return;
    const isControl = target.matches(CONTROLS);
    if (isControl && (event.key === 'Enter' || event.key === ' ')) return;
    if (target.closest('.choices') && /^Arrow(Up|Down)$/.test(event.key)) return;
    // From the stage itself Tab skips, as in Ren'Py; from a button it goes on to the next one.
    if (event.key === 'Tab' && target !== section) return;
    if (!player.host.hasLetterKeys && /^[a-z]$/i.test(event.key)) return;
    const option = player.session.options[optionOf(event) ?? -1];
    const command = commandOf(event);
    if (!option && !command) return;
    ongesture();
    event.preventDefault();
    if (option) void player.choose(option.id);
    else if (command) player.run(command);
  };

  readonly onkeyup = (event: KeyboardEvent): void => {
    if (event.key === 'Control') this.#wiring.player.releaseHold();
  };

  readonly onblur = (): void => this.#wiring.player.releaseHold();

  readonly onpointerdown = (event: PointerEvent): void => {
    this.#wiring.ongesture();
    this.#down = undefined;
    if (this.#isControl(event)) return;
    this.#down = { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp };
    // The middle button would start scrolling.
    if (event.button === 1) event.preventDefault();
  };

  readonly onpointerup = (event: PointerEvent): void => {
    const down = this.#down;
    this.#down = undefined;
    const { player, root } = this.#wiring;
    if (!down || down.id !== event.pointerId || this.#isControl(event)) return;
    if (event.button === 1) return player.run('hide');
    if (event.button !== 0) return;
    const gesture = gestureOf({
      x: down.x,
      y: down.y,
      toX: event.clientX,
      toY: event.clientY,
      ms: event.timeStamp - down.at,
      width: root()?.clientWidth ?? 1,
    });
    // A mouse has other ways to hide and to go back than dragging.
    if (event.pointerType === 'mouse') {
      if (gesture === 'advance' || gesture === 'hide') player.run('advance');
    } else if (gesture) player.run(gesture);
  };

  readonly onpointercancel = (): void => {
    this.#down = undefined;
  };

  readonly oncontextmenu = (event: MouseEvent): void => {
    if (this.#isControl(event) || this.#wiring.player.dialog) return;
    event.preventDefault();
    // A long press of a finger hides the box; it brings a context menu along on some systems.
    const isFinger = event instanceof PointerEvent && event.pointerType === 'touch';
    if (!isFinger) this.#wiring.player.run('menu');
  };

  readonly onwheel = (event: WheelEvent): void => {
    const { player } = this.#wiring;
    if (player.dialog || event.ctrlKey || scrollsItself(event)) return;
    const step = this.#wheel.turn(event.deltaY, event.timeStamp);
    if (step < 0) player.run(player.preferences.wheelUp === 'backlog' ? 'backlog' : 'back');
    if (step > 0) player.run('forward');
  };

  #isControl(event: Event): boolean {
    if (this.#wiring.player.dialog) return true;
    return event.target instanceof Element && event.target.closest(CONTROLS) !== null;
  }
}

/** A long text under the pointer scrolls first. */
function scrollsItself(event: WheelEvent): boolean {
  const box = event.target instanceof Element ? event.target.closest('.text, .choices') : null;
  if (!box || box.scrollHeight <= box.clientHeight + 2) return false;
  return event.deltaY < 0
    ? box.scrollTop > 0
    : box.scrollTop + box.clientHeight < box.scrollHeight - 2;
}
