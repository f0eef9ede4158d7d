// Safari clears what a site stored after seven days without a visit, unless the site is on the Home
// Screen (WebKit, "Full Third-Party Cookie Blocking and More", 2020). Every browser on iOS is WebKit.

export interface Device {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** Opened from the Home Screen. */
  readonly isInstalled: boolean;
}

export function mayBeWiped({ userAgent, maxTouchPoints, isInstalled }: Device): boolean {
  // iPads say that they are Macs; no Mac has a touch screen.
  const isPad = /Macintosh/.test(userAgent) && maxTouchPoints > 1;
  return !isInstalled && (isPad || /iPhone|iPad|iPod/.test(userAgent));
}

export function readDevice(): Device {
  return {
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
    isInstalled: matchMedia('(display-mode: standalone)').matches,
  };
}
