// A workflow of nodes that every ComfyUI has and that need no model: a figure of one color on a ground of
// another. The page gives the ground the size of what it draws; the figure stays in its left upper corner.

interface Rectangle {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB. */
  readonly color: number;
}

const rectangle = ({ width, height, color }: Rectangle) => ({
  class_type: 'EmptyImage',
  inputs: { width, height, batch_size: 1, color },
});

/** As Workflow → Export (API) writes it. */
export function flatWorkflow(ground: number, figure: number): string {
  return JSON.stringify({
    '1': rectangle({ width: 96, height: 144, color: ground }),
    '2': rectangle({ width: 48, height: 100, color: figure }),
    '3': {
      class_type: 'ImageCompositeMasked',
      inputs: { destination: ['1', 0], source: ['2', 0], x: 24, y: 30, resize_source: false },
    },
    '4': { class_type: 'SaveImage', inputs: { images: ['3', 0], filename_prefix: 'flat' } },
  });
}
