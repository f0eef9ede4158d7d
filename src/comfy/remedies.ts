// What to do about each finding of the doctor, as data: steps in plain words, commands to copy.
import type { ServerAddress } from './address';
import type { HostClass } from './host-class';

export interface RemedyStep {
  readonly text: string;
  /** To copy as it is. */
  readonly command?: string;
}

/** One way to start ComfyUI. */
export interface StartCommand {
  readonly launcher: 'terminal' | 'portable' | 'desktop' | 'docker' | 'comfy-cli' | 'pod';
  readonly label: string;
  readonly steps: readonly RemedyStep[];
}

export interface Remedy {
  readonly title: string;
  readonly why: string;
  readonly steps: readonly RemedyStep[];
  /** How to start ComfyUI so that it lets this page in; empty where that is not the trouble. */
  readonly starts: readonly StartCommand[];
}

export const OLDEST_VERSION = '0.3.45';

/** A page opened from a file has the origin "null", which no flag can name. */
function corsFlag(pageOrigin: string): string {
  const isNamed = /^https?:\/\/[\w.:[\]-]+$/.test(pageOrigin);
  return isNamed ? `--enable-cors-header ${pageOrigin}` : '--enable-cors-header';
}

export function startCommands(pageOrigin: string): readonly StartCommand[] {
  const flag = corsFlag(pageOrigin);
  return [
    {
      launcher: 'terminal',
      label: 'Linux and macOS',
      steps: [
        {
          text: 'Stop ComfyUI and start it in its folder with:',
          command: `python main.py ${flag}`,
        },
      ],
    },
    {
      launcher: 'portable',
      label: 'Windows portable',
      steps: [
        { text: 'Open run_nvidia_gpu.bat (or the .bat that you use) with Notepad.' },
        {
          text: 'Let its line that starts ComfyUI read:',
          command: `.\\python_embeded\\python.exe -s ComfyUI\\main.py --windows-standalone-build ${flag}`,
        },
        { text: 'Save, close ComfyUI’s window and start the .bat again.' },
      ],
    },
    {
      launcher: 'desktop',
      label: 'Desktop app',
      steps: [
        { text: 'Open Settings, then Server-Config, then Network.' },
        {
          text: 'Put this into “Enable CORS header”:',
          command: flag.split(' ')[1] ?? '*',
        },
        { text: 'Restart the app. It usually listens on port 8000.' },
      ],
    },
    {
      launcher: 'docker',
      label: 'Docker',
      steps: [
        {
          text: 'Add the flag to the command of the container; many images read it from CLI_ARGS:',
          command: `docker run -p 8188:8188 -e CLI_ARGS="--listen 0.0.0.0 ${flag}" <image>`,
        },
        {
          text: 'Where the image takes a command instead:',
          command: `python main.py --listen 0.0.0.0 --port 8188 ${flag}`,
        },
      ],
    },
    {
      launcher: 'comfy-cli',
      label: 'comfy-cli',
      steps: [{ text: 'Stop it, then:', command: `comfy launch -- ${flag}` }],
    },
    {
      launcher: 'pod',
      label: 'RunPod and other pods',
      steps: [
        {
          text: 'In the pod’s start command or its terminal, let ComfyUI start with:',
          command: `python main.py --listen 0.0.0.0 --port 8188 ${flag}`,
        },
        {
          text: 'Expose port 8188 as an HTTP port, so that it has an https address. Whoever knows that address can use the pod.',
        },
      ],
    },
  ];
}

export type Trouble =
  | { readonly kind: 'bad-address'; readonly message: string }
  | {
      readonly kind: 'mixed-content';
      readonly reason: 'public' | 'lan-name' | 'webkit' | 'insecure-page';
    }
  | { readonly kind: 'permission-prompt' }
  | { readonly kind: 'permission-denied' }
  | { readonly kind: 'down'; readonly status?: number }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | { readonly kind: 'cors-missing'; readonly isCertain: boolean }
  | { readonly kind: 'auth-wall'; readonly status: number | undefined }
  | { readonly kind: 'websocket-blocked' }
  | { readonly kind: 'not-comfyui'; readonly message: string }
  | { readonly kind: 'too-old'; readonly version: string };

type Place = Pick<ServerAddress, 'baseUrl' | 'host' | 'hostClass' | 'auth'>;

const OWN_COPY: RemedyStep = {
  text: 'Or open this page from your own computer: download it, then run this in its folder and open http://localhost:8000. From there every server can be reached.',
  command: 'python -m http.server 8000',
};

