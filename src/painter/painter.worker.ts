import { expose } from 'comlink';
import { rasterize, type RasterSize } from './canvas';
import { paintSpec, type PaintSpec } from './spec';

const api = {
  paint(spec: PaintSpec, size: RasterSize): Promise<Blob> {
    return rasterize(paintSpec(spec, size), size);
  },
};
export type PainterApi = typeof api;

expose(api);