/** Pure. `place` is missing where there is no address yet. */
export function remedyFor(trouble: Trouble, pageOrigin: string, place?: Place): Remedy {
  const at = place?.baseUrl ?? 'the server';
  const plain = (title: string, why: string, ...steps: RemedyStep[]): Remedy => ({
    title,
    why,
    steps,
    starts: [],
  });
  switch (trouble.kind) {
    case 'bad-address':
      return plain('This is not an address', trouble.message, {
        text: 'Copy what ComfyUI prints when it starts, after “To see the GUI go to:”.',
      });
    case 'mixed-content':
      return mixedContent(trouble.reason, at, pageOrigin);
    case 'permission-prompt':
      return plain(
        'Your browser will ask for permission',
        `This page wants to talk to ${at}, ${nearby(place?.hostClass)}. The browser asks you first. Nothing was sent yet.`,
        { text: 'Go on, then choose Allow when the browser asks.' },
      );
    case 'permission-denied':
      return plain(
        'The browser blocks the way to your network',
        `Access from this page to ${nearby(place?.hostClass)} was denied, and the browser will not ask again by itself.`,
        { text: 'Press the icon to the left of this page’s address, then open the site settings.' },
        {
          text: 'Set “Local network access” (also called “Apps on device” or “Local network”) to Allow.',
        },
        { text: 'Come back and connect again.' },
      );
    case 'down':
      return trouble.status === undefined
        ? down(at, place)
        : plain(
            'ComfyUI behind this address is not running',
            `A proxy answers at ${at} with ${trouble.status}, but ComfyUI does not.`,
            { text: 'Wait until ComfyUI has started, or restart it, then connect again.' },
          );
    case 'timeout':
      return plain(
        'The server does not answer in time',
        `Nothing came from ${at} for ${Math.round(trouble.afterMs / 1000)} seconds.`,
        { text: 'If ComfyUI is just starting or loads a model, wait and connect again.' },
        { text: 'Check the address, and that no firewall stands in between.' },
      );
    case 'cors-missing':
      return corsMissing(trouble.isCertain, at, pageOrigin);
    case 'auth-wall':
      return authWall(trouble.status, at);
    case 'websocket-blocked':
      return plain(
        'Connected, without live messages',
        'The server answers, but its WebSocket does not open. Rendering works; there are no live previews, and progress comes more slowly.',
        { text: 'If a proxy stands in front of ComfyUI, let it pass WebSocket upgrades for /ws.' },
        ...(place?.auth?.kind === 'basic'
          ? [
              {
                text: 'A browser cannot send a user name and password with a WebSocket. Let the proxy pass /ws, or use a token.',
              },
            ]
          : []),
      );
    case 'not-comfyui':
      return plain('Something answers, but it is not ComfyUI', `${at}: ${trouble.message}`, {
        text: 'Check the port. ComfyUI prints its address when it starts; usual ports are 8188, and 8000 for the desktop app.',
      });
    case 'too-old':
      return plain(
        'This ComfyUI is too old',
        `It is version ${trouble.version || 'unknown'}; this page needs ${OLDEST_VERSION} or newer to keep track of its jobs.`,
        { text: 'Update ComfyUI, restart it and connect again.' },
      );
  }
}

function nearby(hostClass: HostClass | undefined): string {
  return hostClass === 'loopback' ? 'programs on this computer' : 'devices in your network';
}

function mixedContent(
  reason: Extract<Trouble, { kind: 'mixed-content' }>['reason'],
  at: string,
  pageOrigin: string,
): Remedy {
  const title = 'The browser does not allow this address from here';
  const https: RemedyStep = {
    text: 'Give the server an https address: a tunnel (Cloudflare, Tailscale serve) or, at RunPod, its proxy link.',
  };
  switch (reason) {
    case 'public':
      return {
        title,
        why: `This page is served over https, and a browser never lets such a page call http on the internet (${at}).`,
        steps: [https, OWN_COPY],
        starts: [],
      };
    case 'lan-name':
      return {
        title,
        why: `The browser cannot tell that ${at} is in your network, so it treats it like http on the internet.`,
        steps: [
          {
            text: 'Use its number, such as http://192.168.1.20:8188, or its name ending in .local.',
          },
          OWN_COPY,
        ],
        starts: [],
      };
    case 'webkit':
      return {
        title,
        why: 'Safari does not let an https page call http, not even on this computer.',
        steps: [{ text: 'Use Chrome, Edge or Firefox.' }, OWN_COPY, https],
        starts: [],
      };
    case 'insecure-page':
      return {
        title,
        why: `This page came over plain http from the internet (${pageOrigin}); browsers keep such pages out of your network.`,
        steps: [{ text: 'Open this page over https.' }, OWN_COPY],
        starts: [],
      };
  }
}

function down(at: string, place: Place | undefined): Remedy {
  const steps: RemedyStep[] = [
    { text: 'Start ComfyUI, and wait for its line “To see the GUI go to:”.' },
    { text: 'Compare the address and the port with that line.' },
  ];
  if (place && place.hostClass !== 'loopback') {
    steps.push({
      text: 'ComfyUI on another computer must be started with --listen, or it answers only there:',
      command: 'python main.py --listen 0.0.0.0 --port 8188',
    });
    steps.push({ text: 'Check that the computer is on and its firewall lets the port through.' });
  }
  return {
    title: 'Nothing answers at this address',
    why: `${at} refuses or is off.`,
    steps,
    starts: [],
  };
}

function corsMissing(isCertain: boolean, at: string, pageOrigin: string): Remedy {
  return {
    title: isCertain
      ? 'ComfyUI runs, but does not let this page in'
      : 'Something answers, but does not let this page in',
    why: isCertain
      ? `${at} answers, but it was started without the flag that allows web pages to use it.`
      : `${at} answers, but not to this page. Most likely it is a ComfyUI that was started without the flag below. Another program at this port, a login page or a proxy would look the same.`,
    steps: [
      {
        text: `Start ComfyUI with this flag, which lets in ${pageOrigin}:`,
        command: corsFlag(pageOrigin),
      },
      { text: 'Choose how you start it, and copy the line. Then connect again.' },
    ],
    starts: startCommands(pageOrigin),
  };
}

function authWall(status: number | undefined, at: string): Remedy {
  return status === undefined
    ? {
        title: 'The password does not get through',
        why: `${at} answers this page without the password, but refuses the browser’s question before it (OPTIONS).`,
        steps: [
          { text: 'Let the proxy answer OPTIONS requests without a password.' },
          { text: 'It must allow the headers Content-Type and Authorization.' },
        ],
        starts: [],
      }
    : {
        title: 'The server asks for a password',
        why: `${at} answered ${status}.`,
        steps: [
          { text: 'Enter user name and password, or the token, in this server’s settings.' },
          { text: 'A token may also stand in the address: http://…:8188/?token=…' },
        ],
        starts: [],
      };
}
